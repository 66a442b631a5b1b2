#include <ogrsf_frmts.h>

#include <set>

#include "gis/import/area_reader.h"
#include "gis/import/gdal.h"
#include "tests/catch.h"
#include "tests/gis/temp_dir.h"

namespace import_area_reader_test {

using namespace jw;
using namespace jw::gis;
using jw::model::AreaLevel;
using jw::test::realData;
using jw::test::TempDir;

namespace {

std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

std::string square(double x, double y, double size) {
  const auto at = [](double a, double b) { return "[" + std::to_string(a) + "," + std::to_string(b) + "]"; };
  return R"({"type":"Polygon","coordinates":[[)" + at(x, y) + "," + at(x + size, y) + "," + at(x + size, y + size) +
         "," + at(x, y + size) + "," + at(x, y) + "]]}";
}

std::string collection(const std::vector<std::string>& features) {
  std::string all;
  for (const auto& f : features) all += (all.empty() ? "" : ",") + f;
  return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

AreaFile read(const std::filesystem::path& file, const AreaFields& fields = {}, AreaLevel level = AreaLevel::grid) {
  return readAreas(file, fields, level, Progress{});
}

// "2 not_polygon, 3 bad_code"
std::string reasons(const AreaFile& file, bool refused) {
  std::string out;
  for (const auto& p : file.problems)
    if (p.refused == refused) out += (out.empty() ? "" : ", ") + std::to_string(p.row) + " " + p.reason;
  return out;
}

std::string causeOf(const std::filesystem::path& file, const AreaFields& fields = {}) {
  try {
    read(file, fields);
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::input);
    CHECK(std::string(e.what()).find(file.filename().string()) != std::string::npos);
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("areas: each bad row is refused with its number and reason and the others go in") {
  const TempDir dir;
  const std::string bow = R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]})";
  const auto file = dir.write(
      "areas.geojson",
      collection({
          feature(R"("code":"A","name":" 甲 ")", square(120, 30, 0.1)),
          feature(R"("code":"B","name":"乙")", R"({"type":"Point","coordinates":[1,2]})"),
          feature(R"("code":"C/1","name":"丙")", square(121, 30, 0.1)),
          feature(R"("code":"A","name":"丁")", square(122, 30, 0.1)),
          feature(R"("code":null,"name":"戊/己")", square(123, 30, 0.1)),
          feature(R"("code":"G","name":null)", bow),
          feature(R"("code":"H","name":"庚")", "null"),
          feature(R"("code":"I","name":"辛")", R"({"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0],[0,0]]]})"),
          feature(
              R"("code":"J","name":"壬")",
              R"({"type":"Polygon","coordinates":[[[500000,3000000],[500100,3000000],[500000,3000100],[500000,3000000]]]})"),
          feature(R"("code":"戊-己","name":"癸")", R"({"type":"Polygon","coordinates":[]})"),
          feature(
              R"("code":null,"name":null)",
              R"({"type":"MultiPolygon","coordinates":[[[[5,5,9],[6,5,9],[6,6,9],[5,5,9]]],[[[7,7],[8,7],[8,8],[7,7]]]]})"),
      }));
  const AreaFile got = read(file);
  CHECK(got.rows == 11);
  CHECK(got.used.code == "code");
  CHECK(got.used.name == "name");
  CHECK(reasons(got, true) ==
        "2 not_polygon, 3 bad_code, 4 duplicate_code, 7 no_geometry, 8 degenerate, 9 out_of_range, 10 no_geometry");
  CHECK(reasons(got, false) == "5 no_code, 6 repaired, 6 no_name, 11 no_code, 11 no_name");
  REQUIRE(got.drafts.size() == 4);
  CHECK(got.drafts[0].name == "甲");
  CHECK(got.drafts[0].row == 1);
  CHECK(got.drafts[1].code == "戊-己");
  CHECK(got.drafts[2].name == "G");
  CHECK(got.drafts[2].shape.parts.size() == 2);
  CHECK(got.drafts[3].code == "grid-11");
  CHECK(got.drafts[3].shape.parts.size() == 2);
  for (const auto& draft : got.drafts)
    for (const auto& part : draft.shape.parts)
      for (const auto& ring : part.rings) CHECK(ring.front() == ring.back());
}

