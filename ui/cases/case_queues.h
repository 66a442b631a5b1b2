// The named work queues of spec 02: which cases stand in them, their names and groups.
#pragma once
#include <QString>
#include <cstdint>
#include <span>

#include "core/model/actor.h"
#include "core/model/case.h"
#include "ui/language.h"

namespace jw::ui {

enum class WorkQueue : std::uint8_t {
  toDispatch,
  rejected,
  duplicates,
  requests,  ///< more time or a pause that a department has asked for
  leftover,
  mine,
  calledIn,
  toFeedBack,
  reworkToFeedBack,
  suspended,
  toFollowUp,
  reworkToFollowUp,
  toArchive,
  lateToAccept,
  lateToFeedBack,
  lateToFollowUp,
  allOpen,
  all,  ///< this one and the following ask the store
  archived,
  myReports,
};
constexpr std::size_t kWorkQueues = 20;
/// Filled from the open cases in memory, without a query.
constexpr bool isLive(WorkQueue q) {
  return q < WorkQueue::all;
}
/// A case stands there only once its clock has run out.
constexpr bool isLate(WorkQueue q) {
  return q >= WorkQueue::lateToAccept && q <= WorkQueue::lateToFollowUp;
}

using QueueBits = std::uint32_t;
constexpr QueueBits bitOf(WorkQueue q) {
  return QueueBits(1) << static_cast<int>(q);
}
/// The live queues in which the actor finds an open case, the late ones as if its clock had run out. A department finds
/// only its own cases, and those that it was called in to. `followUp`: the switch that holds for the case.
QueueBits queuesOf(const model::CaseSummary& c, const model::Actor& actor, bool followUp);

/// The open task by which the actor finds the case among the called in: a department its own, everybody else the one that
/// is due first, of `wanted` if that was called in. Null: it does not stand there.
const model::CalledIn* calledInOf(const model::CaseSummary& c, const model::Actor& actor, DepartmentId wanted = {});
/// The case as it stands in that queue: with the clock of the task, and for everybody but the department itself, which sees
/// who has the lead, with the department that was called in.
model::CaseSummary inCalledIn(const model::CaseSummary& c, const model::CalledIn& task, const model::Actor& actor);

struct CaseQueue {
  WorkQueue id;
  const char* name;   ///< source text of the context "CaseQueues"
  const char* group;  ///< likewise
};
/// In the order of the list; those of one group follow each other.
std::span<const CaseQueue> caseQueues();
QString queueName(const CaseQueue& queue);
QString queueName(WorkQueue queue);

}  // namespace jw::ui
