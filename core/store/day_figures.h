// The figures of one stretch of time as the wall shows them.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

struct DayFigures {
  std::int64_t reported = 0;    ///< cases reported in [from, to)
  std::int64_t dispatched = 0;  ///< of them: assigned within `soon` of being recorded
  std::int64_t closed = 0;      ///< cases closed in [from, to), void ones left out
  std::int64_t inTime = 0;      ///< of them: not after their deadline, or without one
  std::int64_t followedUp = 0, satisfied = 0;  ///< of them: those that were followed up; the reporter content at the first time
};
/// Reads by the time of reporting and of closing. Any connection.
DayFigures dayFigures(Connection& c, std::string_view scope, Instant from, Instant to, Millis soon);

struct HourCounts {
  std::vector<std::int64_t> reported, closed;  ///< by hour, from `from` on
};
/// Only what happened before `until`.
HourCounts hourCounts(Connection& c, std::string_view scope, Instant from, int hours, Instant until);

}  // namespace jw::store
