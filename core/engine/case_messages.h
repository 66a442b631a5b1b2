// The messages that a case causes, put into the outbox inside the engine's open transaction.
#pragma once
#include "core/engine/working_set.h"
#include "core/model/case_details.h"
#include "core/model/message.h"
#include "core/store/case_gateway.h"

namespace jw::engine {

/// To those who must act, and from level 2 on to their superiors; by the channels that the settings switch on. How many.
std::int32_t putUrgeMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseUrge& urge);

/// The same to a department that was called in and to its superiors; `urges`: of the task, with this one.
std::int32_t putTaskUrgeMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CalledIn& called, const model::CaseUrge& urge, int urges);

/// To the department of an open task that it was called in, of a withdrawn one that it is not needed any more; of one that
/// is done, to the department that has the lead. By the channels that the settings of that department switch on. How many.
std::int32_t putTaskMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseTask& task);

/// To the department that asked: what the desk has granted (the clocks of the case are those after the step) or refused.
/// Nothing of what it withdrew itself, or what the case has left behind. How many.
std::int32_t putRequestMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record, const model::CaseRequest& request);

/// The result, by SMS to the reporter of the case and to those whose reports were joined to it and have not heard yet;
/// nothing where the switch is off, the report was imported, or nobody left a phone number.
void putResultMessages(WorkingSet& set, const model::Actor& actor, const store::CaseRecord& record);

/// To the leaders of the case's grid: that it was dispatched, or that they are to look after it themselves.
std::int32_t putLeaderMessages(WorkingSet& set, const store::CaseRecord& record, const std::vector<model::Receiver>& leaders, bool assigned);

}  // namespace jw::engine
