#include "gis/map/coverage_tile.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <vector>

#include "tests/catch.h"

namespace coverage_tile_test {

using namespace jw::gis;

namespace {

constexpr int kWidth = CoverageTile::kWidth, kHeight = CoverageTile::kHeight;
constexpr std::uint32_t kFill = 0x204060, kEdge = 0xC0A080;
using Picture = std::vector<std::uint32_t>;

Picture finished(CoverageTile& tile, int width = kWidth, int height = kHeight) {
  Picture out(static_cast<std::size_t>(kWidth) * kHeight, 0xDEADBEEF);
  REQUIRE(tile.finish(out.data(), kWidth, width, height, kFill, kEdge));
  return out;
}

void ring(CoverageTile& tile, CoverageTile::Plane plane, const std::vector<PixelPoint>& points) {
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) tile.line(plane, points[j], points[i]);
}

/// Shapes of all sizes, some beyond the tile's sides, and boxes.
void scene(CoverageTile& tile, unsigned seed) {
  std::mt19937 random(seed);
  const auto in = [&](float low, float high) { return std::uniform_real_distribution<float>(low, high)(random); };
  for (int i = 0; i < 60; ++i) {
    const float size = std::exp(in(0.5F, 5.5F)), x = in(-30, kWidth + 30), y = in(-30, kHeight + 30);
    std::vector<PixelPoint> points;
    const int corners = 3 + static_cast<int>(random() % 6);
    for (int k = 0; k < corners; ++k) {
      const float angle = -6.2831853F * static_cast<float>(k) / static_cast<float>(corners);
      points.push_back({x + size * std::cos(angle) * in(0.5F, 1), y + size / 3 * std::sin(angle) * in(0.5F, 1)});
    }
    ring(tile, i % 3 == 0 ? CoverageTile::edge : CoverageTile::fill, points);
    tile.box({in(-2, kWidth + 2), in(-2, kHeight + 2)}, in(0, 2.2F), in(0, 2.2F), i % 2 ? 0.35F : 0);
  }
}

int difference(std::uint32_t a, std::uint32_t b) {
  int most = 0;
  for (int shift = 0; shift < 32; shift += 8) most = std::max(most, std::abs(static_cast<int>(a >> shift & 255U) - static_cast<int>(b >> shift & 255U)));
  return most;
}

}  // namespace

TEST_CASE("A rectangle covers each pixel by the part of it that it takes") {
  for (const bool sixteen : {false, hasCoverageSixteen()}) {
    CoverageTile tile(sixteen);
    const float left = 10.25F, top = 3.5F, right = 200.5F, bottom = 60.75F;
    ring(tile, CoverageTile::fill, {{left, top}, {left, bottom}, {right, bottom}, {right, top}});
    const Picture picture = finished(tile);
    int worst = 0;
    for (int y = 0; y < kHeight; ++y)
      for (int x = 0; x < kWidth; ++x) {
        const auto part = [](float at, float from, float to) { return std::max(0.0F, std::min(to, at + 1) - std::max(from, at)); };
        const float expected = part(static_cast<float>(x), left, right) * part(static_cast<float>(y), top, bottom) * 255;
        worst = std::max(worst, std::abs(static_cast<int>(picture[static_cast<std::size_t>(y * kWidth + x)] >> 24) - static_cast<int>(expected + 0.5F)));
      }
    CHECK(worst <= 1);
  }
}

TEST_CASE("A sloping side covers each pixel by the area below it") {
  for (const bool sixteen : {false, hasCoverageSixteen()})
    for (const float rise : {0.02F, 0.3F, 1.0F, 2.7F, 40.0F}) {
      CoverageTile tile(sixteen);
      // From the left side's lower end upwards to the right; all below it.
      const float height = 62, length = std::min(250.0F, height / rise);
      ring(tile, CoverageTile::fill, {{0, height}, {length, height}, {length, height - length * rise}});
      const Picture picture = finished(tile);
      int worst = 0;
      for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
          constexpr int kParts = 64;
          double covered = 0;
          for (int i = 0; i < kParts; ++i) {
            const double at = x + (i + 0.5) / kParts;
            if (at < length) covered += std::clamp(std::min<double>(y + 1, height) - std::max<double>(y, height - at * rise), 0.0, 1.0) / kParts;
          }
          worst = std::max(worst, std::abs(static_cast<int>(picture[static_cast<std::size_t>(y * kWidth + x)] >> 24) - static_cast<int>(covered * 255 + 0.5)));
        }
      CHECK(worst <= 2);
    }
}

TEST_CASE("The loops for sixteen numbers paint what those for four paint") {
  if (!hasCoverageSixteen()) return;
  CoverageTile four(false), sixteen(true);
  for (unsigned seed = 1; seed <= 200; ++seed) {
    scene(four, seed);
    scene(sixteen, seed);
    const int width = seed % 3 == 0 ? 101 : kWidth, height = seed % 5 == 0 ? 33 : kHeight;
    const Picture a = finished(four, width, height), b = finished(sixteen, width, height);
    int worst = 0;
    for (std::size_t i = 0; i < a.size(); ++i) worst = std::max(worst, difference(a[i], b[i]));
    CHECK(worst <= 1);
  }
}

TEST_CASE("A finished tile is empty again") {
  for (const bool sixteen : {false, hasCoverageSixteen()}) {
    CoverageTile tile(sixteen);
    scene(tile, 7);
    finished(tile);
    Picture out(static_cast<std::size_t>(kWidth) * kHeight, 0xDEADBEEF);
    CHECK_FALSE(tile.finish(out.data(), kWidth, kWidth, kHeight, kFill, kEdge));
    tile.box({100, 30}, 1, 1, 0);
    const Picture one = finished(tile);
    std::size_t seen = 0;
    for (const auto pixel : one) seen += pixel != 0;
    CHECK(seen == 4);
  }
}

}  // namespace coverage_tile_test
