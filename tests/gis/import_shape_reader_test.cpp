#include <ogrsf_frmts.h>

#include <cmath>
#include <limits>
#include <thread>

#include "core/base/error.h"
#include "gis/import/gdal.h"
#include "gis/import/geometry_convert.h"
#include "gis/import/shape_reader.h"
#include "tests/catch.h"
#include "tests/gis/temp_dir.h"

namespace import_shape_reader_test {

using namespace jw;
using namespace jw::gis;
using jw::test::realData;

namespace {

OGRGeometryUniquePtr fromWkt(const char* wkt) {
  OGRGeometry* raw = nullptr;
  OGRGeometryFactory::createFromWkt(wkt, nullptr, &raw);
  return OGRGeometryUniquePtr(raw);
}

double areaOf(const model::MultiPolygon& shape) {
  return toOgr(shape)->get_Area();
}

}  // namespace

TEST_CASE("shapes: what is mended keeps the ground that was meant") {
  struct Case {
    const char* what;
    const char* wkt;
    double area;
    std::size_t parts;
  };
  Geos geos;
  for (const auto& c :
       {Case{"both wings of a bow tie", "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", 2, 2},
        Case{"parts that overlap become one", "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 0, 3 0, 3 2, 1 2, 1 0)))",
             6, 1},
        Case{"a part twice", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((0 0, 1 0, 1 1, 0 1, 0 0)))", 1, 1},
        Case{"a spike goes", "POLYGON ((0 0, 2 0, 2 1, 5 1, 2 1, 2 2, 0 2, 0 0))", 4, 1},
        Case{"a hole that leaves the shell is cut", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (3 1, 6 1, 6 2, 3 2, 3 1))",
             15, 1},
        Case{"a hole of two points goes", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 2, 1 1, 1 1))", 16, 1},
        Case{"a part of two points goes", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((5 5, 6 6, 5 5, 5 5)))", 1,
             1}}) {
    INFO(c.what);
    const ShapeResult r = mend(toModel(*fromWkt(c.wkt)), geos);
    CHECK(r.refused.empty());
    CHECK(r.repaired);
    CHECK_FALSE(r.text.empty());
    CHECK(areaOf(r.shape) == Approx(c.area));
    CHECK(r.shape.parts.size() == c.parts);
    CHECK(toOgr(r.shape)->IsValid());
  }
  for (const char* wkt :
       {"POLYGON ((0 0, 1 1, 2 2, 0 0))", "POLYGON ((0 0, 0 0, 0 0, 0 0))", "POLYGON ((0 0, 3 0, 1 0, 0 0))"}) {
    INFO(wkt);
    CHECK(mend(toModel(*fromWkt(wkt)), geos).refused == "degenerate");
  }
  CHECK(mend({}, geos).refused == "degenerate");
}

TEST_CASE("shapes: what a layer may hold") {
  GdalMessages quiet;
  ShapeReader degrees(nullptr);
  CHECK(degrees.crs() == "none");
  CHECK(degrees.read(nullptr).refused == "no_geometry");
  const auto refused = [&](const char* wkt) { return degrees.read(fromWkt(wkt).get()).refused; };
  CHECK(refused("POLYGON EMPTY") == "no_geometry");
  CHECK(refused("LINESTRING (0 0, 1 1)") == "not_polygon");
  CHECK(refused("GEOMETRYCOLLECTION (POINT (1 1))") == "not_polygon");
  CHECK(refused("TIN (((0 0 0, 0 0 1, 0 1 0, 0 0 0)))") == "not_polygon");
  CHECK(refused("POLYGON ((0 0, 181 0, 1 1, 0 0))") == "out_of_range");
  CHECK(refused("POLYGON ((0 0, 1 0, 1 91, 0 0))") == "out_of_range");
  CHECK(refused("POLYGON ((0 0, 1 0, 1 1, 0 0))").empty());
  const double odd[] = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()};
  for (const double value : odd) {
    const auto bad = toOgr({{model::Polygon{{{{0, 0}, {1, 0}, {1, value}, {0, 0}}}}}});
    CHECK(degrees.read(bad.get()).refused == "bad_coordinates");
  }
  const ShapeResult mixed = degrees.read(
      fromWkt("GEOMETRYCOLLECTION (POINT (9 9), POLYGON ZM ((0 0 5 1, 1 0 5 1, 1 1 5 1, 0 0 5 1)))").get());
  CHECK(mixed.refused.empty());
  CHECK(mixed.repaired);
  CHECK(mixed.shape.box().xmax == 1);
}

