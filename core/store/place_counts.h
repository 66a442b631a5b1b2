// How many households and people live where: sums only, nobody's row. Any connection.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/area.h"
#include "core/store/connection.h"

namespace jw::store {

struct BuildingLoad {
  BuildingId id;
  model::AreaPath area;
  model::Point point;
  double wide = 0, high = 0;  ///< of the outline's box, degrees
  std::int64_t compound = 0;  ///< row number; 0: none
  std::int64_t households = 0, people = 0;
};
/// Every building below the area, by row number; those in force live in it.
std::vector<BuildingLoad> readBuildingLoads(Connection& c, std::string_view area);

struct AreaLoad {
  model::AreaPath area;  ///< of the lowest area that holds the buildings
  std::int64_t buildings = 0, households = 0, people = 0;
};
/// By path; areas without buildings are not there.
std::vector<AreaLoad> readAreaLoads(Connection& c, std::string_view area);

}  // namespace jw::store
