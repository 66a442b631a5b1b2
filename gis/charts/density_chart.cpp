#include "gis/charts/density_chart.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace jw::gis {
namespace {

constexpr double kFaintest = 0.04;  // of the highest: less is left clear

// Little is many cells and much is few: the root spreads them.
QColor heat(double share) {
  QColor c = rampColor(0.15 + 0.85 * share);
  c.setAlphaF(static_cast<float>(std::min(1.0, 0.25 + share) * 0.85));
  return c;
}

}  // namespace

QImage densityImage(const DensityLayer& layer) {
  QImage image(std::max(1, layer.columns), std::max(1, layer.rows), QImage::Format_ARGB32);
  image.fill(Qt::transparent);
  if (layer.highest <= 0) return image;
  for (int row = 0; row < layer.rows; ++row)
    for (int column = 0; column < layer.columns; ++column) {
      const double share = static_cast<double>(layer.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(layer.columns) + static_cast<std::size_t>(column)]) / static_cast<double>(layer.highest);
      if (share >= kFaintest) image.setPixelColor(column, layer.rows - 1 - row, heat(std::sqrt(share)));
    }
  return image;
}

AreaChartMarks paintDensity(QPainter& painter, const QRectF& room, const AreaPlane& plane, const DensityLayer& layer, const QString& unit, const ChartLook& look, int current) {
  AreaChartMarks marks;
  if (plane.areas().empty()) return marks;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setFont(look.font);
  const QFontMetricsF metrics(look.font);
  marks.toPicture = fitPlane(plane, room);
  painter.setClipRect(room);
  for (const auto& area : plane.areas()) {
    painter.setPen(QPen(look.second, look.pixel));
    painter.setBrush(look.track);
    painter.drawPath(marks.toPicture.map(area.path));
  }
  if (layer.columns > 0 && layer.highest > 0) {
    const QRectF ground(layer.box.xmin * plane.factor(), -layer.box.ymax, (layer.box.xmax - layer.box.xmin) * plane.factor(), layer.box.ymax - layer.box.ymin);
    painter.drawImage(marks.toPicture.mapRect(ground), densityImage(layer));
  }
  paintBorders(painter, plane, marks.toPicture, look, current);
  if (layer.highest > 0) {
    const double wide = 160 * look.pixel, high = 14 * look.pixel;
    const QRectF bar(room.left(), room.bottom() - high - 2 * look.pixel, wide, high);
    for (int x = 0; x < static_cast<int>(wide); ++x) painter.fillRect(QRectF(bar.left() + x, bar.top(), 1.5, high), heat(x / wide));
    painter.setPen(look.text);
    painter.drawText(QRectF(bar.left(), bar.top() - metrics.height() - 2 * look.pixel, room.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, unit);
    painter.drawText(QRectF(bar.right() + 6 * look.pixel, bar.top() - 3 * look.pixel, room.width(), high + 6 * look.pixel), Qt::AlignLeft | Qt::AlignVCenter,
                     chartNumber(static_cast<double>(layer.highest), ChartData{}));
  }
  painter.restore();
  return marks;
}

}  // namespace jw::gis
