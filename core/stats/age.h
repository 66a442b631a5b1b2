// Ages in full years from birth days, as of any day. Pure; any thread.
#pragma once
#include <array>
#include <cstdint>

#include "core/base/zone.h"

namespace jw::stats {

/// Days are days since 1970-01-01.
using Day = std::int32_t;

/// The last birth day of those who are at least `years` old on `day`. Who was born on 29 February is a year older from
/// 1 March on in years without that day.
inline Day lastBirthDay(Day day, int years) {
  const LocalTime d = dateOf(day);
  const int year = d.year - years;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return static_cast<Day>(daysOf(year, d.month, d.month == 2 && d.day == 29 && !leap ? 28 : d.day));
}

/// The bands of the cube: five years each, the last one without an end.
constexpr std::size_t kBands = 18;

/// Which band a birth day lies in, as of one day.
class Bands {
 public:
  explicit Bands(Day day) : m_day(day) {
    for (std::size_t b = 0; b < kBands; ++b) m_last[b] = b == 0 ? INT32_MAX : lastBirthDay(day, static_cast<int>(b) * 5);
  }
  Day day() const { return m_day; }
  /// The last birth day of the band; of band 0 there is none.
  Day last(std::size_t band) const { return m_last[band]; }
  std::size_t of(Day birth) const {
    std::size_t low = 0, high = kBands;
    while (high - low > 1) {
      const std::size_t middle = (low + high) / 2;
      (birth <= m_last[middle] ? low : high) = middle;
    }
    return low;
  }

 private:
  Day m_day;
  std::array<Day, kBands> m_last;
};

/// Birth days as the columns keep them: days since 1900-01-01, 1 … 65535 (2079).
constexpr Day kFirstBirthDay = -25567;
constexpr std::uint32_t kBirthValues = 65535;
inline std::uint32_t birthValue(std::int64_t day) {
  const std::int64_t value = day - kFirstBirthDay;
  return value < 1 ? 1U : value > kBirthValues ? kBirthValues : static_cast<std::uint32_t>(value);
}
/// Those of `from` … `to` full years on `day`, both included. From 0 on includes who is not born yet; `to` below 0: no end.
struct BirthRange {
  std::uint32_t low = 1, high = kBirthValues;
};
inline BirthRange birthsOfAges(Day day, int from, int to) {
  return {to < 0 ? 1U : birthValue(static_cast<std::int64_t>(lastBirthDay(day, to + 1)) + 1), from <= 0 ? kBirthValues : birthValue(lastBirthDay(day, from))};
}
inline Day birthDayOf(std::uint32_t value) { return static_cast<Day>(value) + kFirstBirthDay; }

}  // namespace jw::stats
