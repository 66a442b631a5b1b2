// Facilities 公共设施 in the store: lists, and finding one. Any connection.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/facility.h"
#include "core/store/connection.h"

namespace jw::store {

/// Those in the box whose area lies within the scope.
std::vector<model::Facility> facilitiesIn(Connection& c, const model::Box& box, std::string_view scope);

/// Which facilities; empty fields do not restrict.
struct FacilityQuery {
  std::string_view area;  ///< below this path
  std::string_view kind;  ///< whole
  DepartmentId department;
  std::string_view text;  ///< part of the code or of the name
};
/// By code.
std::vector<model::Facility> readFacilities(Connection& c, const FacilityQuery& query, std::uint32_t offset, std::uint32_t limit);
std::uint64_t countFacilities(Connection& c, const FacilityQuery& query);
std::optional<model::Facility> readFacility(Connection& c, const Uuid& id);
/// The kinds that there are below the area, in their order.
std::vector<std::string> facilityKinds(Connection& c, std::string_view area);
/// The first `limit` below the area whose name is as asked, by code. A name that many have is asked about once.
std::vector<Uuid> facilitiesNamed(Connection& c, std::string_view area, const std::function<bool(std::string_view name)>& is, std::uint32_t limit);
std::optional<Uuid> facilityWithCode(Connection& c, std::string_view code);
bool departmentKnown(Connection& c, DepartmentId id);

}  // namespace jw::store
