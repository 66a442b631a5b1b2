#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include "gis/map/density_rows.h"

#pragma GCC target("avx512f,avx512bw,avx512vl,avx2")

namespace jw::gis {
namespace {

// With a mask, though of all: GCC 12 takes the plain forms' own undefined registers for our mistake.
constexpr __mmask16 kAll = 0xFFFF;
constexpr __mmask32 kAllWords = 0xFFFFFFFF;

}  // namespace

bool hasDensityRowSixteen() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
}

void paintDensityRowSixteen(const DensityRow& r) {
  __m512i down[kDensityShares];
  for (int i = 0; i < r.rows; ++i) down[i] = _mm512_set1_epi16(static_cast<short>(r.down[i]));
  for (std::size_t at = 0; at < r.values; at += 32) {
    __m512i sum = _mm512_setzero_si512();
    for (int i = 0; i < r.rows; ++i) {
      const __m512i v = _mm512_maskz_cvtepu8_epi16(kAllWords, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(r.from[i] + at)));
      sum = _mm512_add_epi16(sum, _mm512_mulhi_epu16(_mm512_mullo_epi16(v, v), down[i]));
    }
    _mm512_storeu_si512(r.sums + at, sum);
  }
  const __m512i low = _mm512_set1_epi32(0xFFFF), one = _mm512_set1_epi32(1), mostArea = _mm512_set1_epi32(static_cast<int>(r.areaSteps - 1)),
                mostSides = _mm512_set1_epi32(static_cast<int>(r.sideSteps - 1)), stride = _mm512_set1_epi32(static_cast<int>(r.areaSteps));
  const __m512 areaScale = _mm512_set1_ps(r.areaScale), sideScale = _mm512_set1_ps(r.sideScale);
  for (int x = 0; x < r.width; x += 16) {
    // The sixteen begin at most 31 cells apart, and two registers hold 32.
    const std::uint16_t* const cells = r.sums + 2 * static_cast<std::ptrdiff_t>(r.first[x] - r.origin);
    const __m512i which = _mm512_sub_epi32(_mm512_loadu_si512(r.first + x), _mm512_set1_epi32(r.first[x]));
    __m512i both = _mm512_setzero_si512();
    for (int i = 0; i < kDensityShares; ++i) {
      const __m512i cell = _mm512_permutex2var_epi32(_mm512_loadu_si512(cells + 2 * i), which, _mm512_loadu_si512(cells + 2 * i + 32));
      both = _mm512_add_epi16(both, _mm512_mulhi_epu16(cell, _mm512_loadu_si512(r.across[i] + x)));
    }
    const __m512i sides = _mm512_maskz_min_epu32(kAll, mostSides, _mm512_maskz_cvtps_epi32(kAll, _mm512_maskz_mul_ps(kAll, _mm512_maskz_cvtepi32_ps(kAll, _mm512_maskz_srli_epi32(kAll, both, 16)), sideScale)));
    const __m512i area = _mm512_maskz_min_epu32(kAll, mostArea, _mm512_maskz_cvtps_epi32(kAll, _mm512_maskz_mul_ps(kAll, _mm512_maskz_cvtepi32_ps(kAll, _mm512_and_si512(both, low)), areaScale)));
    const __m512i color = _mm512_add_epi32(_mm512_mullo_epi32(sides, stride), _mm512_maskz_max_epu32(kAll, area, _mm512_maskz_min_epu32(kAll, sides, one)));
    const __mmask16 there = r.width - x >= 16 ? kAll : static_cast<__mmask16>((1U << (r.width - x)) - 1);
    _mm512_mask_storeu_epi32(r.out + x, there, _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), there, color, r.colors, 4));
  }
}

}  // namespace jw::gis
#endif
