// A crew 作业班组: shares the work of a department with its other crews (spec 02, load balancing).
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/ids.h"
#include "core/model/area.h"
#include "core/model/geometry.h"

namespace jw {
using CrewId = Id<struct CrewTag>;
}

namespace jw::model {

struct Crew {
  CrewId id;
  std::int64_t rowVer = 1;
  DepartmentId department;
  std::string code, name;      ///< the code is unique
  std::string phone;           ///< of the post
  AreaPath area;               ///< works only below it; empty: everywhere
  std::optional<Point> point;  ///< where it stands by
};

}  // namespace jw::model
