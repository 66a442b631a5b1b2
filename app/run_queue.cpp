#include "app/run_queue.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace jw::app {

RunQueue::RunQueue() : m_file(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {}

RunQueue::~RunQueue() {
  if (m_file >= 0) close(m_file);
}

double RunQueue::waitedMillis() const {
  char text[96];
  const auto n = m_file < 0 ? -1 : pread(m_file, text, sizeof text - 1, 0);
  if (n <= 0) return 0;
  text[n] = 0;
  // Nanoseconds on a processor, nanoseconds in the queue for one, number of turns.
  unsigned long long ran = 0, waited = 0;
  return std::sscanf(text, "%llu %llu", &ran, &waited) == 2 ? static_cast<double>(waited) * 1e-6 : 0;
}

}  // namespace jw::app
