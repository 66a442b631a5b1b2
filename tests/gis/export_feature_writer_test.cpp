#include <ogrsf_frmts.h>
#include <zlib.h>

#include "core/base/text.h"
#include "gis/export/feature_writer.h"
#include "gis/import/area_reader.h"
#include "gis/import/building_reader.h"
#include "gis/import/gdal.h"
#include "tests/catch.h"
#include "tests/gis/temp_dir.h"

namespace export_feature_writer_test {

using namespace jw;
using namespace jw::gis;
using jw::test::realData;
using jw::test::TempDir;

namespace {

const std::vector<FieldSpec> kFields{{"code", FieldType::text},
                                     {"name", FieldType::text},
                                     {"n", FieldType::integer},
                                     {"share", FieldType::real},
                                     {"at", FieldType::time}};

model::MultiPolygon box(double x0, double y0, double x1, double y1) {
  return {{model::Polygon{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}}}};
}

std::string nameOf(ExportFormat format) {
  return format == ExportFormat::gpkg ? "out.gpkg" : "out.geojson";
}

}  // namespace

TEST_CASE("export: areas come back as they went out") {
  const TempDir dir;
  for (const auto format : {ExportFormat::gpkg, ExportFormat::geojson}) {
    const auto file = dir / nameOf(format);
    FeatureWriter writer(file, format, "areas", kFields, ShapeKind::multiPolygon, 2, {});
    writer.add({{std::string("640104001"), std::string("海城区 \"一\""), std::int64_t{5}, 0.25,
                 std::string("2016-09-13T00:36:25+08:00")},
                box(105.123456789, 36, 105.2, 36.1)});
    writer.add({{std::string("640104002"), std::monostate{}, std::monostate{}, std::monostate{}, std::monostate{}},
                std::monostate{}});
    CHECK_FALSE(std::filesystem::exists(file));
    writer.finish();
    CHECK(writer.written() == 2);
    const AreaFile back = readAreas(file, {}, model::AreaLevel::grid, {});
    REQUIRE(back.drafts.size() == 1);
    CHECK(back.drafts[0].code == "640104001");
    CHECK(back.drafts[0].name == "海城区 \"一\"");
    CHECK(back.drafts[0].shape.box().xmin == Approx(105.123456789).epsilon(1e-12));
    REQUIRE(back.problems.size() == 1);
    CHECK(back.problems[0].reason == "no_geometry");
    CHECK(back.crs == (format == ExportFormat::gpkg ? "EPSG:4490" : "EPSG:4326"));
  }
  CHECK(dir.files() == 2);
}

TEST_CASE("export: points with time and numbers") {
  const TempDir dir;
  for (const auto format : {ExportFormat::gpkg, ExportFormat::geojson}) {
    const auto file = dir / nameOf(format);
    FeatureWriter writer(file, format, "cases", kFields, ShapeKind::point, 0, {});
    writer.add(
        {{std::string("1"), std::string("井盖"), std::int64_t{1} << 40, -0.5, std::string("2016-09-13T00:36:25+08:00")},
         model::Point{120.5, 22.5}});
    writer.finish();
    GdalMessages quiet;
    const auto dataset = openVector(file, {"GPKG", "GeoJSON"}, quiet);
    const OGRFeatureUniquePtr row(dataset->GetLayer(0)->GetNextFeature());
    REQUIRE(row);
    CHECK(row->GetFieldAsInteger64("n") == std::int64_t{1} << 40);
    CHECK(row->GetFieldAsDouble("share") == -0.5);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    REQUIRE(row->GetFieldAsDateTime(row->GetFieldIndex("at"), &year, &month, &day, &hour, &minute, &second, &zone));
    // Minutes from midnight UTC: a GeoPackage keeps times in UTC.
    CHECK((day - 12) * 1440 + hour * 60 + minute - (zone - 100) * 15 == 16 * 60 + 36);
    CHECK(row->GetGeometryRef()->toPoint()->getX() == 120.5);
    CHECK(row->GetGeometryRef()->toPoint()->getY() == 22.5);
  }
}

