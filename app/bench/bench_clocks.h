// The open clocks in their wheel against a priority queue and an SQLite index (spec 13, W3).
#pragma once
#include <vector>

#include "app/bench/bench_case.h"
#include "core/base/progress.h"

namespace jw::app {

/// A million clocks with dues over thirty days: a tick of one second (the mean over more than a day, and the slowest),
/// adding and cancelling among them, bringing all back from an array, and bytes a clock. CPU time of one thread, the
/// least of five; each beside std::priority_queue with lazy deletion, an SQLite table in memory with an index on the due,
/// and the goal. All must fire the same clocks. Throws Error(internal) if not, Error(cancelled).
std::vector<BenchResult> benchClocks(const Progress& progress);

}  // namespace jw::app
