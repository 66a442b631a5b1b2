// A change of areas that is drawn up first and comes into force together, now or on a day ahead.
#pragma once
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/model/area.h"

namespace jw::model {

struct AreaChange {
  enum class What : std::uint8_t { reshaped = 1, added = 2, ended = 3 };
  What what = What::reshaped;
  AreaId id;  ///< of the area as it is; of an added one the id that it will have
  AreaLevel level = AreaLevel::grid;
  std::string code;  ///< of an added one "": the next free number below its parent
  std::string name;
  AreaId parent;
  MultiPolygon shape;     ///< of an ended one: the last that it had
  std::int64_t seen = 0;  ///< the row version that the change was drawn from; 0 for an added one
};

struct AreaPlan {
  Uuid id;
  std::string title;
  Instant from = kNever;  ///< when it comes into force; not after the present: at once
  std::vector<AreaChange> changes;
};

/// Why areas cannot be as they were drawn; the user interface has a sentence for each.
struct BorderFault {
  enum class Kind : std::uint8_t {
    notDivided = 1,    ///< the line does not lead across the area from border to border
    notNeighbours,     ///< areas that should become one have no border in common
    otherParent,       ///< they belong to different areas above them
    outerBorder,       ///< the border of everything: there is no neighbour who would take or give the ground
    noCorner,          ///< no border there
    neededCorner,      ///< more than two areas meet there
    crosses,           ///< two borders would cross or touch
    tooSmall,          ///< what would be left is smaller than a square metre
    groundLost,        ///< ground would belong to no area, or to two
    changedMeanwhile,  ///< the area is not as it was when the change was drawn
    badCode,           ///< an area that is there or was there once has this code
    noName,
  } kind;
  Point at;                ///< the place, EPSG:4490
  AreaId area, other = {};  ///< nil: none
};

}  // namespace jw::model