TEST_CASE("export: without finish nothing changes") {
  const TempDir dir;
  for (const auto format : {ExportFormat::gpkg, ExportFormat::geojson}) {
    const auto file = dir.write(nameOf(format), "what was there");
    std::stop_source stop;
    {
      FeatureWriter writer(file, format, "areas", kFields, ShapeKind::multiPolygon, 9, Progress{{}, stop.get_token()});
      writer.add({{std::string("1")}, box(1, 1, 2, 2)});
      stop.request_stop();
      CHECK_THROWS_AS(writer.add({{std::string("2")}, box(1, 1, 2, 2)}), Error);
    }
    CHECK(test::bytesOf(file) == "what was there");
    FeatureWriter writer(file, format, "areas", kFields, ShapeKind::multiPolygon, 0, {});
    writer.finish();
    CHECK(test::bytesOf(file) != "what was there");
  }
  CHECK(dir.files() == 2);
  CHECK_THROWS_AS(
      FeatureWriter(dir / "no/such/folder/x.gpkg", ExportFormat::gpkg, "a", kFields, ShapeKind::point, 0, {}), Error);
  CHECK_THROWS_AS(
      FeatureWriter(dir / "no/such/folder/x.geojson", ExportFormat::geojson, "a", kFields, ShapeKind::point, 0, {}),
      Error);
}

TEST_CASE("export: names that people should not have") {
  const auto list = realData("hostile/naughty_strings.txt.gz");
  if (list.empty()) {
    WARN("skipped: no data");
    return;
  }
  std::vector<std::string> names;
  gzFile in = gzopen(list.c_str(), "rb");
  for (char line[8192]; gzgets(in, line, sizeof line);) {
    std::string name(text::trim(line));
    if (!name.empty() && text::isUtf8(name)) names.push_back(name);
  }
  gzclose(in);
  REQUIRE(names.size() > 300);
  const TempDir dir;
  for (const auto format : {ExportFormat::gpkg, ExportFormat::geojson}) {
    const auto file = dir / nameOf(format);
    FeatureWriter writer(file, format, "areas", {{"code", FieldType::text}, {"name", FieldType::text}},
                         ShapeKind::multiPolygon, names.size(), {});
    for (std::size_t i = 0; i < names.size(); ++i) writer.add({{"c" + std::to_string(i), names[i]}, box(1, 1, 2, 2)});
    writer.finish();
    const AreaFile back = readAreas(file, {}, model::AreaLevel::grid, {});
    REQUIRE(back.drafts.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) CHECK(back.drafts[i].name == names[i]);
  }
}

TEST_CASE("export: real buildings go out and come in again the same") {
  const auto file = realData("buildings/liechtenstein-2013-08-03.osm.pbf");
  if (file.empty()) {
    WARN("skipped: no data");
    return;
  }
  const TempDir dir;
  BuildingReader reader(file, {}, {});
  std::vector<model::BuildingDraft> before;
  for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
    before.insert(before.end(), batch.begin(), batch.end());
  FeatureWriter writer(dir / "b.gpkg", ExportFormat::gpkg, "buildings",
                       {{"id", FieldType::text}, {"name", FieldType::text}, {"floors", FieldType::integer}},
                       ShapeKind::multiPolygon, before.size(), {});
  for (const auto& b : before) writer.add({{b.externalId, b.name, std::int64_t{b.floors}}, b.shape});
  writer.finish();
  BuildingReader again(dir / "b.gpkg", {}, {});
  std::size_t i = 0, different = 0;
  for (auto batch = again.next(); !batch.empty(); batch = again.next())
    for (const auto& b : batch) {
      REQUIRE(i < before.size());
      const auto& a = before[i++];
      different += a.externalId != b.externalId || a.name != b.name || a.floors != b.floors ||
                   a.shape.parts.size() != b.shape.parts.size() || a.shape.parts[0].rings != b.shape.parts[0].rings;
    }
  CHECK(i == 3723);
  CHECK(different == 0);
}

}  // namespace export_feature_writer_test
