// How densely points lie: the grid of a kernel density estimate, for hot spots.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "core/model/geometry.h"

namespace jw::stats {

/// Immutable once made. Rows from south to north.
struct DensityGrid {
  model::Box box;            ///< degrees, CGCS2000
  int columns = 0, rows = 0;
  std::vector<float> perSquareKm;  ///< row by row
  float highest = 0;
  double radiusMetres = 0;
  std::uint64_t points = 0;
  float at(int column, int row) const { return perSquareKm[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)]; }
};

/// The quartic kernel 3 / (π r²) · (1 − d²/r²)² on a plane tangent at the middle of the points (a city is small enough). `radiusMetres` 0: by
/// Silverman's rule for two dimensions, 0.9 · min(σ, 1.2 · median distance from the mean) · n^(−1/5) (B. Silverman 1986), within 100 m … 3 km.
/// Null for fewer than three points. Pure; any thread.
std::shared_ptr<const DensityGrid> densityOf(const std::vector<model::Point>& points, double radiusMetres = 0);

}  // namespace jw::stats