TEST_CASE("shapes: every CRS comes out as longitude, latitude") {
  GdalMessages quiet;
  for (const int code : {4326, 4490}) {
    OGRSpatialReference crs;
    crs.importFromEPSG(code);
    // Data in the order of the authority: latitude first.
    ShapeReader reader(&crs);
    const ShapeResult r = reader.read(fromWkt("POLYGON ((30 120, 31 120, 31 121, 30 120))").get());
    CHECK(r.shape.box().xmin == Approx(120));
    CHECK(r.shape.box().ymax == Approx(31));
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    ShapeReader plain(&crs);
    CHECK(plain.read(fromWkt("POLYGON ((120 30, 121 30, 121 31, 120 30))").get()).shape.parts[0].rings[0][0] ==
          model::Point{120, 30});
  }
  OGRSpatialReference mercator;
  mercator.importFromEPSG(3857);
  ShapeReader reader(&mercator);
  CHECK(reader.crs() == "EPSG:3857");
  const auto at = reader
                      .read(fromWkt("POLYGON ((13358338.895 3503549.844, 13358438 3503549.844, 13358438 3503649, "
                                    "13358338.895 3503549.844))")
                                .get())
                      .shape.parts.at(0)
                      .rings[0][0];
  CHECK(at.x == Approx(120).margin(1e-7));
  CHECK(at.y == Approx(30).margin(1e-7));
  // 0° of the grid of the 40th zone of CGCS2000: the false easting carries the zone's number.
  OGRSpatialReference zone;
  REQUIRE(zone.importFromEPSG(4528) == OGRERR_NONE);
  ShapeReader gauss(&zone);
  const auto centre =
      gauss
          .read(fromWkt("POLYGON ((3320113.398 40500000, 3320213 40500000, 3320213 40500100, 3320113.398 40500000))")
                    .get())
          .shape;
  CHECK(centre.box().xmin == Approx(120).margin(1e-6));
  CHECK(centre.box().ymin == Approx(30).margin(1e-6));
}

TEST_CASE("shapes: each thread hears its own messages") {
  std::vector<std::string> heard(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < heard.size(); ++i)
    threads.emplace_back([&, i] {
      GdalMessages outer;
      for (int n = 0; n < 200; ++n) {
        GdalMessages messages;
        CPLError(CE_Failure, CPLE_AppDefined, "message of thread %d", static_cast<int>(i));
        heard[i] = messages.text("nothing");
        if (!messages.failed()) heard[i] = "not failed";
      }
      if (outer.failed()) heard[i] = "leaked";
    });
  for (auto& t : threads) t.join();
  for (std::size_t i = 0; i < heard.size(); ++i) CHECK(heard[i] == "message of thread " + std::to_string(i));
}

TEST_CASE("shapes: what is valid stays as it is") {
  // Polygons of a public suite of hard cases.
  std::size_t good = 0;
  Geos geos;
  for (const char* name :
       {"TestRelateAA.xml", "TestRelateAA-big.xml", "TestRelateAC.xml", "TestRelateLA.xml", "TestRelatePA.xml"}) {
    const auto file = realData(std::string("hostile/geometry/") + name);
    if (file.empty()) {
      WARN("skipped: no data");
      return;
    }
    const std::string xml = test::bytesOf(file);
    for (const std::string kind : {"MULTIPOLYGON", "POLYGON"})
      for (std::size_t at = xml.find(kind); at != std::string::npos; at = xml.find(kind, at + 1)) {
        if (at >= 5 && kind == "POLYGON" && xml.compare(at - 5, 5, "MULTI") == 0) continue;
        GdalMessages quiet;
        OGRGeometry* raw = nullptr;
        if (OGRGeometryFactory::createFromWkt(xml.c_str() + at, nullptr, &raw) != OGRERR_NONE) continue;
        const OGRGeometryUniquePtr geometry(raw);
        if (geometry->IsEmpty()) continue;
        const ShapeResult result = mend(toModel(*geometry), geos);
        INFO(name << " at " << at);
        CHECK(geometry->IsValid());
        CHECK(result.refused.empty());
        CHECK_FALSE(result.repaired);
        CHECK(areaOf(result.shape) == areaOf(toModel(*geometry)));
        ++good;
      }
  }
  CHECK(good == 338);
}

}  // namespace import_shape_reader_test
