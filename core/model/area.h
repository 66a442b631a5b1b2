// The area tree: city 市 > district 区县 > street 街道/乡镇 > community 社区/村 > grid 网格 (spec 01).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/model/geometry.h"

namespace jw::model {

enum class AreaLevel : std::uint8_t { city = 1, district = 2, street = 3, community = 4, grid = 5 };
constexpr AreaLevel kAreaLevels[] = {AreaLevel::city, AreaLevel::district, AreaLevel::street, AreaLevel::community, AreaLevel::grid};

/// "city" … "grid"; nothing for other text.
std::string_view levelName(AreaLevel level);
bool parseLevel(std::string_view name, AreaLevel& out);

/// The codes from the top of the tree down to the area, joined by '/', with one at the end: "6401/640104/640104001/".
/// An area contains another iff its path is a prefix of the other's; the empty path is the whole city, or "nowhere known".
using AreaPath = std::string;
inline bool isWithin(std::string_view path, std::string_view scope) { return path.starts_with(scope); }

struct Area {
  AreaId id;
  std::int64_t rowVer = 1;
  AreaLevel level = AreaLevel::grid;
  std::string code;  ///< unique within its network; no '/'
  std::string name;
  AreaId parent;  ///< nil at the top
  AreaPath path;
  MultiPolygon shape;
};

/// An area as an import file gives it, before it has a place in the tree.
struct AreaDraft {
  std::int64_t row = 0;  ///< feature number in the file, from 1
  AreaLevel level = AreaLevel::grid;
  std::string code, name;
  std::string parentCode;  ///< empty: by containment
  MultiPolygon shape;
};

}  // namespace jw::model
