#include "gis/charts/area_chart.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::gis {
namespace {

constexpr double kLegendLine = 20, kLegendPatch = 36;  // design pixels: the height of a line; patch, gap and air beside the words

double signedArea(const model::Ring& ring, double& cx, double& cy) {
  double a = 0;
  cx = cy = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    // From the first point, so that nothing is lost in large coordinates.
    const double x0 = ring[i].x - ring[0].x, y0 = ring[i].y - ring[0].y, x1 = ring[i + 1].x - ring[0].x, y1 = ring[i + 1].y - ring[0].y;
    const double cross = x0 * y1 - x1 * y0;
    a += cross;
    cx += (x0 + x1) * cross;
    cy += (y0 + y1) * cross;
  }
  if (a != 0) {
    cx = ring[0].x + cx / (3 * a);
    cy = ring[0].y + cy / (3 * a);
  }
  return a / 2;
}

}  // namespace

void AreaPlane::add(const QString& key, const QString& name, const model::MultiPolygon& shape) {
  if (shape.empty()) return;
  // Enough for a city: the factor of the first area holds for all.
  static constexpr double kDegree = std::numbers::pi / 180;
  const double factor = m_areas.empty() ? std::cos(shape.box().ymin * kDegree) : m_factor;
  m_factor = factor;
  Area area{key, name, {}, {}};
  double largest = -1;
  for (const auto& part : shape.parts) {
    for (const auto& ring : part.rings) {
      if (ring.size() < 4) continue;
      QPolygonF polygon;
      polygon.reserve(static_cast<qsizetype>(ring.size()));
      for (const auto& p : ring) polygon << QPointF(p.x * factor, -p.y);
      area.path.addPolygon(polygon);
      area.path.closeSubpath();
    }
    double x, y;
    if (part.rings.empty() || part.rings.front().size() < 4) continue;
    if (const double size = std::abs(signedArea(part.rings.front(), x, y)); size > largest) {
      largest = size;
      area.middle = QPointF(x * factor, -y);
    }
  }
  m_box = m_areas.empty() ? area.path.boundingRect() : m_box.united(area.path.boundingRect());
  m_areas.push_back(std::move(area));
}

namespace {

QTransform fitInto(const AreaPlane& plane, const QRectF& room) {
  const QRectF box = plane.box();
  const double scale = std::min(room.width() / box.width(), room.height() / box.height()) * 0.96;
  return QTransform(scale, 0, 0, scale, room.center().x() - box.center().x() * scale, room.center().y() - box.center().y() * scale);
}

}  // namespace

QTransform fitPlane(const AreaPlane& plane, const QRectF& room, const QSizeF& legend) {
  const QTransform whole = fitInto(plane, room);
  const QRectF corner(room.left(), room.bottom() - legend.height(), legend.width(), legend.height());
  const bool touched = !legend.isEmpty() && std::any_of(plane.areas().begin(), plane.areas().end(), [&](const auto& area) {
    return whole.mapRect(area.path.boundingRect()).intersects(corner) && area.path.intersects(whole.inverted().mapRect(corner));
  });
  if (!touched || legend.width() >= room.width() || legend.height() >= room.height()) return whole;
  const QTransform above = fitInto(plane, room.adjusted(0, 0, 0, -legend.height())), beside = fitInto(plane, room.adjusted(legend.width(), 0, 0, 0));
  return above.m11() >= beside.m11() ? above : beside;
}

