// Areas drawn anew come into force with all that lies in them, at once or on their day, and the past can be asked for.
#include "core/engine/area_desk.h"

#include <chrono>

#include "core/engine/statistics_desk.h"
#include "core/planning/border_draft.h"
#include "core/store/area_plans.h"
#include "core/store/people_gateway.h"
#include "tests/engine/engine_answers.h"

namespace area_desk_test {

using namespace jw;
using namespace jw::test;
using engine::AreaDesk;
using model::BorderFault;

namespace {

template <class T>
struct Waiting {
  std::shared_ptr<std::promise<T>> promise = std::make_shared<std::promise<T>>();
  std::function<void(T)> take() {
    return [p = promise](T value) { p->set_value(std::move(value)); };
  }
  T get() { return promise->get_future().get(); }
};
using HandedIn = std::variant<AreaDesk::Kept, engine::Refused, BorderFault>;

struct DrawnCity : SmallCity {
  std::unique_ptr<AreaDesk> desk;
  DrawnCity() {
    std::vector<model::BuildingDraft> drafts;
    for (int x = 0; x < 4; ++x)
      for (int y = 0; y < 2; ++y) {
        model::BuildingDraft b;
        b.externalId = std::to_string(x) + std::to_string(y);
        b.shape = square(120.001 + 0.0025 * x, 30.002 + 0.005 * y, 0.0002);
        drafts.push_back(std::move(b));
      }
    engine->importBuildings(machine, "test", [&] { return std::exchange(drafts, {}); }).get();
    engine
        ->write([](store::Connection& w) {
          w.execute("INSERT INTO dwellings (id, building, unit, floor, number, square_metres, residence, area) SELECT randomblob(16), n, 1, 1, 1, 80, 1, area FROM buildings");
          w.execute("INSERT INTO households (id, dwelling, registration, area) SELECT randomblob(16), n, 1, area FROM dwellings");
          w.execute("INSERT INTO people (id, household, relation, name, sex, birth_day, residence, area) SELECT randomblob(16), n, 1, '某', 1, 0, 1, area FROM households");
          w.execute("INSERT INTO organisations (id, kind, name, area, building) SELECT randomblob(16), 1, '店', area, n FROM buildings WHERE external_id='30'");
          w.execute("INSERT INTO staff (id, row_ver, name, post, area, phone, email) VALUES (randomblob(16), 1, '长', 1, '330101/330101002/', '', '')");
        })
        .get();
    desk = std::make_unique<AreaDesk>(*engine);
  }
  ~DrawnCity() { desk.reset(); }
  AreaId area(const char* path) const { return engine->areas()->byPath(path)->id; }
  planning::BorderDraft draft() const { return planning::BorderDraft(engine->areas()->areas()); }
  model::AreaPlan halves() const {
    auto d = draft();
    REQUIRE_FALSE(d.split(area("330101/330101001/"), {{120.005, 29.99}, {120.005, 30.02}}));
    return d.plan();
  }
  HandedIn handIn(model::AreaPlan plan, const model::Actor& who) {
    Waiting<HandedIn> w;
    desk->handIn(who, std::move(plan), w.take());
    return w.get();
  }
  HandedIn handIn(model::AreaPlan plan) { return handIn(std::move(plan), operatorDesk); }
  std::vector<AreaDesk::Kept> plans() {
    Waiting<std::vector<AreaDesk::Kept>> w;
    desk->plans(operatorDesk, w.take());
    return w.get();
  }
  std::int64_t count(const std::string& sql) { return ask(*engine, sql); }
};

}  // namespace

TEST_CASE("areas: a grid cut in two takes along buildings, people, firms and cases") {
  DrawnCity city;
  const auto west = taken(city.send(SmallCity::report(city.litter, "w", 120.002, 30.005))), east = taken(city.send(SmallCity::report(city.litter, "e", 120.008, 30.005)));
  const auto plan = city.halves();

  Waiting<std::variant<AreaDesk::Effect, engine::Refused, BorderFault>> asked;
  city.desk->effect(city.operatorDesk, plan, {}, asked.take());
  const auto answer = asked.get();
  const auto* effect = std::get_if<AreaDesk::Effect>(&answer);
  REQUIRE(effect);
  REQUIRE(effect->moves.size() == 1);
  CHECK(effect->moves[0].buildings == 4);
  CHECK(effect->moves[0].households == 4);
  CHECK(effect->moves[0].people == 4);
  CHECK(effect->moves[0].openCases == 1);
  CHECK(effect->added == 1);
  CHECK(effect->ended == 0);
  CHECK(city.count("SELECT count(*) FROM areas") == 6);

  const auto before = city.engine->areas()->revision();
  const auto kept = city.handIn(plan);
  REQUIRE(std::get_if<AreaDesk::Kept>(&kept));
  CHECK(std::get<AreaDesk::Kept>(kept).state == AreaDesk::Kept::State::inForce);
  const auto tree = city.engine->areas();
  CHECK(tree->revision() > before);
  REQUIRE(tree->areas().size() == 7);
  const auto* a = tree->gridAt({120.002, 30.005});
  const auto* b = tree->gridAt({120.008, 30.005});
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a->id != b->id);
  for (const auto* one : {a, b})
    for (const char* table : {"buildings", "dwellings", "households", "people"}) CHECK(city.count("SELECT count(*) FROM " + std::string(table) + " WHERE area='" + one->path + "'") == 4);
  CHECK(city.count("SELECT count(*) FROM organisations WHERE area='" + b->path + "'") == 1);
  for (const auto& c : live(city, city.operatorDesk).cases) CHECK(c->area == (c->id == west.id ? a : b)->path);
  CHECK(live(city, city.operatorDesk).cases.size() == 2);
  CHECK(taken(city.send(SmallCity::report(city.litter, "n", 120.008, 30.004))).location == engine::Location::located);
  // The case that moved goes on.
  CHECK(taken(city.act(city.worker(city.sanitation), east.id, model::Action::accept)).state == model::CaseState::accepted);
  checkSound(city);

