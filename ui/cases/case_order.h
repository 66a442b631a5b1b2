// What the store does for closed cases, done for the open ones in memory: a filter and the order of a column.
#pragma once
#include "core/engine/snapshots.h"
#include "ui/desk.h"

namespace jw::ui {

/// Whether the filter finds the case. A list knows numbers and titles, not texts and addresses: the words are looked for
/// in those two. `reportedBy` is not asked.
bool matches(const model::CaseSummary& c, const engine::CaseFilter& filter, Instant now);

/// By a column of CasesModel, equal ones by their clocks; categories, departments and areas by the names that are shown.
void sortCases(std::vector<engine::CaseSummaryPtr>& cases, int column, bool descending, const Desk& desk);

}  // namespace jw::ui
