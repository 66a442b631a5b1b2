#include "core/stats/kernels.h"

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

}  // namespace jw::stats
