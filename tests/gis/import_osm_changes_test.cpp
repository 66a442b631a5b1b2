#include <map>
#include <set>

#include "gis/import/osm_changes.h"
#include "tests/catch.h"
#include "tests/gis/temp_dir.h"

namespace import_osm_changes_test {

using namespace jw;
using namespace jw::gis;
using jw::test::realData;
using jw::test::TempDir;

namespace {

std::string node(int id, double x, double y, int version = 1) {
  return "<node id='" + std::to_string(id) + "' version='" + std::to_string(version) + "' lon='" + std::to_string(x) +
         "' lat='" + std::to_string(y) + "'/>";
}

std::string way(int id, const std::vector<int>& nodes, const std::string& tags, int version = 1) {
  std::string out = "<way id='" + std::to_string(id) + "' version='" + std::to_string(version) + "'>";
  for (const int n : nodes) out += "<nd ref='" + std::to_string(n) + "'/>";
  return out + tags + "</way>";
}

const std::string kBuilding = "<tag k='building' v='yes'/>";

// Corners n … n+3 of a square of 0.001° at (x, y).
std::string corners(int n, double x, double y) {
  return node(n, x, y) + node(n + 1, x + 0.001, y) + node(n + 2, x + 0.001, y + 0.001) + node(n + 3, x, y + 0.001);
}
std::vector<int> ringOf(int n) {
  return {n, n + 1, n + 2, n + 3, n};
}

std::string osm(const std::string& body) {
  return "<?xml version='1.0'?><osm version='0.6'><bounds minlon='10' minlat='50' maxlon='11' maxlat='51'/>" + body +
         "</osm>";
}
std::string osc(const std::string& body) {
  return "<?xml version='1.0'?><osmChange version='0.6'>" + body + "</osmChange>";
}

// Four buildings: 1 and 2 alone, 3 and 4 side by side.
std::string base() {
  return osm(corners(1, 10.1, 50.1) + corners(11, 10.2, 50.2) + corners(21, 10.3, 50.3) + corners(31, 10.4, 50.4) +
             way(1, ringOf(1), kBuilding) + way(2, ringOf(11), kBuilding + "<tag k='name' v='Old'/>") +
             way(3, ringOf(21), kBuilding) + way(4, ringOf(31), kBuilding));
}

struct Got {
  std::map<std::string, model::BuildingDraft> there;
  std::set<std::string> removed;
  std::size_t doubled = 0;
};

Got drain(BuildingSource& source) {
  Got got;
  for (auto batch = source.next(); !batch.empty(); batch = source.next())
    for (auto& draft : batch) {
      const std::string id = draft.externalId;
      if (draft.removed)
        got.doubled += !got.removed.insert(id).second;
      else
        got.doubled += !got.there.emplace(id, std::move(draft)).second;
    }
  return got;
}

std::set<std::string> ids(const Got& got) {
  std::set<std::string> out;
  for (const auto& [id, draft] : got.there) out.insert(id);
  return out;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("osm changes: made, moved, renamed, retagged, deleted") {
  const TempDir dir;
  const auto file = dir.write("base.osm", base());
  const auto change = dir.write(
      "a.osc", osc("<create>" + corners(101, 10.5, 50.5) + way(100, ringOf(101), kBuilding) + "</create><modify>" +
                   node(1, 10.0995, 50.1, 2) + way(2, ringOf(11), kBuilding + "<tag k='name' v='New'/>", 2) +
                   way(3, ringOf(21), "<tag k='leisure' v='park'/>", 2) +
                   "</modify><delete><way id='4' version='2'/></delete>"));
  ChangedBuildings buildings(file, {change}, {});
  const Got got = drain(buildings);
  CHECK(ids(got) == Ids{"way/1", "way/2", "way/100"});
  CHECK(got.removed == Ids{"way/3", "way/4"});
  CHECK(got.doubled == 0);
  CHECK(got.there.at("way/2").name == "New");
  CHECK(got.there.at("way/1").shape.box().xmin == Approx(10.0995));
  CHECK(buildings.merge().replaced == 3);
  CHECK(buildings.merge().removed == 1);
  CHECK(buildings.merge().added == 5);
  CHECK(buildings.merge().foreign == 0);
}

TEST_CASE("osm changes: what lies elsewhere is left out, what reaches in is taken whole") {
  const TempDir dir;
  const auto file = dir.write("base.osm", base());
  const std::string abroad = corners(201, 12.5, 50.5) + way(200, ringOf(201), kBuilding);
  const std::string across = corners(211, 10.9995, 50.5) + way(210, ringOf(211), kBuilding);
  // A new multipolygon: its outer line is inside, its inner one is a way of the change, too; and one abroad.
  const std::string holes = corners(221, 10.6, 50.6) + node(225, 10.6002, 50.6002) + node(226, 10.6004, 50.6002) +
                            node(227, 10.6002, 50.6004) + way(220, ringOf(221), "") +
                            way(221, {225, 226, 227, 225}, "");
  const std::string relations =
      "<relation id='1' version='1'><member type='way' ref='220' role='outer'/><member type='way' ref='221' "
      "role='inner'/><tag k='type' v='multipolygon'/>" +
      kBuilding +
      "</relation><relation id='2' version='1'><member type='way' ref='200' role='outer'/><tag k='type' "
      "v='multipolygon'/>" +
      kBuilding + "</relation>";
  const auto change =
      dir.write("a.osc", osc("<create>" + abroad + across + holes + relations +
                             "</create><delete><node id='999' version='3'/><way id='998' version='3'/></delete>"));
  ChangedBuildings buildings(file, {change}, {});
  const Got got = drain(buildings);
  CHECK(ids(got) == Ids{"way/1", "way/2", "way/3", "way/4", "way/210", "relation/1"});
  CHECK(got.removed.empty());
  CHECK(got.there.at("way/210").shape.box().xmax == Approx(11.0005));
  CHECK(got.there.at("relation/1").shape.parts.at(0).rings.size() == 2);
  CHECK(buildings.merge().foreign == 4 + 1 + 1 + 2);
}

TEST_CASE("osm changes: the newest version wins, whatever the order of the files; again changes nothing") {
  const TempDir dir;
  const auto file = dir.write("base.osm", base());
  const auto first = dir.write(
      "1.osc", osc("<create>" + corners(101, 10.5, 50.5) + way(100, ringOf(101), kBuilding) + "</create><modify>" +
                   way(2, ringOf(11), kBuilding + "<tag k='name' v='Two'/>", 2) + "</modify>"));
  const auto second =
      dir.write("2.osc", osc("<modify>" + way(2, ringOf(11), kBuilding + "<tag k='name' v='Three'/>", 3) +
                             "</modify><delete><way id='100' version='2'/></delete>"));
  for (const auto& order : {std::vector{first, second}, std::vector{second, first}}) {
    ChangedBuildings buildings(file, order, {});
    const Got got = drain(buildings);
    CHECK(ids(got) == Ids{"way/1", "way/2", "way/3", "way/4"});
    CHECK(got.there.at("way/2").name == "Three");
    // Who has imported the first file alone has this one.
    CHECK(got.removed == Ids{"way/100"});
  }
  const auto once = dir / "once.osm.pbf", twice = dir / "twice.osm.pbf";
  mergeOsmChanges(file, {first, second}, once, {});
  const OsmMerge again = mergeOsmChanges(once, {first, second}, twice, {});
  CHECK(again.replaced + again.removed + again.added == 0);
  CHECK(again.stale == 5);
  CHECK(test::bytesOf(once) == test::bytesOf(twice));
}

TEST_CASE("osm changes: a building that an edit left in pieces is reported, not removed") {
  const TempDir dir;
  const auto file = dir.write("base.osm", base());
  const auto change = dir.write("a.osc", osc("<modify>" + way(1, {1, 2, 3}, kBuilding, 2) + "</modify>"));
  ChangedBuildings buildings(file, {change}, {});
  const Got got = drain(buildings);
  CHECK(ids(got) == Ids{"way/2", "way/3", "way/4"});
  CHECK(got.removed.empty());
  REQUIRE(buildings.summary().problems.size() == 1);
  CHECK(buildings.summary().problems[0].key == "way/1");
  CHECK(buildings.summary().problems[0].reason == "unassembled");
}

TEST_CASE("osm changes: unusable files name themselves and leave nothing behind") {
  const TempDir dir;
  const auto file = dir.write("base.osm", base());
  const TempDir temporary;
  const char* previous = std::getenv("TMPDIR");
  const std::string kept = previous ? previous : "";
  setenv("TMPDIR", (temporary / "").c_str(), 1);
  const auto causes = [&](const std::filesystem::path& b, const std::filesystem::path& c) {
    try {
      ChangedBuildings(b, {c}, {});
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::input);
      return std::string(e.what());
    }
    return std::string();
  };
  CHECK(causes(file, dir.write("cut.osc", "<?xml version='1.0'?><osmChange version='0.6'><modify>")).find("cut.osc") !=
        std::string::npos);
  CHECK(causes(file, dir / "absent.osc").find("absent.osc") != std::string::npos);
  CHECK(causes(file, dir.write("noise.osc.gz", "noise")).find("noise.osc.gz") != std::string::npos);
  CHECK(causes(dir.write("mixed.osm", osm(node(2, 10, 50) + node(1, 10, 50))), dir.write("none.osc", osc("")))
            .find("sorted") != std::string::npos);
  { ChangedBuildings fine(file, {}, {}); }
  CHECK(temporary.files() == 0);
  kept.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
}

TEST_CASE("osm changes: Liechtenstein 2013 with its change files") {
  // 000466354 is one minute of the planet (2013-08-04), 008-ch is Switzerland and its neighbours (2013-04-10); no
  // object of either lies in Liechtenstein and no id is known to the base, so that all of it is foreign.
  const auto base = realData("buildings/liechtenstein-2013-08-03.osm.pbf");
  const auto planet = realData("buildings/000466354.osc.gz"), swiss = realData("buildings/008-ch.osc.gz");
  if (base.empty() || planet.empty() || swiss.empty()) {
    WARN("skipped: no data");
    return;
  }
  BuildingReader plain(base, {}, {});
  const Got before = drain(plain);
  CHECK(before.there.size() == 3723);
  ChangedBuildings changed(base, {planet, swiss}, {});
  const Got after = drain(changed);
  CHECK(ids(after) == ids(before));
  CHECK(after.doubled == 0);
  CHECK(after.removed.empty());
  const OsmMerge& merge = changed.merge();
  CHECK(merge.replaced + merge.removed + merge.added + merge.stale == 0);
  CHECK(merge.foreign == (866 + 770 + 19) + (17949 + 165 + 12));
  CHECK(merge.undone.empty());
}

}  // namespace import_osm_changes_test