  // As it was before, and now.
  city.clock->set(city.clock->now() + std::chrono::hours(48));
  const auto asOf = [&](Instant at) {
    Waiting<std::vector<model::Area>> w;
    city.desk->asOf(city.operatorDesk, at, {}, w.take());
    return w.get();
  };
  CHECK(asOf(city.clock->now()).size() == 7);
  CHECK(asOf(city.clock->now() - std::chrono::hours(49)).empty());
}

TEST_CASE("areas: joined grids leave nothing behind; what they were is kept; their statistics follow") {
  DrawnCity city;
  taken(city.send(SmallCity::report(city.litter, "a", 120.002, 30.005)));
  const auto moment = city.clock->now();
  city.clock->set(moment + std::chrono::hours(1));
  engine::StatisticsDesk statistics(*city.engine);
  auto d = city.draft();
  REQUIRE_FALSE(d.merge(city.area("330101/330101002/"), city.area("330101/330101001/")));
  const auto kept = city.handIn(d.plan());
  REQUIRE(std::get_if<AreaDesk::Kept>(&kept));
  for (const char* table : {"buildings", "dwellings", "households", "people", "cases", "organisations", "staff"}) {
    INFO(table);
    CHECK(city.count("SELECT count(*) FROM " + std::string(table) + " WHERE area='330101/330101001/'") == 0);
  }
  CHECK(city.count("SELECT count(*) FROM people WHERE area='330101/330101002/'") == 8);
  CHECK(live(city, city.operatorDesk).cases.front()->area == "330101/330101002/");
  Waiting<std::vector<model::Area>> w;
  city.desk->asOf(city.operatorDesk, moment, {}, w.take());
  const auto was = w.get();
  REQUIRE(was.size() == 6);
  double wide = 0;
  for (const auto& a : was)
    if (a.code == "330101002") wide = a.shape.box().xmax - a.shape.box().xmin;
  CHECK_THAT(wide, Catch::Matchers::WithinAbs(0.01, 1e-9));

  Waiting<std::variant<stats::ReportPtr, engine::Refused>> counted;
  statistics.run(city.operatorDesk, {"statistics.population", "330101/", engine::StatisticsDesk::Level{model::AreaLevel::grid}}, {}, counted.take());
  const auto report = counted.get();
  if (const auto* r = std::get_if<stats::ReportPtr>(&report)) CHECK((*r)->rows.size() >= 1);
  // The code stays taken: another grid does not become the old one by chance.
  auto again = city.draft();
  REQUIRE_FALSE(again.split(city.area("330101/330101002/"), {{120.01, 29.99}, {120.01, 30.02}}));
  REQUIRE(std::get_if<AreaDesk::Kept>(&static_cast<const HandedIn&>(city.handIn(again.plan()))));
  CHECK(city.count("SELECT count(*) FROM areas WHERE valid_to IS NULL") == 6);
  CHECK(city.count("SELECT count(*) FROM areas") == 7);
  checkSound(city);
}

TEST_CASE("areas: a plan waits for its day, survives a restart, and comes into force by itself") {
  DrawnCity city;
  auto plan = city.halves();
  plan.title = "二月调整";
  plan.from = city.clock->now() + std::chrono::hours(30);
  const auto kept = city.handIn(plan);
  REQUIRE(std::get_if<AreaDesk::Kept>(&kept));
  CHECK(std::get<AreaDesk::Kept>(kept).state == AreaDesk::Kept::State::waiting);
  CHECK(city.engine->areas()->areas().size() == 6);
  REQUIRE(city.plans().size() == 1);
  CHECK(city.plans().front().title == "二月调整");
  city.desk.reset();
  city.open();
  city.clock->set(plan.from + std::chrono::hours(2));
  city.desk = std::make_unique<AreaDesk>(*city.engine);
  // Whatever is asked of the desk afterwards comes behind what was due.
  auto other = city.draft();
  REQUIRE_FALSE(other.split(city.area("330102/330102001/"), {{119.985, 29.99}, {119.985, 30.02}}));
  REQUIRE(std::get_if<AreaDesk::Kept>(&static_cast<const HandedIn&>(city.handIn(other.plan()))));
  CHECK(city.engine->areas()->areas().size() >= 7);
  while (city.plans().front().state != AreaDesk::Kept::State::inForce || city.plans().back().state != AreaDesk::Kept::State::inForce) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(city.engine->areas()->areas().size() == 8);
  CHECK(city.count("SELECT count(*) FROM people WHERE area='330101/330101001/'") == 4);
  checkSound(city);
}

