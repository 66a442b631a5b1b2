#include "app/bench/bench_buildings.h"

#include <cmath>

namespace jw::app {
namespace {

// SplitMix64, as core/demo/random.h.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : m_state(seed) {}
  double operator()(double from, double to) {
    std::uint64_t z = m_state += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return from + (to - from) * static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t m_state;
};

constexpr double kBlockWidth = 120, kBlockHeight = 90, kStreet = 18;  // metres
constexpr int kQuarter = 20;                                          // blocks on a side

struct Frame {
  double x, y, c, s;
  model::Ring ring(std::initializer_list<model::Point> corners) const {
    model::Ring out;
    for (const model::Point p : corners) out.push_back({x + p.x * c - p.y * s, y + p.x * s + p.y * c});
    out.push_back(out.front());
    return out;
  }
  model::Ring box(double x0, double y0, double x1, double y1) const { return ring({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}); }
};

}  // namespace

void benchBuildings(std::uint64_t count, const std::function<void(const model::MultiPolygon&)>& take) {
  std::uint64_t made = 0;
  const auto put = [&](model::Polygon polygon) {
    if (made++ < count) take({{std::move(polygon)}});
  };
  const auto block = [&](std::int64_t column, std::int64_t row, double share) {
    Numbers number(static_cast<std::uint64_t>(column * 1'000'003 + row));
    const auto quarter = [](std::int64_t v) { return v >= 0 ? v / kQuarter : -((kQuarter - 1 - v) / kQuarter); };
    Numbers turn(static_cast<std::uint64_t>(quarter(column) * 7'919 + quarter(row)));
    const double angle = turn(-0.5, 0.5);
    const Frame frame{kBenchMiddle.x + static_cast<double>(column) * (kBlockWidth + kStreet), kBenchMiddle.y + static_cast<double>(row) * (kBlockHeight + kStreet),
                      std::cos(angle), std::sin(angle)};
    const double kind = number(0, 1);
    if (number(0, 1) > share) return;
    if (kind < 0.45)  // slabs
      for (double y = 4; y + 12 < kBlockHeight; y += 26)
        for (double x = 4; x + 34 < kBlockWidth; x += 39) put({{frame.box(x, y, x + number(26, 34), y + 12)}});
    else if (kind < 0.85)  // houses
      for (double y = 3; y + 14 < kBlockHeight; y += 18)
        for (double x = 3; x + 13 < kBlockWidth; x += 16) {
          const double w = number(7, 13), h = number(8, 14);
          if (number(0, 1) < 0.3) put({{frame.ring({{x, y}, {x + w, y}, {x + w, y + h / 2}, {x + w / 2, y + h / 2}, {x + w / 2, y + h}, {x, y + h}})}});
          else put({{frame.box(x, y, x + w, y + h)}});
        }
    else if (kind < 0.95)  // courts
      for (double x = 4; x + 52 < kBlockWidth; x += 58) {
        put({{frame.box(x, 6, x + 50, 76), frame.ring({{x + 12, 18}, {x + 12, 64}, {x + 38, 64}, {x + 38, 18}})}});
      }
    else
      put({{frame.box(6, 6, kBlockWidth - 6, kBlockHeight - 6)}});
  };
  // Rings of blocks outwards, until there are enough.
  const double reach = 1.25 * std::sqrt(static_cast<double>(count) / 17);
  block(0, 0, 1);
  for (std::int64_t r = 1; made < count; ++r) {
    const double share = std::max(0.25, 1 - 0.6 * static_cast<double>(r) / reach);
    for (std::int64_t i = -r; i < r; ++i) {
      block(i, -r, share);
      block(r, i, share);
      block(-i, r, share);
      block(-r, -i, share);
    }
  }
}

}  // namespace jw::app
