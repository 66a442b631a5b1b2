// Who sees and touches what; and what a changed directory changes.
#include <set>

#include "tests/engine/engine_answers.h"

namespace scope_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

struct TwoDistricts : SmallCity {
  model::Actor east = operatorDesk, west = operatorDesk;
  CaseId inEast, inWest, nowhere;
  TwoDistricts() {
    east.scope = "330101/";
    west.scope = "330102/";
    inEast = taken(send(SmallCity::report(litter, "东", 120.005))).id;
    inWest = taken(send(SmallCity::report(litter, "西", 119.985))).id;
    nowhere = taken(send(SmallCity::report(litter, "无", 10, 10))).id;
  }
};

std::set<CaseId> ids(const std::vector<engine::CaseSummaryPtr>& cases) {
  std::set<CaseId> out;
  for (const auto& c : cases) out.insert(c->id);
  return out;
}

model::Rule rule(const std::string& name, DepartmentId department) {
  model::Rule r;
  r.id = {Uuid::named("rule:" + name)};
  r.name = name;
  r.department = department;
  return r;
}

}  // namespace

TEST_CASE("a report outside the actor's area is refused, inside it is taken") {
  TwoDistricts city;
  auto send = [&](const model::Actor& actor, model::Report r) { return code(city.engine->submit(engine::Order{actor, engine::ReportCase{std::move(r)}}).get()); };
  CHECK(send(city.east, SmallCity::report(city.litter, "a", 119.985)) == "out_of_scope");
  CHECK(send(city.east, SmallCity::report(city.litter, "a", 10, 10)) == "out_of_scope");
  CHECK(send(city.east, SmallCity::report(city.litter, "a", 120.015)).empty());
  auto grid = city.east;
  grid.scope = "330101/330101001/";
  CHECK(send(grid, SmallCity::report(city.litter, "a", 120.015)) == "out_of_scope");
  CHECK(send(grid, SmallCity::report(city.litter, "a", 120.005)).empty());
  // A key that entered elsewhere tells nothing about the case there.
  auto r = SmallCity::report(city.litter, "a", 119.985);
  r.source = "s";
  r.externalId = "1";
  CHECK(send(city.west, r).empty());
  CHECK(send(city.east, r) == "out_of_scope");
  r.point = model::Point{120.005, 30.005};
  CHECK(send(city.east, r) == "out_of_scope");
  CHECK(cases(city) == 6);
}

TEST_CASE("outside the scope a case is as good as not there") {
  TwoDistricts city;
  CHECK(details(city, city.east, city.inEast));
  CHECK_FALSE(details(city, city.east, city.inWest));
  CHECK_FALSE(details(city, city.east, city.nowhere));
  CHECK(details(city, city.operatorDesk, city.nowhere));
  CHECK_FALSE(details(city, city.operatorDesk, {Uuid::named("x")}));
  auto worker = city.worker(city.sanitation);
  worker.scope = "330101/";
  CHECK(code(city.act(worker, city.inWest, Action::accept)) == "unknown_case");
  CHECK(code(city.act(worker, city.nowhere, Action::accept)) == "unknown_case");
  CHECK(code(city.act(worker, city.inEast, Action::accept)).empty());
  CHECK(find(city, city.east, {}).total == 1);
  CHECK(find(city, city.west, {}).cases.at(0).id == city.inWest);
  CHECK(find(city, city.operatorDesk, {}).total == 3);
  engine::CaseFilter filter;
  filter.area = "330102/";
  CHECK(find(city, city.east, filter).total == 0);
  filter = {};
  filter.limit = 0;
  CHECK(find(city, city.east, filter).total == 1);
  CHECK(ids(live(city, city.east).cases) == std::set{city.inEast});
  CHECK(ids(live(city, city.west).cases) == std::set{city.inWest});
  CHECK(live(city, city.operatorDesk).cases.size() == 3);
}

TEST_CASE("changes are told inside the scope only") {
  TwoDistricts city;
  std::vector<engine::Change> changes;
  {
    auto subscription = city.engine->subscribe(city.east, [&](const engine::Change& c) { changes.push_back(c); });
    city.send(SmallCity::report(city.litter, "西", 119.985));
    city.send(SmallCity::report(city.litter, "无", 10, 10));
    std::vector<engine::Order> both;
    for (const double lon : {120.005, 119.985}) both.push_back({city.operatorDesk, engine::ReportCase{SmallCity::report(city.litter, "两", lon)}});
    city.engine->submit(both).get();
    city.put(engine::PutDepartment{{city.roads, 1, "D2", "改名", "", ""}});
    city.engine->write([](store::Connection&) {}).get();
  }
  REQUIRE(changes.size() == 3);
  REQUIRE(changes[0].cases.size() == 1);
  CHECK(changes[0].cases[0]->title == "两");
  CHECK(changes[0].cases[0]->area == "330101/330101001/");
  CHECK(changes[1].directory);
  CHECK(changes[1].cases.empty());
  CHECK(changes[2].allCases);
  for (const auto& c : changes[2].cases) CHECK(c->area.starts_with("330101/"));
  CHECK(changes[2].cases.size() == 2);
}

