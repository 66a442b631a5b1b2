// Whether areas drawn anew still cover the same ground, without a gap, an overlap or borders that cross.
#pragma once
#include <optional>
#include <vector>

#include "core/model/area_plan.h"

namespace jw::planning {

/// An area before and after a change; null: it was not there, or is no more.
struct Drawn {
  AreaId id;
  const model::MultiPolygon *before = nullptr, *after = nullptr;
};

/// The first place where a border that is new crosses or touches another one. Of areas that lie side by side: the lowest
/// ones, changed or not. Borders that crossed before are not told.
std::optional<model::BorderFault> collision(const std::vector<Drawn>& areas);

/// What keeps a plan from coming into force over the areas that hold now (EPSG:4490, parents before children or not). Below
/// each area the ground of those that were changed adds up to the same as before, and where all of them were drawn anew, to
/// that of the area itself: as sums of borders, exactly (points nearer than kTouch are one). Areas that had gaps between them
/// keep those. Any thread; milliseconds for a community, by the vertices of what is near.
std::optional<model::BorderFault> faultOf(const std::vector<model::Area>& areas, const model::AreaPlan& plan);

}  // namespace jw::planning
