// The figures of the wall: today against the same hours of the last four weeks, and the curve of a day.
#pragma once
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/zone.h"
#include "core/engine/engine.h"

namespace jw::engine {

struct WallFigures {
  struct Day {
    std::int64_t reported = 0;
    std::optional<double> dispatchedSoon, closedInTime, satisfied;  ///< per cent; nothing where there was nothing to count
  };
  Day today;
  std::vector<Day> before;  ///< the same hours of earlier days, the oldest first; empty unless asked for
  Instant hoursFrom = kNever;
  std::vector<std::int64_t> reported, closed;  ///< of the last 24 hours, the oldest first; the last one is the present, unfinished one
};

constexpr Millis kSoon{60'000};  ///< a case is dispatched at once within this (spec 15)
constexpr int kWallDays = 28;

/// Of the actor's area, as of `now`; of a past moment, a case that was reopened since does not count as closed. `withDays`: the earlier days, too, which takes 28 times as long. `ready` comes on a reader's thread.
void wallFigures(const Engine& engine, const model::Actor& actor, const Zone& zone, Instant now, bool withDays, std::stop_token stop, std::function<void(WallFigures)> ready);

}  // namespace jw::engine
