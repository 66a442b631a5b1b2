// One cut through a face: where it runs best.
#pragma once
#include <vector>

#include "core/demo/planar_map.h"
#include "core/demo/random.h"

namespace jw::demo {

struct CutWish {
  double share = 0.5;   ///< of the face's points that should come to lie right of the cut
  double angle = 0;     ///< of the streets around; the cut follows it or crosses it
  double turn = 0;      ///< how far it may turn away from that, radians
  double bend = 0;      ///< its sideways swing as a share of its length
  int waves = 1;
  bool alongOnly = false;  ///< follow the angle, never cross it
};

/// Cuts the face near the wish: short, with compact parts, clear of the face's border but at its ends. `people` are
/// points spread by density; those right of the cut are moved into `right`. The new face right of it.
/// Throws Error(internal) if no cut is possible.
PlanarMap::Index cutFace(PlanarMap& map, PlanarMap::Index face, PlanarMap::Index line, const CutWish& wish, Random& random, std::vector<Vec>& people, std::vector<Vec>& right);

}  // namespace jw::demo
