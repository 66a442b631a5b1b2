#include "ui/cases/case_queues.h"

#include <QCoreApplication>

namespace jw::ui {

std::span<const CaseQueue> caseQueues() {
  using S = model::CaseState;
  static const std::vector<CaseQueue> queues = {
      {QT_TRANSLATE_NOOP("CaseQueues", "All cases"), {}},
      {QT_TRANSLATE_NOOP("CaseQueues", "To dispatch"), {S::reported}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Rejected, to dispatch again"), {S::rejected}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Waiting for acceptance"), {S::assigned}},
      {QT_TRANSLATE_NOOP("CaseQueues", "To feed back"), {S::accepted}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Second round, to feed back"), {S::reworking}},
      {QT_TRANSLATE_NOOP("CaseQueues", "To follow up"), {S::fedBack}},
      {QT_TRANSLATE_NOOP("CaseQueues", "To archive"), {S::followedUp}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Leftover cases"), {S::rejected, S::assigned}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Suspended"), {S::suspended}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Archived cases"), {S::archived}},
      {QT_TRANSLATE_NOOP("CaseQueues", "Overdue: assigned, not accepted"), {S::assigned}, true},
      {QT_TRANSLATE_NOOP("CaseQueues", "Overdue: accepted, not fed back"), {S::accepted, S::reworking}, true},
      {QT_TRANSLATE_NOOP("CaseQueues", "Overdue: fed back, not followed up"), {S::fedBack}, true},
  };
  return queues;
}

QString queueName(const CaseQueue& queue) {
  return QCoreApplication::translate("CaseQueues", queue.name);
}

}  // namespace jw::ui
