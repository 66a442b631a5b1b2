#include <ogrsf_frmts.h>

#include <set>

#include "gis/import/building_reader.h"
#include "gis/import/gdal.h"
#include "gis/import/geometry_convert.h"
#include "gis/import/osm_tags.h"
#include "gis/import/shape_reader.h"
#include "tests/catch.h"
#include "tests/gis/temp_dir.h"

namespace import_building_reader_test {

using namespace jw;
using namespace jw::gis;
using jw::test::realData;
using jw::test::TempDir;

namespace {

std::vector<model::BuildingDraft> drain(BuildingSource& source) {
  std::vector<model::BuildingDraft> all;
  for (auto batch = source.next(); !batch.empty(); batch = source.next()) {
    CHECK(batch.size() <= BuildingReader::kBatch);
    std::move(batch.begin(), batch.end(), std::back_inserter(all));
  }
  CHECK(source.next().empty());
  return all;
}

// "2:way/5 degenerate!" with ! for a refusal
std::string told(const BuildingSummary& summary) {
  std::string out;
  for (const auto& p : summary.problems)
    out += (out.empty() ? "" : ", ") + std::to_string(p.row) + ":" + p.key + " " + p.reason + (p.refused ? "!" : "");
  return out;
}

std::string geojson(const std::vector<std::pair<std::string, std::string>>& features) {
  std::string all;
  for (const auto& [properties, rings] : features)
    all += (all.empty() ? "" : ",") + (R"({"type":"Feature","properties":{)" + properties +
                                       R"(},"geometry":{"type":"Polygon","coordinates":)" + rings + "}}");
  return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

const std::string kSquare = "[[[9,47],[9.001,47],[9.001,47.001],[9,47.001],[9,47]]]";

}  // namespace

TEST_CASE("buildings: tags of OpenStreetMap") {
  const OsmTags tags = parseHstore(
      R"("addr:street"=>"Gässle","addr:housenumber"=>"16","addr:city"=>"Triesen","note"=>"say \"hi\" \\ bye","building:levels"=>"3")");
  CHECK(tags.size() == 5);
  CHECK(tags.at("note") == R"(say "hi" \ bye)");
  CHECK(addressFrom(tags) == "Gässle 16, Triesen");
  CHECK(addressFrom({{"addr:housenumber", "7"}, {"addr:postcode", "9490"}}) == "7, 9490");
  CHECK(addressFrom({{"addr:full", "和平街道3号"}, {"addr:city", "x"}}) == "和平街道3号");
  CHECK(addressFrom({}).empty());
  CHECK(parseHstore(R"("a"=>"b","c)").size() == 1);
  CHECK(parseHstore("nonsense").empty());
  CHECK(floorsFrom("5") == 5);
  CHECK(floorsFrom("3.5") == 3);
  CHECK(floorsFrom("2; 4;3") == 4);
  for (const char* bad : {"", "0", "-2", "1e9", "nan", "ground", "3 floors", "201"}) CHECK(floorsFrom(bad) == 0);
}

TEST_CASE("buildings: GeoJSON rows are repaired, refused or taken, each by number") {
  const TempDir dir;
  const auto file =
      dir.write("b.geojson", geojson({
                                 {R"("id":"a","name":"甲楼","address":"和平路1号","floors":6,"use":"住宅")", kSquare},
                                 {R"("id":"bow")", "[[[9,47],[9.001,47.001],[9.001,47],[9,47.001],[9,47]]]"},
                                 {R"("id":"a")", kSquare},
                                 {R"("id":"line")", "[[[9,47],[9.001,47],[9.002,47],[9,47]]]"},
                                 {R"("id":null)", kSquare},
                                 {R"("id":"hole")",
                                  "[[[9,47],[9.001,47],[9.001,47.001],[9,47.001],[9,47]],[[9.0002,47.0002],[9.0004,47."
                                  "0002],[9.0002,47.0002]]]"},
                             }));
  BuildingReader reader(file, {}, {});
  const auto drafts = drain(reader);
  CHECK(told(reader.summary()) ==
        "2:bow repaired, 3:a duplicate_id!, 4:line degenerate!, 5:fid/4 no_id, 6:hole repaired");
  REQUIRE(drafts.size() == 4);
  CHECK(drafts[0].externalId == "a");
  CHECK(drafts[0].name == "甲楼");
  CHECK(drafts[0].address == "和平路1号");
  CHECK(drafts[0].floors == 6);
  CHECK(drafts[0].use == "住宅");
  CHECK(drafts[0].repaired.empty());
  CHECK(drafts[1].shape.parts.size() == 2);
  CHECK(drafts[1].repaired.find("Self-intersection") != std::string::npos);
  CHECK(drafts[2].externalId == "fid/4");
  CHECK(drafts[3].shape.parts[0].rings.size() == 1);
  CHECK(reader.summary().rows == 6);
  CHECK(reader.summary().taken == 4);
  CHECK(reader.summary().repaired == 2);
  CHECK(reader.summary().used.id == "id");
}

TEST_CASE("buildings: batches, progress and stop") {
  const TempDir dir;
  const auto file =
      dir.write("b.geojson", geojson(std::vector<std::pair<std::string, std::string>>(2500, {"", kSquare})));
  std::stop_source stop;
  std::uint64_t last = 0, of = 0;
  const Progress progress{[&](std::uint64_t done, std::uint64_t total, std::string_view) {
                            last = done;
                            of = total;
                          },
                          stop.get_token()};
  BuildingReader reader(file, {}, progress);
  CHECK(reader.next().size() == 1000);
  CHECK(last == 1000);
  CHECK(of == 2500);
  CHECK(reader.next().size() == 1000);
  stop.request_stop();
  CHECK_THROWS_AS(reader.next(), Error);
}

TEST_CASE("buildings: OpenStreetMap ways and multipolygons, old style and new") {
  const TempDir dir;
  const auto square = [](int n, double x) {
    const auto at = [&](int i, double dx, double dy) {
      return "<node id='" + std::to_string(n + i) + "' version='1' lon='" + std::to_string(x + dx) + "' lat='" +
             std::to_string(47 + dy) + "'/>";
    };
    return at(0, 0, 0) + at(1, 0.001, 0) + at(2, 0.001, 0.001) + at(3, 0, 0.001);
  };
  const auto way = [](int id, const std::vector<int>& nodes, const std::string& tags) {
    std::string out = "<way id='" + std::to_string(id) + "' version='1'>";
    for (const int n : nodes) out += "<nd ref='" + std::to_string(n) + "'/>";
    return out + tags + "</way>";
  };
  const std::string yes = "<tag k='building' v='yes'/>", mp = "<tag k='type' v='multipolygon'/>";
  const auto file = dir.write(
      "b.osm", "<?xml version='1.0'?><osm version='0.6'>" + square(10, 9.0) + square(20, 9.1) + square(30, 9.2) +
                   square(40, 9.3) + square(50, 9.4) + square(60, 9.5) +
                   way(1, {10, 11, 12, 13, 10},
                       "<tag k='building' v='school'/><tag k='name' v='Schule'/><tag k='building:levels' v='3'/><tag "
                       "k='addr:street' v='Weg'/><tag k='addr:housenumber' v='2'/>") +
                   way(2, {20, 22, 21, 23, 20}, yes) + way(3, {30, 31, 32}, yes) + way(4, {40, 41, 42, 43, 40}, yes) +
                   way(5, {50, 51, 52, 53, 50}, "") + way(6, {60, 61, 62, 63, 60}, "<tag k='landuse' v='forest'/>") +
                   "<relation id='7' version='1'><member type='way' ref='4' role='outer'/>" + mp +
                   "</relation><relation id='8' version='1'><member type='way' ref='5' role='outer'/>" + mp + yes +
                   "</relation></osm>");
  BuildingReader reader(file, {}, {});
  const auto drafts = drain(reader);
  std::set<std::string> ids;
  for (const auto& d : drafts) ids.insert(d.externalId);
  // The tag of way 4 is meant for relation 7, which has none of its own.
  CHECK(ids == std::set<std::string>{"way/1", "way/2", "relation/7", "relation/8"});
  CHECK(drafts.size() == 4);
  CHECK(told(reader.summary()).find("way/2 repaired, 0:way/3 unassembled!") != std::string::npos);
  for (const auto& d : drafts)
    if (d.externalId == "way/1") {
      CHECK(d.name == "Schule");
      CHECK(d.floors == 3);
      CHECK(d.address == "Weg 2");
      CHECK(d.use == "school");
    }
  CHECK(reader.summary().format == "OSM");
}

TEST_CASE("buildings: multipolygons of OpenStreetMap that came by way of a GeoPackage") {
  const TempDir dir;
  const auto file = dir / "b.gpkg";
  {
    GdalMessages quiet;
    GDALDatasetUniquePtr out(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference wgs;
    wgs.importFromEPSG(4326);
    wgs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = out->CreateLayer("multipolygons", &wgs, wkbMultiPolygon, nullptr);
    for (const char* name : {"osm_id", "osm_way_id", "name", "building", "other_tags"}) {
      OGRFieldDefn field(name, OFTString);
      layer->CreateField(&field);
    }
    const auto add = [&](const char* id, const char* way, const char* building) {
      OGRFeatureUniquePtr f(OGRFeature::CreateFeature(layer->GetLayerDefn()));
      if (*id) f->SetField("osm_id", id);
      if (*way) f->SetField("osm_way_id", way);
      if (*building) f->SetField("building", building);
      f->SetField("other_tags", R"("building:levels"=>"4")");
      f->SetGeometryDirectly(toOgr({{model::Polygon{{{{9, 47}, {9.001, 47}, {9.001, 47.001}, {9, 47}}}}}}).release());
      REQUIRE(layer->CreateFeature(f.get()) == OGRERR_NONE);
    };
    add("", "11", "yes");
    add("12", "", "house");
    add("13", "", "");
  }
  BuildingReader reader(file, {}, {});
  const auto drafts = drain(reader);
  REQUIRE(drafts.size() == 2);
  CHECK(drafts[0].externalId == "way/11");
  CHECK(drafts[0].use.empty());
  CHECK(drafts[0].floors == 4);
  CHECK(drafts[1].externalId == "relation/12");
  CHECK(drafts[1].use == "house");
}

TEST_CASE("buildings: a broken file is refused with its name") {
  const TempDir dir;
  const auto causes = [&](const std::filesystem::path& file) {
    try {
      BuildingReader reader(file, {}, {});
      while (!reader.next().empty()) {
      }
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::input);
      return std::string(e.what()).find(file.filename().string()) != std::string::npos;
    }
    return false;
  };
  CHECK(causes(dir / "absent.osm.pbf"));
  CHECK(causes(dir.write("noise.osm.pbf", "noise")));
  CHECK(causes(dir.write("empty.osm.pbf", "")));
  CHECK(causes(dir.write("cut.osm", "<?xml version='1.0'?><osm version='0.6'><node id='1'")));
  const auto real = realData("buildings/liechtenstein-2013-08-03.osm.pbf");
  if (real.empty()) return;
  const std::string bytes = test::bytesOf(real);
  CHECK(causes(dir.write("cut.osm.pbf", std::string_view(bytes).substr(0, bytes.size() - 1000))));
  std::string damaged = bytes;
  for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 200; ++i)
    damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
  CHECK(causes(dir.write("damaged.osm.pbf", damaged)));
}

TEST_CASE("buildings: Liechtenstein 2024") {
  const auto file = realData("buildings/liechtenstein-2024.osm.pbf");
  if (file.empty()) {
    WARN("skipped: no data");
    return;
  }
  // 15,834 = the features of GDAL's layer multipolygons with a building tag: 15,809 closed ways and 25 relations. A
  // further relation (5164739) has the tag but no type, so that it is no polygon; it is reported.
  BuildingReader reader(file, {}, {});
  const auto drafts = drain(reader);
  CHECK(drafts.size() == 15834);
  std::set<std::string> ids;
  std::size_t relations = 0, numbered = 0;
  for (const auto& d : drafts) {
    ids.insert(d.externalId);
    relations += d.externalId.starts_with("relation/");
    numbered += !d.address.empty();
  }
  CHECK(ids.size() == 15834);
  CHECK(relations == 25);
  CHECK(numbered > 2000);
  CHECK(told(reader.summary()) == "0:relation/5164739 unassembled!");

  // The "14 invalid multipolygons" of this file are in the same layer, but none of them is a building (woods, meadows);
  // with them it is seen that real ones are repaired.
  GdalMessages quiet;
  const auto dataset = openVector(file, {"OSM"}, quiet);
  OGRLayer* all = dataset->ExecuteSQL("SELECT * FROM multipolygons", nullptr, nullptr);
  ShapeReader shapes(all->GetSpatialRef());
  std::size_t repaired = 0, refused = 0, features = 0;
  while (const OGRFeatureUniquePtr feature{all->GetNextFeature()}) {
    ++features;
    const ShapeResult result = shapes.read(feature->GetGeometryRef());
    refused += !result.refused.empty();
    if (!result.repaired) continue;
    ++repaired;
    CHECK_FALSE(feature->IsFieldSetAndNotNull(feature->GetFieldIndex("building")));
    CHECK(toOgr(result.shape)->IsValid());
  }
  dataset->ReleaseResultSet(all);
  CHECK(features == 21372);
  CHECK(repaired == 14);
  CHECK(refused == 0);
}

}  // namespace import_building_reader_test