TEST_CASE("areas: a made code gives way to a real one of a later row") {
  const TempDir dir;
  const auto file = dir.write("a.geojson", collection({feature(R"("code":null,"name":"X")", square(1, 1, 1)),
                                                       feature(R"("code":"X","name":"Y")", square(3, 1, 1))}));
  const AreaFile got = read(file, {.name = "name", .code = "code"});
  REQUIRE(got.drafts.size() == 2);
  CHECK(got.drafts[0].code == "X-1");
  CHECK(got.drafts[1].code == "X");
}

TEST_CASE("areas: a file that cannot be read names itself and the cause") {
  const TempDir dir;
  const std::string good = collection({feature(R"("code":"A")", square(1, 1, 1))});
  CHECK_FALSE(causeOf(dir / "absent.geojson").empty());
  CHECK_FALSE(causeOf(dir.write("cut.geojson", good.substr(0, good.size() / 2))).empty());
  CHECK_FALSE(causeOf(dir.write("noise.gpkg", "not a database at all, only text that goes on for a while")).empty());
  CHECK_FALSE(causeOf(dir.write("noise.geojson.gz", "not gzip")).empty());
  CHECK_FALSE(causeOf(dir.write("empty.geojson", "")).empty());
  CHECK(causeOf(dir.write("good.geojson", good), {.code = "nope"}).find("nope") != std::string::npos);
  CHECK(causeOf(dir / "good.geojson", {.layer = "other"}).find("other") != std::string::npos);
  // Formats that fetch other files or the network are not opened.
  CHECK_FALSE(
      causeOf(dir.write("link.vrt",
                        "<OGRVRTDataSource><OGRVRTLayer "
                        "name=\"good\"><SrcDataSource>good.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"))
          .empty());
}

TEST_CASE("areas: a stop request ends the reading") {
  const TempDir dir;
  const auto file = dir.write(
      "a.geojson", collection({feature(R"("code":"A")", square(1, 1, 1)), feature(R"("code":"B")", square(3, 1, 1))}));
  std::stop_source stop;
  Progress progress{[&](std::uint64_t done, std::uint64_t, std::string_view) {
                      if (done == 1) stop.request_stop();
                    },
                    stop.get_token()};
  try {
    readAreas(file, {}, AreaLevel::grid, progress);
    FAIL("not stopped");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::cancelled);
  }
}

