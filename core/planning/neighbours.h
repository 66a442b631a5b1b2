// Which areas lie side by side.
#pragma once
#include <vector>

#include "core/model/geometry.h"

namespace jw::planning {

/// For each shape the numbers of those that have more than a point of the border in common with it, in order. Shared borders
/// need not have the same vertices; a hundredth of a millimetre is taken as touching (degrees, EPSG:4490). Any thread.
std::vector<std::vector<int>> neighboursOf(const std::vector<model::MultiPolygon>& shapes);

}  // namespace jw::planning
