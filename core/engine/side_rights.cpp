#include "core/engine/side_rights.h"

#include "core/workflow/side_steps.h"

namespace jw::engine {

bool SideRights::mayJoin(const model::CaseSummary& duplicate, const model::CaseSummary& original, const model::Actor& actor) { return !workflow::judgeJoin(duplicate, original, actor); }
// Any department but the lead's: one that does not exist will do for asking.
bool SideRights::mayOpenTask(const model::CaseSummary& c, const model::Actor& actor) { return c.department && !workflow::judgeOpenTask(c, {}, actor); }
bool SideRights::mayEndTask(const model::CaseTask& task, bool withdraw, const model::Actor& actor) { return !workflow::judgeEndTask(task, withdraw, actor); }
bool SideRights::mayAsk(const model::CaseSummary& c, model::Action action, const model::Actor& actor) { return !workflow::judgeAsk(c, action, actor); }
bool SideRights::mayEndRequest(const model::CaseRequest& request, bool withdraw, const model::Actor& actor) { return !workflow::judgeEndRequest(request, withdraw, actor); }
bool SideRights::mayUrge(const model::CaseSummary& c, const model::Actor& actor) { return !workflow::judgeUrge(c, actor); }
bool SideRights::mayUrge(const model::CaseSummary& c, const Uuid& task, const model::Actor& actor) { return !workflow::judgeUrgeTask(c, task, actor); }
bool SideRights::mayAttach(const model::CaseSummary& c, const model::Actor& actor) { return !workflow::judgeAttach(c, actor); }

}  // namespace jw::engine
