#include "core/stats/kernels.h"

#include <algorithm>

namespace jw::stats {

std::vector<const Kernels*> runnableKernels() {
  std::vector<const Kernels*> all = {&plainKernels()};
#if defined(__x86_64__) && !defined(__clang__)
  if (__builtin_cpu_supports("avx2")) all.push_back(&avx2Kernels());
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vpopcntdq")) all.push_back(&avx512Kernels());
#endif
  return all;
}

const Kernels& bestKernels() {
  static const Kernels& best = *runnableKernels().back();
  return best;
}

void exactCounts(std::uint32_t* counts, unsigned highest) {
  for (unsigned bit = 1; bit <= highest; bit <<= 1U)
    for (unsigned base = 0; base + bit <= highest; base += 2 * bit) {
      const unsigned n = std::min(bit, highest + 1 - base - bit);
      for (unsigned c = base; c < base + n; ++c) counts[c] -= counts[c + bit];
    }
}

}  // namespace jw::stats
