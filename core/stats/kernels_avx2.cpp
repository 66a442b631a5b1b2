#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include <utility>

#include "core/stats/kernels.h"

#pragma GCC target("avx2,popcnt")

namespace jw::stats {
namespace {

// The bits of each byte are looked up by its two halves (W. Muła, N. Kurz, D. Lemire: Faster population counts, 2018).
struct Isa {
  static constexpr unsigned kWords = 4;
  struct Vector {
    __m256i v;
  };
  struct Sum {
    __m256i v;
  };
  static Vector load(const std::uint64_t* p) { return {_mm256_load_si256(reinterpret_cast<const __m256i*>(p))}; }
  static void store(std::uint64_t* p, const Vector& x) { _mm256_store_si256(reinterpret_cast<__m256i*>(p), x.v); }
  static Vector both(const Vector& x, const Vector& y) { return {_mm256_and_si256(x.v, y.v)}; }
  static Vector either(const Vector& x, const Vector& y) { return {_mm256_or_si256(x.v, y.v)}; }
  static Vector without(const Vector& x, const Vector& y) { return {_mm256_andnot_si256(y.v, x.v)}; }
  static void add(Sum& sum, const Vector& x) {
    const __m256i bits = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i half = _mm256_set1_epi8(15);
    const __m256i low = _mm256_shuffle_epi8(bits, _mm256_and_si256(x.v, half));
    const __m256i high = _mm256_shuffle_epi8(bits, _mm256_and_si256(_mm256_srli_epi16(x.v, 4), half));
    sum.v = _mm256_add_epi64(sum.v, _mm256_sad_epu8(_mm256_add_epi8(low, high), _mm256_setzero_si256()));
  }
  static std::uint64_t total(const Sum& sum) {
    alignas(32) std::uint64_t lanes[4];
    _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), sum.v);
    return lanes[0] + lanes[1] + lanes[2] + lanes[3];
  }
};

#include "core/stats/kernel_totals.h"

#include "core/stats/kernel_each.h"

template <unsigned Highest, bool Masked>
constexpr auto lowCodes = countEach<Highest, Masked>;

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& avx2Kernels() {
  static constexpr Kernels kernels{"AVX2", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
#endif
