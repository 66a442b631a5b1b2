#include "core/base/calendar.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <toml++/toml.h>

#include "core/base/error.h"

namespace jw {
namespace {

constexpr std::int64_t kMinute = 60'000;
// A calendar without a single working day in this many days is taken as having none at all.
constexpr int kHorizonDays = 3660;

int millisOfDay(const LocalTime& t) { return ((t.hour * 60 + t.minute) * 60 + t.second) * 1000 + t.millisecond; }

LocalTime at(std::int64_t day, std::int64_t millis) {
  LocalTime t = dateOf(day);
  t.hour = static_cast<int>(millis / 3'600'000);
  t.minute = static_cast<int>(millis / kMinute % 60);
  t.second = static_cast<int>(millis / 1000 % 60);
  t.millisecond = static_cast<int>(millis % 1000);
  return t;
}

int minuteOfDay(const std::string& text) {
  int h = 0, m = 0;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%d:%d%c", &h, &m, &rest) != 2 || h < 0 || h > 24 || m < 0 || m > 59 || h * 60 + m > 1440)
    throw Error(ErrorCode::input, "calendar: not a time of day: " + text);
  return h * 60 + m;
}

}  // namespace

WorkingCalendar::WorkingCalendar(Zone zone) : m_zone(std::move(zone)) { setPeriods({{480, 720}, {840, 1080}}); }

void WorkingCalendar::setPeriods(std::vector<std::pair<int, int>> periods) {
  int last = 0;
  std::int64_t sum = 0;
  for (const auto& [begin, end] : periods) {
    if (begin < last || end <= begin || end > 1440) throw Error(ErrorCode::input, "calendar: working periods overlap or run backwards");
    last = end;
    sum += end - begin;
  }
  m_periods = std::move(periods);
  m_dayLength = Millis(sum * kMinute);
}

void WorkingCalendar::setDay(int year, int month, int day, bool working) { m_exceptions[daysOf(year, month, day)] = working; }

void WorkingCalendar::setYear(int year, const SpecialDays& days) {
  m_exceptions.erase(m_exceptions.lower_bound(daysOf(year, 1, 1)), m_exceptions.lower_bound(daysOf(year + 1, 1, 1)));
  m_exceptions.insert(days.begin(), days.end());
}

SpecialDays WorkingCalendar::ofYear(int year) const { return {m_exceptions.lower_bound(daysOf(year, 1, 1)), m_exceptions.lower_bound(daysOf(year + 1, 1, 1))}; }

WorkingCalendar WorkingCalendar::parse(std::string_view text) {
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, "calendar: line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  WorkingCalendar calendar{Zone(table["zone"].value_or(std::string("Asia/Shanghai")))};
  if (const auto* periods = table["periods"].as_array()) {
    std::vector<std::pair<int, int>> list;
    for (const auto& node : *periods) {
      const std::string period = node.value_or(std::string());
      const auto dash = period.find('-');
      if (dash == std::string::npos) throw Error(ErrorCode::input, "calendar: periods: not begin-end: " + period);
      list.emplace_back(minuteOfDay(period.substr(0, dash)), minuteOfDay(period.substr(dash + 1)));
    }
    calendar.setPeriods(std::move(list));
  }
  if (const auto* days = table["weekdays"].as_array()) {
    unsigned mask = 0;
    for (const auto& node : *days) {
      const int d = node.value_or(0);
      if (d < 1 || d > 7) throw Error(ErrorCode::input, "calendar: weekdays: 1 (Monday) to 7 (Sunday)");
      mask |= 1U << (d - 1);
    }
    calendar.setWeekdays(mask);
  }
  for (const auto& [key, working] : {std::pair{"holidays", false}, std::pair{"make_up_days", true}}) {
    const auto* days = table[key].as_array();
    if (!days) continue;
    for (const auto& node : *days) {
      const auto d = node.value<toml::date>();
      if (!d) throw Error(ErrorCode::input, std::string("calendar: ") + key + ": dates like 2026-10-01 wanted");
      calendar.setDay(d->year, d->month, d->day, working);
    }
  }
  return calendar;
}

bool WorkingCalendar::isWorkingDay(std::int64_t day) const {
  if (const auto it = m_exceptions.find(day); it != m_exceptions.end()) return it->second;
  const int weekday = static_cast<int>(((day + 3) % 7 + 7) % 7);  // 0 is Monday; 1970-01-01 was a Thursday
  return (m_weekdays >> weekday & 1U) != 0;
}

Millis WorkingCalendar::workedUntil(std::int64_t day, int millis) const {
  if (!isWorkingDay(day)) return Millis(0);
  std::int64_t sum = 0;
  for (const auto& [begin, end] : m_periods)
    sum += std::max<std::int64_t>(0, std::min<std::int64_t>(millis, end * kMinute) - begin * kMinute);
  return Millis(sum);
}

Instant WorkingCalendar::addWorkingTime(Instant from, Millis amount) const {
  if (m_dayLength.count() == 0) return kNever;
  const LocalTime local = m_zone.toLocal(from);
  std::int64_t day = daysOf(local.year, local.month, local.day);
  std::int64_t left = amount.count() + workedUntil(day, millisOfDay(local)).count();
  for (int idle = 0; idle < kHorizonDays; ++day, ++idle) {
    if (!isWorkingDay(day)) continue;
    idle = 0;
    if (left > m_dayLength.count()) {
      left -= m_dayLength.count();
      continue;
    }
    // Only the first day can have work behind it that already counts; an amount of zero lands at the start of work.
    for (const auto& [begin, end] : m_periods) {
      const std::int64_t length = (end - begin) * kMinute;
      if (left <= length) return std::max(from, m_zone.toInstant(at(day, begin * kMinute + left)));
      left -= length;
    }
  }
  return kNever;
}

Instant WorkingCalendar::addWorkingDays(Instant from, int days) const {
  const LocalTime local = m_zone.toLocal(from);
  std::int64_t day = daysOf(local.year, local.month, local.day);
  int idle = 0;
  auto skipToWork = [&] {
    while (!isWorkingDay(day)) {
      ++day;
      if (++idle > kHorizonDays) return false;
    }
    idle = 0;
    return true;
  };
  if (!skipToWork()) return kNever;
  for (int i = 0; i < days; ++i) {
    ++day;
    if (!skipToWork()) return kNever;
  }
  return m_zone.toInstant(at(day, millisOfDay(local)));
}

Instant WorkingCalendar::addDays(Instant from, int days) const {
  const LocalTime local = m_zone.toLocal(from);
  return m_zone.toInstant(at(daysOf(local.year, local.month, local.day) + days, millisOfDay(local)));
}

Instant WorkingCalendar::onWorkingDay(Instant t, bool openOnly) const {
  if (m_periods.empty()) return kNever;
  const Instant same = addWorkingDays(t, 0);
  if (!openOnly || same == kNever) return same;
  const LocalTime local = m_zone.toLocal(same);
  if (millisOfDay(local) < m_periods.back().second * kMinute) return same;
  const Instant next = addWorkingDays(same, 1);
  if (next == kNever) return kNever;
  const LocalTime day = m_zone.toLocal(next);
  return m_zone.toInstant(at(daysOf(day.year, day.month, day.day), m_periods.front().first * kMinute));
}

Millis WorkingCalendar::workingTimeBetween(Instant from, Instant to) const {
  if (to < from) return -workingTimeBetween(to, from);
  const LocalTime a = m_zone.toLocal(from), b = m_zone.toLocal(to);
  const std::int64_t first = daysOf(a.year, a.month, a.day), last = daysOf(b.year, b.month, b.day);
  Millis sum = workedUntil(last, millisOfDay(b)) - workedUntil(first, millisOfDay(a));
  for (std::int64_t day = first; day < last; ++day)
    if (isWorkingDay(day)) sum += m_dayLength;
  return sum;
}

}  // namespace jw