void paintBorders(QPainter& painter, const AreaPlane& plane, const QTransform& toPicture, const ChartLook& look, int current, const std::vector<double>& radii) {
  const QFontMetricsF metrics(look.font);
  std::vector<QRectF> taken;
  for (std::size_t i = 0; i < plane.areas().size(); ++i) {
    const auto path = toPicture.map(plane.areas()[i].path);
    const bool chosen = static_cast<int>(i) == current;
    painter.setPen(QPen(chosen ? look.mark : look.second, (chosen ? 3 : 1) * look.pixel));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    const double wide = metrics.horizontalAdvance(plane.areas()[i].name) + 4 * look.pixel;
    const QPointF at = toPicture.map(plane.areas()[i].middle);
    const double down = i < radii.size() && radii[i] > 0 ? radii[i] : -metrics.height() / 2;
    const QRectF label(at.x() - wide / 2, at.y() + down, wide, metrics.height());
    if (wide > path.boundingRect().width() || std::any_of(taken.begin(), taken.end(), [&](const QRectF& t) { return t.intersects(label); })) continue;
    taken.push_back(label);
    QPainterPath halo;
    halo.addText(label.left() + 2 * look.pixel, label.top() + metrics.ascent(), look.font, plane.areas()[i].name);
    painter.strokePath(halo, QPen(look.ground, 3 * look.pixel, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(halo, look.text);
  }
}

QStringList classWords(const std::vector<double>& seen, const std::vector<double>& bounds, std::size_t all, const ChartData& format) {
  QStringList words;
  for (std::size_t c = 0; c < bounds.size(); ++c) {
    // From the least figure that falls into it: no figure stands in two lines.
    std::optional<double> least;
    for (const double v : seen)
      if (classOf(v, bounds) == static_cast<int>(c)) least = std::min(v, least.value_or(v));
    const double from = least.value_or(bounds[c > 0 ? c - 1 : 0]);
    const QString low = chartNumber(from, format), high = chartNumber(bounds[c], format);
    words << (low == high ? low : QStringLiteral("%1 – %2").arg(low, high));
  }
  if (seen.size() < all) words << QStringLiteral("＊");
  return words;
}

AreaChartMarks paintAreas(QPainter& painter, const QRectF& room, const AreaPlane& plane, const std::vector<std::optional<double>>& values, const ChartData& format,
                          Classing classing, const ChartLook& look, int current) {
  AreaChartMarks marks;
  if (plane.areas().empty()) return marks;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(look.font);
  const QFontMetricsF metrics(look.font);
  std::vector<double> seen;
  for (const auto& v : values)
    if (v) seen.push_back(*v);
  const auto bounds = classBounds(seen, kAreaClasses, classing);
  const QStringList legend = classWords(seen, bounds, values.size(), format);
  double widest = 0;
  for (const QString& words : legend) widest = std::max(widest, metrics.horizontalAdvance(words));
  const double high = kLegendLine * look.pixel;
  marks.toPicture = fitPlane(plane, room, {widest + kLegendPatch * look.pixel, (static_cast<double>(legend.size()) + 0.5) * high});
  const auto colourOf = [&](int c) { return classColor(c, bounds.size()); };
  std::vector<QPainterPath> paths;
  for (std::size_t i = 0; i < plane.areas().size(); ++i) {
    paths.push_back(marks.toPicture.map(plane.areas()[i].path));
    const auto value = i < values.size() ? values[i] : std::optional<double>();
    painter.setBrush(value ? QBrush(colourOf(classOf(*value, bounds))) : QBrush(look.second, Qt::BDiagPattern));
    painter.setPen(QPen(look.ground, 1 * look.pixel));
    painter.drawPath(paths.back());
  }
  if (current >= 0 && current < static_cast<int>(paths.size())) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.mark, 3 * look.pixel));
    painter.drawPath(paths[static_cast<std::size_t>(current)]);
  }
  std::vector<QRectF> taken;
  for (std::size_t i = 0; i < plane.areas().size(); ++i) {
    const auto value = i < values.size() ? values[i] : std::optional<double>();
    const QString name = plane.areas()[i].name, number = chartNumber(value, format);
    const double wide = std::max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(number)) + 4 * look.pixel;
    const QPointF at = marks.toPicture.map(plane.areas()[i].middle);
    const QRectF label(at.x() - wide / 2, at.y() - metrics.height(), wide, 2 * metrics.height());
    if (wide > paths[i].boundingRect().width() * 1.2 || std::any_of(taken.begin(), taken.end(), [&](const QRectF& t) { return t.intersects(label); })) continue;
    taken.push_back(label);
    painter.setPen(value ? inkOn(colourOf(classOf(*value, bounds))) : look.text);
    painter.drawText(label, Qt::AlignCenter, name + QLatin1Char('\n') + number);
  }
  double y = room.bottom() - static_cast<double>(legend.size()) * high;
  for (qsizetype c = 0; c < legend.size(); ++c, y += high) {
    const QRectF patch(room.left(), y + 3 * look.pixel, 18 * look.pixel, 14 * look.pixel);
    painter.setPen(QPen(look.second, look.pixel));
    painter.setBrush(static_cast<std::size_t>(c) < bounds.size() ? QBrush(colourOf(static_cast<int>(c))) : QBrush(look.second, Qt::BDiagPattern));
    painter.drawRect(patch);
    painter.setPen(look.text);
    painter.drawText(QRectF(patch.right() + 6 * look.pixel, y, widest + 10 * look.pixel, high), Qt::AlignVCenter | Qt::AlignLeft, legend[c]);
  }
  painter.restore();
  return marks;
}

}  // namespace jw::gis
