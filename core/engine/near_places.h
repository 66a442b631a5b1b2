// What lies near a place: distances, and the nearest facilities.
#pragma once
#include <functional>
#include <stop_token>
#include <vector>

#include "core/engine/engine.h"

namespace jw::engine {

struct NearFacility {
  model::Facility facility;
  double metres = 0;
};
/// The nearest facility of each kind within `metres` in the actor's area, nearest first. `ready` comes on a reader's thread.
void nearestFacilities(const Engine& engine, const model::Actor& actor, model::Point from, double metres, std::stop_token stop, std::function<void(std::vector<NearFacility>)> ready);

/// What else lies in a shape drawn on the map, of the actor's area.
struct InShape {
  std::vector<model::CaseSummary> closed;  ///< reported since `from` and closed, the newest first
  std::vector<model::Facility> facilities;
};
/// At most `limit` of each. `ready` comes on a reader's thread.
void thingsInside(const Engine& engine, const model::Actor& actor, model::MultiPolygon shape, Instant from, std::uint32_t limit, std::stop_token stop, std::function<void(InShape)> ready);
/// Areas of the level that have ground in common with the shape.
std::vector<const model::Area*> areasTouched(const AreaTree& areas, const model::MultiPolygon& shape, model::AreaLevel level);

}  // namespace jw::engine
