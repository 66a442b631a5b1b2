#include "gis/map/map_coordinates.h"

#include <qgsexception.h>

#include <QRegularExpression>
#include <cmath>

#include "gis/map/map_crs.h"

namespace jw::gis {
namespace {

constexpr double kSmallestEasting = 100e3, kLargestEasting = 900e3;

bool isEasting(double v) {
  return v >= kSmallestEasting && v <= kLargestEasting;
}

std::optional<QgsPointXY> transformed(const QgsCoordinateTransform& transform, double x, double y,
                                      Qgis::TransformDirection direction) {
  try {
    const QgsPointXY p = transform.transform(x, y, direction);
    if (std::isfinite(p.x()) && std::isfinite(p.y())) return p;
  } catch (const QgsCsException&) {
    // A place that the projection cannot show is an expected answer.
  }
  return std::nullopt;
}

std::optional<std::pair<double, double>> twoNumbers(const QString& text) {
  static const QRegularExpression separators(QStringLiteral("[\\s,;，；、]+"));
  static const QRegularExpression marks(QStringLiteral("[°EeNnXxYy=:：]"));
  QString plain = text;
  plain.remove(marks);
  const QStringList parts = plain.split(separators, Qt::SkipEmptyParts);
  if (parts.size() != 2) return std::nullopt;
  bool first = false, second = false;
  const std::pair<double, double> numbers{parts[0].toDouble(&first), parts[1].toDouble(&second)};
  if (!first || !second || !std::isfinite(numbers.first) || !std::isfinite(numbers.second)) return std::nullopt;
  return numbers;
}

}  // namespace

MapCoordinates::MapCoordinates(int epsg)
    : m_epsg(epsg), m_toMap(geographicCrs(), crsOfEpsg(epsg), QgsCoordinateTransformContext()) {}

std::optional<QgsPointXY> MapCoordinates::toMap(model::Point p) const {
  return transformed(m_toMap, p.x, p.y, Qgis::TransformDirection::Forward);
}

std::optional<model::Point> MapCoordinates::toLonLat(QgsPointXY map) const {
  const auto p = transformed(m_toMap, map.x(), map.y(), Qgis::TransformDirection::Reverse);
  if (!p) return std::nullopt;
  return model::Point{p->x(), p->y()};
}

QgsGeometry MapCoordinates::toMap(const model::MultiPolygon& lonLat) const {
  QgsMultiPolygonXY out;
  for (const auto& part : lonLat.parts) {
    QgsPolygonXY rings;
    for (const auto& ring : part.rings) {
      QgsPolylineXY points;
      for (const auto& p : ring)
        if (const auto at = toMap(p)) points.append(*at);
      if (!points.isEmpty()) rings.append(points);
    }
    if (!rings.isEmpty()) out.append(rings);
  }
  return out.isEmpty() ? QgsGeometry() : QgsGeometry::fromMultiPolygonXY(out);
}

model::MultiPolygon MapCoordinates::toLonLat(const QgsGeometry& map) const {
  model::MultiPolygon out;
  const QgsMultiPolygonXY parts = map.isMultipart() ? map.asMultiPolygon() : QgsMultiPolygonXY{map.asPolygon()};
  for (const QgsPolygonXY& part : parts) {
    model::Polygon& polygon = out.parts.emplace_back();
    for (const QgsPolylineXY& ring : part) {
      model::Ring& points = polygon.rings.emplace_back();
      for (const QgsPointXY& p : ring)
        if (const auto at = toLonLat(p)) points.push_back(*at);
    }
  }
  return out;
}

QgsRectangle MapCoordinates::boundsOf(const model::Box& box) const {
  QgsRectangle out;
  for (const model::Point corner : {model::Point{box.xmin, box.ymin}, {box.xmin, box.ymax}, {box.xmax, box.ymin}, {box.xmax, box.ymax}})
    if (const auto p = toMap(corner)) out.combineExtentWith(p->x(), p->y());
  return out;
}

QString MapCoordinates::text(model::Point p) const {
  QString out = QStringLiteral("%1°%2 %3°%4")
                    .arg(std::abs(p.x), 0, 'f', 6)
                    .arg(p.x < 0 ? QLatin1Char('W') : QLatin1Char('E'))
                    .arg(std::abs(p.y), 0, 'f', 6)
                    .arg(p.y < 0 ? QLatin1Char('S') : QLatin1Char('N'));
  if (const auto map = toMap(p))
    out += QStringLiteral("   X %1  Y %2 m (CM %3°)")
               .arg(map->y(), 0, 'f', 1)
               .arg(map->x(), 0, 'f', 1)
               .arg(centralMeridian(m_epsg));
  return out;
}

std::optional<model::Point> MapCoordinates::parse(const QString& text) const {
  const auto numbers = twoNumbers(text);
  if (!numbers) return std::nullopt;
  auto [a, b] = *numbers;
  if (std::abs(a) <= 180 && std::abs(b) <= 90) return model::Point{a, b};
  if (std::abs(a) <= 90 && std::abs(b) <= 180) return model::Point{b, a};
  for (const auto& [north, east] : {std::pair(a, b), std::pair(b, a)}) {
    const int zone = static_cast<int>(east / 1e6);
    if (zone >= 25 && zone <= 45 && isEasting(east - zone * 1e6))
      return MapCoordinates(4534 + zone - 25).toLonLat({east - zone * 1e6, north});
  }
  // X (north) comes first in Chinese surveying, so it decides where both numbers could be an easting.
  if (isEasting(b)) return toLonLat({b, a});
  if (isEasting(a)) return toLonLat({a, b});
  return std::nullopt;
}

}  // namespace jw::gis
