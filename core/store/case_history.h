// Closed cases of the past as dispatch rules see them: what was reported, and where it ended.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/case.h"
#include "core/store/connection.h"

namespace jw::store {

struct PastCase {
  CaseId id;
  std::string number, source, statedArea, title, text, area, fields;  ///< fields: as CaseRecord has them
  CategoryId category;
  model::CaseKind kind = model::CaseKind::matter;
  model::Nature nature = model::Nature::ordinary;
  model::Channel channel = model::Channel::desk;
  std::optional<model::Point> point;
  Instant reportedAt = kNever;
  DepartmentId department;               ///< that had it in the end
  std::vector<DepartmentId> rejectedBy;  ///< departments that sent it back, each time
  std::vector<DepartmentId> reworkedBy;  ///< that had to do it again, each time
};

std::uint64_t countPastCases(Connection& c, std::string_view scope, Instant from, Instant to);
/// The archived cases of the scope that were reported in [from, to) and that a department had, by time of report. The value
/// is reused from case to case. The connection's stop token ends it with Error(cancelled).
void readPastCases(Connection& c, std::string_view scope, Instant from, Instant to, const std::function<void(const PastCase&)>& each);

}  // namespace jw::store
