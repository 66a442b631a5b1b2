// A picture of the map without any window: for `jingwei snapshot`, and for the wall.
#pragma once
#include <QImage>
#include <optional>
#include <vector>

#include "core/model/area.h"
#include "gis/map/case_scene.h"
#include "gis/map/wall_page.h"

namespace jw::gis {

struct SnapshotRequest {
  QSize size{1920, 1080};
  bool dark = true;
  /// What to show; nothing: all areas (without areas, all cases).
  struct Extent {
    model::Box box;
    int epsg = 4490;
  };
  std::optional<Extent> extent;
  std::vector<model::Area> areas;
  QString buildingCache;       ///< from writeBuildingCache; empty: no buildings
  std::vector<CasePtr> cases;  ///< open ones are shown
  Instant now = kNever;
  std::optional<WallPage> wall;  ///< set: the map takes the stage's place on a wall page
};

/// Main thread; needs a QgsApplication; waits for the rendering, so not for a program with a window.
/// Line widths, type and symbols grow with the height over 1080. Throws Error(input) for an extent that cannot be
/// shown.
QImage renderSnapshot(const SnapshotRequest& request);

}  // namespace jw::gis
