#include "core/stats/density.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::stats {
namespace {

constexpr double kMetresOfDegree = 111'320;
constexpr double kCellsOfRadius = 6, kMostCells = 400;
constexpr double kSmallestRadius = 100, kLargestRadius = 3000;

struct Flat {
  double x, y;  // metres
};

double radiusFor(const std::vector<Flat>& points) {
  Flat mean{0, 0};
  for (const auto& p : points) {
    mean.x += p.x;
    mean.y += p.y;
  }
  const auto n = static_cast<double>(points.size());
  mean.x /= n;
  mean.y /= n;
  double squares = 0;
  std::vector<double> distances;
  distances.reserve(points.size());
  for (const auto& p : points) {
    const double d2 = (p.x - mean.x) * (p.x - mean.x) + (p.y - mean.y) * (p.y - mean.y);
    squares += d2;
    distances.push_back(std::sqrt(d2));
  }
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  const double spread = std::min(std::sqrt(squares / n), 1.2 * *middle);
  return std::clamp(0.9 * spread * std::pow(n, -0.2), kSmallestRadius, kLargestRadius);
}

}  // namespace

std::shared_ptr<const DensityGrid> densityOf(const std::vector<model::Point>& points, double radiusMetres) {
  if (points.size() < 3) return nullptr;
  double middleY = 0;
  for (const auto& p : points) middleY += p.y / static_cast<double>(points.size());
  const double metresX = kMetresOfDegree * std::cos(middleY * std::numbers::pi / 180), metresY = kMetresOfDegree;
  std::vector<Flat> flat;
  flat.reserve(points.size());
  double xmin = 1e18, ymin = 1e18, xmax = -1e18, ymax = -1e18;
  for (const auto& p : points) {
    flat.push_back({p.x * metresX, p.y * metresY});
    xmin = std::min(xmin, flat.back().x);
    xmax = std::max(xmax, flat.back().x);
    ymin = std::min(ymin, flat.back().y);
    ymax = std::max(ymax, flat.back().y);
  }
  auto grid = std::make_shared<DensityGrid>();
  const double r = radiusMetres > 0 ? radiusMetres : radiusFor(flat);
  const double wide = xmax - xmin + 2 * r, high = ymax - ymin + 2 * r, cell = std::max(r / kCellsOfRadius, std::max(wide, high) / kMostCells);
  grid->radiusMetres = r;
  grid->points = points.size();
  grid->columns = static_cast<int>(std::ceil(wide / cell));
  grid->rows = static_cast<int>(std::ceil(high / cell));
  grid->box = {(xmin - r) / metresX, (ymin - r) / metresY, (xmin - r + grid->columns * cell) / metresX, (ymin - r + grid->rows * cell) / metresY};
  grid->perSquareKm.assign(static_cast<std::size_t>(grid->columns) * static_cast<std::size_t>(grid->rows), 0);
  const double weight = 3 / (std::numbers::pi * r * r) * 1e6;
  for (const auto& p : flat) {
    const double px = p.x - (xmin - r), py = p.y - (ymin - r);
    const int fromColumn = std::max(0, static_cast<int>((px - r) / cell)), toColumn = std::min(grid->columns - 1, static_cast<int>((px + r) / cell));
    const int fromRow = std::max(0, static_cast<int>((py - r) / cell)), toRow = std::min(grid->rows - 1, static_cast<int>((py + r) / cell));
    for (int row = fromRow; row <= toRow; ++row)
      for (int column = fromColumn; column <= toColumn; ++column) {
        const double dx = (column + 0.5) * cell - px, dy = (row + 0.5) * cell - py, left = 1 - (dx * dx + dy * dy) / (r * r);
        if (left > 0) grid->perSquareKm[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid->columns) + static_cast<std::size_t>(column)] += static_cast<float>(weight * left * left);
      }
  }
  grid->highest = *std::max_element(grid->perSquareKm.begin(), grid->perSquareKm.end());
  return grid;
}

}  // namespace jw::stats
