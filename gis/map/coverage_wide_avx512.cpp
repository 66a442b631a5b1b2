#include "gis/map/coverage_wide.h"
#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx2")

namespace jw::gis {
namespace {

// With a mask, though of all: GCC 12 takes the plain forms' own undefined registers for our mistake.
constexpr __mmask16 kAll = 0xFFFF;

__m512 atMost(__m512 a, __m512 b) {
  return _mm512_maskz_min_ps(kAll, a, b);
}
__m512 atLeast(__m512 a, __m512 b) {
  return _mm512_maskz_max_ps(kAll, a, b);
}
/// Each of four numbers in four lanes.
__m512 fourTimes(__m128 v) {
  const __m512i which = _mm512_set_epi32(3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0);
  return _mm512_maskz_permutexvar_ps(kAll, which, _mm512_castps128_ps512(v));
}
__m512 fourTimesFrom(__m512 v, int first) {
  const __m512i which = _mm512_set_epi32(3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0);
  return _mm512_maskz_permutexvar_ps(kAll, _mm512_add_epi32(which, _mm512_set1_epi32(first)), v);
}
template <int N>
__m512 part(__m512 v) {
  return _mm512_maskz_shuffle_f32x4(kAll, v, v, N * 0x55);
}
/// Each one's neighbour to the left among its four; 0 for the first.
__m512 beforeInFour(__m512 v) {
  return _mm512_castsi512_ps(_mm512_bslli_epi128(_mm512_castps_si512(v), 4));
}
/// Each one's neighbour to the left, the first's is the last of `left`.
__m512 before(__m512 left, __m512 v) {
  return _mm512_castsi512_ps(_mm512_maskz_alignr_epi32(kAll, _mm512_castps_si512(v), _mm512_castps_si512(left), 15));
}
__m512 load(const float* p, std::ptrdiff_t a, std::ptrdiff_t b, std::ptrdiff_t c, std::ptrdiff_t d) {
  const __m256 low = _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(p + a)), _mm_loadu_ps(p + b), 1);
  const __m256 high = _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(p + c)), _mm_loadu_ps(p + d), 1);
  return _mm512_maskz_insertf32x8(kAll, _mm512_castps256_ps512(low), high, 1);
}
void store(float* p, std::ptrdiff_t a, std::ptrdiff_t b, std::ptrdiff_t c, std::ptrdiff_t d, __m512 v) {
  _mm_storeu_ps(p + a, _mm512_maskz_extractf32x4_ps(0xF, v, 0));
  _mm_storeu_ps(p + b, _mm512_maskz_extractf32x4_ps(0xF, v, 1));
  _mm_storeu_ps(p + c, _mm512_maskz_extractf32x4_ps(0xF, v, 2));
  _mm_storeu_ps(p + d, _mm512_maskz_extractf32x4_ps(0xF, v, 3));
}

/// From the line to the end of each pixel that ends at `reach`: where the line is above it, a triangle.
__m512 covered(__m512 reach, __m512 width, __m512 half) {
  const __m512 above = atMost(reach, width);
  return above * above * half + (reach - above);
}

/// One row of a line, sixteen pixels at once.
void crossSixteen(float* row, float from, float width, float half, float height) {
  const __m512 w = _mm512_set1_ps(width), h = _mm512_set1_ps(half), d = _mm512_set1_ps(height), end = _mm512_set1_ps(width + 2);
  __m512 reach = _mm512_set_ps(16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) - _mm512_set1_ps(from);
  __m512 lastUntil = _mm512_setzero_ps(), lastPixel = _mm512_setzero_ps();
  while (true) {
    const __mmask16 there = _mm512_cmp_ps_mask(reach, end, _CMP_LT_OQ);
    const __m512 until = covered(reach, w, h), pixel = until - before(lastUntil, until);
    _mm512_mask_storeu_ps(row, there, _mm512_maskz_loadu_ps(there, row) + d * (pixel - before(lastPixel, pixel)));
    if (there != kAll) return;
    lastUntil = until;
    lastPixel = pixel;
    reach += _mm512_set1_ps(16);
    row += 16;
  }
}

