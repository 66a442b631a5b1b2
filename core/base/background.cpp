#include "core/base/background.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace jw {

void workInBackground([[maybe_unused]] Behind how) noexcept {
#ifdef __linux__
  // Linux keeps the nice value by thread, not by process as POSIX has it. Who is behind that already stays there.
  const auto self = static_cast<id_t>(gettid());
  if (getpriority(PRIO_PROCESS, self) < how) (void)setpriority(PRIO_PROCESS, self, how);
#endif
}

}  // namespace jw
