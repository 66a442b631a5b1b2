#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include <bit>
#include <cstring>

#include "gis/map/sprite_raster.h"

#pragma GCC target("avx2,bmi,bmi2")

#include "gis/map/sprite_rows.h"

namespace jw::gis {
namespace {

struct Eight : WordIsa {
  static std::uint64_t layRow(std::uint32_t* out, const std::uint32_t* in, std::uint64_t open) {
    std::uint64_t full = 0;
    const __m256i pairs = _mm256_set1_epi32(0x00FF00FF), half = _mm256_set1_epi16(128), by257 = _mm256_set1_epi16(257), ones = _mm256_set1_epi32(-1);
    const __m256i alphas = _mm256_broadcastsi128_si256(_mm_setr_epi8(3, -1, 3, -1, 7, -1, 7, -1, 11, -1, 11, -1, 15, -1, 15, -1));
    const __m256i most = _mm256_set1_epi32(SpriteRaster::kMostOpaque);
    for (int x = 0; x < 64; x += 8) {
      if ((open >> x & 255U) == 0) continue;
      auto* const at = reinterpret_cast<__m256i*>(out + x);
      const __m256i above = _mm256_loadu_si256(at), below = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(in + x));
      // Each channel × (255 − alpha above) / 255, rounded.
      const __m256i by = _mm256_shuffle_epi8(_mm256_xor_si256(above, ones), alphas);
      const __m256i even = _mm256_mulhi_epu16(_mm256_add_epi16(_mm256_mullo_epi16(_mm256_and_si256(below, pairs), by), half), by257);
      const __m256i odd = _mm256_mulhi_epu16(_mm256_add_epi16(_mm256_mullo_epi16(_mm256_srli_epi16(below, 8), by), half), by257);
      const __m256i both = _mm256_add_epi32(above, _mm256_or_si256(even, _mm256_slli_epi16(odd, 8)));
      const __m256i opaque = _mm256_cmpgt_epi32(_mm256_srli_epi32(both, 24), most);
      _mm256_storeu_si256(at, _mm256_or_si256(both, _mm256_slli_epi32(opaque, 24)));
      full |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(opaque)))) << x;
    }
    return full;
  }
};

}  // namespace

void SpriteRaster::layEight(const Sprite& sprite, int left, int y, std::uint64_t rows) {
  lay<Eight>(sprite, left, y, rows);
}

}  // namespace jw::gis
#endif
