#include "core/deadline/urge_clock.h"

namespace jw::deadline {

using model::CaseState;

bool isUrged(CaseState s) { return s == CaseState::assigned || s == CaseState::accepted || s == CaseState::reworking || s == CaseState::fedBack; }

Instant nextUrge(const model::CaseSummary& c, const model::Settings& settings, Instant last) {
  if (!isUrged(c.state) || !(settings.urgeBySms || settings.urgeByEmail)) return kNever;
  const Instant due = model::activeDue(c);
  if (due < c.recordedAt) return kNever;
  if (due == kNever || last == kNever || last < due) return due;
  return settings.urgeRepeatHours == 0 ? kNever : last + std::chrono::hours(settings.urgeRepeatHours);
}

int urgeLevel(int urges, const model::Settings& settings) { return settings.escalateAfter > 0 && urges >= settings.escalateAfter ? 2 : 1; }

}  // namespace jw::deadline
