// The working calendar: which minutes of which days count as working time (工作时), with holidays and make-up days.
#pragma once
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/zone.h"

namespace jw {

/// Days since 1970 that differ from their weekday: make-up working days (true) and days off (false).
using SpecialDays = std::map<std::int64_t, bool>;

/// Immutable after it was filled; then any thread. Default: Monday–Friday, 08:00–12:00 and 14:00–18:00 (spec 02).
class WorkingCalendar {
 public:
  explicit WorkingCalendar(Zone zone);

  /// Minutes after midnight, half open, ascending, not overlapping. Throws Error(input) otherwise.
  void setPeriods(std::vector<std::pair<int, int>> periods);
  /// Bit 0 is Monday.
  void setWeekdays(unsigned mask) { m_weekdays = mask; }
  /// A single date that differs from its weekday: a holiday (false) or a make-up working day (true).
  void setDay(int year, int month, int day, bool working);
  /// All such dates of a year, instead of those that were set before.
  void setYear(int year, const SpecialDays& days);
  SpecialDays ofYear(int year) const;
  /// From the TOML text of data/calendars/*.toml. Throws Error(input) naming the key.
  static WorkingCalendar parse(std::string_view toml);

  bool isWorkingDay(std::int64_t daysSince1970) const;
  Millis workingDayLength() const { return m_dayLength; }
  /// The moment at which `amount` of working time has passed since `from`. kNever if the calendar has no working time.
  Instant addWorkingTime(Instant from, Millis amount) const;
  /// `days` working days later at the same time of day, counting from the first working day on or after `from`.
  Instant addWorkingDays(Instant from, int days) const;
  /// The same time of day `days` days later by the calendar of the zone (of 23 or 25 hours where the clock is moved).
  Instant addDays(Instant from, int days) const;
  /// The same time of day on the first working day on or after `t`. With `openOnly`, what is at or after closing time goes
  /// to the opening of the next working day; what is before opening stays. kNever if the calendar has no working time.
  Instant onWorkingDay(Instant t, bool openOnly) const;
  /// Working time in [from, to); negative if `to` is earlier.
  Millis workingTimeBetween(Instant from, Instant to) const;
  const Zone& zone() const { return m_zone; }

 private:
  Millis workedUntil(std::int64_t day, int millisOfDay) const;
  Zone m_zone;
  std::vector<std::pair<int, int>> m_periods;
  unsigned m_weekdays = 0b0011111;
  SpecialDays m_exceptions;
  Millis m_dayLength{0};
};

}  // namespace jw
