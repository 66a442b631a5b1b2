#include "gis/map/density_rows.h"

#include <algorithm>
#if defined(__SSE2__)
#include <emmintrin.h>
#else
#include <cmath>
#endif

namespace jw::gis {
namespace {

constexpr std::size_t kAtOnce = 8;  // values

/// To the nearest, halves to the even number, as the wide registers do it.
inline std::uint32_t rounded(float v) {
#if defined(__SSE2__)
  return static_cast<std::uint32_t>(_mm_cvtss_si32(_mm_set_ss(v)));
#else
  return static_cast<std::uint32_t>(std::lrint(v));
#endif
}

/// sums = Σ square(from[i]) × down[i], for kAtOnce values.
inline void addRows(const DensityRow& r, std::size_t at) {
#if defined(__SSE2__)
  __m128i sum = _mm_setzero_si128();
  for (int i = 0; i < r.rows; ++i) {
    const __m128i v = _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(r.from[i] + at)), _mm_setzero_si128());
    sum = _mm_add_epi16(sum, _mm_mulhi_epu16(_mm_mullo_epi16(v, v), _mm_set1_epi16(static_cast<short>(r.down[i]))));
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(r.sums + at), sum);
#else
  for (std::size_t k = at; k < at + kAtOnce; ++k) {
    std::uint32_t sum = 0;
    for (int i = 0; i < r.rows; ++i) sum += std::uint32_t{r.from[i][k]} * r.from[i][k] * r.down[i] >> 16;
    r.sums[k] = static_cast<std::uint16_t>(sum);
  }
#endif
}

}  // namespace

void paintDensityRow(const DensityRow& r) {
  for (std::size_t at = 0; at < r.values; at += kAtOnce) addRows(r, at);
  for (int x = 0; x < r.width; ++x) {
    const std::uint16_t* cells = r.sums + 2 * (r.first[x] - r.origin);
    std::uint32_t area = 0, sides = 0;
    for (int i = 0; i < kDensityShares; ++i) {
      const std::uint32_t weight = r.across[i][x] & 0xFFFFU;
      area += cells[2 * i] * weight >> 16;
      sides += cells[2 * i + 1] * weight >> 16;
    }
    const std::uint32_t s = std::min(r.sideSteps - 1, rounded(static_cast<float>(sides) * r.sideScale));
    const std::uint32_t a = std::min(r.areaSteps - 1, rounded(static_cast<float>(area) * r.areaScale));
    r.out[x] = r.colors[s * r.areaSteps + std::max(a, s > 0 ? 1U : 0U)];
  }
}

#if !defined(__x86_64__) || defined(__clang__)
void paintDensityRowSixteen(const DensityRow& row) {
  paintDensityRow(row);
}
bool hasDensityRowSixteen() {
  return false;
}
#endif

}  // namespace jw::gis
