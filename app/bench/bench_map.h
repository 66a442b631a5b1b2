// Our map beside QGIS's drawing of the same layers (spec 13, W4).
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/bench/bench_case.h"
#include "core/base/progress.h"

namespace jw::app {

/// `buildings` made-up ones in a packed file, and the same in a GeoPackage with an R-tree; 50,000 cases, and the same points
/// in a layer in memory. Views of 1920 × 1080 and 3840 × 2160. CPU time of the whole process, the best of some rounds (fewer
/// where a round takes longer); ".wall" is time on the clock with two threads, set against the goal. Some minutes.
std::vector<BenchResult> benchMap(const std::filesystem::path& scratch, std::uint64_t buildings, const Progress& progress);

}  // namespace jw::app
