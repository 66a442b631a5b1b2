#include "gis/map/density_tile.h"

#include <algorithm>
#include <cmath>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

// Squares of bytes and shares in 65536ths are multiplied to squares again, in words of 16 bits: what that rounds away is far
// below a step of the colours.
constexpr double kWhole = 255.0 * 255.0;
constexpr unsigned kAreaShift = 26;
constexpr int kAtOnce = 8;  // values of cells

std::uint16_t wordOf(double weight) {
  return static_cast<std::uint16_t>(std::clamp(weight * 65536 + 0.5, 0.0, 65535.0));
}

/// out = Σ square(from[i]) × weight[i], for kAtOnce values.
inline void addUp(std::uint16_t* out, const std::uint8_t* const* from, const std::uint16_t* weight, int count, std::size_t at) {
#if defined(__SSE2__)
  __m128i sum = _mm_setzero_si128();
  for (int i = 0; i < count; ++i) {
    const __m128i v = _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(from[i] + at)), _mm_setzero_si128());
    sum = _mm_add_epi16(sum, _mm_mulhi_epu16(_mm_mullo_epi16(v, v), _mm_set1_epi16(static_cast<short>(weight[i]))));
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out + at), sum);
#else
  for (std::size_t k = at; k < at + kAtOnce; ++k) {
    std::uint32_t sum = 0;
    for (int i = 0; i < count; ++i) sum += std::uint32_t{from[i][k]} * from[i][k] * weight[i] >> 16;
    out[k] = static_cast<std::uint16_t>(sum);
  }
#endif
}

/// Which cells a pixel meets on one axis, and how much of it each fills; the weights' sum is 1.
struct Share {
  int first = 0, count = 0;
  std::uint16_t weight[kMostShares] = {};
  alignas(16) std::uint16_t pairs[kAtOnce] = {};  ///< each weight twice, for area and sides
};

/// Area below, sides above.
inline std::uint32_t addUp(const std::uint16_t* cells, const Share& share) {
#if defined(__SSE2__)
  __m128i sum = _mm_mulhi_epu16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(cells)), _mm_load_si128(reinterpret_cast<const __m128i*>(share.pairs)));
  sum = _mm_add_epi16(sum, _mm_srli_si128(sum, 8));
  sum = _mm_add_epi16(sum, _mm_srli_si128(sum, 4));
  return static_cast<std::uint32_t>(_mm_cvtsi128_si32(sum));
#else
  std::uint32_t area = 0, sides = 0;
  for (int i = 0; i < share.count; ++i) {
    area += std::uint32_t{cells[2 * i]} * share.weight[i] >> 16;
    sides += std::uint32_t{cells[2 * i + 1]} * share.weight[i] >> 16;
  }
  return area | sides << 16;
#endif
}

Share shareOf(double from, double cells) {
  Share s;
  s.first = static_cast<int>(std::floor(from));
  for (int i = 0; i < kMostShares; ++i) {
    const double w = std::min(from + cells, s.first + i + 1.0) - std::max(from, static_cast<double>(s.first + i));
    if (w <= 1e-9) break;
    s.weight[i] = s.pairs[2 * i] = s.pairs[2 * i + 1] = wordOf(w / cells);
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
  m_sideScale = static_cast<std::uint64_t>(kMostSides * view.metresPerPixel / kMostSidesPerPixel * (kSideSteps - 1) / kWhole * 0x1p32);
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
      if (!any) scratch.cells.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) + kAtOnce, Cell{0, 0});
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
  const auto values = static_cast<std::size_t>(columns) * 2;
  scratch.row.resize(values + 2 * kAtOnce);
  constexpr auto areaScale = static_cast<std::uint32_t>((kAreaSteps - 1) / kWhole * (1U << kAreaShift));
  for (int y = 0; y < tile.height(); ++y) {
    const Share down = shareOf(north - (y + 1) * m_cellsPerPixel, m_cellsPerPixel);
    const std::uint8_t* from[kMostShares];
    for (int i = 0; i < kMostShares; ++i)
      from[i] = reinterpret_cast<const std::uint8_t*>(scratch.cells.data() + static_cast<std::ptrdiff_t>(std::min(down.first + i - r0, rows - 1)) * columns);
    for (std::size_t at = 0; at < values; at += kAtOnce) addUp(scratch.row.data(), from, down.weight, down.count, at);
    std::uint32_t* line = out + y * stride;
    for (int x = 0; x < tile.width(); ++x) {
      const Share& share = across[static_cast<std::size_t>(x)];
      const std::uint32_t both = addUp(scratch.row.data() + 2 * share.first, share);
      const std::uint32_t area = ((both & 0xFFFFU) * areaScale + (1U << (kAreaShift - 1))) >> kAreaShift;
      const std::uint64_t sides = std::min<std::uint64_t>(kSideSteps - 1, ((both >> 16) * m_sideScale + (1ULL << 31)) >> 32);
      line[x] = m_colors[sides * kAreaSteps + std::max<std::uint64_t>(area, sides > 0 ? 1 : 0)];
    }
  }
  return true;
}

}  // namespace jw::gis
