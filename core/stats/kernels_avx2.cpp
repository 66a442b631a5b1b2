#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>

#include <utility>

#include "core/stats/kernels.h"

#pragma GCC target("avx2,popcnt")

namespace jw::stats {
namespace {

struct Isa {
  static constexpr unsigned kWords = 4;
  struct Vector {
    __m256i v;
  };
  static Vector load(const std::uint64_t* p) { return {_mm256_load_si256(reinterpret_cast<const __m256i*>(p))}; }
  static void store(std::uint64_t* p, Vector x) { _mm256_store_si256(reinterpret_cast<__m256i*>(p), x.v); }
  static Vector both(Vector x, Vector y) { return {_mm256_and_si256(x.v, y.v)}; }
  static Vector either(Vector x, Vector y) { return {_mm256_or_si256(x.v, y.v)}; }
  static Vector unlike(Vector x, Vector y) { return {_mm256_xor_si256(x.v, y.v)}; }
  static Vector without(Vector x, Vector y) { return {_mm256_andnot_si256(y.v, x.v)}; }
};

#include "core/stats/kernel_tally.h"
#include "core/stats/kernel_words.h"

template <unsigned Highest, bool Masked>
constexpr auto lowCodes = countWords<Highest, Masked>;

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& avx2Kernels() {
  static constexpr Kernels kernels{"AVX2", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
#endif
