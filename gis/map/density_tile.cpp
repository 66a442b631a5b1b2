#include "gis/map/density_tile.h"

#include <algorithm>
#include <cmath>

#include "gis/map/building_painter.h"

namespace jw::gis {

using namespace packed;

namespace {

constexpr int kMostShares = 3;           // a pixel is at most two cells wide
constexpr double kMostSidesPerPixel = 4;  // more of them, in pixels of length on one pixel, cover everything

/// How one pixel looks on which `area` (of a pixel) is built and half of the sides are `sides` pixels long: as many boxes as
/// have both, each filled and outlined (width `2 × half`, corners cut), laid over one another at random places.
std::uint32_t look(double area, double sides, double half, const BuildingLook& colors) {
  if (area <= 0 || sides <= 0) return 0;
  // n squares of side s: n s² = area, 2 n s = sides.
  const double s = 2 * area / sides, n = area / (s * s);
  const double outer = (s + 2 * half) * (s + 2 * half) - 2 * half * half, inner = std::max(0.0, s - 2 * half) * std::max(0.0, s - 2 * half);
  // A box touches (s + 1)² pixels in the mean; each pixel is touched by `k` of them, and covered by each to that part.
  const double touchFill = n * (s + 1) * (s + 1), touchEdge = n * (s + 2 * half + 1) * (s + 2 * half + 1);
  const auto rest = [](double sum, double k) { return std::exp(k * std::log1p(-std::min(0.999, sum / k))); };
  const double fill = 1 - rest(area, touchFill), edge = half > 0 ? 1 - rest(n * (outer - inner), touchEdge) : 0;
  const double f = fill * (1 - edge);
  const auto channel = [&](int shift) {
    return static_cast<std::uint32_t>(f * (colors.fill >> shift & 255U) + edge * (colors.edge >> shift & 255U) + 0.5) << shift;
  };
  return static_cast<std::uint32_t>((f + edge) * 255 + 0.5) << 24 | channel(16) | channel(8) | channel(0);
}

// Two cells at once, area and sides of each.
typedef float F4 __attribute__((vector_size(16)));
typedef std::uint8_t B4 __attribute__((vector_size(4)));

F4 squares(const Cell* two) {
  B4 bytes;
  __builtin_memcpy(&bytes, two, sizeof bytes);
  const F4 v = __builtin_convertvector(bytes, F4);
  return v * v;
}

/// Which cells a pixel meets on one axis, and how much of it each fills; the weights' sum is 1.
struct Share {
  int first = 0, count = 0;
  float weight[kMostShares] = {};
};

Share shareOf(double from, double cells) {
  Share s;
  s.first = static_cast<int>(std::floor(from));
  for (int i = 0; i < kMostShares; ++i) {
    const double w = std::min(from + cells, s.first + i + 1.0) - std::max(from, static_cast<double>(s.first + i));
    if (w <= 1e-9) break;
    s.weight[i] = static_cast<float>(w / cells);
    s.count = i + 1;
  }
  return s;
}

}  // namespace

DensityView::DensityView(const PackedBuildings& buildings, const BuildingView& view, const BuildingLook& colors)
    : m_buildings(buildings), m_level(&buildings.levels().front()) {
  for (const Level& level : buildings.levels())
    if (level.side <= view.metresPerPixel * 1.0000001) m_level = &level;
  m_cellsPerPixel = view.metresPerPixel / m_level->side;
  m_left = (view.left - buildings.originX()) / m_level->side;
  m_top = (view.top - buildings.originY()) / m_level->side;
  // Sides' length on an area, metres on a square metre, times the pixel's metres: pixels on a pixel.
  m_sideScale = static_cast<float>(kMostSides * view.metresPerPixel / kMostSidesPerPixel * (kSideSteps - 1));
  m_colors.reserve(static_cast<std::size_t>(kAreaSteps) * kSideSteps);
  for (int s = 0; s < kSideSteps; ++s)
    for (int a = 0; a < kAreaSteps; ++a)
      m_colors.push_back(look(static_cast<double>(a) / (kAreaSteps - 1), kMostSidesPerPixel * s / (kSideSteps - 1), colors.edgeWidth / 2, colors));
}

bool DensityView::paint(std::uint32_t* out, std::ptrdiff_t stride, const QRect& tile, Scratch& scratch) const {
  // Cells that the tile meets, gathered from the pyramid's tiles: columns to the right, rows upwards.
  const double west = m_left + tile.x() * m_cellsPerPixel, north = m_top - tile.y() * m_cellsPerPixel;
  const double east = west + tile.width() * m_cellsPerPixel, south = north - tile.height() * m_cellsPerPixel;
  constexpr int side = static_cast<int>(kTile);
  const auto whole = [](double v) { return static_cast<int>(std::clamp(std::floor(v), -1e8, 1e8)); };
  const int c0 = whole(west), c1 = whole(east) + 2, r0 = whole(south) - 1, r1 = whole(north) + 2;
  const int columns = (c1 - c0 + 2) / 2 * 2, rows = r1 - r0;
  const auto keys = m_buildings.tileKeys(*m_level);
  const auto tileOf = [](int cell) { return cell >= 0 ? cell / side : -((side - 1 - cell) / side); };
  bool any = false;
  for (int tr = tileOf(r0); tr <= tileOf(r1 - 1); ++tr) {
    const auto before = [](const TileKey& a, const TileKey& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; };
    for (auto it = std::lower_bound(keys.begin(), keys.end(), TileKey{tr, tileOf(c0)}, before); it != keys.end() && it->row == tr && it->column <= tileOf(c1 - 1); ++it) {
      if (!any) scratch.cells.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) + 2, Cell{0, 0});
      any = true;
      const Cell* from = m_buildings.tile(*m_level, static_cast<std::size_t>(it - keys.begin()));
      const int left = it->column * side, low = tr * side;
      const int ca = std::max(c0, left), cb = std::min(c1, left + side);
      for (int r = std::max(r0, low); r < std::min(r1, low + side); ++r)
        std::copy(from + (r - low) * side + (ca - left), from + (r - low) * side + (cb - left), scratch.cells.begin() + static_cast<std::ptrdiff_t>(r - r0) * columns + (ca - c0));
    }
  }
  if (!any) return false;

  std::vector<Share> across;
  for (int x = 0; x < tile.width(); ++x) {
    across.push_back(shareOf(west + x * m_cellsPerPixel, m_cellsPerPixel));
    across.back().first -= c0;
  }
  const auto whole2 = static_cast<std::size_t>(columns) * 2;
  scratch.row.resize(whole2 + 8);
  for (int y = 0; y < tile.height(); ++y) {
    const Share down = shareOf(north - (y + 1) * m_cellsPerPixel, m_cellsPerPixel);
    float weight[kMostShares];
    const Cell* from[kMostShares];
    for (int i = 0; i < kMostShares; ++i) {
      weight[i] = down.weight[i] / (255.0F * 255.0F);
      from[i] = scratch.cells.data() + static_cast<std::ptrdiff_t>(std::min(down.first + i - r0, rows - 1)) * columns;
    }
    for (std::size_t c = 0; c < whole2; c += 4) {
      const F4 sum = squares(from[0] + c / 2) * weight[0] + squares(from[1] + c / 2) * weight[1] + squares(from[2] + c / 2) * weight[2];
      __builtin_memcpy(scratch.row.data() + c, &sum, sizeof sum);
    }
    std::uint32_t* line = out + y * stride;
    for (int x = 0; x < tile.width(); ++x) {
      const Share& share = across[static_cast<std::size_t>(x)];
      float area = 0, sides = 0;
      const float* cell = scratch.row.data() + 2 * share.first;
      for (int i = 0; i < kMostShares; ++i) {
        area += share.weight[i] * cell[2 * i];
        sides += share.weight[i] * cell[2 * i + 1];
      }
      const int a = std::min(kAreaSteps - 1, static_cast<int>(area * (kAreaSteps - 1) + 0.5F));
      const int s = std::min(kSideSteps - 1, static_cast<int>(sides * m_sideScale + 0.5F));
      line[x] = m_colors[static_cast<std::size_t>(s * kAreaSteps + std::max(a, s > 0 ? 1 : 0))];
    }
  }
  return true;
}

}  // namespace jw::gis
