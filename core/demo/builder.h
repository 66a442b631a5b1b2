// The buildings of one grid, with room for its households.
#pragma once
#include <string>
#include <vector>

#include "core/demo/city_areas.h"
#include "core/demo/place_names.h"
#include "core/demo/plots.h"

namespace jw::demo {

struct Built {
  Loop footprint;
  std::string name, address;
  std::string use;      ///< "apartments", "house", "retail", "school", "industrial"
  int floors = 1;
  int units = 0;        ///< 单元; 0: nobody lives there
  int doorsPerFloor = 0;  ///< of a unit
  bool oneDwelling = false;  ///< a house for one household
  int dwellings() const { return oneDwelling ? 1 : units * floors * doorsPerFloor; }
};

/// Compounds of slabs and towers where many people live, houses in rows outside, shops, schools and works between them;
/// together they have at least `dwellings`. Inside the cell's borders, clear of each other.
/// Throws Error(internal) if the cell has no room for a single building.
std::vector<Built> buildCell(const Cell& cell, const CityAreas& city, int dwellings, PlaceNames& names, Random& random);

}  // namespace jw::demo
