#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include <utility>

#include "core/stats/kernels.h"

#pragma GCC target("avx512f,avx512bw,avx512vpopcntdq")

namespace jw::stats {
namespace {

// By the compiler's own shuffle: of the intrinsics that do the same GCC 12 warns that they use a variable without a value.
using Words = long long __attribute__((vector_size(64)));
template <int A, int B, int C, int D>
__m512i parts(__m512i x, __m512i y) {
  return (__m512i)__builtin_shuffle((Words)x, (Words)y, Words{A * 2, A * 2 + 1, B * 2, B * 2 + 1, C * 2, C * 2 + 1, D * 2, D * 2 + 1});
}

struct Isa {
  static constexpr unsigned kWords = 8;
  struct Vector {
    __m512i v;
  };
  struct Sum {
    __m512i v;
  };
  static Vector load(const std::uint64_t* p) { return {_mm512_load_si512(p)}; }
  static void store(std::uint64_t* p, const Vector& x) { _mm512_store_si512(p, x.v); }
  static Vector both(const Vector& x, const Vector& y) { return {_mm512_and_si512(x.v, y.v)}; }
  static Vector either(const Vector& x, const Vector& y) { return {_mm512_or_si512(x.v, y.v)}; }
  static Vector without(const Vector& x, const Vector& y) { return {x.v & ~y.v}; }
  static void add(Sum& sum, const Vector& x) { sum.v = _mm512_add_epi64(sum.v, _mm512_popcnt_epi64(x.v)); }
  static std::uint64_t total(const Sum& sum) {
    alignas(64) std::uint64_t lanes[8];
    _mm512_store_si512(lanes, sum.v);
    return lanes[0] + lanes[1] + lanes[2] + lanes[3] + lanes[4] + lanes[5] + lanes[6] + lanes[7];
  }

  // Sums of neighbours, twice as many vectors' in one.
  static __m512i pairs(__m512i x, __m512i y) {
    const auto a = (Words)x, b = (Words)y;
    return (__m512i)(__builtin_shuffle(a, b, Words{0, 8, 2, 10, 4, 12, 6, 14}) + __builtin_shuffle(a, b, Words{1, 9, 3, 11, 5, 13, 7, 15}));
  }
  static __m512i fours(__m512i x, __m512i y) { return _mm512_add_epi64(parts<0, 2, 4, 6>(x, y), parts<1, 3, 5, 7>(x, y)); }
  // counts[1 … Highest] grow by the sums.
  template <unsigned Highest>
  static void addTotals(const Sum (&sums)[16], std::uint32_t* counts) {
#pragma GCC unroll 2
    for (unsigned from = 1; from <= Highest; from += 8) {
      const auto sum = [&](unsigned i) { return from + i <= Highest ? sums[from + i].v : _mm512_setzero_si512(); };
      const __m512i eight = fours(fours(pairs(sum(0), sum(1)), pairs(sum(2), sum(3))), fours(pairs(sum(4), sum(5)), pairs(sum(6), sum(7))));
      const auto there = static_cast<__mmask16>(0xFFU >> (Highest - from >= 7 ? 0 : 7 - (Highest - from)));
      const __m512i all = _mm512_add_epi32(_mm512_maskz_loadu_epi32(there, counts + from), _mm512_castsi256_si512(_mm512_maskz_cvtepi64_epi32(0xFF, eight)));
      _mm512_mask_storeu_epi32(counts + from, there, all);
    }
  }
};

#include "core/stats/kernel_each.h"

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& avx512Kernels() {
  static constexpr Kernels kernels{"AVX-512", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
#endif
