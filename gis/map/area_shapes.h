// The areas made ready for drawing: every border once, every name at its place, in the projection of the map.
#pragma once
#include <qgsgeometry.h>

#include <QString>
#include <vector>

#include "core/model/area.h"

namespace jw::gis {

/// A plain value; may be made on any thread and handed over.
struct AreaShapes {
  struct Name {
    QString text;
    QgsPointXY at;    ///< inside the area
    double size = 0;  ///< square root of the area, metres
  };
  struct Level {
    model::AreaLevel level = model::AreaLevel::grid;
    std::vector<QgsGeometry> borders;  ///< polylines; a border that two areas share comes once
    std::vector<Name> names;
    double typicalSize = 0;  ///< median of the names' sizes, metres
  };
  int epsg = 0;
  std::vector<Level> levels;      ///< those that have areas, from the top down
  std::vector<QgsGeometry> land;  ///< the polygons of the topmost level
};

/// Coordinates that cannot be projected are left out. Any thread; takes time by the number of vertices.
AreaShapes prepareAreas(const std::vector<model::Area>& areas, int epsg);

}  // namespace jw::gis
