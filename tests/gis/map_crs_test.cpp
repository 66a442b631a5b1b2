#include "gis/map/map_crs.h"

#include "tests/catch.h"

namespace map_crs_test {

using namespace jw;

TEST_CASE("a Chinese city is drawn in its 3-degree Gauss-Krueger zone") {
  CHECK(gis::mapEpsg({120.2, 23.0}) == 4549);  // Tainan: 120°
  CHECK(gis::mapEpsg({109.4, 24.3}) == 4545);  // 108°
  CHECK(gis::mapEpsg({73.5, 39.0}) == 4534);   // the western end: 75°
  CHECK(gis::mapEpsg({136.5, 48.0}) == 4554);  // the eastern end: 135°
  CHECK(gis::mapEpsg({118.4999, 30.0}) == 4548);
  CHECK(gis::mapEpsg({118.5, 30.0}) == 4549);  // the border of two zones belongs to the eastern one
}

TEST_CASE("other cities are drawn in UTM") {
  CHECK(gis::mapEpsg({9.52, 47.14}) == 32632);     // Liechtenstein
  CHECK(gis::mapEpsg({-71.06, 42.36}) == 32619);   // Boston
  CHECK(gis::mapEpsg({115.86, -31.95}) == 32750);  // Perth: in China's longitudes, not in China
  CHECK(gis::mapEpsg({180, 0}) == 32660);
  CHECK(gis::mapEpsg({-180, 0}) == 32601);
  CHECK(gis::mapEpsg({73.49, 39.0}) == 32643);
}

TEST_CASE("zones know their central meridian") {
  CHECK(gis::centralMeridian(4549) == 120);
  CHECK(gis::centralMeridian(4534) == 75);
  CHECK(gis::centralMeridian(32632) == 9);
  CHECK(gis::centralMeridian(32750) == 117);
  CHECK(gis::centralMeridian(32619) == -69);
  CHECK(gis::centralMeridian(4326) == 0);
}

}  // namespace map_crs_test