TEST_CASE("areas: projected GeoPackage and shapefile come out in degrees, longitude first, curves as lines") {
  const TempDir dir;
  GdalMessages quiet;
  OGRSpatialReference utm;
  REQUIRE(utm.importFromEPSG(32651) == OGRERR_NONE);  // WGS84, zone of 123° E
  const std::string wkt =
      "CURVEPOLYGON (CIRCULARSTRING (499000 3000000, 500000 3001000, 501000 3000000, 500000 2999000, 499000 3000000))";
  for (const auto& [driver, name] : {std::pair("GPKG", "a.gpkg"), std::pair("ESRI Shapefile", "a.shp")}) {
    {
      GDALDatasetUniquePtr out(
          GetGDALDriverManager()->GetDriverByName(driver)->Create((dir / name).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
      OGRLayer* layer =
          out->CreateLayer("a", &utm, std::string(driver) == "GPKG" ? wkbCurvePolygon : wkbPolygon, nullptr);
      OGRFieldDefn code("bm", OFTInteger64);
      REQUIRE(layer->CreateField(&code) == OGRERR_NONE);
      OGRFeatureUniquePtr f(OGRFeature::CreateFeature(layer->GetLayerDefn()));
      f->SetField("bm", GIntBig(640104001));
      OGRGeometry* g = nullptr;
      REQUIRE(OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &g) == OGRERR_NONE);
      if (std::string(driver) != "GPKG") {
        OGRGeometry* linear = g->getLinearGeometry();
        OGRGeometryFactory::destroyGeometry(g);
        g = linear;
      }
      f->SetGeometryDirectly(g);
      REQUIRE(layer->CreateFeature(f.get()) == OGRERR_NONE);
    }
    const AreaFile got = read(dir / name);
    CHECK(got.crs == "EPSG:32651");
    REQUIRE(got.drafts.size() == 1);
    CHECK(got.drafts[0].code == "640104001");
    const auto box = got.drafts[0].shape.box();
    CHECK((box.xmin + box.xmax) / 2 == Approx(123.0).margin(1e-6));
    CHECK((box.ymin + box.ymax) / 2 == Approx(27.1219).margin(1e-3));
    CHECK(got.drafts[0].shape.parts[0].rings[0].size() > 50);
  }
}

TEST_CASE("areas: latitude-first CRS and old Chinese text in a shapefile") {
  const TempDir dir;
  GdalMessages quiet;
  {
    GDALDatasetUniquePtr out(GetGDALDriverManager()
                                 ->GetDriverByName("ESRI Shapefile")
                                 ->Create((dir / "g.shp").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    const char* const raw[] = {"ENCODING=", nullptr};
    OGRSpatialReference wgs;
    wgs.importFromEPSG(4326);
    wgs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = out->CreateLayer("g", &wgs, wkbPolygon, const_cast<char**>(raw));
    OGRFieldDefn code("CODE", OFTString), name("MC", OFTString);
    layer->CreateField(&code);
    layer->CreateField(&name);
    OGRFeatureUniquePtr f(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    f->SetField("CODE", "1");
    f->SetField("MC", "\xBA\xA3\xB3\xC7");  // 海城 in GB18030
    OGRPolygon p;
    OGRLinearRing ring;
    for (const auto& [x, y] :
         {std::pair(109.0, 36.0), std::pair(109.0, 36.5), std::pair(109.5, 36.5), std::pair(109.0, 36.0)})
      ring.addPoint(x, y);
    p.addRing(&ring);
    f->SetGeometry(&p);
    REQUIRE(layer->CreateFeature(f.get()) == OGRERR_NONE);
  }
  const AreaFile got = read(dir / "g.shp");
  REQUIRE(got.drafts.size() == 1);
  CHECK(got.drafts[0].name == "海城");
  CHECK(got.used.name == "MC");
  CHECK(got.drafts[0].shape.box().xmin == 109.0);
  CHECK(got.drafts[0].shape.box().ymin == 36.0);
}

TEST_CASE("areas: the real files") {
  struct Expected {
    const char* file;
    std::size_t drafts;
    const char* code;
    const char* name;
  };
  for (const auto& e : {Expected{"areas/tainan_villages.geojson.gz", 649, "VILLCODE", "VILLNAME"},
                        Expected{"areas/tainan_towns.geojson.gz", 37, "TOWNCODE", "TOWNNAME"},
                        Expected{"areas/kaohsiung_villages.geojson.gz", 886, "VILLCODE", "VILLNAME"},
                        Expected{"areas/kaohsiung_towns.geojson.gz", 38, "TOWNCODE", "TOWNNAME"},
                        Expected{"areas/boston_neighborhoods.geojson.gz", 26, "cartodb_id", "name"},
                        Expected{"areas/la_councils.geojson.gz", 99, "nc_id", "name"}}) {
    const auto file = realData(e.file);
    if (file.empty()) {
      WARN("skipped: no data");
      return;
    }
    INFO(e.file);
    const AreaFile got = read(file);
    std::string told;
    for (const auto& p : got.problems) told += std::to_string(p.row) + " " + p.reason + " " + p.text + "\n";
    INFO(told);
    CHECK(got.drafts.size() == e.drafts);
    CHECK(got.rows == e.drafts);
    CHECK(got.used.code == e.code);
    CHECK(got.used.name == e.name);
    CHECK(reasons(got, true).empty());
    std::set<std::string> codes;
    for (const auto& d : got.drafts) codes.insert(d.code);
    CHECK(codes.size() == e.drafts);
  }
}

TEST_CASE("areas: a gzip file that is cut off is refused as a whole") {
  const auto file = realData("areas/tainan_villages.geojson.gz");
  if (file.empty()) {
    WARN("skipped: no data");
    return;
  }
  const TempDir dir;
  const std::string bytes = test::bytesOf(file);
  CHECK_FALSE(causeOf(dir.write("cut.geojson.gz", std::string_view(bytes).substr(0, bytes.size() / 2))).empty());
}

}  // namespace import_area_reader_test
