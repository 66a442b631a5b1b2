// What an atlas says, and what a notice board must not say.
#include "core/engine/atlas_facts.h"

#include <future>

#include "core/planning/neighbours.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace atlas_facts_test {

using namespace jw;
using namespace jw::test;

namespace {

using Answer = std::variant<engine::AtlasFacts, engine::Refused>;

Answer ask(engine::Engine& engine, engine::RegistryDesk& desk, engine::AtlasQuestion question) {
  std::promise<Answer> promise;
  engine::atlasFacts(engine, desk, std::move(question), {}, [&](Answer a) { promise.set_value(std::move(a)); });
  return promise.get_future().get();
}

}  // namespace

TEST_CASE("atlas facts: neighbours, cases, who is responsible; the notice board has no name and no case") {
  SmallCity city;
  model::Staff leader;
  leader.id = {Uuid::named("leader")};
  leader.name = "沈望舒";
  leader.post = model::Post::gridLeader;
  leader.area = "330101/330101001/";
  leader.phone = "0571-5550101";
  city.put(engine::PutStaff{leader});
  REQUIRE(engine::done(city.send(SmallCity::report(city.litter, "垃圾"))));
  engine::RegistryDesk desk(*city.engine);
  engine::AtlasQuestion question;
  question.actor = city.operatorDesk;
  const auto answer = ask(*city.engine, desk, question);
  const auto& facts = std::get<engine::AtlasFacts>(answer);
  REQUIRE(facts.sheets.size() == 4);
  const auto& east = facts.sheets[0];
  CHECK(east.area.code == "330101001");
  CHECK(east.neighbours == std::vector<std::string>{"东二", "西二"});
  CHECK(east.openCases == 1);
  CHECK(facts.sheets[1].openCases == 0);
  REQUIRE(east.responsible.size() == 1);
  CHECK(east.responsible[0].name == "沈望舒");

  question.publicBoard = true;
  const auto open = ask(*city.engine, desk, question);
  const auto& board = std::get<engine::AtlasFacts>(open);
  REQUIRE(board.sheets.size() == 4);
  REQUIRE(board.sheets[0].responsible.size() == 1);
  CHECK(board.sheets[0].responsible[0].name.empty());
  CHECK(board.sheets[0].responsible[0].staff == StaffId());
  CHECK(board.sheets[0].responsible[0].phone == "0571-5550101");
  for (const auto& sheet : board.sheets) {
    CHECK(!sheet.openCases);
    CHECK(!sheet.people);  // nobody lives there: below ten
    CHECK(!sheet.households);
  }

  const auto code = [&](engine::AtlasQuestion q) { return std::get<engine::Refused>(ask(*city.engine, desk, std::move(q))).code; };
  using engine::RefusalCode;
  auto q = question;
  q.actor = city.worker(city.roads);
  CHECK(code(q) == RefusalCode::notEntitled);
  q = question;
  q.level = model::AreaLevel::street;
  CHECK(code(q) == RefusalCode::unknownGrid);
  q = question;
  q.actor.scope = "330101/";
  q.area = "330102/";
  CHECK(code(q) == RefusalCode::outOfScope);
  q.area = "";
  CHECK(std::get<engine::AtlasFacts>(ask(*city.engine, desk, q)).sheets.size() == 2);
}

TEST_CASE("atlas facts: a single small count takes the next larger one with it") {
  using V = std::vector<bool>;
  CHECK(engine::hiddenOnBoard({}) == V{});
  CHECK(engine::hiddenOnBoard({10, 300, 20}) == V{false, false, false});
  CHECK(engine::hiddenOnBoard({9, 300, 20}) == V{true, false, true});
  CHECK(engine::hiddenOnBoard({9, 300, 0}) == V{true, false, true});
  CHECK(engine::hiddenOnBoard({3}) == V{true});
}

TEST_CASE("neighbours have more than a point in common, wherever their vertices are") {
  const auto a = square(0, 0, 1), right = square(1, 0, 1), corner = square(1, 1, 1), far = square(5, 5, 1);
  model::MultiPolygon half{{{{{{0, 1}, {0.5, 1}, {0.5, 2}, {0, 2}, {0, 1}}}}}};
  const auto n = planning::neighboursOf({a, right, corner, far, half});
  CHECK(n[0] == std::vector<int>{1, 4});
  CHECK(n[1] == std::vector<int>{0, 2});
  CHECK(n[2] == std::vector<int>{1});
  CHECK(n[3].empty());
  CHECK(n[4] == std::vector<int>{0});
}

}  // namespace atlas_facts_test