/// The sum of each with all before it.
__m512 running(__m512 v) {
  v += beforeInFour(v);
  v += _mm512_castsi512_ps(_mm512_bslli_epi128(_mm512_castps_si512(v), 8));
  const __m512i lastOfFour = _mm512_set_epi32(11, 11, 11, 11, 7, 7, 7, 7, 3, 3, 3, 3, 0, 0, 0, 0);
  __m512 carry = _mm512_maskz_permutexvar_ps(0xFFF0, lastOfFour, v);
  carry += _mm512_maskz_shuffle_f32x4(0xFF00, carry, carry, _MM_SHUFFLE(2, 1, 0, 0));
  carry += _mm512_maskz_shuffle_f32x4(0xF000, carry, carry, _MM_SHUFFLE(1, 0, 0, 0));
  return v + carry;
}

}  // namespace

bool hasCoverageSixteen() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
}

void coverLineSixteen(float* sums, std::ptrdiff_t stride, float right, float x0, float y0, float x1, float y1, float sign) {
  const __m128 slope = _mm_set1_ps((x1 - x0) / (y1 - y0)), zero = _mm_setzero_ps(), most = _mm_set1_ps(right), one = _mm_set1_ps(1);
  const __m128 fromX = _mm_set1_ps(x0), fromY = _mm_set1_ps(y0), toY = _mm_set1_ps(y1), signs = _mm_set1_ps(sign);
  const auto at = [&](__m128 y) { return _mm_min_ps(_mm_max_ps(fromX + slope * (y - fromY), zero), most); };
  // Four rows of four pixels at once: few lines are longer or cross more.
  for (int y = static_cast<int>(y0); static_cast<float>(y) < y1; y += 4) {
    const __m128 row = _mm_set1_ps(static_cast<float>(y)) + _mm_set_ps(3, 2, 1, 0), top = _mm_max_ps(row, fromY), below = _mm_min_ps(row + one, toY);
    const __m128 a = at(top), b = at(below), low = _mm_min_ps(a, b), width = _mm_max_ps(a, b) - low;
    const __m128 height = _mm_max_ps(below - top, zero) * signs, half = _mm_set1_ps(0.5F) / _mm_max_ps(width, _mm_set1_ps(1e-6F));
    const __m128i first = _mm_cvttps_epi32(low);
    const __m128 from = low - _mm_cvtepi32_ps(first);
    alignas(16) std::int32_t column[4];
    _mm_store_si128(reinterpret_cast<__m128i*>(column), first);
    float* line = sums + y * stride;
    // Beyond the fourth pixel all has to be covered.
    if (_mm_movemask_ps(_mm_cmpgt_ps(from + width, _mm_set1_ps(3))) != 0) {
      alignas(16) float f[4], w[4], h[4], d[4];
      _mm_store_ps(f, from);
      _mm_store_ps(w, width);
      _mm_store_ps(h, half);
      _mm_store_ps(d, height);
      for (int i = 0; i < 4 && static_cast<float>(y + i) < y1; ++i) crossSixteen(line + i * stride + column[i], f[i], w[i], h[i], d[i]);
      continue;
    }
    const __m512 reach = _mm512_set_ps(4, 3, 2, 1, 4, 3, 2, 1, 4, 3, 2, 1, 4, 3, 2, 1) - fourTimes(from);
    const __m512 until = covered(reach, fourTimes(width), fourTimes(half)), pixel = until - beforeInFour(until);
    const std::ptrdiff_t to[4] = {column[0], column[1] + stride, column[2] + 2 * stride, column[3] + 3 * stride};
    store(line, to[0], to[1], to[2], to[3], load(line, to[0], to[1], to[2], to[3]) + fourTimes(height) * (pixel - beforeInFour(pixel)));
  }
}

