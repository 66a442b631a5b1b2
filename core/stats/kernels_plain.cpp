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

struct Isa {
  static constexpr unsigned kWords = 2;
  struct Vector {
    std::uint64_t a, b;
  };
  using Sum = std::uint64_t;
  static Vector load(const std::uint64_t* p) { return {p[0], p[1]}; }
  static void store(std::uint64_t* p, Vector v) {
    p[0] = v.a;
    p[1] = v.b;
  }
  static Vector both(Vector x, Vector y) { return {x.a & y.a, x.b & y.b}; }
  static Vector either(Vector x, Vector y) { return {x.a | y.a, x.b | y.b}; }
  static Vector without(Vector x, Vector y) { return {x.a & ~y.a, x.b & ~y.b}; }
  static void add(Sum& sum, Vector v) { sum += static_cast<std::uint64_t>(__builtin_popcountll(v.a)) + static_cast<std::uint64_t>(__builtin_popcountll(v.b)); }
  static std::uint64_t total(Sum sum) { return sum; }
};

#include "core/stats/kernel_totals.h"

#include "core/stats/kernel_each.h"

#include "core/stats/kernel_words.h"

template <unsigned Highest, bool Masked>
constexpr auto lowCodes = Masked ? countEach<Highest, true> : countWords<Highest>;

#include "core/stats/kernel_body.h"
#include "core/stats/kernel_keep.h"

}  // namespace

const Kernels& plainKernels() {
  static constexpr Kernels kernels{"plain", codes, flags, population, keepCodes, keepBetween};
  return kernels;
}

}  // namespace jw::stats
