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
  // Of the rows that have a bit of the code and of those that have not, the first are taken from the second.
  template <unsigned Bit>
  static __m512i exact(__m512i x) {
    constexpr auto without = [](long long i) { return (i & Bit) == 0 ? -1LL : 0LL; };
    const Words with = __builtin_shuffle((Words)x, Words{0 ^ Bit, 1 ^ Bit, 2 ^ Bit, 3 ^ Bit, 4 ^ Bit, 5 ^ Bit, 6 ^ Bit, 7 ^ Bit});
    return (__m512i)((Words)x - (with & Words{without(0), without(1), without(2), without(3), without(4), without(5), without(6), without(7)}));
  }
};

// As in kernel_words.h, eight codes at once.
template <unsigned Highest>
inline void addTotals(const Isa::Sum (&sums)[16], std::uint64_t* counts) {
  const auto sum = [&](unsigned c) { return c > 0 && c <= Highest ? sums[c].v : _mm512_setzero_si512(); };
  const auto eight = [&](unsigned c) {
    const __m512i x = Isa::fours(Isa::fours(Isa::pairs(sum(c), sum(c + 1)), Isa::pairs(sum(c + 2), sum(c + 3))), Isa::fours(Isa::pairs(sum(c + 4), sum(c + 5)), Isa::pairs(sum(c + 6), sum(c + 7))));
    return Isa::exact<4>(Isa::exact<2>(Isa::exact<1>(x)));
  };
  const auto add = [counts](unsigned c, __mmask8 which, __m512i x) { _mm512_mask_storeu_epi64(counts + c, which, _mm512_add_epi64(_mm512_maskz_loadu_epi64(which, counts + c), x)); };
  __m512i low = eight(0);
  if constexpr (Highest > 7) {
    const __m512i high = eight(8);
    low = _mm512_sub_epi64(low, high);
    add(8, static_cast<__mmask8>(0xFFU >> (15 - Highest)), high);
  }
  add(0, static_cast<__mmask8>(0xFEU & (0xFFU >> (Highest > 7 ? 0 : 7 - Highest))), low);
}

#include "core/stats/kernel_each.h"

template <unsigned Highest, bool Masked>
constexpr auto lowCodes = countEach<Highest, Masked>;

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& avx512Kernels() {
  static constexpr Kernels kernels{"AVX-512", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
#endif