void coverBoxSixteen(float* ground, float* seen, std::ptrdiff_t stride, const CoverageBox& b) {
  const __m512 pixel = _mm512_set_ps(3, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1, 0), one = _mm512_set1_ps(1);
  // How much of each of four pixels the fill, the outline and what it leaves free inside take, one after the other.
  const auto overlaps = [&](int axis) {
    const __m128 from = _mm_set_ps(0, b.innerFrom[axis], b.outerFrom[axis], b.fillFrom[axis]), to = _mm_set_ps(0, b.innerTo[axis], b.outerTo[axis], b.fillTo[axis]);
    return atLeast(atMost(fourTimes(to), pixel + one) - atLeast(fourTimes(from), pixel), _mm512_setzero_ps());
  };
  const __m512 across = overlaps(0), down = overlaps(1);
  const __m512 fill = part<0>(across) * fourTimesFrom(down, 0);
  const __m512 edge = part<1>(across) * fourTimesFrom(down, 4) - part<2>(across) * fourTimesFrom(down, 8);
  const __m512 left = (one - fill) * (one - edge);
  const std::ptrdiff_t two = 2 * stride, three = 3 * stride;
  store(ground, 0, stride, two, three, load(ground, 0, stride, two, three) * left);
  store(seen, 0, stride, two, three, load(seen, 0, stride, two, three) * left + edge);
}

void finishRowSixteen(const CoverageRow& r) {
  const __m512 zero = _mm512_setzero_ps(), one = _mm512_set1_ps(1), half = _mm512_set1_ps(0.5F), whole = _mm512_set1_ps(255);
  const __m512i last = _mm512_set1_epi32(15);
  __m512 fills = zero, edges = zero;
  for (int x = 0; x < r.width; x += 16) {
    __m512 left = _mm512_loadu_ps(r.ground + x), shown = _mm512_loadu_ps(r.seen + x);
    if (r.fills) {
      fills = running(_mm512_loadu_ps(r.fills + x)) + _mm512_maskz_permutexvar_ps(kAll, last, fills);
      edges = running(_mm512_loadu_ps(r.edges + x)) + _mm512_maskz_permutexvar_ps(kAll, last, edges);
      const __m512 e = atMost(atLeast(edges, zero), one), q = (one - atMost(atLeast(fills, zero), one)) * (one - e);
      left *= q;
      shown = shown * q + e;
    }
    const __m512 alpha = one - left, inner = atLeast(alpha - shown, zero);
    const auto mix = [&](int c) { return _mm512_maskz_cvttps_epi32(kAll, inner * _mm512_set1_ps(r.fillColor[c]) + shown * _mm512_set1_ps(r.edgeColor[c]) + half); };
    __m512i pixels = _mm512_maskz_slli_epi32(kAll, _mm512_maskz_cvttps_epi32(kAll, alpha * whole + half), 24);
    pixels = _mm512_or_si512(pixels, _mm512_maskz_slli_epi32(kAll, mix(0), 16));
    pixels = _mm512_or_si512(pixels, _mm512_or_si512(_mm512_maskz_slli_epi32(kAll, mix(1), 8), mix(2)));
    const __mmask16 there = r.width - x >= 16 ? kAll : static_cast<__mmask16>((1U << (r.width - x)) - 1);
    _mm512_mask_storeu_epi32(r.out + x, there, pixels);
  }
}

}  // namespace jw::gis
#else
namespace jw::gis {
bool hasCoverageSixteen() {
  return false;
}
void coverLineSixteen(float*, std::ptrdiff_t, float, float, float, float, float, float) {}
void coverBoxSixteen(float*, float*, std::ptrdiff_t, const CoverageBox&) {}
void finishRowSixteen(const CoverageRow&) {}
}  // namespace jw::gis
#endif
