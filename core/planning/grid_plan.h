// The grid planner 网格规划: a community's ground split into grids of equal work (spec 04).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/geometry.h"

namespace jw::planning {

struct PlannedBuilding {
  model::Point at;
  double radius = 0;  ///< metres, about half its width; 0: not known
  std::int64_t households = 0, people = 0;
  std::int64_t compound = 0;  ///< buildings with the same number belong to one compound 小区; 0: to none
};

enum class Measure : std::uint8_t { households = 1, people = 2 };

struct PlanTask {
  model::MultiPolygon shape;  ///< of the community, EPSG:4490
  std::vector<PlannedBuilding> buildings;
  std::vector<std::vector<model::Point>> roads;  ///< main roads, where known: good borders
  int parts = 1;
  Measure measure = Measure::households;
  int variants = 3;  ///< 1 … 12
  std::uint64_t seed = 1;
};

/// What a variant gives most weight to.
enum class PlanAim : std::uint8_t { balanced = 1, compact = 2, even = 3 };  ///< even: compounds may be cut for it

struct PlannedGrid {
  model::MultiPolygon shape;  ///< one polygon; on a community of several islands at most one on each
  std::int64_t buildings = 0, households = 0, people = 0;
  double squareMetres = 0, perimeterMetres = 0;
  std::vector<int> neighbours;  ///< numbers of grids with a common border
};

struct PlanVariant {
  PlanAim aim = PlanAim::balanced;
  std::uint64_t seed = 0;
  std::vector<PlannedGrid> grids;  ///< from the northwest, row by row
  std::vector<int> gridOf;         ///< by building
  double imbalance = 0;    ///< the largest deviation from the mean, as a share of it
  double compactness = 0;  ///< mean of 4π·area/perimeter² (Polsby, Popper 1991), 0 … 1
  double borderMetres = 0; ///< between grids
  int compounds = 0, compoundsCut = 0;
};

struct GridPlan {
  enum class Refused : std::uint8_t { no = 0, noBuildings, moreGridsThanPlaces, badShape } refused = Refused::no;
  std::vector<PlanVariant> variants;  ///< the best first: within 10 % of the mean before others, then the more compact
  double leastImbalance = 0;          ///< what one building too large for a grid makes unavoidable
};

/// Every grid is contiguous, and together they are the community's ground: no gap, no overlap. The same task gives the same
/// plan. Refused where there are fewer places with buildings than grids (parts > 1) or the outline is not a valid one. Any thread; a second for some
/// thousand buildings. Throws Error(cancelled), Error(usage) for parts < 1.
GridPlan planGrids(const PlanTask& task, const Progress& progress);

/// How many grids of about `target` households (or people) there should be; at least 1.
int gridsFor(std::int64_t total, std::int64_t target);

}  // namespace jw::planning
