// Areas coloured by a figure: the thematic map of a statistic.
#pragma once
#include <QPainterPath>
#include <QTransform>

#include "core/model/geometry.h"
#include "gis/charts/chart.h"
#include "gis/charts/ramp.h"

namespace jw::gis {

/// The areas in one plane, made once and painted at any size. Longitudes are shortened by the cosine of the middle latitude.
class AreaPlane {
 public:
  struct Area {
    QString key, name;
    QPainterPath path;  ///< plane units, y downwards
    QPointF middle;     ///< where the name stands
  };
  /// Areas without a shape are left out. Any thread.
  void add(const QString& key, const QString& name, const model::MultiPolygon& shape);
  const std::vector<Area>& areas() const { return m_areas; }
  QRectF box() const { return m_box; }
  /// What longitudes are shortened by.
  double factor() const { return m_factor; }

 private:
  std::vector<Area> m_areas;
  QRectF m_box;
  double m_factor = 1;
};

/// What lies where on the picture.
struct AreaChartMarks {
  QTransform toPicture;  ///< plane units to painter units
};

/// Plane units to painter units: all of the plane in the middle of the room, or where a legend of that size at its lower left (painter
/// units) would lie over an area, in the room above it or beside it.
QTransform fitPlane(const AreaPlane& plane, const QRectF& room, const QSizeF& legend = {});
/// The lines of the legend: from the least figure of a class to its bound; the last one for hidden figures, if there are fewer than `all`.
QStringList classWords(const std::vector<double>& seen, const std::vector<double>& bounds, std::size_t all, const ChartData& format);
/// Borders, and names with a halo where they fit: in the middle, or below a circle of that radius (painter units) there.
/// `current`: index of an area to frame, -1 for none.
void paintBorders(QPainter& painter, const AreaPlane& plane, const QTransform& toPicture, const ChartLook& look, int current, const std::vector<double>& radii = {});

/// One colour for each class of values (classBounds), names where they fit, a legend at the lower left. `values` go with
/// plane.areas(); hidden ones are hatched. `current`: index of an area to frame, -1 for none.
AreaChartMarks paintAreas(QPainter& painter, const QRectF& room, const AreaPlane& plane, const std::vector<std::optional<double>>& values, const ChartData& format,
                          Classing classing, const ChartLook& look, int current = -1);

}  // namespace jw::gis
