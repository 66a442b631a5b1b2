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
  leftover,
  mine,
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
constexpr std::size_t kWorkQueues = 18;
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
/// only its own cases. `followUp`: the switch that holds for the case.
QueueBits queuesOf(const model::CaseSummary& c, const model::Actor& actor, bool followUp);

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
