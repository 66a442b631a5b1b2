// The density of points: as many points as went in, thickest where they are thickest, and the same as the formula says.
#include "core/stats/density.h"

#include <cmath>
#include <numbers>
#include <random>

#include "tests/catch.h"

namespace density_test {

using namespace jw;
using stats::densityOf;

namespace {

constexpr double kMetres = 111'320;

double squareKm(const stats::DensityGrid& g) {
  const double y = (g.box.ymin + g.box.ymax) / 2;
  return (g.box.xmax - g.box.xmin) / g.columns * kMetres * std::cos(y * std::numbers::pi / 180) * (g.box.ymax - g.box.ymin) / g.rows * kMetres / 1e6;
}

}  // namespace

TEST_CASE("a density grid holds all its points, and its peak lies in the thickest of them") {
  std::mt19937 random{5};
  std::normal_distribution<double> near{0, 0.002}, far{0, 0.03};
  std::vector<model::Point> points;
  for (int i = 0; i < 3000; ++i) points.push_back({120.05 + near(random), 30.02 + near(random)});
  for (int i = 0; i < 3000; ++i) points.push_back({120.0 + far(random), 30.0 + far(random)});
  const auto grid = densityOf(points);
  REQUIRE(grid);
  CHECK(grid->points == 6000);
  CHECK(grid->radiusMetres >= 100);
  CHECK(grid->radiusMetres <= 3000);
  CHECK(grid->columns <= 401);
  CHECK(grid->rows <= 401);
  double sum = 0;
  int column = 0, row = 0;
  for (int y = 0; y < grid->rows; ++y)
    for (int x = 0; x < grid->columns; ++x) {
      sum += grid->at(x, y);
      if (grid->at(x, y) == grid->highest) {
        column = x;
        row = y;
      }
    }
  CHECK(std::abs(sum * squareKm(*grid) - 6000) < 60);
  CHECK(std::abs(grid->box.xmin + (column + 0.5) * (grid->box.xmax - grid->box.xmin) / grid->columns - 120.05) < 0.004);
  CHECK(std::abs(grid->box.ymin + (row + 0.5) * (grid->box.ymax - grid->box.ymin) / grid->rows - 30.02) < 0.004);
}

TEST_CASE("each cell is the sum of the kernels at its middle") {
  const std::vector<model::Point> points = {{120, 30}, {120.003, 30.001}, {120.001, 30.004}, {120.01, 30.01}};
  const double r = 700;
  const auto grid = densityOf(points, r);
  REQUIRE(grid);
  CHECK(grid->radiusMetres == r);
  double middle = 0;
  for (const auto& p : points) middle += p.y / 4;
  std::size_t some = 0;
  for (int row = 0; row < grid->rows; ++row)
    for (int column = 0; column < grid->columns; ++column) {
      const double x = grid->box.xmin + (column + 0.5) * (grid->box.xmax - grid->box.xmin) / grid->columns, y = grid->box.ymin + (row + 0.5) * (grid->box.ymax - grid->box.ymin) / grid->rows;
      double want = 0;
      for (const auto& p : points) {
        const double dx = (x - p.x) * kMetres * std::cos(middle * std::numbers::pi / 180), dy = (y - p.y) * kMetres, d2 = dx * dx + dy * dy;
        if (d2 < r * r) want += 3 / (std::numbers::pi * r * r) * std::pow(1 - d2 / (r * r), 2) * 1e6;
      }
      some += want > 0;
      REQUIRE(std::abs(grid->at(column, row) - want) < 1e-4 * (1 + want));
    }
  CHECK(some > 100);
}

TEST_CASE("too few points have no density, and points on one spot have one") {
  CHECK_FALSE(densityOf({}));
  CHECK_FALSE(densityOf({{120, 30}, {120, 30}}));
  const auto grid = densityOf({{120, 30}, {120, 30}, {120, 30}, {120, 30}});
  REQUIRE(grid);
  CHECK(grid->radiusMetres == 100);
  CHECK(grid->highest > 0);
}

}  // namespace density_test
