// What waits beside the trail of an open case, for the summaries of cases: departments called in that have not finished, and
// the request of the lead that the desk has not decided.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

struct OpenParts {
  std::unordered_map<CaseId, std::vector<model::CalledIn>> calledIn;
  std::unordered_map<CaseId, model::Asked> asked;
};

/// Of every case that has any. Costs a step for each open task and request, however many cases there are.
OpenParts openParts(Connection& c);
/// Fills in those of an open case.
void takeOpenParts(const OpenParts& all, model::CaseSummary& summary);
/// The same of one case, by its row.
void takeOpenParts(Connection& c, std::int64_t caseRow, model::CaseSummary& summary);

}  // namespace jw::store
