// What stands in a shape drawn on the map: the first of each kind, and how much there is in all.
#pragma once
#include <cstdint>
#include <vector>

#include "core/model/registry.h"

namespace jw::engine {

struct PlaceContents {
  std::vector<model::BuildingLine> buildings;
  std::vector<model::PersonLine> people;  ///< in the order of the buildings and their doors
  std::vector<model::Organisation> organisations;
  std::uint64_t allBuildings = 0, dwellings = 0, occupied = 0, allPeople = 0;
};

}  // namespace jw::engine
