#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include <utility>

#include "core/stats/kernels.h"

#pragma GCC target("avx512f,avx512bw,avx512vpopcntdq")

namespace jw::stats {
namespace {

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
};

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& avx512Kernels() {
  static constexpr Kernels kernels{"AVX-512", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
#endif
