// A figure of the statistics as shades on the areas of the map: classes, colours and legend as in the thematic maps of reports.
#pragma once
#include <qgsgeometry.h>
#include <qgsvectorlayer.h>

#include <QColor>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/geometry.h"
#include "gis/charts/chart.h"
#include "gis/charts/ramp.h"

namespace jw::gis {

/// A plain value; any thread.
struct AreaShading {
  struct Area {
    QString name;
    model::MultiPolygon shape;    ///< EPSG:4490
    std::optional<double> value;  ///< nothing: hidden
  };
  std::vector<Area> areas;
  ChartData format;  ///< how figures are written
  Classing classing = Classing::jenks;
};

/// A line of the legend.
struct ShadingKey {
  QColor color;  ///< not opaque, as on the map; invalid: hatched, the hidden ones
  QString words;
};
std::vector<ShadingKey> shadingKeys(const AreaShading& shading);

/// The shapes in the projection of the map and the class of each, -1 for hidden ones.
struct ShadedShapes {
  int epsg = 0;
  std::vector<std::pair<QgsGeometry, int>> shapes;
  std::size_t classes = 0;
};
/// Coordinates that cannot be projected are left out. Any thread; takes time by the number of vertices.
ShadedShapes shadeAreas(const AreaShading& shading, int epsg);

/// Id "thematic" among the map's layers (StillLayers::idOf). What lies below shines through. Main thread.
std::unique_ptr<QgsVectorLayer> shadingLayer(const ShadedShapes& shapes, const QColor& edge);

}  // namespace jw::gis
