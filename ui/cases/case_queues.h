// The named work queues of spec 02: ready-made filters with names in both languages.
#pragma once
#include <QString>
#include <span>
#include <vector>

#include "core/engine/snapshots.h"
#include "ui/language.h"

namespace jw::ui {

struct CaseQueue {
  const char* name;  ///< source text of the context "CaseQueues"
  std::vector<model::CaseState> states;
  bool overdue = false;
};

/// The first one is "all cases".
std::span<const CaseQueue> caseQueues();
QString queueName(const CaseQueue& queue);

}  // namespace jw::ui
