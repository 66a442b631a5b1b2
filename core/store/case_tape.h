// Cases with everything that happened to them, for playing a period again 复盘.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "core/model/case_details.h"
#include "core/store/connection.h"

namespace jw::store {

struct TapeStep {
  model::Action action = model::Action::report;
  model::CaseState to = model::CaseState::reported;
  Instant at = kNever;
  DepartmentId department;   ///< of an assignment
  Instant until = kNever;    ///< suspend, extend
  Instant due = kNever;      ///< the deadline of the state that the step ended
};

/// A department called in beside the lead, by what its task says now.
struct TapeTask {
  model::CalledIn calledIn;
  Instant endedAt = kNever;
};

/// What the lead asked of the desk, by what its request says now.
struct TapeRequest {
  model::Asked asked;
  Instant answeredAt = kNever;
};

/// Reused from case to case.
struct TapeCase {
  model::CaseSummary summary;  ///< as its row stands now, without who was called in and what was asked
  std::vector<TapeStep> steps;
  std::vector<Instant> urges;  ///< in order
  std::vector<TapeTask> tasks; ///< the one called in first is first
  std::vector<TapeRequest> requests;  ///< the one asked first is first
};

/// The cases of the scope that are or were open at some moment of [from, to], in the order of their rows, from one state of
/// the store. The connection's stop token ends it with Error(cancelled).
void readTape(Connection& c, std::string_view scope, Instant from, Instant to, const std::function<void(const TapeCase&)>& each);

}  // namespace jw::store
