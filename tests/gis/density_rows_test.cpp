#include "gis/map/density_rows.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "tests/catch.h"

namespace density_rows_test {

using namespace jw::gis;

namespace {

/// A row of pixels over made-up densities, `step` cells from one to the next.
struct Made {
  Made(double step, int width, unsigned seed, int uniform = -1) : row{} {
    std::mt19937 random(seed);
    const double west = -5.3;
    const int origin = static_cast<int>(std::floor(west)), columns = static_cast<int>(std::ceil(width * step)) + 4;
    const auto values = static_cast<std::size_t>(columns) * 2;
    for (auto& line : cells) {
      line.resize(values + kDensityBeyond);
      for (auto& value : line) value = static_cast<std::uint8_t>(uniform >= 0 ? uniform : static_cast<int>(random() % 256));
    }
    sums.resize(values + kDensityBeyond);
    out.assign(static_cast<std::size_t>(width) + 16, 0xDEADBEEF);
    for (std::uint32_t i = 0; i < 32 * 128; ++i) colors.push_back(i);
    first.resize(static_cast<std::size_t>(width) + kDensityBeyond);
    for (auto& weights : across) weights.resize(first.size());
    for (std::size_t x = 0; x < first.size(); ++x) {
      const double from = west + static_cast<double>(std::min<std::size_t>(x, static_cast<std::size_t>(width) - 1)) * step;
      first[x] = static_cast<int>(std::floor(from));
      for (int i = 0; i < kDensityShares; ++i) {
        const double w = std::max(0.0, std::min(from + step, first[x] + i + 1.0) - std::max(from, static_cast<double>(first[x] + i)));
        across[static_cast<std::size_t>(i)][x] = static_cast<std::uint32_t>(std::min(65535.0, w / step * 65536)) * 0x10001U;
      }
    }
    row.rows = step > 1 ? 3 : 2;
    const std::uint16_t down[] = {20000, 40000, 5535};
    for (int i = 0; i < row.rows; ++i) {
      row.from[i] = cells[static_cast<std::size_t>(i)].data();
      row.down[i] = row.rows == 2 && i == 1 ? 45535 : down[i];
    }
    row.values = values;
    row.sums = sums.data();
    row.first = first.data();
    row.origin = origin;
    for (int i = 0; i < kDensityShares; ++i) row.across[i] = across[static_cast<std::size_t>(i)].data();
    row.width = width;
    row.areaSteps = 32;
    row.sideSteps = 128;
    row.areaScale = 31 / 65025.0F;
    row.sideScale = 250 / 65025.0F;  // half of all sides are more than there are steps for
    row.colors = colors.data();
    row.out = out.data();
  }
  std::vector<std::uint8_t> cells[kDensityShares];
  std::vector<std::uint16_t> sums;
  std::vector<std::int32_t> first;
  std::vector<std::uint32_t> across[kDensityShares], colors, out;
  DensityRow row;
};

}  // namespace

TEST_CASE("densities: sixteen pixels at once are the same as one after the other") {
  if (!hasDensityRowSixteen()) {
    WARN("skipped: no such processor");
    return;
  }
  unsigned seed = 1;
  for (const double step : {1.0, 1.0003, 1.37, 1.999, 2.0})
    for (const int width : {1, 15, 16, 17, 100, 256}) {
      Made plain(step, width, ++seed), wide(step, width, seed);
      paintDensityRow(plain.row);
      paintDensityRowSixteen(wide.row);
      CHECK(plain.out == wide.out);
      CHECK(plain.out[static_cast<std::size_t>(width)] == 0xDEADBEEF);
    }
}

TEST_CASE("densities: where all cells are alike so are all pixels") {
  for (const int value : {0, 40, 128, 255}) {
    Made made(1.61, 200, 7, value);
    paintDensityRow(made.row);
    const double square = value * value;
    const auto sides = std::min<long>(127, std::lround(square * made.row.sideScale)), area = std::lround(square * made.row.areaScale);
    for (int x = 0; x < 200; ++x) {
      const auto index = static_cast<long>(made.out[static_cast<std::size_t>(x)]);
      CHECK(std::abs(index / 32 - sides) <= 1);
      CHECK(std::abs(index % 32 - std::max(area, sides > 0 ? 1L : 0L)) <= 1);
    }
  }
}

}  // namespace density_rows_test
