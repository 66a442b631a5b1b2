#include "gis/map/density_tile.h"

#include <algorithm>
#include <cmath>

#include "gis/map/building_painter.h"
#include "gis/map/density_rows.h"

namespace jw::gis {

using namespace packed;

namespace {

constexpr double kMostSidesPerPixel = 4;  // more of them, in pixels of length on one pixel, cover everything

/// How one pixel looks on which `area` (of a pixel) is built and half of the sides are `sides` pixels long: as many boxes as
/// have both, each filled and outlined (width `2 × half`, corners cut), laid over one another at random places.
std::uint32_t look(float area, float sides, float half, const BuildingLook& colors) {
  if (area <= 0 || sides <= 0) return 0;
  // n squares of side s: n s² = area, 2 n s = sides.
  const float s = 2 * area / sides, n = area / (s * s);
  const float inside = std::max(0.0F, s - 2 * half), outer = (s + 2 * half) * (s + 2 * half) - 2 * half * half, inner = inside * inside;
  // A box touches (s + 1)² pixels in the mean; each pixel is touched by `k` of them, and covered by each to that part.
  const float touchFill = n * (s + 1) * (s + 1), touchEdge = n * (s + 2 * half + 1) * (s + 2 * half + 1);
  const auto rest = [](float sum, float k) { return std::exp2(k * std::log2(1 - std::min(0.999F, sum / k))); };
  const float fill = 1 - rest(area, touchFill), edge = half > 0 ? 1 - rest(n * (outer - inner), touchEdge) : 0;
  const float f = fill * (1 - edge);
  const auto channel = [&](int shift) {
    return static_cast<std::uint32_t>(f * static_cast<float>(colors.fill >> shift & 255U) + edge * static_cast<float>(colors.edge >> shift & 255U) + 0.5F) << shift;
  };
  return static_cast<std::uint32_t>((f + edge) * 255 + 0.5F) << 24 | channel(16) | channel(8) | channel(0);
}

constexpr double kWhole = 255.0 * 255.0;
constexpr double kWidestSteps = 2.000001;  // cells from a pixel to the next, for paintDensityRowSixteen

/// Which cells a pixel meets on one axis, and how much of it each fills, 65536ths; the sum is 1.
struct Share {
  int first = 0, count = 0;
  std::uint16_t weight[kDensityShares] = {};
};

Share shareOf(double from, double cells) {
  Share s;
  s.first = static_cast<int>(std::floor(from));
  for (int i = 0; i < kDensityShares; ++i) {
    const double w = std::min(from + cells, s.first + i + 1.0) - std::max(from, static_cast<double>(s.first + i));
    if (w <= 1e-9) break;
    s.weight[i] = static_cast<std::uint16_t>(std::clamp(w / cells * 65536 + 0.5, 0.0, 65535.0));
    s.count = i + 1;
  }
  return s;
}

}  // namespace

DensityView::DensityView(const PackedBuildings& buildings, const BuildingView& view, const BuildingLook& colors, int width)
    : m_buildings(buildings), m_level(&buildings.levels().front()) {
  for (const Level& level : buildings.levels())
    if (level.side <= view.metresPerPixel * 1.0000001) m_level = &level;
  m_cellsPerPixel = view.metresPerPixel / m_level->side;
  m_left = (view.left - buildings.originX()) / m_level->side;
  m_top = (view.top - buildings.originY()) / m_level->side;
  // Sides' length on an area, metres on a square metre, times the pixel's metres: pixels on a pixel.
  m_sideScale = static_cast<float>(kMostSides * view.metresPerPixel / kMostSidesPerPixel * (kSideSteps - 1) / kWhole);
  m_colors.reserve(static_cast<std::size_t>(kAreaSteps) * kSideSteps);
  for (int s = 0; s < kSideSteps; ++s)
    for (int a = 0; a < kAreaSteps; ++a)
      m_colors.push_back(look(static_cast<float>(a) / (kAreaSteps - 1), static_cast<float>(kMostSidesPerPixel) * static_cast<float>(s) / (kSideSteps - 1), static_cast<float>(colors.edgeWidth / 2), colors));
  const std::size_t room = static_cast<std::size_t>(width) + kDensityBeyond;
  m_first.reserve(room);
  for (auto& weights : m_across) weights.resize(room);
  for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
    const Share share = shareOf(m_left + static_cast<double>(x) * m_cellsPerPixel, m_cellsPerPixel);
    m_first.push_back(share.first);
    for (std::size_t i = 0; i < kDensityShares; ++i) m_across[i][x] = share.weight[i] * 0x10001U;
  }
  m_first.resize(room, m_first.empty() ? 0 : m_first.back());
  m_wide = hasDensityRowSixteen() && m_cellsPerPixel <= kWidestSteps;
}

