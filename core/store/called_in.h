// Which departments have been called in beside the lead of a case and have not finished, for the summaries of cases.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

using CalledInByCase = std::unordered_map<CaseId, std::vector<model::CalledIn>>;

/// Of one case by its row; the one called in first is first.
std::vector<model::CalledIn> calledInOf(Connection& c, std::int64_t caseRow);
/// Of every case that has any. Costs a step for each open task, however many cases there are.
CalledInByCase calledInByCase(Connection& c);
/// Fills in those of an open case.
void takeCalledIn(const CalledInByCase& all, model::CaseSummary& summary);

}  // namespace jw::store
