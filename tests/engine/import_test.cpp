// Imports of areas and buildings through the engine: all or none, and the same file twice changes nothing.
#include "tests/engine/engine_answers.h"

namespace import_test {

using namespace jw;
using namespace jw::test;
using engine::Engine;

namespace {

model::Area area(const std::string& code, model::AreaLevel level, const std::string& parent, model::MultiPolygon shape) {
  model::Area a;
  a.id = {Uuid::named("import:" + code)};
  a.level = level;
  a.code = code;
  a.name = "区" + code;
  if (!parent.empty()) a.parent = {Uuid::named("import:" + parent)};
  a.shape = std::move(shape);
  return a;
}
std::vector<model::Area> threeAreas() {
  return {area("44", model::AreaLevel::district, "", square(121, 31, 1)), area("4401", model::AreaLevel::grid, "44", square(121, 31, 0.5)),
          area("4402", model::AreaLevel::grid, "44", square(121.5, 31, 0.5))};
}
model::BuildingDraft building(const std::string& key, double lon, double lat) {
  model::BuildingDraft b;
  b.externalId = key;
  b.name = "楼" + key;
  b.shape = square(lon, lat, 0.001);
  return b;
}
Engine::BuildingBatches batches(std::vector<std::vector<model::BuildingDraft>> all) {
  auto at = std::make_shared<std::size_t>(0);
  return [all = std::move(all), at] { return *at < all.size() ? all[(*at)++] : std::vector<model::BuildingDraft>(); };
}
std::string counts(const Engine::ImportCounts& c) {
  return std::to_string(c.inserted) + " " + std::to_string(c.updated) + " " + std::to_string(c.unchanged) + " " + std::to_string(c.removed);
}
std::int64_t journal(SmallCity& city) { return ask(*city.engine, "SELECT count(*) FROM journal"); }

}  // namespace

TEST_CASE("the same areas twice change nothing; a changed one is updated") {
  SmallCity city;
  CHECK(counts(city.engine->importAreas(city.machine, {threeAreas(), "f"}).get()) == "3 0 0 0");
  const auto rows = journal(city);
  const auto revision = city.engine->areas()->revision();
  CHECK(counts(city.engine->importAreas(city.machine, {threeAreas(), "f"}).get()) == "0 0 3 0");
  CHECK(journal(city) == rows);
  CHECK(city.engine->areas()->revision() == revision);
  auto changed = threeAreas();
  changed[1].name = "新名";
  CHECK(counts(city.engine->importAreas(city.machine, {changed, "f"}).get()) == "0 1 2 0");
  CHECK(journal(city) == rows + 1);
  CHECK(city.engine->areas()->revision() > revision);
  const auto tree = city.engine->areas();
  CHECK(tree->readablePath("44/4401/") == "区44 / 新名");
  REQUIRE(tree->gridAt({121.25, 31.25}));
  CHECK(tree->gridAt({121.25, 31.25})->path == "44/4401/");
  CHECK(tree->gridAt({121.25, 31.75}) == nullptr);
  checkSound(city);
}

TEST_CASE("areas enter all or none") {
  SmallCity city;
  auto refused = [&](std::vector<model::Area> areas) {
    const auto before = city.engine->areas();
    try {
      city.engine->importAreas(city.machine, {std::move(areas), "f"}).get();
      return false;
    } catch (const Error& e) {
      CHECK(e.code() == ErrorCode::input);
    }
    CHECK(ask(*city.engine, "SELECT count(*) FROM areas") == 6);
    CHECK(city.engine->areas() == before);
    return true;
  };
  auto orphan = threeAreas();
  orphan[2].parent = {Uuid::named("nobody")};
  CHECK(refused(orphan));
  auto twice = threeAreas();
  twice[2].code = "4401";
  CHECK(refused(twice));
  auto bad = threeAreas();
  bad[2].code = "44/02";
  CHECK(refused(bad));
  bad[2].code = "";
  CHECK(refused(bad));
  auto text = threeAreas();
  text[2].name = "\xFF";
  CHECK(refused(text));
  // What went wrong leaves nothing in memory either.
  CHECK(taken(city.send(SmallCity::report(city.litter, "a", 121.25, 31.25))).location == engine::Location::outsideAllGrids);
  city.engine->importAreas(city.machine, {threeAreas(), "f"}).get();
  CHECK(taken(city.send(SmallCity::report(city.litter, "a", 121.25, 31.25))).location == engine::Location::located);
}

TEST_CASE("a level put above stored areas takes along whatever lies in them") {
  SmallCity city;
  const auto filed = taken(city.send(SmallCity::report(city.litter, "a", 120.005, 30.005)));
  REQUIRE(live(city, city.operatorDesk).cases.size() == 1);
  const std::string was = live(city, city.operatorDesk).cases.front()->area;
  REQUIRE(was.starts_with("330101/"));
  city.engine->importBuildings(city.machine, "osm", batches({{building("1", 120.005, 30.005)}})).get();
  model::Rule rule;
  rule.id = {Uuid::named("rule:moved")};
  rule.name = "r";
  rule.areaPrefix = "330101/";
  rule.department = city.engine->directory()->departments().front().id;
  city.put(engine::PutRule{rule});
  city.put(engine::PutSetting{{model::SettingScope::Kind::area, "330101/", {}, {}}, "accept_limit", "5min"});

  // The city level comes last: the districts of the import name it as their parent, everything below them is not in it.
  std::vector<model::Area> import{area("3301", model::AreaLevel::city, "", square(119, 29, 3))};
  for (const auto& a : city.engine->areas()->areas())
    if (!a.parent) {
      import.push_back(a);
      import.back().parent = import.front().id;
    }
  city.engine->importAreas(city.machine, {import, "f"}).get();
  const auto tree = city.engine->areas();
  REQUIRE(tree->byPath("3301/330101/"));
  CHECK_FALSE(tree->byPath("330101/"));
  for (const auto& a : tree->areas()) CHECK(a.path.starts_with("3301/"));
  REQUIRE(live(city, city.operatorDesk).cases.size() == 1);
  CHECK(live(city, city.operatorDesk).cases.front()->area == "3301/" + was);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area LIKE '3301/330101/%'") == 1);
  CHECK(city.engine->directory()->allSettings().overrides().front().scope.area == "3301/330101/");
  bool moved = false;
  for (const auto& r : city.engine->directory()->rules()) moved |= r.areaPrefix == "3301/330101/";
  CHECK(moved);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl=8 AND kind=2 AND patch LIKE '%3301/330101/%'") == 1);
  // The case goes on as before.
  CHECK(taken(city.act(city.worker(city.sanitation), filed.id, model::Action::accept)).state == model::CaseState::accepted);
  checkSound(city);
}

TEST_CASE("areas may hang on one that is in the store") {
  SmallCity city;
  auto a = area("330101003", model::AreaLevel::grid, "", square(120.0, 30.01, 0.01));
  a.parent = city.engine->areas()->byPath("330101/")->id;
  city.engine->importAreas(city.machine, {{a}, "f"}).get();
  CHECK(taken(city.send(SmallCity::report(city.litter, "a", 120.005, 30.015))).number == "3301012026112000001");
  checkSound(city);
}

TEST_CASE("the same buildings twice change nothing; changed and removed ones are") {
  SmallCity city;
  auto file = [] { return batches({{building("1", 120.001, 30.001), building("2", 119.981, 30.001)}, {building("3", 10, 10)}}); };
  CHECK(counts(city.engine->importBuildings(city.machine, "osm", file()).get()) == "3 0 0 0");
  const auto rows = journal(city);
  const auto revision = city.engine->buildingRevision();
  CHECK(revision > 0);
  CHECK(counts(city.engine->importBuildings(city.machine, "osm", file()).get()) == "0 0 3 0");
  CHECK(journal(city) == rows);
  CHECK(city.engine->buildingRevision() == revision);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area='330101/330101001/'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area='330102/330102001/'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area=''") == 1);
  auto gone = building("3", 10, 10);
  gone.removed = true;
  auto never = gone;
  never.externalId = "9";
  auto moved = building("2", 119.991, 30.001);
  CHECK(counts(city.engine->importBuildings(city.machine, "osm", batches({{moved, gone, never}})).get()) == "0 1 0 1");
  CHECK(city.engine->buildingRevision() > revision);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area='330102/330102002/'") == 1);
  std::promise<engine::BuildingPage> page;
  model::Box box;
  box.add(model::Point{119, 29});
  box.add(model::Point{121, 31});
  city.engine->buildings(box, 0, 100, {}, [&](auto p) { page.set_value(std::move(p)); });
  CHECK(page.get_future().get().buildings.size() == 2);
  checkSound(city);
}

TEST_CASE("buildings enter all or none: a file that breaks in the middle leaves nothing") {
  SmallCity city;
  int call = 0;
  auto broken = city.engine->importBuildings(city.machine, "osm", [&]() -> std::vector<model::BuildingDraft> {
    if (++call == 2) throw Error(ErrorCode::input, "the file ends early");
    return {building(std::to_string(call), 120.001, 30.001)};
  });
  try {
    broken.get();
    FAIL("taken");
  } catch (const Error& e) {
    CHECK(std::string(e.what()) == "the file ends early");
  }
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings") == 0);
  CHECK(city.engine->buildingRevision() == 0);
  CHECK(counts(city.engine->importBuildings(city.machine, "osm", batches({{building("1", 120.001, 30.001)}})).get()) == "1 0 0 0");
}

TEST_CASE("buildings that were there before their areas find them when these come") {
  SmallCity city;
  city.engine->importBuildings(city.machine, "osm", batches({{building("1", 121.1, 31.1), building("2", 121.6, 31.1), building("3", 10, 10)}})).get();
  const auto revision = city.engine->buildingRevision();
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area=''") == 3);
  city.engine->importAreas(city.machine, {threeAreas(), "f"}).get();
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area='44/4401/'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area='44/4402/'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM buildings WHERE area=''") == 1);
  CHECK(city.engine->buildingRevision() > revision);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl=2 AND kind=2") == 2);
  checkSound(city);
}

}  // namespace import_test