TEST_CASE("the filter's own fields reach the store") {
  TwoDistricts city;
  city.clock->advance(std::chrono::hours(1));
  engine::CaseFilter f;
  f.overdueOnly = true;  // not accepted within 30 minutes
  CHECK(find(city, city.operatorDesk, f).total == 3);
  city.act(city.worker(city.sanitation), city.inEast, Action::accept);
  CHECK(find(city, city.operatorDesk, f).total == 2);
  f = {};
  f.unlocatedOnly = true;
  CHECK(find(city, city.operatorDesk, f).cases.at(0).id == city.nowhere);
  f = {};
  f.states = {CaseState::accepted};
  CHECK(find(city, city.operatorDesk, f).cases.at(0).id == city.inEast);
  f = {};
  f.text = "西";
  CHECK(find(city, city.operatorDesk, f).cases.at(0).id == city.inWest);
  f = {};
  f.limit = 2;
  const auto page = find(city, city.operatorDesk, f);
  CHECK(page.cases.size() == 2);
  CHECK(page.total == 3);
  f.offset = 2;
  CHECK(find(city, city.operatorDesk, f).cases.size() == 1);
  f.offset = 9;
  CHECK(find(city, city.operatorDesk, f).total == 3);
}

TEST_CASE("who may change the directory") {
  SmallCity city;
  for (const auto role : {model::Role::engine, model::Role::administrator, model::Role::operator_, model::Role::supervisor, model::Role::analyst, model::Role::communityWorker, model::Role::department}) {
    const model::Actor actor{{}, "x", role, {}, city.roads};
    const bool keeper = role == model::Role::engine || role == model::Role::administrator;
    INFO(static_cast<int>(role));
    auto allowed = [&](auto command) { return code(city.engine->submit(engine::Order{actor, command}).get()) != "not_entitled"; };
    CHECK(allowed(engine::PutDepartment{{city.roads, 1, "D2", "公路局", "", ""}}) == keeper);
    CHECK(allowed(engine::PutCategory{{city.other, 1, model::CaseKind::sentiment, "9901", "其他", "", model::Nature::ordinary, {}, {}}}) == keeper);
    CHECK(allowed(engine::PutStaff{{{Uuid::named("s")}, 1, "x", model::Post::gridWorker, "", {}, "", ""}}) == keeper);
    CHECK(allowed(engine::PutRule{rule("r", city.roads)}) == keeper);
    CHECK(allowed(engine::PutCrew{{{Uuid::named("crew")}, 1, city.roads, "C1", "一班", "", "", {}}}) == keeper);
    CHECK(allowed(engine::PutSettings{{}}) == (keeper || role == model::Role::operator_));
  }
}

