// What stands in an area: buildings 楼栋 and what is in them.
#pragma once
#include <cstdint>
#include <string>

#include "core/base/ids.h"
#include "core/model/area.h"
#include "core/model/facility.h"
#include "core/model/geometry.h"

namespace jw::model {

struct Building {
  BuildingId id;
  std::int64_t rowVer = 1;
  std::string source;      ///< where it came from: "osm", "demo", a file's name
  std::string externalId;  ///< its key there ("way/123"); (source, externalId) is unique
  std::string name, address, use;
  std::int32_t floors = 0;  ///< 0: not known
  AreaPath area;            ///< of the grid that holds its point; empty: in none
  Point point;              ///< a point on its surface
  MultiPolygon shape;
};

struct BuildingDraft {
  std::int64_t row = 0;
  std::string externalId, name, address, use;
  std::int32_t floors = 0;
  MultiPolygon shape;
  std::string repaired;  ///< what was wrong with the rings and has been mended; empty: nothing
  bool removed = false;  ///< the file says that it is gone
};

}  // namespace jw::model
