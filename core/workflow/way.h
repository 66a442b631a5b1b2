// The shortest way through the transition table: which steps must have been taken between two states that were seen.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "core/model/actor.h"
#include "core/model/case.h"
#include "core/model/settings.h"

namespace jw::workflow {

struct WayStep {
  model::Action action = model::Action::accept;
  bool satisfied = true;  ///< of a follow-up
};

/// The steps by which the engine, on behalf of a source that it follows, brings the case to one of the goals with `department`
/// responsible (nil: whoever is). Only steps of the table; no suspension, extension or voiding. An unsatisfied follow-up
/// stands for what is given back. Empty: it is there already. Nothing: there is no way. Pure; any thread.
std::optional<std::vector<WayStep>> wayTo(const model::CaseSummary& c, std::span<const model::CaseState> goals, DepartmentId department, const model::Settings& settings);

}  // namespace jw::workflow
