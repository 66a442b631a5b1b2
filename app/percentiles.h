// Percentiles of a measured quantity.
#pragma once
#include <cstddef>
#include <vector>

namespace jw::app {

struct Percentiles {
  std::size_t n = 0;
  double p50 = 0, p90 = 0, p99 = 0;
};

/// By nearest rank: the smallest value that at least p percent of the values do not exceed. All zero for no values.
Percentiles percentilesOf(std::vector<double> values);

}  // namespace jw::app
