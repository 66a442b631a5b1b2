// Borders drawn by hand: cutting an area by a line, joining neighbours, moving a corner that areas share.
#pragma once
#include <variant>
#include <vector>

#include "core/model/area_plan.h"

namespace jw::planning {

/// The shape cut wherever the line leads through it from border to border, the largest piece first; ends that stop inside
/// are left away. A line that returns to itself cuts out what it encloses. Fault: notDivided. Coordinates EPSG:4490, as in all of this.
std::variant<std::vector<model::MultiPolygon>, model::BorderFault> cutShape(const model::MultiPolygon& shape, const std::vector<model::Point>& line);

/// One shape of neighbours. Fault: notNeighbours where one of them has no border with the others.
std::variant<model::MultiPolygon, model::BorderFault> joinShapes(const std::vector<const model::MultiPolygon*>& shapes);

/// Which areas get another shape, by their place in the list.
using Reshaped = std::vector<std::pair<std::size_t, model::MultiPolygon>>;

/// A corner moves in every area of every level that has it; one that lies on an area's border without being a corner there
/// becomes one. With to == from the corner is only made. Areas without a shape are passed over. Faults: noCorner, outerBorder,
/// crosses, tooSmall.
std::variant<Reshaped, model::BorderFault> moveCorner(const std::vector<model::Area>& areas, model::Point from, model::Point to);
/// The border runs on straight where the corner was. Faults: as moveCorner, and neededCorner.
std::variant<Reshaped, model::BorderFault> removeCorner(const std::vector<model::Area>& areas, model::Point at);

}  // namespace jw::planning
