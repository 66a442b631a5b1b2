// All buildings of a store, page by page.
#pragma once
#include <functional>
#include <stop_token>
#include <vector>

#include "core/engine/engine.h"
#include "core/model/place.h"

namespace jw::app {

/// Gives the next page at each call, an empty one at the end; waits for the reader. The engine must outlive it.
std::function<std::vector<model::Building>()> streamBuildings(const engine::Engine& engine, model::Box box,
                                                              std::stop_token stop);

/// Every place on earth.
constexpr model::Box kWholeWorld{-180, -90, 180, 90};

}  // namespace jw::app
