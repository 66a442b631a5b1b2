// The planner over the store: what it counts, and who may ask.
#include "core/engine/grid_planning.h"

#include "core/store/people_gateway.h"
#include "core/store/place_counts.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace grid_planning_test {

using namespace jw;
using namespace jw::test;

namespace {

using Answer = std::variant<engine::PlannedArea, engine::Refused>;

Answer ask(const engine::Engine& engine, const model::Actor& actor, const model::AreaPath& area, int parts) {
  std::optional<Answer> answer;
  engine::PlanQuestion question;
  question.actor = actor;
  question.area = area;
  question.parts = parts;
  engine::planGrids(engine, question, {}, [&](Answer a) { answer = std::move(a); }).get();
  REQUIRE(answer);
  return std::move(*answer);
}

void build(SmallCity& city, int wide) {
  std::vector<model::BuildingDraft> drafts;
  for (int x = 0; x < wide; ++x)
    for (int y = 0; y < wide; ++y) {
      model::BuildingDraft d;
      d.externalId = std::to_string(x) + "/" + std::to_string(y);
      d.shape = square(120.0005 + 0.009 * x / wide, 30.0005 + 0.009 * y / wide, 0.0002);
      drafts.push_back(std::move(d));
    }
  city.engine->importBuildings(city.machine, "test", [&] { return std::exchange(drafts, {}); }).get();
}

}  // namespace

TEST_CASE("planning over the store: buildings are counted, empty ones share the ground by number") {
  SmallCity city;
  build(city, 6);
  const auto answer = ask(*city.engine, city.operatorDesk, "330101/330101001/", 4);
  const auto* planned = std::get_if<engine::PlannedArea>(&answer);
  REQUIRE(planned);
  CHECK(planned->task.buildings.size() == 36);
  CHECK(planned->task.buildings.front().radius > 5);
  CHECK(planned->task.buildings.front().radius < 15);
  REQUIRE(planned->plan.refused == planning::GridPlan::Refused::no);
  std::int64_t buildings = 0;
  for (const auto& g : planned->plan.variants.front().grids) {
    CHECK(std::abs(g.buildings - 9) <= 1);
    buildings += g.buildings;
  }
  CHECK(buildings == 36);
  city.engine->read({}, [](store::Connection& c) {
                const auto loads = store::readAreaLoads(c, "330101/");
                REQUIRE(loads.size() == 1);
                CHECK(loads[0].area == "330101/330101001/");
                CHECK(loads[0].buildings == 36);
                CHECK(loads[0].households == 0);
                CHECK(store::readAreaLoads(c, "330102/").empty());
                CHECK(store::readBuildingLoads(c, "").size() == 36);
              }).get();
}

TEST_CASE("planning over the store: who may ask, and for what") {
  SmallCity city;
  build(city, 2);
  const auto code = [](const Answer& a) { return std::get<engine::Refused>(a).code; };
  using engine::RefusalCode;
  auto eastern = city.operatorDesk;
  eastern.scope = "330101/";
  CHECK(std::holds_alternative<engine::PlannedArea>(ask(*city.engine, eastern, "330101/330101001/", 2)));
  CHECK(std::holds_alternative<engine::PlannedArea>(ask(*city.engine, eastern, "330101/", 2)));  // nothing but grids below it
  CHECK(code(ask(*city.engine, eastern, "330102/330102001/", 2)) == RefusalCode::outOfScope);
  CHECK(code(ask(*city.engine, eastern, "330101/330101009/", 2)) == RefusalCode::unknownGrid);
  CHECK(code(ask(*city.engine, city.worker(city.roads), "330101/330101001/", 2)) == RefusalCode::notEntitled);
}

TEST_CASE("planning over the store: a stopped plan is not answered") {
  SmallCity city;
  build(city, 6);
  std::stop_source stop;
  engine::PlanQuestion question;
  question.actor = city.operatorDesk;
  question.area = "330101/330101001/";
  question.parts = 5;
  bool answered = false;
  const Progress progress{[&](auto, auto, std::string_view what) { if (what == "variants") stop.request_stop(); }, stop.get_token()};
  auto done = engine::planGrids(*city.engine, question, progress, [&](Answer) { answered = true; });
  CHECK_THROWS_AS(done.get(), Error);
  CHECK(!answered);
}

}  // namespace grid_planning_test
