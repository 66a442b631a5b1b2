#include "gis/map/coverage_tile.h"

#include <algorithm>
#include <cmath>

namespace jw::gis {
namespace {

// Four numbers at once, in what every processor of the platform has; the compiler makes plain code where it has nothing.
typedef float F4 __attribute__((vector_size(16)));
typedef std::int32_t I4 __attribute__((vector_size(16)));

F4 all(float x) {
  return F4{x, x, x, x};
}
F4 atMost(F4 a, F4 b) {
  return a < b ? a : b;
}
F4 atLeast(F4 a, F4 b) {
  return a > b ? a : b;
}
F4 load(const float* p) {
  F4 v;
  __builtin_memcpy(&v, p, sizeof v);
  return v;
}
void store(float* p, F4 v) {
  __builtin_memcpy(p, &v, sizeof v);
}
/// Each one's neighbour to the left; the first's is the last of `left`.
F4 before(F4 left, F4 v) {
  return __builtin_shuffle(left, v, I4{3, 4, 5, 6});
}
/// The sum of each with all before it.
F4 running(F4 v) {
  const F4 zero = all(0);
  v += before(zero, v);
  v += __builtin_shuffle(zero, v, I4{0, 1, 4, 5});
  return v;
}
F4 last(F4 v) {
  return __builtin_shuffle(v, I4{3, 3, 3, 3});
}
/// How much of each of the first four pixels lies between `low` and `high`.
F4 overlap(float low, float high) {
  const F4 pixel = F4{0, 1, 2, 3};
  return atLeast(atMost(all(high), pixel + 1.0F) - atLeast(all(low), pixel), all(0));
}
/// Of numbers from 0 on; the library's are calls on processors of the first x86-64.
int roundedUp(float x) {
  const int i = static_cast<int>(x);
  return i + (static_cast<float>(i) < x ? 1 : 0);
}
/// Of numbers above -1000.
int roundedDown(float x) {
  return static_cast<int>(x + 1000) - 1000;
}

/// A part of a line in one row of pixels, `height` high, that begins `from` in the first pixel and runs `width` to the right:
/// what lies to its right is covered to that height. Each pixel's sum grows by how much more of it that is than of the pixel
/// before. `half`: 1 / (2 × width).
inline void cross(float* row, F4 from, F4 width, F4 half, F4 height) {
  const float end = width[0] + 1;
  F4 lastUntil = all(0), lastPixel = all(0), reach = F4{1, 2, 3, 4} - from;
  while (true) {
    // From the line to the end of each of four pixels: where the line is above it, a triangle.
    const F4 above = atMost(reach, width), until = above * above * half + (reach - above);
    const F4 pixel = until - before(lastUntil, until);
    store(row, load(row) + height * (pixel - before(lastPixel, pixel)));
    if (reach[3] >= end) return;
    lastUntil = until;
    lastPixel = pixel;
    reach += 4;
    row += 4;
  }
}

}  // namespace

CoverageTile::CoverageTile(bool sixteen) : m(std::make_unique<Planes>()), m_sixteen(sixteen) {
  for (auto& sums : m->sums) sums.fill(0);
  m->ground.fill(1);
  m->edge.fill(0);
}

void CoverageTile::line(Plane plane, PixelPoint a, PixelPoint b) {
  if (a.y == b.y) return;
  float sign = 1;
  if (a.y > b.y) {
    std::swap(a, b);
    sign = -1;
  }
  constexpr float bottom = kHeight, right = kWidth;
  if (b.y <= 0 || a.y >= bottom || (a.x >= right && b.x >= right)) return;
  const float slope = (b.x - a.x) / (b.y - a.y);
  if (a.y < 0) a = {a.x - a.y * slope, 0};
  if (b.y > bottom) b = {b.x + (bottom - b.y) * slope, bottom};
  m_firstRow = std::min(m_firstRow, static_cast<int>(a.y));
  m_endRow = std::max(m_endRow, roundedUp(b.y));
  float* sums = m->sums[plane].data() + kMargin;
  if (a.x >= 0 && b.x >= 0 && a.x <= right && b.x <= right) {
    steps(sums, a.x, a.y, b.x, b.y, sign);
    return;
  }
  // What runs left of the tile covers all of a row, what runs right of it nothing.
  float cuts[4] = {a.y, a.y, b.y, b.y};
  if (slope != 0) {
    const float left = std::clamp(a.y - a.x / slope, a.y, b.y), beyond = std::clamp(a.y + (right - a.x) / slope, a.y, b.y);
    cuts[1] = std::min(left, beyond);
    cuts[2] = std::max(left, beyond);
  }
  for (int i = 0; i < 3; ++i) {
    const float y0 = cuts[i], y1 = cuts[i + 1];
    if (y0 >= y1) continue;
    const float x0 = a.x + (y0 - a.y) * slope, x1 = a.x + (y1 - a.y) * slope, middle = (x0 + x1) / 2;
    if (middle >= right) continue;
    if (middle <= 0) steps(sums, 0, y0, 0, y1, sign);
    else steps(sums, std::clamp(x0, 0.0F, right), y0, std::clamp(x1, 0.0F, right), y1, sign);
  }
}

void CoverageTile::steps(float* sums, float x0, float y0, float x1, float y1, float sign) const {
  if (m_sixteen) return coverLineSixteen(sums, kStride, kWidth, x0, y0, x1, y1, sign);
  const F4 slope = all((x1 - x0) / (y1 - y0)), zero = all(0), right = all(kWidth);
  const int end = roundedUp(y1);
  // Four rows are made ready at once; few lines cross more.
  for (int y = static_cast<int>(y0); y < end; y += 4) {
    const F4 row = all(static_cast<float>(y)) + F4{0, 1, 2, 3}, top = atLeast(row, all(y0)), below = atMost(row + 1, all(y1));
    const F4 a = atMost(atLeast(x0 + slope * (top - y0), zero), right), b = atMost(atLeast(x0 + slope * (below - y0), zero), right);
    const F4 low = atMost(a, b), width = atLeast(a, b) - low, half = 0.5F / atLeast(width, all(1e-6F)), height = (below - top) * sign;
    const I4 first = __builtin_convertvector(low, I4);
    const F4 from = low - __builtin_convertvector(first, F4);
    float* line = sums + y * kStride;
    const auto put = [&](int i) {
      const I4 which = I4{i, i, i, i};
      cross(line + i * kStride + first[i], __builtin_shuffle(from, which), __builtin_shuffle(width, which), __builtin_shuffle(half, which), __builtin_shuffle(height, which));
    };
    put(0);
    if (end - y > 1) put(1);
    if (end - y > 2) put(2);
    if (end - y > 3) put(3);
  }
}

void CoverageTile::box(PixelPoint centre, float width, float height, float half) {
  const float w = width / 2, h = height / 2;
  const int column = roundedDown(centre.x - w - half) + kMargin, row = roundedDown(centre.y - h - half) + kMargin;
  if (column < 0 || row < 0 || column > kStride - 4 || row > kRows - 4) return;
  const float x = centre.x - static_cast<float>(column - kMargin), y = centre.y - static_cast<float>(row - kMargin);
  // The corners are cut, which takes half² / 2 away from each: as much is taken from all around.
  const float out = half - (half > 0 ? half * half / (2 * (w + h) + 4 * half) : 0);
  const CoverageBox b{.fillFrom = {x - w, y - h}, .fillTo = {x + w, y + h}, .outerFrom = {x - w - out, y - h - out},
                      .outerTo = {x + w + out, y + h + out}, .innerFrom = {x - w + half, y - h + half}, .innerTo = {x + w - half, y + h - half}};
  m_anyBox = true;
  float* ground = m->ground.data() + row * kStride + column;
  float* seen = m->edge.data() + row * kStride + column;
  if (m_sixteen) return coverBoxSixteen(ground, seen, kStride, b);
  const F4 fx = overlap(b.fillFrom[0], b.fillTo[0]), ox = overlap(b.outerFrom[0], b.outerTo[0]), ix = overlap(b.innerFrom[0], b.innerTo[0]);
  const F4 fy = overlap(b.fillFrom[1], b.fillTo[1]), oy = overlap(b.outerFrom[1], b.outerTo[1]), iy = overlap(b.innerFrom[1], b.innerTo[1]);
  for (int i = 0; i < 4; ++i, ground += kStride, seen += kStride) {
    const F4 e = ox * oy[i] - ix * iy[i], left = (1 - fx * fy[i]) * (1 - e);
    store(ground, load(ground) * left);
    store(seen, load(seen) * left + e);
  }
}

void CoverageTile::finishRow(const CoverageRow& r) const {
  if (m_sixteen) return finishRowSixteen(r);
  const F4 zero = all(0), one = all(1);
  F4 f = zero, e = zero;
  for (int x = 0; x < r.width; x += 4) {
    F4 left = load(r.ground + x), shown = load(r.seen + x);
    if (r.fills) {
      f = running(load(r.fills + x)) + last(f);
      e = running(load(r.edges + x)) + last(e);
      const F4 ce = atMost(atLeast(e, zero), one), cf = atMost(atLeast(f, zero), one);
      const F4 q = (one - cf) * (one - ce);
      left *= q;
      shown = shown * q + ce;
    }
    const F4 alpha = one - left, inner = atLeast(alpha - shown, zero);
    const auto mix = [&](int c) { return __builtin_convertvector(inner * r.fillColor[c] + shown * r.edgeColor[c] + 0.5F, I4); };
    const I4 pixels = __builtin_convertvector(alpha * 255.0F + 0.5F, I4) << 24 | mix(0) << 16 | mix(1) << 8 | mix(2);
    __builtin_memcpy(r.out + x, &pixels, sizeof(std::uint32_t) * static_cast<std::size_t>(std::min(4, r.width - x)));
  }
}

bool CoverageTile::finish(std::uint32_t* out, std::ptrdiff_t stride, int width, int height, std::uint32_t fillColor, std::uint32_t edgeColor) {
  if (m_firstRow >= m_endRow && !m_anyBox) return false;
  const auto channel = [](std::uint32_t c, int shift) { return static_cast<float>(c >> shift & 255U); };
  CoverageRow row{};
  row.width = width;
  for (int i = 0; i < 3; ++i) {
    row.fillColor[i] = channel(fillColor, 16 - 8 * i);
    row.edgeColor[i] = channel(edgeColor, 16 - 8 * i);
  }
  for (int y = 0; y < height; ++y) {
    const bool lines = y >= m_firstRow && y < m_endRow;
    row.fills = lines ? m->sums[fill].data() + y * kStride + kMargin : nullptr;
    row.edges = m->sums[edge].data() + y * kStride + kMargin;
    row.ground = m->ground.data() + (y + kMargin) * kStride + kMargin;
    row.seen = m->edge.data() + (y + kMargin) * kStride + kMargin;
    row.out = out + y * stride;
    finishRow(row);
  }
  if (m_firstRow < m_endRow)
    for (auto& sums : m->sums) std::fill(sums.data() + m_firstRow * kStride, sums.data() + m_endRow * kStride, 0.0F);
  if (m_anyBox) {
    m->ground.fill(1);
    m->edge.fill(0);
  }
  m_firstRow = kHeight;
  m_endRow = 0;
  m_anyBox = false;
  return true;
}

}  // namespace jw::gis
