// The grid planner on the command line: the demo city's communities planned anew, and the plan imported as areas.
#include <cmath>

#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace plan_command_test {

using namespace jw;
using test::run;

namespace {

std::string firstCommunity(const test::TempDir& dir, const std::string& store) {
  const auto file = (dir.path() / "areas.geojson").string();
  REQUIRE(run(dir, {"--store", store, "export", "areas", "--format", "geojson", "--out", file}).code == 0);
  const auto areas = nlohmann::json::parse(test::readText(file));
  for (const auto& f : areas["features"])
    if (f["properties"]["level"] == "community") return f["properties"]["code"];
  return {};
}

}  // namespace

TEST_CASE("plan grids: a demo community, the same each time, and its grids are what an import of areas takes") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "0"}).code == 0);
  const auto code = firstCommunity(dir, store);
  REQUIRE(!code.empty());
  const auto file = (dir.path() / "plan.gpkg").string(), again = (dir.path() / "plan.geojson").string();
  const auto made = run(dir, {"--store", store, "--json", "plan", "grids", "--area", code, "--parts", "5", "--out", file});
  INFO(made.err);
  REQUIRE(made.code == 0);
  const auto plan = made.json();
  CHECK(plan["parts"] == 5);
  REQUIRE(plan["variants"].size() == 3);
  CHECK(plan["variants"][0]["imbalance"] <= 0.10);
  std::int64_t households = -1;
  for (const auto& v : plan["variants"]) {
    REQUIRE(v["grids"].size() == 5);
    std::int64_t sum = 0;
    for (const auto& g : v["grids"]) {
      sum += g["households"].get<std::int64_t>();
      CHECK(g["polygons"] == 1);
      CHECK(g["people"] > g["households"]);
    }
    CHECK(sum > 100);
    if (households >= 0) CHECK(sum == households);
    households = sum;
  }
  REQUIRE(run(dir, {"--store", store, "--json", "plan", "grids", "--area", code, "--parts", "5", "--out", again}).json()["variants"] == plan["variants"]);
  const auto features = nlohmann::json::parse(test::readText(again))["features"];
  REQUIRE(features.size() == 5);
  std::int64_t written = 0;
  for (const auto& f : features) {
    CHECK(f["properties"]["parent_code"] == code);
    written += f["properties"]["households"].get<std::int64_t>();
  }
  CHECK(written == households);

  // Into a store that knows the community alone: the importer looks for gaps and overlaps by means of its own.
  const auto fresh = (dir.path() / "fresh.jw").string(), areas = (dir.path() / "one.geojson").string();
  auto all = nlohmann::json::parse(test::readText(dir.path() / "areas.geojson"));
  nlohmann::json one{{"type", "FeatureCollection"}, {"features", nlohmann::json::array()}};
  for (const auto& f : all["features"])
    if (f["properties"]["code"] == code) one["features"].push_back(f);
  test::writeText(areas, one.dump());
  REQUIRE(run(dir, {"--store", fresh, "import", "areas", areas, "--level", "community", "--name", "name", "--code", "code"}).code == 0);
  for (const auto& from : {file, again}) {
    const auto imported = run(dir, {"--store", fresh, "--json", "import", "areas", from, "--level", "grid", "--name", "name", "--code", "code", "--parent", "parent_code"});
    INFO(imported.out << imported.err);
    CHECK(imported.code == 0);
    CHECK(imported.json()["gaps"].empty());
    CHECK(imported.json()["overlaps"].empty());
  }

  CHECK(run(dir, {"--store", store, "plan", "grids", "--area", "nowhere", "--parts", "2", "--out", file}).code == 2);
  CHECK(run(dir, {"--store", store, "plan", "grids", "--area", code, "--parts", "0", "--out", file}).code == 2);
  CHECK(run(dir, {"--store", store, "plan", "grids", "--area", code, "--parts", "999", "--out", file}).code == 2);
  CHECK(run(dir, {"--store", store, "plan", "grids", "--area", code, "--parts", "2", "--out", (dir.path() / "plan.shp").string()}).code == 2);
  CHECK(run(dir, {"--store", store, "plan", "grids", "--area", code.substr(0, 6), "--parts", "2", "--out", file}).code == 2);
  CHECK(run(dir, {"--store", fresh, "plan", "grids", "--area", code, "--parts", "2", "--out", file}).code == 2);
  std::stop_source stopped;
  stopped.request_stop();
  CHECK(run(dir, {"--store", store, "plan", "grids", "--area", code, "--parts", "4", "--out", (dir.path() / "never.gpkg").string()}, stopped.get_token()).code == 130);
  CHECK(!std::filesystem::exists(dir.path() / "never.gpkg"));
}

}  // namespace plan_command_test
