// Whether grids cover a shape exactly, found out without anything of the planner's.
#pragma once
#include <string>
#include <vector>

#include "core/model/geometry.h"

namespace jw::planning {

/// What is wrong with grids that should cover the shape without gap or overlap, each in one piece on each part of the shape
/// (onePiece: one polygon). Every border must be there twice, once each way, or lie on the shape's own border; borders must not
/// cross; areas must add up. "" where nothing is wrong.
std::string coverFault(const model::MultiPolygon& shape, const std::vector<model::MultiPolygon>& grids, bool onePiece);

bool holds(const model::MultiPolygon& shape, model::Point p);

}  // namespace jw::planning
