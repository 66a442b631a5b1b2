#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include <bit>
#include <cstring>

#include "gis/map/sprite_raster.h"

#pragma GCC target("avx512f,avx512bw,avx512vl,avx2,bmi,bmi2")

#include "gis/map/sprite_rows.h"

namespace jw::gis {
namespace {

struct Sixteen : WordIsa {
  static std::uint64_t layRow(std::uint32_t* out, const std::uint32_t* in, std::uint64_t open) {
    std::uint64_t full = 0;
    const __m512i pairs = _mm512_set1_epi32(0x00FF00FF), half = _mm512_set1_epi16(128), by257 = _mm512_set1_epi16(257), ones = _mm512_set1_epi32(-1);
    const __m512i alphas = _mm512_maskz_broadcast_i32x4(0xFFFF, _mm_setr_epi8(3, -1, 3, -1, 7, -1, 7, -1, 11, -1, 11, -1, 15, -1, 15, -1));
    const __m512i most = _mm512_set1_epi32(static_cast<int>(static_cast<unsigned>(SpriteRaster::kMostOpaque) << 24 | 0xFFFFFFU));
    const __m512i alpha = _mm512_set1_epi32(static_cast<int>(0xFF000000U));
    int x = 0;
    do {
      const auto seen = static_cast<__mmask16>(open >> x);
      const __m512i above = _mm512_loadu_si512(out + x), below = _mm512_maskz_loadu_epi32(seen, in + x);
      // Each channel × (255 − alpha above) / 255, rounded.
      const __m512i by = _mm512_shuffle_epi8(_mm512_xor_si512(above, ones), alphas);
      const __m512i even = _mm512_mulhi_epu16(_mm512_add_epi16(_mm512_mullo_epi16(_mm512_and_si512(below, pairs), by), half), by257);
      const __m512i odd = _mm512_mulhi_epu16(_mm512_add_epi16(_mm512_mullo_epi16(_mm512_srli_epi16(below, 8), by), half), by257);
      const __m512i both = _mm512_add_epi32(above, _mm512_or_si512(even, _mm512_slli_epi16(odd, 8)));
      const __mmask16 opaque = _mm512_mask_cmpgt_epu32_mask(seen, both, most);
      _mm512_mask_storeu_epi32(out + x, seen, _mm512_mask_or_epi32(both, opaque, both, alpha));
      full |= static_cast<std::uint64_t>(opaque) << x;
      x += 16;
    } while (x < 64 && open >> x != 0);
    return full;
  }
  static void mark(std::uint64_t* full, std::uint64_t whole, std::uint64_t row) {
    const auto which = static_cast<__mmask8>(_pext_u64(whole, 0x8080808080808080U));
    const __m512i words = _mm512_loadu_si512(full);
    _mm512_mask_storeu_epi64(full, which, _mm512_or_si512(words, _mm512_set1_epi64(static_cast<long long>(row))));
  }
};

}  // namespace

void SpriteRaster::laySixteen(const Sprite& sprite, int left, int y, std::uint64_t rows) {
  lay<Sixteen>(sprite, left, y, rows);
}

}  // namespace jw::gis
#endif
