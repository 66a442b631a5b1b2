// When something that comes back is due: each day, on a day of the week or of the month, at a time of the wall clock. Pure; any thread.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/zone.h"
#include "core/stats/period.h"

namespace jw::stats {

struct DueRule {
  enum class Every : std::uint8_t { day, week, month };
  Every every = Every::month;
  int day = 1;          ///< of a week: 1 Monday … 7 Sunday; of a month: 1 … 31, in a shorter one its last day
  int minute = 8 * 60;  ///< of the day, 0 … 1439
  friend bool operator==(const DueRule&, const DueRule&) = default;
};
bool isSound(const DueRule& rule);

struct Due {
  Day day = 0;
  Instant at = kNever;  ///< once on each day: a time that the clock skips comes as if it had not been moved, of two the first counts
  friend bool operator==(const Due&, const Due&) = default;
};
/// The last one up to `now`, and the first one after it. The rule is sound.
Due lastDue(const DueRule& rule, Instant now, const Zone& zone);
Due nextDue(const DueRule& rule, Instant now, const Zone& zone);

/// What is to be done at `now`, where that of the day `done` was the last: the newest alone, however many were missed. A `done`
/// that lies behind tomorrow was written by a clock that was wrong, and counts for nothing.
std::optional<Due> owed(const DueRule& rule, Day done, Instant now, const Zone& zone);

/// From the due day before `day` up to the day before `day`.
Period sinceDueBefore(const DueRule& rule, Day day);

/// How long until it is tried once more after so many failures, one or more, in a row: a minute at first, an hour at most.
std::chrono::minutes pauseAfter(int failures);

/// For the name of a file: "2026-11-22", "2026-10", "2026-Q3", "2025", else "2026-11-16_2026-11-22".
std::string shortName(const Period& period);

}  // namespace jw::stats
