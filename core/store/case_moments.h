// Cases as the statistics count them: what, where, whose and when, streamed.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/case.h"
#include "core/model/geometry.h"
#include "core/store/connection.h"

namespace jw::store {

/// Reused from case to case.
struct CaseMoment {
  CategoryId category;
  DepartmentId department;
  model::CaseKind kind = model::CaseKind::matter;
  model::Nature nature = model::Nature::ordinary;
  model::Channel channel = model::Channel::desk;
  model::CaseState state = model::CaseState::reported;
  std::string area;
  std::optional<model::Point> point;
  Instant reportedAt = kNever;
};

/// The cases of the scope that were reported in [from, to), without void ones. The connection's stop token ends it with
/// Error(cancelled).
void readCaseMoments(Connection& c, std::string_view scope, Instant from, Instant to, const std::function<void(const CaseMoment&)>& each);

}  // namespace jw::store