TEST_CASE("what the directory does not take") {
  SmallCity city;
  const model::Category c{city.other, 1, model::CaseKind::sentiment, "9901", "其他", "", model::Nature::ordinary, {}, {}};
  auto category = [&](auto change) {
    auto v = c;
    change(v);
    return code(city.put(engine::PutCategory{v}));
  };
  CHECK(category([](auto& v) { v.id = {}; }) == "bad_value");
  CHECK(category([](auto& v) { v.code = " "; }) == "bad_value");
  CHECK(category([](auto& v) { v.name = "\xFF"; }) == "bad_value");
  CHECK(category([](auto& v) { v.limit.amount = -1; }) == "bad_value");
  CHECK(category([](auto& v) { v.limit.amount = 100'001; }) == "bad_value");
  CHECK(category([](auto& v) { v.department = {Uuid::named("x")}; }) == "unknown_department");
  CHECK(category([&](auto& v) {
          v.kind = model::CaseKind::matter;
          v.code = "0601";
        }) == "duplicate_code");
  CHECK(category([](auto& v) { v.code = "0601"; }).empty());  // of another kind
  CHECK(code(city.put(engine::PutDepartment{{city.roads, 1, "D1", "x", "", ""}})) == "duplicate_code");
  CHECK(code(city.put(engine::PutDepartment{{city.roads, 1, "D2", "x", "", "\xFF"}})) == "bad_value");
  CHECK(code(city.put(engine::PutStaff{{{Uuid::named("s")}, 1, "x", model::Post::gridWorker, "99/", {}, "", ""}})) == "bad_value");
  CHECK(code(city.put(engine::PutStaff{{{Uuid::named("s")}, 1, "x", model::Post::departmentWorker, "", {Uuid::named("none")}, "", ""}})) == "unknown_department");
  auto bad = [&](auto change) {
    auto r = rule("r", city.roads);
    change(r);
    return code(city.put(engine::PutRule{r}));
  };
  CHECK(bad([](auto& r) { r.department = {}; }) == "unknown_department");
  CHECK(bad([](auto& r) { r.validTo = r.validFrom; }) == "bad_value");
  CHECK(bad([](auto& r) { r.keywords = {""}; }) == "bad_value");
  CHECK(bad([](auto& r) { r.categoryPrefix = "\xFF"; }) == "bad_value");
  CHECK(bad([](auto& r) { r.areaPrefix = "\xC3"; }) == "bad_value");
  model::Settings s;
  s.acceptLimit.amount = -1;
  CHECK(code(city.put(engine::PutSettings{s})) == "bad_value");
  CHECK(taken(city.put(engine::PutSettings{city.engine->directory()->settings()})).alreadyThere);
}

TEST_CASE("a changed directory is in effect with the next order, in the same batch too") {
  SmallCity city;
  const model::Category fresh{{Uuid::named("fresh")}, 1, model::CaseKind::matter, "0699", "新类", "", model::Nature::ordinary, {}, {}};
  model::Settings manual;
  manual.autoDispatch = false;
  auto report = [&](CategoryId category) { return engine::Order{city.operatorDesk, engine::ReportCase{SmallCity::report(category, "井盖")}}; };
  auto to = rule("井盖归公路", city.roads);
  to.keywords = {"井盖"};
  const auto answers = city.engine
                           ->submit({report(fresh.id), {city.machine, engine::PutCategory{fresh}}, report(fresh.id), {city.machine, engine::PutRule{to}}, report(city.litter),
                                     {city.machine, engine::PutSettings{manual}}, report(city.litter)})
                           .get();
  CHECK(code(answers[0]) == "unknown_category");
  CHECK(taken(answers[2]).state == CaseState::reported);  // no department, no rule
  const auto byRule = taken(answers[4]);
  CHECK(byRule.state == CaseState::assigned);
  const auto d = details(city, city.operatorDesk, byRule.id);
  CHECK(d->summary.department == city.roads);
  CHECK(d->trail[1].reason == "@rule");
  CHECK(d->trail[1].rule == to.id);
  CHECK(d->trail[1].note.find("井盖归公路") != std::string::npos);
  CHECK(ask(*city.engine, "SELECT rule_ver FROM transitions WHERE i=2 AND rule IS NOT NULL") == 1);
  const auto waiting = details(city, city.operatorDesk, taken(answers[6]).id)->summary;
  CHECK(waiting.state == CaseState::reported);
  CHECK(waiting.proposed == city.roads);
  CHECK_FALSE(waiting.department);
  CHECK_FALSE(city.engine->directory()->settings().autoDispatch);
  // Taking the proposal keeps the rule in the trail, another department does not.
  engine::ActOnCase assign = with("同意");
  assign.department = city.roads;
  taken(city.act(city.operatorDesk, waiting.id, Action::assign, assign));
  CHECK(details(city, city.operatorDesk, waiting.id)->trail[1].rule == to.id);
  const auto other = taken(city.send(SmallCity::report(city.litter, "井盖"))).id;
  assign.department = city.sanitation;
  taken(city.act(city.operatorDesk, other, Action::assign, assign));
  CHECK_FALSE(details(city, city.operatorDesk, other)->trail[1].rule);
}

TEST_CASE("the switches for follow-up and archiving take effect at once") {
  SmallCity city;
  const auto worker = city.worker(city.sanitation);
  auto fedBack = [&] {
    const auto id = taken(city.send(SmallCity::report(city.litter, "a"))).id;
    taken(city.act(worker, id, Action::accept));
    return std::pair(id, taken(city.act(worker, id, Action::feedBack, with("", "好"))).state);
  };
  model::Settings s;
  s.followUp = false;
  city.put(engine::PutSettings{s});
  CHECK(fedBack().second == CaseState::archived);
  s.autoArchive = false;
  city.put(engine::PutSettings{s});
  auto [id, state] = fedBack();
  CHECK(state == CaseState::fedBack);
  CHECK(code(city.act(city.operatorDesk, id, Action::followUp)) == "wrong_state");
  CHECK(taken(city.act(city.operatorDesk, id, Action::archive)).state == CaseState::archived);
  s.followUp = true;
  city.put(engine::PutSettings{s});
  const auto again = fedBack().first;
  CHECK(taken(city.act(city.operatorDesk, again, Action::followUp)).state == CaseState::followedUp);
  CHECK(taken(city.act(city.operatorDesk, again, Action::archive)).state == CaseState::archived);
  checkSound(city);
}

}  // namespace scope_test
