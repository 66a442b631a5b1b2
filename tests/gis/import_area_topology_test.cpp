#include <map>
#include <set>

#include "gis/import/area_reader.h"
#include "gis/import/area_topology.h"
#include "tests/catch.h"
#include "tests/gis/temp_dir.h"

namespace import_area_topology_test {

using namespace jw;
using namespace jw::gis;
using jw::model::AreaDraft;
using jw::model::AreaLevel;
using jw::test::realData;

namespace {

model::MultiPolygon box(double x0, double y0, double x1, double y1) {
  return {{model::Polygon{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}}}};
}

AreaDraft draft(AreaLevel level, const std::string& code, model::MultiPolygon shape, const std::string& parent = {}) {
  return {7, level, code, code, parent, std::move(shape)};
}

model::Area stored(AreaLevel level, const std::string& code, model::MultiPolygon shape) {
  model::Area a;
  a.level = level;
  a.code = a.name = code;
  a.shape = std::move(shape);
  return a;
}

TopologyReport settle(std::vector<AreaDraft>& drafts, const std::vector<model::Area>& above = {}) {
  return settleAreas(drafts, above, {}, Progress{});
}

std::vector<std::string> reasons(const TopologyReport& r) {
  std::vector<std::string> out;
  for (const auto& p : r.problems) out.push_back(p.key + " " + p.reason);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("topology: the nearest level that holds the area is its parent; levels may be skipped") {
  std::vector<AreaDraft> drafts{
      draft(AreaLevel::grid, "g1", box(0, 0, 1, 1)), draft(AreaLevel::grid, "g2", box(1, 0, 2, 1)),
      draft(AreaLevel::street, "s", box(0, 0, 1, 1)), draft(AreaLevel::district, "d", box(0, 0, 2, 1))};
  const auto r = settle(drafts);
  CHECK(drafts[0].parentCode == "s");
  CHECK(drafts[1].parentCode == "d");
  CHECK(drafts[2].parentCode == "d");
  CHECK(drafts[3].parentCode.empty());
  CHECK(r.parents[0].share == 1);
  CHECK(r.parents[1].level == AreaLevel::district);
  CHECK(reasons(r).empty());
  CHECK(r.overlaps.empty());
  // The street covers half of the district, but the other half has its grid.
  CHECK(r.gaps.size() == 1);
  CHECK(r.gaps.front().parent == "d");
}

TEST_CASE("topology: point and overlap are weighed against each other") {
  const std::vector<model::Area> above{stored(AreaLevel::street, "w", box(0, 0, 1, 1)),
                                       stored(AreaLevel::street, "e", box(1, 0, 2, 1))};
  // A comb: a thick block in the west, and where it is widest, in the middle of its height, a bar deep into the east.
  const model::MultiPolygon comb{{model::Polygon{{{{0.2, 0.0},
                                                   {1.0, 0.0},
                                                   {1.0, 0.45},
                                                   {1.95, 0.45},
                                                   {1.95, 0.55},
                                                   {1.0, 0.55},
                                                   {1.0, 1.0},
                                                   {0.2, 1.0},
                                                   {0.9, 0.55},
                                                   {0.95, 0.5},
                                                   {0.9, 0.45},
                                                   {0.2, 0.0}}}}}};
  std::vector<AreaDraft> drafts{draft(AreaLevel::grid, "comb", comb),
                                draft(AreaLevel::grid, "mostlyWest", box(0.5, 2, 0.6, 3)),
                                draft(AreaLevel::grid, "named", box(0.1, 0.1, 0.2, 0.2), "e"),
                                draft(AreaLevel::grid, "lost", box(0.3, 0.8, 0.4, 0.9), "nowhere"),
                                draft(AreaLevel::grid, "half", box(1.4, 0.9, 1.5, 2.5))};
  const auto r = settle(drafts, above);
  CHECK(drafts[0].parentCode == "w");
  CHECK(drafts[1].parentCode.empty());
  CHECK(drafts[2].parentCode == "e");
  CHECK(drafts[3].parentCode == "w");
  CHECK(drafts[4].parentCode.empty());
  CHECK(reasons(r) == Texts{"comb disputed_parent", "mostlyWest no_parent", "named disputed_parent",
                            "lost unknown_parent", "half no_parent"});
  CHECK(r.problems.front().row == 7);
}

TEST_CASE("topology: where no parent holds the point, the one that holds most of the area is taken") {
  model::MultiPolygon pierced = box(0, 0, 1, 1);
  pierced.parts[0].rings.push_back({{0.4, 0.4}, {0.4, 0.6}, {0.6, 0.6}, {0.6, 0.4}, {0.4, 0.4}});
  std::vector<AreaDraft> drafts{draft(AreaLevel::grid, "g", box(0, 0, 1, 1))};
  const auto r = settle(drafts, {stored(AreaLevel::street, "w", pierced)});
  CHECK(drafts[0].parentCode == "w");
  CHECK(r.parents[0].share == Approx(0.96));
  CHECK(reasons(r).empty());
}

TEST_CASE("topology: overlaps and gaps come in square metres") {
  // At 30° N a square of 0.001° has 111.412 · cos 30° … : 96.486 m by 110.852 m by the formula of the ellipsoid.
  CHECK(squareMetresPerSquareDegree(30) * 1e-6 == Approx(96.486 * 110.852).epsilon(1e-4));
  CHECK(squareMetresPerSquareDegree(0) == Approx(111319.49 * 110574.28).epsilon(1e-6));
  std::vector<AreaDraft> drafts{
      draft(AreaLevel::community, "p", box(120, 30, 120.010, 30.010)),
      draft(AreaLevel::grid, "west", box(120, 30, 120.005, 30.010)),
      draft(AreaLevel::grid, "east",
            {{model::Polygon{
                {{{120.004, 30}, {120.010, 30}, {120.010, 30.009}, {120.004, 30.009}, {120.004, 30}},
                 {{120.007, 30.004}, {120.007, 30.005}, {120.008, 30.005}, {120.008, 30.004}, {120.007, 30.004}}}}}})};
  const auto r = settle(drafts);
  const double unit = squareMetresPerSquareDegree(30.005) * 1e-6;
  REQUIRE(r.overlaps.size() == 1);
  CHECK(r.overlaps[0].a == "west");
  CHECK(r.overlaps[0].b == "east");
  CHECK(r.overlaps[0].squareMetres == Approx(9 * unit).epsilon(1e-3));
  REQUIRE(r.gaps.size() == 2);
  CHECK_FALSE(r.gaps[0].enclosed);
  CHECK(r.gaps[0].squareMetres == Approx(5 * unit).epsilon(1e-3));
  CHECK(r.gaps[1].enclosed);
  CHECK(r.gaps[1].squareMetres == Approx(unit).epsilon(1e-3));
  CHECK(r.gaps[1].parent == "p");
  CHECK(box(120.007, 30.004, 120.008, 30.005).box().contains(r.gaps[1].at));
}

TEST_CASE("topology: neighbours that share a border neither overlap nor leave a gap; what is replaced is left out") {
  std::vector<AreaDraft> drafts;
  for (int x = 0; x < 3; ++x)
    for (int y = 0; y < 3; ++y)
      if (x != 1 || y != 1)
        drafts.push_back(draft(AreaLevel::grid, std::to_string(x) + std::to_string(y), box(x, y, x + 1, y + 1)));
  const auto r = settle(drafts, {stored(AreaLevel::grid, "00", box(0, 0, 3, 3))});
  CHECK(r.overlaps.empty());
  REQUIRE(r.gaps.size() == 1);  // the middle is missing, and nothing is above
  CHECK(r.gaps[0].enclosed);
  CHECK(r.problems.empty());
  drafts.push_back(draft(AreaLevel::grid, "11", box(1, 1, 2, 2)));
  CHECK(settle(drafts).gaps.empty());
}

TEST_CASE("topology: a stop request ends it") {
  std::stop_source stop;
  stop.request_stop();
  std::vector<AreaDraft> drafts{draft(AreaLevel::grid, "g", box(0, 0, 1, 1))};
  CHECK_THROWS_AS(settleAreas(drafts, {}, {}, Progress{{}, stop.get_token()}), Error);
}

TEST_CASE("topology: ten thousand grids in one parent") {
  std::vector<AreaDraft> drafts{draft(AreaLevel::city, "c", box(120, 30, 121, 31))};
  for (int x = 0; x < 100; ++x)
    for (int y = 0; y < 100; ++y)
      drafts.push_back(draft(AreaLevel::grid, std::to_string(x) + "-" + std::to_string(y),
                             box(120 + x / 100.0, 30 + y / 100.0, 120 + (x + 1) / 100.0, 30 + (y + 1) / 100.0)));
  const auto r = settle(drafts);
  CHECK(r.problems.empty());
  CHECK(r.overlaps.empty());
  CHECK(r.gaps.empty());
  CHECK(std::all_of(drafts.begin() + 1, drafts.end(), [](const auto& d) { return d.parentCode == "c"; }));
}

TEST_CASE("topology: villages of the real cities find the town that their file names") {
  struct City {
    const char *villages, *towns;
    std::size_t n, overlaps, gaps;
  };
  for (const auto& city :
       {City{"areas/tainan_villages.geojson.gz", "areas/tainan_towns.geojson.gz", 649, 1, 3},
        City{"areas/kaohsiung_villages.geojson.gz", "areas/kaohsiung_towns.geojson.gz", 886, 0, 1}}) {
    if (realData(city.villages).empty() || realData(city.towns).empty()) {
      WARN("skipped: no data");
      return;
    }
    INFO(city.villages);
    auto towns = readAreas(realData(city.towns), {}, AreaLevel::street, Progress{});
    // The same file twice: once as it should be imported, once with the town's code as the stated parent.
    auto villages = readAreas(realData(city.villages), {}, AreaLevel::grid, Progress{});
    const auto truth = readAreas(realData(city.villages), {.parent = "TOWNCODE"}, AreaLevel::grid, Progress{});
    REQUIRE(villages.drafts.size() == city.n);
    std::vector<model::Area> above;
    for (const auto& t : towns.drafts) above.push_back(stored(t.level, t.code, t.shape));
    const auto r = settle(villages.drafts, above);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < city.n; ++i) wrong += villages.drafts[i].parentCode != truth.drafts[i].parentCode;
    CHECK(wrong == 0);
    CHECK(reasons(r) == Texts{});
    CHECK(r.overlaps.size() == city.overlaps);
    CHECK(r.gaps.size() == city.gaps);
    for (const auto& o : r.overlaps) CHECK(o.squareMetres < 10);
    for (const auto& g : r.gaps) CHECK(g.squareMetres < 100);
  }
}

TEST_CASE("topology: areas without anything above them") {
  for (const auto& [name, n] :
       {std::pair("areas/boston_neighborhoods.geojson.gz", 26U), std::pair("areas/la_councils.geojson.gz", 99U)}) {
    if (realData(name).empty()) {
      WARN("skipped: no data");
      return;
    }
    auto areas = readAreas(realData(name), {}, AreaLevel::district, Progress{});
    const auto r = settle(areas.drafts);
    CHECK(r.parents.size() == n);
    CHECK(r.problems.empty());
    // Boston's are drawn well; the councils of Los Angeles really reach into one another.
    const bool boston = n == 26;
    CHECK(r.overlaps.size() >= (boston ? 1 : 100));
    CHECK(r.overlaps.size() <= (boston ? 1 : 300));
    CHECK(r.gaps.size() <= (boston ? 2 : 1000));
    CHECK(std::is_sorted(r.overlaps.begin(), r.overlaps.end(),
                         [](const auto& x, const auto& y) { return x.squareMetres > y.squareMetres; }));
  }
}

}  // namespace import_area_topology_test
