// Hot spots: a density as a layer of heat over the borders of areas.
#pragma once
#include <QImage>

#include "gis/charts/area_chart.h"

namespace jw::gis {

/// A grid in degrees, row by row from south to north.
struct DensityLayer {
  model::Box box;
  int columns = 0, rows = 0;
  std::vector<float> values;
  float highest = 0;
};

/// One pixel a cell, north at the top: clear where there is little, along the ramp where there is much.
QImage densityImage(const DensityLayer& layer);
/// The areas in outline with their names, the heat over them, a legend at the lower left; `unit`: "cases / km²".
AreaChartMarks paintDensity(QPainter& painter, const QRectF& room, const AreaPlane& plane, const DensityLayer& layer, const QString& unit, const ChartLook& look, int current = -1);

}  // namespace jw::gis
