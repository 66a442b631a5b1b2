#include "core/stats/due_times.h"

#include <algorithm>

namespace jw::stats {
namespace {

int weekdayOf(Day day) { return static_cast<int>(((day + 3) % 7 + 7) % 7) + 1; }  // 1970-01-01 was a Thursday

Day dueInMonth(const DueRule& rule, int year, int month) {
  const int nextYear = month == 12 ? year + 1 : year;
  const auto last = daysOf(nextYear, month % 12 + 1, 1) - 1;
  return static_cast<Day>(std::min(daysOf(year, month, 1) + rule.day - 1, last));
}

Day dueDayUpTo(const DueRule& rule, Day day) {
  switch (rule.every) {
    case DueRule::Every::day:
      return day;
    case DueRule::Every::week:
      return day - (weekdayOf(day) - rule.day + 7) % 7;
    case DueRule::Every::month:
      break;
  }
  const LocalTime date = dateOf(day);
  if (const Day due = dueInMonth(rule, date.year, date.month); due <= day) return due;
  return date.month == 1 ? dueInMonth(rule, date.year - 1, 12) : dueInMonth(rule, date.year, date.month - 1);
}

Day dueDayAfter(const DueRule& rule, Day day) {
  if (rule.every == DueRule::Every::day) return day + 1;
  if (rule.every == DueRule::Every::week) return dueDayUpTo(rule, day) + 7;
  const LocalTime date = dateOf(day);
  if (const Day due = dueInMonth(rule, date.year, date.month); due > day) return due;
  return date.month == 12 ? dueInMonth(rule, date.year + 1, 1) : dueInMonth(rule, date.year, date.month + 1);
}

Due dueOn(const DueRule& rule, Day day, const Zone& zone) {
  LocalTime t = dateOf(day);
  t.hour = rule.minute / 60;
  t.minute = rule.minute % 60;
  return {day, zone.toInstant(t)};
}

Day today(Instant now, const Zone& zone) {
  const LocalTime t = zone.toLocal(now);
  return static_cast<Day>(daysOf(t.year, t.month, t.day));
}

}  // namespace

bool isSound(const DueRule& rule) {
  if (rule.minute < 0 || rule.minute >= 24 * 60 || rule.every > DueRule::Every::month) return false;
  return rule.every == DueRule::Every::day || (rule.day >= 1 && rule.day <= (rule.every == DueRule::Every::week ? 7 : 31));
}

Due lastDue(const DueRule& rule, Instant now, const Zone& zone) {
  // A skipped time may fall behind midnight: begun a day late, so that none is passed over.
  Due due = dueOn(rule, dueDayUpTo(rule, today(now, zone) + 1), zone);
  while (due.at > now) due = dueOn(rule, dueDayUpTo(rule, due.day - 1), zone);
  return due;
}

Due nextDue(const DueRule& rule, Instant now, const Zone& zone) { return dueOn(rule, dueDayAfter(rule, lastDue(rule, now, zone).day), zone); }

std::optional<Due> owed(const DueRule& rule, Day done, Instant now, const Zone& zone) {
  const Due due = lastDue(rule, now, zone);
  const bool wrongClock = done > today(now, zone) + 1;
  return due.day > done || wrongClock ? std::optional(due) : std::nullopt;
}

Period sinceDueBefore(const DueRule& rule, Day day) { return {dueDayUpTo(rule, day - 1), day}; }

std::chrono::minutes pauseAfter(int failures) { return std::chrono::minutes(std::min(60, 1 << std::clamp(failures - 1, 0, 6))); }

std::string shortName(const Period& p) {
  const LocalTime first = dateOf(p.first), end = dateOf(p.end);
  const std::string from = formatLocal(first).substr(0, 10);
  if (p.days() == 1) return from;
  const int months = (end.year - first.year) * 12 + end.month - first.month;
  if (first.day == 1 && end.day == 1) {
    if (months == 1) return from.substr(0, 7);
    if (months == 3 && first.month % 3 == 1) return from.substr(0, 4) + "-Q" + std::to_string(first.month / 3 + 1);
    if (months == 12 && first.month == 1) return from.substr(0, 4);
  }
  return from + "_" + formatLocal(dateOf(p.last())).substr(0, 10);
}

}  // namespace jw::stats
