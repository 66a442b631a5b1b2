// Shifted maps: the formulas against points that are known, and the coordinate system against the formulas.
#include "gis/map/shifted_datum.h"

#include <qgscoordinatetransform.h>

#include <QDir>
#include <QTemporaryDir>
#include <cmath>

#include "tests/catch.h"

namespace map_shifted_test {

using namespace jw;
using gis::Datum;
using model::Point;

namespace {

double metres(Point a, Point b) {
  return std::hypot((a.x - b.x) * 111195 * std::cos(a.y * 3.14159265 / 180), (a.y - b.y) * 111195);
}

}  // namespace

TEST_CASE("shifted maps: known points") {
  // Tiananmen by the public converters.
  const Point real{116.391275, 39.906217};
  const Point gcj = gis::shifted(real, Datum::gcj02), baidu = gis::shifted(real, Datum::bd09);
  CHECK(metres(gcj, {116.397519, 39.907621}) < 2);
  CHECK(metres(baidu, {116.403891, 39.913966}) < 3);
  CHECK(metres(real, gcj) > 400);
  for (const auto datum : {Datum::gcj02, Datum::bd09, Datum::cgcs2000})
    for (double lon = 74; lon < 135; lon += 3.7)
      for (double lat = 18; lat < 53; lat += 2.9) CHECK(metres(gis::unshifted(gis::shifted({lon, lat}, datum), datum), {lon, lat}) < 1e-3);
  // Abroad nothing is shifted.
  CHECK(gis::shifted({9.5, 47.1}, Datum::gcj02) == Point{9.5, 47.1});
}

TEST_CASE("shifted maps: the coordinate system is the formula to less than a metre, in degrees and in web tiles") {
  QTemporaryDir folder;
  const model::Box city{120.05, 22.9, 120.4, 23.15};
  const QgsCoordinateReferenceSystem plain(QStringLiteral("EPSG:4490")), web(QStringLiteral("EPSG:3857"));
  for (const auto datum : {Datum::gcj02, Datum::bd09}) {
    const auto degrees = gis::shiftedCrs(datum, false), tiles = gis::shiftedCrs(datum, true);
    REQUIRE(degrees.isValid());
    REQUIRE(tiles.isValid());
    CHECK(degrees.authid().isEmpty());
    const auto shift = gis::makeShift(datum, city, folder.path() + "/grids of a city");
    for (const char* system : {"EPSG:4549", "EPSG:4490", "EPSG:3857"}) {
      INFO(system);
      const QgsCoordinateReferenceSystem map(QString::fromLatin1(system));
      const auto context = gis::shiftedTransforms({shift}, map);
      const QgsCoordinateTransform toMap(plain, map, context), degreesToMap(degrees, map, context), tilesToMap(tiles, map, context), toTiles(plain, web, context);
      double worst = 0, worstBack = 0;
      for (double lon = 119.8; lon < 120.7; lon += 0.0137)
        for (double lat = 22.6; lat < 23.4; lat += 0.0171) {
          const Point there = gis::shifted({lon, lat}, datum);
          const auto wanted = toMap.transform(QgsPointXY(lon, lat));
          const auto inTiles = toTiles.transform(QgsPointXY(there.x, there.y));
          const auto back = tilesToMap.transform(wanted, Qgis::TransformDirection::Reverse);
          const double unit = map.isGeographic() ? 111195 : 1;
          worst = std::max({worst, wanted.distance(degreesToMap.transform(QgsPointXY(there.x, there.y))) * unit, wanted.distance(tilesToMap.transform(inTiles)) * unit});
          worstBack = std::max(worstBack, back.distance(inTiles));
        }
      CHECK(worst < 0.5);
      CHECK(worstBack < 0.5);
      // Far away there is no grid, and nothing fails.
      CHECK(std::isfinite(degreesToMap.transform(QgsPointXY(116, 40)).x()));
    }
  }
  CHECK(QDir(folder.path() + "/grids of a city").entryList({"*.gsb"}, QDir::Files).size() == 2);
  CHECK(gis::shiftedCrs(Datum::cgcs2000, true).authid() == "EPSG:3857");
}

}  // namespace map_shifted_test
