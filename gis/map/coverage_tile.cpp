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
/// The sum of each with all before it.
F4 running(F4 v) {
  const F4 zero = all(0);
  v += __builtin_shuffle(zero, v, I4{0, 4, 5, 6});
  v += __builtin_shuffle(zero, v, I4{0, 1, 4, 5});
  return v;
}
F4 last(F4 v) {
  return __builtin_shuffle(v, I4{3, 3, 3, 3});
}
/// How much of each of four pixels from `at` on lies between `low` and `high`.
F4 overlap(float at, float low, float high) {
  const F4 pixel = all(at) + F4{0, 1, 2, 3};
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

}  // namespace

CoverageTile::CoverageTile() : m(std::make_unique<Planes>()) {
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

void CoverageTile::steps(float* sums, float x0, float y0, float x1, float y1, float sign) {
  const float slope = (x1 - x0) / (y1 - y0);
  float x = x0;
  const int end = roundedUp(y1);
  for (int y = static_cast<int>(y0); y < end; ++y) {
    float* row = sums + y * kStride;
    const float dy = std::min(static_cast<float>(y + 1), y1) - std::max(static_cast<float>(y), y0);
    const float next = std::clamp(x + slope * dy, 0.0F, static_cast<float>(kWidth));
    const float d = dy * sign, low = std::min(x, next), high = std::max(x, next);
    const int first = static_cast<int>(low);
    const int after = roundedUp(high);
    if (after <= first + 1) {
      const float part = 0.5F * (low + high) - static_cast<float>(first);
      row[first] += d - d * part;
      row[first + 1] += d * part;
    } else {
      const float s = 1 / (high - low), in = 1 - (low - static_cast<float>(first)), out = high - static_cast<float>(after) + 1;
      const float a0 = 0.5F * s * in * in, am = 0.5F * s * out * out;
      row[first] += d * a0;
      if (after == first + 2) {
        row[first + 1] += d * (1 - a0 - am);
      } else {
        const float a1 = s * (0.5F + in);
        row[first + 1] += d * (a1 - a0);
        for (int i = first + 2; i < after - 1; ++i) row[i] += d * s;
        const float a2 = a1 + static_cast<float>(after - first - 3) * s;
        row[after - 1] += d * (1 - a2 - am);
      }
      row[after] += d * am;
    }
    x = next;
  }
}

void CoverageTile::box(PixelPoint centre, float width, float height, float half) {
  const float w = width / 2, h = height / 2;
  const int column = roundedDown(centre.x - w - half) + kMargin, row = roundedDown(centre.y - h - half) + kMargin;
  if (column < 0 || row < 0 || column > kStride - 4 || row > kRows - 4) return;
  const auto left = static_cast<float>(column - kMargin), top = static_cast<float>(row - kMargin);
  // The corners are cut, which takes half² / 2 away from each: as much is taken from all around.
  const float out = half - (half > 0 ? half * half / (2 * (w + h) + 4 * half) : 0);
  const F4 fx = overlap(left, centre.x - w, centre.x + w), ox = overlap(left, centre.x - w - out, centre.x + w + out),
           ix = overlap(left, centre.x - w + half, centre.x + w - half);
  const F4 fy = overlap(top, centre.y - h, centre.y + h), oy = overlap(top, centre.y - h - out, centre.y + h + out),
           iy = overlap(top, centre.y - h + half, centre.y + h - half);
  m_anyBox = true;
  float* ground = m->ground.data() + row * kStride + column;
  float* seen = m->edge.data() + row * kStride + column;
  for (int y = 0; y < 4; ++y, ground += kStride, seen += kStride) {
    const F4 e = ox * oy[y] - ix * iy[y], left1 = (1 - fx * fy[y]) * (1 - e);
    store(ground, load(ground) * left1);
    store(seen, load(seen) * left1 + e);
  }
}

bool CoverageTile::finish(std::uint32_t* out, std::ptrdiff_t stride, int width, int height, std::uint32_t fillColor, std::uint32_t edgeColor) {
  if (m_firstRow >= m_endRow && !m_anyBox) return false;
  const auto channel = [](std::uint32_t c, int shift) { return static_cast<float>(c >> shift & 255U); };
  const F4 zero = all(0), one = all(1);
  for (int y = 0; y < height; ++y) {
    float* fills = m->sums[fill].data() + y * kStride + kMargin;
    float* edges = m->sums[edge].data() + y * kStride + kMargin;
    const float* ground = m->ground.data() + (y + kMargin) * kStride + kMargin;
    const float* seen = m->edge.data() + (y + kMargin) * kStride + kMargin;
    std::uint32_t* line = out + y * stride;
    const bool lines = y >= m_firstRow && y < m_endRow;
    F4 f = zero, e = zero;
    for (int x = 0; x < width; x += 4) {
      F4 left = load(ground + x), shown = load(seen + x);
      if (lines) {
        f = running(load(fills + x)) + last(f);
        e = running(load(edges + x)) + last(e);
        const F4 ce = atMost(atLeast(e, zero), one), cf = atMost(atLeast(f, zero), one);
        const F4 q = (one - cf) * (one - ce);
        left *= q;
        shown = shown * q + ce;
      }
      const F4 alpha = one - left, inner = atLeast(alpha - shown, zero);
      const auto mix = [&](int shift) {
        return __builtin_convertvector(inner * channel(fillColor, shift) + shown * channel(edgeColor, shift) + 0.5F, I4);
      };
      const I4 pixels = __builtin_convertvector(alpha * 255.0F + 0.5F, I4) << 24 | mix(16) << 16 | mix(8) << 8 | mix(0);
      __builtin_memcpy(line + x, &pixels, sizeof(std::uint32_t) * static_cast<std::size_t>(std::min(4, width - x)));
    }
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
