// The ground of the demo city cut into districts, streets, communities and grids of equal size by people.
#pragma once
#include <cstdint>
#include <vector>

#include "core/base/progress.h"
#include "core/demo/planar_map.h"
#include "core/demo/random.h"

namespace jw::demo {

/// How many areas there are of each level for so many people: some 1,050 people a grid, which is 400 households
/// (spec 01: 300–500), five grids a community, ten communities a street, ten streets a district, two districts at least.
struct AreaCounts {
  int districts = 2, streets = 2, communities = 3, grids = 10;
};
AreaCounts areaCountsFor(std::int64_t people);

/// What a border is in the street: the wider, the more important the areas that it parts.
enum class Border : std::uint8_t { outline, river, district, street, community, grid };
/// Metres from the middle of such a border to the nearest building.
double setbackOf(Border border);

struct Territory {
  struct Leaf {
    PlanarMap::Index face = 0;
    int district = 0, street = 0, community = 0;  ///< numbers over the whole city, in the order of the tree
  };
  PlanarMap map;
  std::vector<Border> lines;  ///< what each cut became, by PlanarMap::lineOf
  std::vector<Leaf> leaves;  ///< by district, street, community
  double radius = 0;         ///< metres, of a disc as large as the city

  /// The direction, in radians, that streets have around here; the other one lies across.
  double streetAngle(Vec p) const;
  double baseAngle = 0;
};

/// A function of the counts and the seed alone. Throws Error(cancelled).
Territory cutTerritory(const AreaCounts& counts, std::uint64_t seed, const Progress& progress);

}  // namespace jw::demo
