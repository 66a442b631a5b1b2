// Durable intake with dispatch against plain SQLite inserts of the same rows (spec 13, W3).
#pragma once
#include <filesystem>
#include <vector>

#include "app/bench/bench_case.h"
#include "core/base/progress.h"

namespace jw::app {

/// Events a second at 1, 10, 100 and 1000 events to a durable commit, through Engine::submit and its answer: by the
/// wall clock and by the CPU time of the whole process. The peer inserts the rows that the engine wrote into a copy of
/// the same store, with the same pragmas and the same commits. Both sides take turns, the best of five rounds counts;
/// all in a temporary folder inside `scratch`. Throws Error(store), Error(cancelled).
std::vector<BenchResult> benchIntake(const std::filesystem::path& scratch, const std::filesystem::path& data,
                                     const Progress& progress);

}  // namespace jw::app
