#include "ui/cases/case_queues.h"

#include <QCoreApplication>
#include <algorithm>

namespace jw::ui {
namespace {

constexpr const char* kDispatch = QT_TRANSLATE_NOOP("CaseQueues", "Dispatch");
constexpr const char* kHandling = QT_TRANSLATE_NOOP("CaseQueues", "Handling");
constexpr const char* kClosing = QT_TRANSLATE_NOOP("CaseQueues", "Closing");
constexpr const char* kOverdue = QT_TRANSLATE_NOOP("CaseQueues", "Overdue");
constexpr const char* kLookUp = QT_TRANSLATE_NOOP("CaseQueues", "Look up");

constexpr CaseQueue kQueueList[] = {
    {WorkQueue::toDispatch, QT_TRANSLATE_NOOP("CaseQueues", "To dispatch"), kDispatch},
    {WorkQueue::rejected, QT_TRANSLATE_NOOP("CaseQueues", "Rejected, to dispatch again"), kDispatch},
    {WorkQueue::duplicates, QT_TRANSLATE_NOOP("CaseQueues", "Likely duplicates"), kDispatch},
    {WorkQueue::requests, QT_TRANSLATE_NOOP("CaseQueues", "Requests to decide"), kDispatch},
    {WorkQueue::leftover, QT_TRANSLATE_NOOP("CaseQueues", "Leftover cases"), kDispatch},
    {WorkQueue::mine, QT_TRANSLATE_NOOP("CaseQueues", "Assigned to me"), kHandling},
    {WorkQueue::calledIn, QT_TRANSLATE_NOOP("CaseQueues", "Called in"), kHandling},
    {WorkQueue::toFeedBack, QT_TRANSLATE_NOOP("CaseQueues", "To feed back"), kHandling},
    {WorkQueue::reworkToFeedBack, QT_TRANSLATE_NOOP("CaseQueues", "Second round, to feed back"), kHandling},
    {WorkQueue::suspended, QT_TRANSLATE_NOOP("CaseQueues", "Suspended"), kHandling},
    {WorkQueue::toFollowUp, QT_TRANSLATE_NOOP("CaseQueues", "To follow up"), kClosing},
    {WorkQueue::reworkToFollowUp, QT_TRANSLATE_NOOP("CaseQueues", "Second round, to follow up"), kClosing},
    {WorkQueue::toArchive, QT_TRANSLATE_NOOP("CaseQueues", "To archive"), kClosing},
    {WorkQueue::lateToAccept, QT_TRANSLATE_NOOP("CaseQueues", "Assigned, not accepted"), kOverdue},
    {WorkQueue::lateToFeedBack, QT_TRANSLATE_NOOP("CaseQueues", "Accepted, not fed back"), kOverdue},
    {WorkQueue::lateToFollowUp, QT_TRANSLATE_NOOP("CaseQueues", "Fed back, not followed up"), kOverdue},
    {WorkQueue::allOpen, QT_TRANSLATE_NOOP("CaseQueues", "All open cases"), kLookUp},
    {WorkQueue::all, QT_TRANSLATE_NOOP("CaseQueues", "All cases"), kLookUp},
    {WorkQueue::archived, QT_TRANSLATE_NOOP("CaseQueues", "Archived cases"), kLookUp},
    {WorkQueue::myReports, QT_TRANSLATE_NOOP("CaseQueues", "My own reports"), kLookUp},
};
static_assert(std::size(kQueueList) == kWorkQueues);

}  // namespace

std::span<const CaseQueue> caseQueues() {
  return kQueueList;
}

QString queueName(const CaseQueue& queue) {
  return QCoreApplication::translate("CaseQueues", queue.name);
}

QString queueName(WorkQueue queue) {
  return queueName(*std::find_if(std::begin(kQueueList), std::end(kQueueList), [&](const auto& q) { return q.id == queue; }));
}

QueueBits queuesOf(const model::CaseSummary& c, const model::Actor& actor, bool followUp) {
  using S = model::CaseState;
  QueueBits bits = bitOf(WorkQueue::allOpen);
  if (calledInOf(c, actor)) bits |= bitOf(WorkQueue::calledIn);
  const bool own = actor.department && c.department == actor.department;
  if (actor.role == model::Role::department && !own) return bits;
  if (c.asked && (c.state == S::accepted || c.state == S::reworking)) bits |= bitOf(WorkQueue::requests);
  switch (c.state) {
    case S::reported:
      bits |= bitOf(WorkQueue::toDispatch);
      if (c.suspect) bits |= bitOf(WorkQueue::duplicates);
      break;
    case S::rejected:
      bits |= bitOf(WorkQueue::rejected) | bitOf(WorkQueue::leftover);
      break;
    case S::assigned:
      bits |= bitOf(WorkQueue::leftover) | bitOf(WorkQueue::lateToAccept);
      if (own) bits |= bitOf(WorkQueue::mine);
      break;
    case S::accepted:
      bits |= bitOf(WorkQueue::toFeedBack) | bitOf(WorkQueue::lateToFeedBack);
      break;
    case S::reworking:
      bits |= bitOf(WorkQueue::reworkToFeedBack) | bitOf(WorkQueue::lateToFeedBack);
      break;
    case S::suspended:
      bits |= bitOf(WorkQueue::suspended);
      break;
    case S::fedBack:
      if (followUp)
        bits |= bitOf(c.round > 1 ? WorkQueue::reworkToFollowUp : WorkQueue::toFollowUp) | bitOf(WorkQueue::lateToFollowUp);
      else
        bits |= bitOf(WorkQueue::toArchive);
      break;
    case S::followedUp:
      bits |= bitOf(WorkQueue::toArchive);
      break;
    default:
      break;
  }
  return bits;
}

const model::CalledIn* calledInOf(const model::CaseSummary& c, const model::Actor& actor, DepartmentId wanted) {
  const auto before = [&](const model::CalledIn& a, const model::CalledIn& b) {
    const bool wantsA = a.department == wanted, wantsB = b.department == wanted;
    return wantsA != wantsB ? wantsA : a.due < b.due;
  };
  const model::CalledIn* found = nullptr;
  for (const auto& task : c.calledIn) {
    if (actor.role == model::Role::department && (!actor.department || task.department != actor.department)) continue;
    if (!found || before(task, *found)) found = &task;
  }
  return found;
}

model::CaseSummary inCalledIn(const model::CaseSummary& c, const model::CalledIn& task, const model::Actor& actor) {
  model::CaseSummary shown = model::asCalledIn(c, task);
  shown.state = c.state;
  shown.recordedAt = c.recordedAt;
  if (actor.role == model::Role::department) shown.department = c.department;
  shown.calledIn = c.calledIn;
  return shown;
}

}  // namespace jw::ui