TEST_CASE("areas: a plan drawn over areas that somebody else has changed does not come into force") {
  DrawnCity city;
  auto later = city.halves();
  later.from = city.clock->now() + std::chrono::hours(30);
  REQUIRE(std::get_if<AreaDesk::Kept>(&static_cast<const HandedIn&>(city.handIn(later))));
  auto now = city.draft();
  REQUIRE_FALSE(now.merge(city.area("330101/330101001/"), city.area("330101/330101002/")));
  REQUIRE(std::get_if<AreaDesk::Kept>(&static_cast<const HandedIn&>(city.handIn(now.plan()))));
  city.clock->set(later.from);
  city.desk->look();
  while (city.plans().front().state == AreaDesk::Kept::State::waiting || city.plans().back().state == AreaDesk::Kept::State::waiting) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  std::string why;
  for (const auto& p : city.plans())
    if (p.state == AreaDesk::Kept::State::failed) why = p.why;
  CHECK(why == "changed_meanwhile");
  CHECK(city.engine->areas()->areas().size() == 5);
  checkSound(city);
}

TEST_CASE("areas: who may not, outside of the scope, twice, and a plan taken back") {
  DrawnCity city;
  const auto refusedAs = [](const HandedIn& h) {
    const auto* r = std::get_if<engine::Refused>(&h);
    return r ? r->code : engine::RefusalCode{};
  };
  CHECK(refusedAs(city.handIn(city.halves(), city.worker(city.roads))) == engine::RefusalCode::notEntitled);
  model::Actor street{{}, "主管", model::Role::supervisor, "330102/", {}};
  CHECK(refusedAs(city.handIn(city.halves(), street)) == engine::RefusalCode::outOfScope);
  CHECK(refusedAs(city.handIn({}, city.operatorDesk)) == engine::RefusalCode::badValue);
  auto far = city.halves();
  far.from = city.clock->now() + std::chrono::hours(24 * 800);
  CHECK(refusedAs(city.handIn(far)) == engine::RefusalCode::badTime);
  street.scope = "330101/";
  auto plan = city.halves();
  plan.from = city.clock->now() + std::chrono::hours(48);
  const auto kept = city.handIn(plan, street);
  REQUIRE(std::get_if<AreaDesk::Kept>(&kept));
  const auto withdraw = [&](const model::Actor& who) {
    Waiting<std::optional<engine::Refused>> w;
    city.desk->withdraw(who, std::get<AreaDesk::Kept>(kept).id, w.take());
    return w.get();
  };
  model::Actor other = street;
  other.scope = "330102/";
  REQUIRE(withdraw(other));
  CHECK_FALSE(withdraw(street));
  REQUIRE(withdraw(street));
  CHECK(withdraw(street)->code == engine::RefusalCode::changedMeanwhile);
  city.clock->set(plan.from + std::chrono::hours(1));
  // Drawn from what is no more.
  const auto twice = city.halves();
  REQUIRE(std::get_if<AreaDesk::Kept>(&static_cast<const HandedIn&>(city.handIn(twice))));
  const auto second = city.handIn(twice);
  REQUIRE(std::get_if<BorderFault>(&second));
  CHECK(std::get<BorderFault>(second).kind == BorderFault::Kind::changedMeanwhile);
  CHECK(city.engine->areas()->areas().size() == 7);
  checkSound(city);
}

TEST_CASE("areas: a plan that is withdrawn in the moment in which it is due does not come into force") {
  DrawnCity city;
  auto plan = city.halves();
  plan.from = city.clock->now() + std::chrono::hours(48);
  const auto kept = city.handIn(plan);
  REQUIRE(std::get_if<AreaDesk::Kept>(&kept));
  // The writer is held; behind it the plan is withdrawn, and only then brought into force by whoever saw it waiting.
  std::promise<void> go;
  auto held = city.engine->write([free = go.get_future().share()](store::Connection&) { free.wait(); });
  Waiting<std::optional<engine::Refused>> withdrawn;
  city.desk->withdraw(city.operatorDesk, std::get<AreaDesk::Kept>(kept).id, withdrawn.take());
  city.clock->set(plan.from + std::chrono::hours(1));
  city.desk->look();
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  go.set_value();
  held.get();
  CHECK_FALSE(withdrawn.get());
  city.desk.reset();  // whatever it was about has ended
  CHECK(city.engine->areas()->areas().size() == 6);
  city.desk = std::make_unique<AreaDesk>(*city.engine);
  CHECK(city.plans().front().state == AreaDesk::Kept::State::withdrawn);
  checkSound(city);
}

}  // namespace area_desk_test
