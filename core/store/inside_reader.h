// What stands inside a shape drawn on the map. Any connection.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/geometry.h"
#include "core/store/connection.h"

namespace jw::store {

/// Row numbers of the buildings in the scope whose point lies in the shape, or on which the whole of a small shape lies; in row order.
std::vector<std::int64_t> buildingsInside(Connection& c, const model::MultiPolygon& shape, std::string_view scope);
/// Row numbers of the people in force in a building, by unit, floor and door; at most `limit`.
std::vector<std::int64_t> peopleOfBuilding(Connection& c, std::int64_t building, std::uint32_t limit);

}  // namespace jw::store
