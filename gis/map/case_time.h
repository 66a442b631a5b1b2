// How much time a case has left, as the map shows it.
#pragma once
#include <cstdint>

#include "core/model/case.h"

namespace jw::gis {

/// From calm to urgent; closed and suspended cases and those without a deadline are still.
enum class TimeState : std::uint8_t { still = 0, good = 1, between = 2, amber = 3, overdue = 4 };
constexpr int kTimeStates = 5;

struct TimeLeft {
  TimeState state = TimeState::still;
  double fraction = 1;  ///< of the whole time, 0–1; 1 where there is no deadline, 0 when overdue
  Millis left{0};       ///< until the deadline; negative: overdue by
  bool hasDeadline = false;
};

/// fraction = (due − now) / (due − start): start is stateSince where the present step's deadline counts down, else
/// reportedAt. good > 50 %, amber < 25 %, between from 25 % to 50 %, overdue at and after the deadline.
TimeLeft timeLeft(const model::CaseSummary& c, Instant now);

}  // namespace jw::gis