bool DensityView::paint(std::uint32_t* out, std::ptrdiff_t stride, const QRect& tile, Scratch& scratch) const {
  // Cells that the tile meets, gathered from the pyramid's tiles: columns to the right, rows upwards.
  const double west = m_left + tile.x() * m_cellsPerPixel, north = m_top - tile.y() * m_cellsPerPixel;
  const double east = west + tile.width() * m_cellsPerPixel, south = north - tile.height() * m_cellsPerPixel;
  constexpr int side = static_cast<int>(kTile);
  const auto whole = [](double v) { return static_cast<int>(std::clamp(std::floor(v), -1e8, 1e8)); };
  const int c0 = whole(west), c1 = whole(east) + 2, r0 = whole(south) - 1, r1 = whole(north) + 2;
  const int columns = c1 - c0 + 1, rows = r1 - r0;
  const auto keys = m_buildings.tileKeys(*m_level);
  const auto tileOf = [](int cell) { return cell >= 0 ? cell / side : -((side - 1 - cell) / side); };
  bool any = false;
  for (int tr = tileOf(r0); tr <= tileOf(r1 - 1); ++tr) {
    const auto before = [](const TileKey& a, const TileKey& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; };
    for (auto it = std::lower_bound(keys.begin(), keys.end(), TileKey{tr, tileOf(c0)}, before); it != keys.end() && it->row == tr && it->column <= tileOf(c1 - 1); ++it) {
      if (!any) scratch.cells.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) + kDensityBeyond, Cell{0, 0});
      any = true;
      const Cell* from = m_buildings.tile(*m_level, static_cast<std::size_t>(it - keys.begin()));
      const int left = it->column * side, low = tr * side;
      const int ca = std::max(c0, left), cb = std::min(c1, left + side);
      for (int r = std::max(r0, low); r < std::min(r1, low + side); ++r)
        std::copy(from + (r - low) * side + (ca - left), from + (r - low) * side + (cb - left), scratch.cells.begin() + static_cast<std::ptrdiff_t>(r - r0) * columns + (ca - c0));
    }
  }
  if (!any) return false;

  DensityRow row{};
  row.values = static_cast<std::size_t>(columns) * 2;
  scratch.row.resize(row.values + kDensityBeyond);
  row.sums = scratch.row.data();
  row.first = m_first.data() + tile.x();
  row.origin = c0;
  for (std::size_t i = 0; i < kDensityShares; ++i) row.across[i] = m_across[i].data() + tile.x();
  row.width = tile.width();
  row.areaSteps = kAreaSteps;
  row.sideSteps = kSideSteps;
  row.areaScale = static_cast<float>((kAreaSteps - 1) / kWhole);
  row.sideScale = m_sideScale;
  row.colors = m_colors.data();
  for (int y = 0; y < tile.height(); ++y) {
    const Share down = shareOf(north - (y + 1) * m_cellsPerPixel, m_cellsPerPixel);
    row.rows = down.count;
    for (int i = 0; i < down.count; ++i) {
      row.down[i] = down.weight[i];
      row.from[i] = reinterpret_cast<const std::uint8_t*>(scratch.cells.data() + static_cast<std::ptrdiff_t>(std::min(down.first + i - r0, rows - 1)) * columns);
    }
    row.out = out + y * stride;
    m_wide ? paintDensityRowSixteen(row) : paintDensityRow(row);
  }
  return true;
}

}  // namespace jw::gis
