#include <utility>

#if defined(__x86_64__) && !defined(__clang__)
#include <smmintrin.h>
#endif

#include "core/stats/kernels.h"

#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC target("popcnt,sse4.2")
#endif

namespace jw::stats {
namespace {

#if defined(__x86_64__) && !defined(__clang__)
struct Isa {
  static constexpr unsigned kWords = 2;
  struct Vector {
    __m128i v;
  };
  static Vector load(const std::uint64_t* p) { return {_mm_load_si128(reinterpret_cast<const __m128i*>(p))}; }
  static void store(std::uint64_t* p, Vector x) { _mm_store_si128(reinterpret_cast<__m128i*>(p), x.v); }
  static Vector both(Vector x, Vector y) { return {_mm_and_si128(x.v, y.v)}; }
  static Vector either(Vector x, Vector y) { return {_mm_or_si128(x.v, y.v)}; }
  static Vector unlike(Vector x, Vector y) { return {_mm_xor_si128(x.v, y.v)}; }
  static Vector without(Vector x, Vector y) { return {_mm_andnot_si128(y.v, x.v)}; }
};
#else
struct Isa {
  static constexpr unsigned kWords = 2;
  struct Vector {
    std::uint64_t a, b;
  };
  static Vector load(const std::uint64_t* p) { return {p[0], p[1]}; }
  static void store(std::uint64_t* p, Vector v) {
    p[0] = v.a;
    p[1] = v.b;
  }
  static Vector both(Vector x, Vector y) { return {x.a & y.a, x.b & y.b}; }
  static Vector either(Vector x, Vector y) { return {x.a | y.a, x.b | y.b}; }
  static Vector unlike(Vector x, Vector y) { return {x.a ^ y.a, x.b ^ y.b}; }
  static Vector without(Vector x, Vector y) { return {x.a & ~y.a, x.b & ~y.b}; }
};
#endif

#include "core/stats/kernel_tally.h"
#include "core/stats/kernel_words.h"

template <unsigned Highest, bool Masked>
constexpr auto lowCodes = countWords<Highest, Masked>;

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& plainKernels() {
  static constexpr Kernels kernels{"plain", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
