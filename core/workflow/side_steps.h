// What may be done beside the transition table: steps that leave the state of a case as it is. Pure; any thread.
#pragma once
#include <optional>

#include "core/model/actor.h"
#include "core/model/case_details.h"
#include "core/model/refusal.h"

namespace jw::workflow {

// Nothing: it may be done. Scope and row version are not looked at here.

/// Only a case that waits in the dispatch queue can still be joined (reported → void); the other one must be open.
std::optional<model::RefusalCode> judgeJoin(const model::CaseSummary& duplicate, const model::CaseSummary& original, const model::Actor& actor);
/// While a lead works or is asked to; not the lead itself.
std::optional<model::RefusalCode> judgeOpenTask(const model::CaseSummary& c, DepartmentId department, const model::Actor& actor);
std::optional<model::RefusalCode> judgeEndTask(const model::CaseTask& task, bool withdraw, const model::Actor& actor);
/// While the department that has the case works on it: more time (extend) or a pause (suspend), one request at a time.
std::optional<model::RefusalCode> judgeAsk(const model::CaseSummary& c, model::Action action, const model::Actor& actor);
/// Withdrawn by the department that asked, refused by the desk; granted it is by taking the step.
std::optional<model::RefusalCode> judgeEndRequest(const model::CaseRequest& request, bool withdraw, const model::Actor& actor);
/// Wherever somebody is waited for.
std::optional<model::RefusalCode> judgeUrge(const model::CaseSummary& c, const model::Actor& actor);
/// While the case does not stand still, a department that was called in and has not finished.
std::optional<model::RefusalCode> judgeUrgeTask(const model::CaseSummary& c, const Uuid& task, const model::Actor& actor);
/// Until a case is closed; a department only to its own, and to those that it was called in to and has not finished with.
std::optional<model::RefusalCode> judgeAttach(const model::CaseSummary& c, const model::Actor& actor);

}  // namespace jw::workflow
