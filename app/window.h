// The window over a store, joined with everything that it needs while it is open.
#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "app/book_tour.h"
#include "app/context.h"
#include "app/map_tour.h"

namespace jw::app {

struct WindowOptions {
  double incidentsPerSecond = 0;              ///< above 0: demo incidents come in, and departments look after them
  bool pan = false;                           ///< the map is dragged and zoomed without end
  std::optional<std::chrono::seconds> close;  ///< closes by itself after so long; with `pan`: after the map was dragged so long
  std::string book;                           ///< a workbook that the window makes of all statistics by community; it closes then
  std::string central, rootCertificate, site;  ///< of the center; "": as remembered for the store
};

/// What the window measured of itself.
struct WindowReport {
  double longestStallMillis = 0;  ///< of the event loop, from two seconds after the start
  double usableMillis = 0;        ///< from the program's begin until the window was painted and took the next event
  std::uint64_t committed = 0;    ///< commands
  /// Of the map while it is dragged, from two seconds after it shows the buildings.
  MapTour::Report tour;
  BookTour::Report book;
  double seconds = 0;  ///< that were measured
};

/// Main thread; returns when the window is closed or the context's token asks to stop. Throws Error(usage) where there
/// is no display, Error(store).
WindowReport openWindow(const Context& context, const WindowOptions& options);

}  // namespace jw::app
