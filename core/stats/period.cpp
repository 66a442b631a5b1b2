#include "core/stats/period.h"

#include <algorithm>

namespace jw::stats {
namespace {

// So many months later, or earlier; a day that the month does not have is its last one.
Day monthsOn(Day day, int months) {
  const LocalTime d = dateOf(day);
  const int all = d.year * 12 + d.month - 1 + months, year = all / 12, month = all % 12 + 1;
  const std::int64_t next = month == 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1);
  return static_cast<Day>(std::min(daysOf(year, month, d.day), next - 1));
}

Period monthsFrom(int year, int month, int months) {
  const auto first = static_cast<Day>(daysOf(year, month, 1));
  return {first, monthsOn(first, months)};
}

// Midnight belongs to the day before it.
Day endOn(Day end, int months) { return monthsOn(end - 1, months) + 1; }

}  // namespace

Period periodOf(NamedPeriod name, Day today) {
  const LocalTime d = dateOf(today);
  const Period month = monthsFrom(d.year, d.month, 1), quarter = monthsFrom(d.year, (d.month - 1) / 3 * 3 + 1, 3), year = monthsFrom(d.year, 1, 12);
  switch (name) {
    case NamedPeriod::thisMonth:
      return month;
    case NamedPeriod::lastMonth:
      return periodBefore(month);
    case NamedPeriod::thisQuarter:
      return quarter;
    case NamedPeriod::lastQuarter:
      return periodBefore(quarter);
    case NamedPeriod::thisYear:
      return year;
    case NamedPeriod::lastYear:
      return periodBefore(year);
    case NamedPeriod::last30Days:
      return {today - 29, today + 1};
    case NamedPeriod::last365Days:
      return {today - 364, today + 1};
  }
  return month;
}

Period periodBefore(const Period& p) {
  const LocalTime first = dateOf(p.first), last = dateOf(p.last());
  if (first.day != 1) return {p.first - p.days(), p.first};
  const int months = (last.year - first.year) * 12 + last.month - first.month + 1;
  // Whole months are followed by the first of one, and so is what lies before them.
  if (dateOf(p.end).day == 1) return {monthsOn(p.first, -months), p.first};
  return {monthsOn(p.first, -months), endOn(p.end, -months)};
}

Period yearBefore(const Period& p) {
  return {monthsOn(p.first, -12), dateOf(p.end).day == 1 ? monthsOn(p.end, -12) : endOn(p.end, -12)};
}

std::string text(const Period& p) {
  const auto day = [](Day d) { return formatLocal(dateOf(d)).substr(0, 10); };
  return day(p.first) + ".." + day(p.last());
}

}  // namespace jw::stats
