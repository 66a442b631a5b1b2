// A made-up city of many buildings for the bench of the map.
#pragma once
#include <cstdint>
#include <functional>

#include "core/model/geometry.h"

namespace jw::app {

/// Calls `take` with `count` buildings, in metres of EPSG:4549: blocks of 120 × 90 m between streets, turned by the quarter
/// that they lie in, with slabs, houses, courts and halls on them; denser towards the middle of a disc. The same ones each
/// time.
void benchBuildings(std::uint64_t count, const std::function<void(const model::MultiPolygon&)>& take);

constexpr int kBenchEpsg = 4549;
constexpr model::Point kBenchMiddle{500'000, 2'500'000};

}  // namespace jw::app
