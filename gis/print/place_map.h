// A light map around a place, for paper.
#pragma once
#include <QImage>
#include <QObject>
#include <functional>
#include <vector>

#include "core/model/area.h"
#include "gis/map/base_map.h"
#include "gis/map/case_scene.h"

namespace jw::gis {

struct PlaceMapRequest {
  QSize size{1200, 640};  ///< pixels
  double metres = 600;    ///< across
  double designWidth = 600;  ///< pixels at 96 dpi: what type, lines and symbols are sized for
  model::Point centre;
  bool mark = true;       ///< of the centre
  std::vector<model::Area> areas;  ///< those that do not reach into the picture may be missing
  std::vector<LaidBase> below;  ///< base maps above the land, the topmost first
  QString buildingCache;  ///< from writeBuildingCache; empty: no buildings
  std::vector<CasePtr> cases;  ///< open ones are shown
  Instant now = kNever;
};

/// Main thread; needs a QgsApplication. Rendered in the background; `ready` comes in the main thread, unless `receiver`
/// has died before.
void renderPlaceMap(const PlaceMapRequest& request, QObject* receiver, std::function<void(QImage)> ready);
/// Waits for the rendering: not for a program with a window.
QImage renderPlaceMapNow(const PlaceMapRequest& request);

}  // namespace jw::gis
