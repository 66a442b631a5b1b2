// What lies near a place: distances, and the nearest facilities.
#pragma once
#include <functional>
#include <stop_token>
#include <vector>

#include "core/engine/engine.h"

namespace jw::engine {

/// Metres on the sphere of the mean earth radius; within a percent of the ellipsoid.
double metresBetween(model::Point a, model::Point b);

struct NearFacility {
  model::Facility facility;
  double metres = 0;
};
/// The nearest facility of each kind within `metres` in the actor's area, nearest first. `ready` comes on a reader's thread.
void nearestFacilities(const Engine& engine, const model::Actor& actor, model::Point from, double metres, std::stop_token stop, std::function<void(std::vector<NearFacility>)> ready);

}  // namespace jw::engine
