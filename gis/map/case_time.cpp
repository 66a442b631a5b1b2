#include "gis/map/case_time.h"

#include <algorithm>

namespace jw::gis {

TimeLeft timeLeft(const model::CaseSummary& c, Instant now) {
  TimeLeft out;
  const Instant due = model::activeDue(c);
  if (due == kNever) return out;
  out.hasDeadline = true;
  out.left = due - now;
  if (out.left <= Millis(0)) {
    out.state = TimeState::overdue;
    out.fraction = 0;
    return out;
  }
  Instant start = due == c.stepDue ? c.stateSince : c.reportedAt;
  if (start == kNever) start = c.reportedAt;
  if (start != kNever && start < due)
    out.fraction =
        std::clamp(static_cast<double>(out.left.count()) / static_cast<double>((due - start).count()), 0.0, 1.0);
  out.state = out.fraction > 0.5 ? TimeState::good : out.fraction < 0.25 ? TimeState::amber : TimeState::between;
  return out;
}

}  // namespace jw::gis
