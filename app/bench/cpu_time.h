// What a bench measures with: CPU time, in seconds.
#pragma once
#include <algorithm>
#include <ctime>
#include <limits>

namespace jw::app {

namespace detail {
inline double seconds(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}
}  // namespace detail

/// Of the calling thread.
inline double threadSeconds() { return detail::seconds(CLOCK_THREAD_CPUTIME_ID); }
/// Of all threads of the program.
inline double processSeconds() { return detail::seconds(CLOCK_PROCESS_CPUTIME_ID); }

/// The least time of the calling thread in which the work was done.
template <class Work>
double bestSeconds(int times, const Work& work) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < times; ++i) {
    const double start = threadSeconds();
    work();
    best = std::min(best, threadSeconds() - start);
  }
  return best;
}

}  // namespace jw::app
