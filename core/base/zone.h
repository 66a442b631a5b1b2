// Local time: between UTC and the wall clock of a place.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace jw {

/// The wall clock's reading.
struct LocalTime {
  int year = 1970, month = 1, day = 1;  ///< proleptic Gregorian
  int hour = 0, minute = 0, second = 0, millisecond = 0;
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

/// A civil time zone: a fixed offset, or daylight-saving rules in POSIX notation. Immutable; any thread.
class Zone {
 public:
  /// `rule`: "UTC+08:00", or POSIX TZ with explicit rules ("EST5EDT,M3.2.0,M11.1.0"; sign as in POSIX), or one of the
  /// names Asia/Shanghai, Asia/Taipei, America/New_York, America/Los_Angeles, Europe/Vaduz, UTC. Throws Error(input).
  explicit Zone(std::string_view rule);
  Zone(const Zone&);
  Zone& operator=(const Zone&);
  ~Zone();

  /// China Standard Time, UTC+8 without daylight saving.
  static const Zone& china();

  LocalTime toLocal(Instant t) const;
  /// A reading that daylight saving skips is taken as if the clock had not been moved; one that comes twice is the first.
  Instant toInstant(const LocalTime& t) const;
  const std::string& rule() const { return m_rule; }

 private:
  struct Rules;
  int offsetSeconds(std::int64_t utcSeconds) const;
  std::string m_rule;
  std::shared_ptr<const Rules> m_rules;
};

/// Days since 1970-01-01 of a civil date and back (H. Hinnant's days_from_civil, as in std::chrono::sys_days).
std::int64_t daysOf(int year, int month, int day);
LocalTime dateOf(std::int64_t days);

/// "2016-09-13 00:36:25" and "20160913".
std::string formatLocal(const LocalTime& t);
std::string formatDate8(const LocalTime& t);
/// "2016-09-12T16:36:25Z".
std::string formatUtc(Instant t);

}  // namespace jw
