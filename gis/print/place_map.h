// A small light map around a place, for paper.
#pragma once
#include <QImage>
#include <QObject>
#include <functional>
#include <vector>

#include "core/model/area.h"

namespace jw::gis {

struct PlaceMapRequest {
  QSize size{1200, 640};  ///< pixels
  double metres = 600;    ///< across
  model::Point centre;    ///< gets a mark
  std::vector<model::Area> areas;  ///< those that do not reach into the picture may be missing
  QString buildingCache;  ///< from writeBuildingCache; empty: no buildings
};

/// Main thread; needs a QgsApplication. Rendered in the background; `ready` comes in the main thread, unless `receiver`
/// has died before.
void renderPlaceMap(const PlaceMapRequest& request, QObject* receiver, std::function<void(QImage)> ready);
/// Waits for the rendering: not for a program with a window.
QImage renderPlaceMapNow(const PlaceMapRequest& request);

}  // namespace jw::gis
