#include "app/percentiles.h"

#include <algorithm>

namespace jw::app {

Percentiles percentilesOf(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const auto at = [&](std::size_t percent) { return values[(values.size() * percent + 99) / 100 - 1]; };
  return {values.size(), at(50), at(90), at(99)};
}

}  // namespace jw::app
