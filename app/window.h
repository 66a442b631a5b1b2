// The window over a store, joined with everything that it needs while it is open.
#pragma once
#include <chrono>
#include <optional>

#include "app/context.h"

namespace jw::app {

struct WindowOptions {
  double incidentsPerSecond = 0;              ///< above 0: demo incidents come in, and departments look after them
  std::optional<std::chrono::seconds> close;  ///< closes by itself after so long
};

/// What the window measured of itself.
struct WindowReport {
  double longestStallMillis = 0;  ///< of the event loop, from two seconds after the start
  std::uint64_t committed = 0;    ///< commands
};

/// Main thread; returns when the window is closed or the context's token asks to stop. Throws Error(usage) where there
/// is no display, Error(store).
WindowReport openWindow(const Context& context, const WindowOptions& options);

}  // namespace jw::app
