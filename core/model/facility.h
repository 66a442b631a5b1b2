// Facilities 公共设施, components 部件: what stands in the public space and belongs to somebody.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/model/area.h"
#include "core/model/geometry.h"

namespace jw::model {

struct Facility {
  Uuid id;
  std::string kind;  ///< the code of a component category, or any other word that rules ask for
  std::string code;  ///< unique among all facilities
  std::string name;
  AreaPath area;  ///< of the grid that holds its point
  Point point;
  DepartmentId department;  ///< whose it is; nil: not known
  std::int64_t rowVer = 1;
};

// Commands of the registry (core/model/registry_commands.h says what holds of all of them).

/// New if the id is nil. The engine finds the area of the point; one that lies in no grid any more stays where it is until it is moved.
struct PutFacility { Facility value; std::int64_t seen = 0; };
/// It is in no list, map or rule any more; undo brings it back.
struct RemoveFacility { Uuid facility; std::int64_t seen = 0; };

}  // namespace jw::model
