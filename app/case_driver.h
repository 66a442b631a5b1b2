// Leads cases that are closed elsewhere through the steps of the transition table, with the times at which they
// happened.
#pragma once
#include <string>
#include <vector>

#include "core/engine/engine.h"

namespace jw::app {

/// A case on its way; `refused` says why it could go no further.
struct DrivenCase {
  CaseId id;
  model::CaseState state = model::CaseState::reported;
  DepartmentId department;
  Instant reportedAt = kNever, closedAt = kNever;
  std::string result;  ///< what is fed back
  std::int64_t row = 0;
  std::string refused;
};

/// Takes every case as far as `goal` (accepted or archived), step by step, all cases of a step in one submission, and
/// waits for the answers. A case that somebody has taken up again (reworking, suspended …) is left as it is.
/// Throws Error(store).
void driveCases(engine::Engine& engine, const model::Actor& actor, std::vector<DrivenCase>& cases,
                model::CaseState goal);

}  // namespace jw::app
