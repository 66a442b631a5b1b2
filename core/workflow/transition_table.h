// The transition table of spec 02: this, and nothing else, decides what may follow what. Pure; any thread.
#pragma once
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/actor.h"
#include "core/model/case.h"
#include "core/model/refusal.h"
#include "core/model/settings.h"

namespace jw::workflow {

/// What somebody wants to do to a case.
struct Request {
  model::Action action;
  DepartmentId department;   ///< assign
  std::string_view reason;
  std::string_view note;
  bool satisfied = true;     ///< follow up
  Instant until = kNever;    ///< suspend, extend
};

struct Ruling {
  model::CaseState to;
  std::uint8_t round;
};

/// The new state, or why not. Scope and row version are not looked at here.
std::variant<Ruling, model::RefusalCode> decide(const model::CaseSummary& c, const Request& request, const model::Actor& actor, const model::Settings& settings);

/// The actions that `decide` would not refuse for the state, the role or the switches (what they need is asked then).
std::vector<model::Action> allowed(const model::CaseSummary& c, const model::Actor& actor, const model::Settings& settings);

/// What the engine does by itself right after a step: rework after an unsatisfied follow-up, archive where the switch is
/// on. Nothing: it waits for a person.
std::optional<model::Action> automatic(const model::CaseSummary& c, bool satisfied, const model::Settings& settings);

}  // namespace jw::workflow
