#include "gis/map/map_coordinates.h"

#include "tests/catch.h"

namespace map_coordinates_test {

using namespace jw;

namespace {

void checkNear(const std::optional<model::Point>& p, double lon, double lat) {
  REQUIRE(p);
  CHECK(p->x == Approx(lon).margin(1e-6));
  CHECK(p->y == Approx(lat).margin(1e-6));
}

}  // namespace

TEST_CASE("longitude and latitude are read in either order where only one is possible") {
  const gis::MapCoordinates map(4549);
  checkNear(map.parse(QStringLiteral("120.2050, 22.9993")), 120.2050, 22.9993);
  checkNear(map.parse(QStringLiteral("22.9993 120.2050")), 120.2050, 22.9993);
  checkNear(map.parse(QStringLiteral("120.2050°E，22.9993°N")), 120.2050, 22.9993);
  checkNear(map.parse(QStringLiteral("9.52; 47.14")), 9.52, 47.14);
  checkNear(map.parse(QStringLiteral("-71.0594,42.3594")), -71.0594, 42.3594);
}

TEST_CASE("Gauss-Krueger metres are read with X north and Y east, with and without the zone's number") {
  const gis::MapCoordinates map(4549);
  // 24° N on the meridian of 120°: the arc of the meridian, integrated over the ellipsoid of CGCS2000, is 2,655,288.654
  // m.
  checkNear(map.parse(QStringLiteral("2655288.654 500000")), 120, 24);
  checkNear(map.parse(QStringLiteral("500000 2655288.654")), 120, 24);
  checkNear(map.parse(QStringLiteral("X 2655288.654  Y 500000")), 120, 24);
  checkNear(map.parse(QStringLiteral("2655288.654, 40500000")), 120, 24);
  checkNear(map.parse(QStringLiteral("2655288.654, 36500000")), 108, 24);
}

TEST_CASE("what is no coordinate is not read") {
  const gis::MapCoordinates map(4549);
  for (const char* text :
       {"", "120", "120,23,5", "abc,23", "181,91", "500,600", "nan,23", "1e999,2", "2655465 50000000", "和平街道"}) {
    INFO(text);
    CHECK_FALSE(map.parse(QString::fromUtf8(text)));
  }
}

TEST_CASE("what is written is read back") {
  const gis::MapCoordinates map(4549);
  const QString text = map.text({120.205, 22.9993});
  CHECK(text.startsWith(QStringLiteral("120.205000°E 22.999300°N   X 254")));
  CHECK(text.contains(QStringLiteral("CM 120°")));
  const auto there = map.toMap({120.205, 22.9993});
  REQUIRE(there);
  checkNear(map.toLonLat(*there), 120.205, 22.9993);
}

}  // namespace map_coordinates_test
