// Coordinates as people read and type them.
#pragma once
#include <qgscoordinatetransform.h>
#include <qgsgeometry.h>

#include <QString>
#include <optional>

#include "core/model/geometry.h"

namespace jw::gis {

/// Between EPSG:4490 and the projection of the map. Not for two threads at once.
class MapCoordinates {
 public:
  explicit MapCoordinates(int epsg);
  int epsg() const { return m_epsg; }
  /// Metres east (x) and north (y); nothing where the projection has no value.
  std::optional<QgsPointXY> toMap(model::Point lonLat) const;
  std::optional<model::Point> toLonLat(QgsPointXY map) const;
  /// The polygons on the map; corners that have no place there are left out. Empty: nothing of them has one.
  QgsGeometry toMap(const model::MultiPolygon& lonLat) const;
  /// Polygons of the map; corners that have no place are left out.
  model::MultiPolygon toLonLat(const QgsGeometry& map) const;
  /// The bounds of the box's corners (degrees) on the map; empty where none has a place there.
  QgsRectangle boundsOf(const model::Box& lonLat) const;

  /// "120.205123°E 22.999312°N   X 2544321.1  Y 521034.9 m (CM 120°)": X north and Y east, as Chinese surveyors write
  /// them.
  QString text(model::Point lonLat) const;

  /// Reads "lon,lat", "lat,lon" where only that order is possible, or two numbers of metres: X and Y of the map's zone
  /// in either order (the easting is the one between 100 km and 900 km), or an easting with its zone's number in front
  /// (eight digits, zones 25–45). Separators: comma (also ，、), semicolon, blank. Nothing for other text.
  std::optional<model::Point> parse(const QString& text) const;

 private:
  int m_epsg;
  QgsCoordinateTransform m_toMap;
};

}  // namespace jw::gis
