// Point to grid against GEOS, Boost.Geometry and SpatiaLite (spec 13, W2).
#pragma once
#include <vector>

#include "app/bench/bench_case.h"

namespace jw::app {

/// City-like nets of 5,041, 10,000 and 19,881 grids of 64 vertices. Rates in million points a second of one thread's
/// CPU time, the best of five; the net is made from a fixed seed. Also the number of answers that differ from GEOS's
/// (must be 0), the memory, the time to build and the time to change one grid. Takes some 20 s on the calling thread.
/// Throws Error(internal) if a peer cannot be set up.
std::vector<BenchResult> benchLocate();

}  // namespace jw::app
