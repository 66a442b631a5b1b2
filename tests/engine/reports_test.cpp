// Reports and steps through the running engine: refusals, places, duplicates, dispatch, scope, late entry.
#include "tests/engine/engine_answers.h"

namespace reports_test {

using namespace jw;
using namespace jw::test;
using engine::ActOnCase;
using model::Action;
using model::CaseState;
using namespace std::chrono_literals;

TEST_CASE("every refusal of a report leaves nothing behind") {
  SmallCity city;
  auto refusedAs = [&](auto change) {
    auto r = SmallCity::report(city.litter, "垃圾");
    change(r);
    return code(city.send(std::move(r)));
  };
  CHECK(refusedAs([](model::Report& r) { r.category = {Uuid::named("x")}; }) == "unknown_category");
  CHECK(refusedAs([](model::Report& r) { r.category = {}; }) == "unknown_category");
  CHECK(refusedAs([](model::Report& r) { r.title = " "; }) == "no_text");
  CHECK(refusedAs([](model::Report& r) { r.title = std::string(201, 'x'); }) == "too_long");
  CHECK(refusedAs([](model::Report& r) { r.address = "\xFF"; }) == "bad_text");
  CHECK(refusedAs([](model::Report& r) { r.point.reset(); }) == "no_place");
  CHECK(refusedAs([](model::Report& r) { r.point->x = 181; }) == "bad_point");
  CHECK(refusedAs([&](model::Report& r) { r.reportedAt = city.clock->now() + 25h; }) == "bad_time");
  CHECK(refusedAs([](model::Report& r) {
          r.point.reset();
          r.grid = AreaId{Uuid::named("no grid")};
        }) == "unknown_grid");
  CHECK(cases(city) == 0);
  checkSound(city);
}

TEST_CASE("where a report comes to lie") {
  SmallCity city;
  auto r = SmallCity::report(city.litter, "外面", 10, 10);
  auto d = taken(city.send(r));
  CHECK(d.location == engine::Location::outsideAllGrids);
  CHECK(d.number == "0000002026112000001");
  r = SmallCity::report(city.litter, "没有坐标");
  r.point.reset();
  r.address = "和平路";
  d = taken(city.send(r));
  CHECK(d.location == engine::Location::noPoint);
  CHECK(d.number == "0000002026112000002");
  r.grid = city.engine->areas()->byPath("330102/330102001/")->id;
  d = taken(city.send(r));
  CHECK(d.location == engine::Location::byGrid);
  CHECK(d.number == "3301022026112000001");
  d = taken(city.send(SmallCity::report(city.litter, "西二", 119.995, 30.005)));
  CHECK(d.location == engine::Location::located);
  CHECK(d.number == "3301022026112000002");
  engine::CaseFilter filter;
  filter.unlocatedOnly = true;
  std::promise<engine::CasePage> page;
  city.engine->findCases(city.operatorDesk, filter, {}, [&](auto p) { page.set_value(std::move(p)); });
  CHECK(page.get_future().get().total == 2);
  checkSound(city);
}

TEST_CASE("a number's day is the day of the report where the city lies") {
  SmallCity city;
  auto r = SmallCity::report(city.litter, "半夜");
  r.reportedAt = Zone::china().toInstant({2026, 11, 19, 0, 30, 0, 0});  // still the 18th in UTC
  CHECK(taken(city.send(r)).number == "3301012026111900001");
  CHECK(taken(city.send(r)).number == "3301012026111900002");
}

TEST_CASE("a stated area that is no ancestor of the place contradicts it") {
  SmallCity city;
  auto contradicted = [&](const char* stated, double lon = 120.005) {
    auto r = SmallCity::report(city.litter, "垃圾", lon);
    r.statedArea = stated;
    const auto d = taken(city.send(r));
    CHECK(details(city, city.operatorDesk, d.id)->summary.areaContradicted == d.contradicted);
    return d.contradicted;
  };
  CHECK_FALSE(contradicted("东城区"));
  CHECK_FALSE(contradicted("东 城\xE3\x80\x80区 "));
  CHECK_FALSE(contradicted("东一"));
  CHECK(contradicted("西城区"));
  CHECK(contradicted("东二"));
  CHECK_FALSE(contradicted(""));
  CHECK_FALSE(contradicted(" \xE3\x80\x80"));  // blanks state nothing
  CHECK_FALSE(contradicted("西城区", 10));     // nothing is located that it could contradict
}

TEST_CASE("a key of a source enters once: in one batch, later, and after a restart") {
  SmallCity city;
  auto r = SmallCity::report(city.litter, "一");
  r.source = "tainan";
  r.externalId = "A1";
  auto order = [&](model::Report report) { return engine::Order{city.operatorDesk, engine::ReportCase{std::move(report)}}; };
  auto second = r, other = r, none = r;
  second.title = "二";
  other.source = "boston";
  none.externalId.clear();
  const auto answers = city.engine->submit(std::vector<engine::Order>{order(r), order(second), order(other), order(none), order(none)}).get();
  REQUIRE(answers.size() == 5);
  const auto first = taken(answers[0]);
  CHECK_FALSE(first.alreadyThere);
  CHECK(taken(answers[1]).alreadyThere);
  CHECK(taken(answers[1]).id == first.id);
  CHECK(taken(answers[1]).number == first.number);
  CHECK_FALSE(taken(answers[2]).alreadyThere);
  CHECK_FALSE(taken(answers[4]).alreadyThere);
  CHECK(cases(city) == 4);
  city.act(city.worker(city.sanitation), first.id, Action::accept);
  auto later = taken(city.send(second));
  CHECK(later.alreadyThere);
  CHECK(later.state == CaseState::accepted);
  city.open();
  later = taken(city.send(r));
  CHECK(later.alreadyThere);
  CHECK(later.id == first.id);
  CHECK(cases(city) == 4);
  CHECK(details(city, city.operatorDesk, first.id)->summary.title == "一");
}

TEST_CASE("a known key is found in a group behind groups in which all were new") {
  SmallCity city;
  const auto send = [&](std::initializer_list<const char*> keys) {
    std::vector<engine::Order> orders;
    for (const char* key : keys) {
      auto r = SmallCity::report(city.litter, key);
      r.source = "feed";
      r.externalId = key;
      orders.push_back({city.operatorDesk, engine::ReportCase{std::move(r)}});
    }
    std::vector<engine::Done> out;
    for (const auto& answer : city.engine->submit(std::move(orders)).get()) out.push_back(taken(answer));
    return out;
  };
  const auto a = send({"A1", "A2", "A3"});
  const auto b = send({"B1", "B2", "B3"});  // not looked for
  const auto c = send({"C1", "A2", "C2", "C1", "B3"});
  CHECK_FALSE(c[0].alreadyThere);
  CHECK(c[1].alreadyThere);
  CHECK(c[1].id == a[1].id);
  CHECK(c[1].number == a[1].number);
  CHECK_FALSE(c[2].alreadyThere);
  CHECK(c[3].alreadyThere);
  CHECK(c[3].id == c[0].id);
  CHECK(c[4].alreadyThere);
  CHECK(c[4].id == b[2].id);
  CHECK(c[2].number == "3301012026112000008");  // what was undone in between has used up no number
  const auto d = send({"C2", "D1", "A1"});
  CHECK(d[0].id == c[2].id);
  CHECK_FALSE(d[1].alreadyThere);
  CHECK(d[2].id == a[0].id);
  const auto e = send({"E1", "E2"});
  const auto f = send({"F1", "F1", "F2"});  // not looked for, and twice in one group
  CHECK_FALSE(f[0].alreadyThere);
  CHECK(f[1].alreadyThere);
  CHECK(f[1].id == f[0].id);
  CHECK(cases(city) == 13);
  checkSound(city);
}

TEST_CASE("a key without a source is the desk's") {
  SmallCity city;
  auto r = SmallCity::report(city.litter, "一");
  r.externalId = "A1";
  const auto first = taken(city.send(r));
  CHECK(taken(city.send(r)).alreadyThere);
  r.source = "desk";
  CHECK(taken(city.send(r)).id == first.id);
}

TEST_CASE("a report that is there already says again where it lies") {
  SmallCity city;
  auto locationTwice = [&](model::Report r, const char* key) {
    r.source = "s";
    r.externalId = key;
    const auto first = taken(city.send(r)), again = taken(city.send(r));
    CHECK(again.alreadyThere);
    CHECK(again.location == first.location);
    CHECK(again.contradicted == first.contradicted);
    return first.location;
  };
  CHECK(locationTwice(SmallCity::report(city.litter, "a"), "1") == engine::Location::located);
  CHECK(locationTwice(SmallCity::report(city.litter, "a", 10, 10), "2") == engine::Location::outsideAllGrids);
  auto r = SmallCity::report(city.litter, "a");
  r.point.reset();
  r.address = "和平路";
  CHECK(locationTwice(r, "3") == engine::Location::noPoint);
  r.grid = city.engine->areas()->byPath("330102/330102001/")->id;
  CHECK(locationTwice(r, "4") == engine::Location::byGrid);
}

TEST_CASE("one refused order costs the others of its batch nothing, and answers keep their order") {
  SmallCity city;
  std::vector<engine::Order> orders;
  for (int i = 0; i < 10; ++i) {
    auto r = SmallCity::report(i % 3 == 0 ? CategoryId{Uuid::named("x")} : city.litter, std::to_string(i));
    orders.push_back({city.operatorDesk, engine::ReportCase{r}});
  }
  const auto answers = city.engine->submit(orders).get();
  REQUIRE(answers.size() == 10);
  int sequence = 0;
  for (int i = 0; i < 10; ++i) {
    if (i % 3 == 0) {
      CHECK(code(answers[static_cast<std::size_t>(i)]) == "unknown_category");
      continue;
    }
    const auto d = taken(answers[static_cast<std::size_t>(i)]);
    CHECK(d.number == "33010120261120" + ("0000" + std::to_string(++sequence)));
    CHECK(details(city, city.operatorDesk, d.id)->summary.title == std::to_string(i));
  }
}

TEST_CASE("an order that the store refuses costs the others of its batch nothing") {
  SmallCity city;
  city.engine
      ->write([](store::Connection& c) {
        c.execute("CREATE TRIGGER t BEFORE INSERT ON cases WHEN NEW.title = 'bad' BEGIN SELECT RAISE(ABORT, 'not this one'); END");
      })
      .get();
  std::vector<engine::Order> orders;
  for (const char* title : {"good", "bad", "good", "bad", "good"}) orders.push_back({city.operatorDesk, engine::ReportCase{SmallCity::report(city.litter, title)}});
  orders.push_back({city.machine, engine::PutDepartment{{{Uuid::named("new")}, 1, "D9", "新局", "", ""}}});
  std::vector<engine::Change> changes;
  std::promise<std::vector<engine::Answer>> promise;
  {
    auto subscription = city.engine->subscribe(city.operatorDesk, [&](const engine::Change& c) { changes.push_back(c); });
    city.engine->submit(orders, [&](auto a) { promise.set_value(std::move(a)); });
    const auto answers = promise.get_future().get();
    REQUIRE(answers.size() == 6);
    for (const std::size_t i : {1U, 3U}) {
      CHECK(code(answers[i]) == "not_stored");
      CHECK(engine::refused(answers[i])->detail.find("not this one") != std::string::npos);
    }
    CHECK(taken(answers[0]).number == "3301012026112000001");
    CHECK(taken(answers[2]).number == "3301012026112000002");
    CHECK(taken(answers[4]).number == "3301012026112000003");
    CHECK(taken(answers[5]).rowVer == 1);
  }
  std::size_t told = 0;
  bool directory = false;
  for (const auto& c : changes) {
    told += c.cases.size();
    directory = directory || c.directory;
  }
  CHECK(told == 3);
  CHECK(directory);
  CHECK(city.engine->directory()->departmentName({Uuid::named("new")}) == "新局");
  CHECK(cases(city) == 3);
  checkSound(city);
}

TEST_CASE("what the version that a person saw is worth") {
  SmallCity city;
  const auto d = taken(city.send(SmallCity::report(city.litter, "a")));
  const auto worker = city.worker(city.sanitation);
  ActOnCase seen;
  seen.seen = d.rowVer;
  CHECK(taken(city.act(worker, d.id, Action::accept, seen)).rowVer == d.rowVer + 1);
  CHECK(code(city.act(worker, d.id, Action::reject, seen)) == "changed_meanwhile");
  seen.seen = d.rowVer + 1;
  seen.note = "好了";
  CHECK(taken(city.act(worker, d.id, Action::feedBack, seen)).state == CaseState::fedBack);
}

TEST_CASE("steps of what is not there, not allowed, or not complete") {
  SmallCity city;
  CHECK(code(city.act(city.operatorDesk, {Uuid::named("x")}, Action::accept)) == "unknown_case");
  const auto d = taken(city.send(SmallCity::report(city.litter, "a")));
  const auto own = city.worker(city.sanitation), other = city.worker(city.roads);
  CHECK(code(city.act(other, d.id, Action::accept)) == "not_entitled");
  CHECK(code(city.act(city.operatorDesk, d.id, Action::accept)) == "not_entitled");
  CHECK(code(city.act(own, d.id, Action::feedBack, with("", "x"))) == "wrong_state");
  CHECK(code(city.act(own, d.id, Action::reject)) == "needs_reason");
  CHECK(code(city.act(own, d.id, Action::reject, with("\xFF"))) == "bad_text");
  CHECK(code(city.act(own, d.id, Action::reject, with(std::string("a\0", 2)))) == "bad_text");
  CHECK(code(city.act(own, d.id, Action::reject, with(std::string(20'001, 'x')))) == "too_long");
  taken(city.act(own, d.id, Action::reject, with("不归我们")));
  ActOnCase assign = with("改派");
  CHECK(code(city.act(city.operatorDesk, d.id, Action::assign, assign)) == "needs_department");
  assign.department = {Uuid::named("x")};
  CHECK(code(city.act(city.operatorDesk, d.id, Action::assign, assign)) == "unknown_department");
  assign.department = city.roads;
  taken(city.act(city.operatorDesk, d.id, Action::assign, assign));
  taken(city.act(other, d.id, Action::accept));
  CHECK(code(city.act(city.operatorDesk, d.id, Action::suspend, with("等材料"))) == "needs_date");
  CHECK(code(city.act(city.operatorDesk, d.id, Action::suspend, with("等材料", "", city.clock->now()))) == "bad_time");
  CHECK(details(city, city.operatorDesk, d.id)->trail.size() == 5);
  checkSound(city);
}

TEST_CASE("late entry keeps the true times, in order") {
  SmallCity city;
  const Instant now = city.clock->now();
  auto r = SmallCity::report(city.litter, "a");
  r.reportedAt = now - 5h;
  const auto d = taken(city.send(r));
  const auto worker = city.worker(city.sanitation);
  CHECK(code(city.act(worker, d.id, Action::accept, at(now - 6h))) == "bad_time");
  CHECK(code(city.act(worker, d.id, Action::accept, at(now + 25h))) == "bad_time");
  taken(city.act(worker, d.id, Action::accept, at(now - 4h)));
  CHECK(code(city.act(worker, d.id, Action::feedBack, at(now - 4h - 1ms, with("", "好了")))) == "bad_time");
  taken(city.act(worker, d.id, Action::feedBack, at(now - 4h, with("", "好了"))));
  const auto trail = details(city, city.operatorDesk, d.id)->trail;
  REQUIRE(trail.size() == 4);
  CHECK(trail[0].at == now - 5h);
  CHECK(trail[2].at == now - 4h);
  for (const auto& t : trail) CHECK(t.recordedAt == now);
  checkSound(city);
}

TEST_CASE("a clock that goes back does not put a step before the one it follows") {
  SmallCity city;
  const auto d = taken(city.send(SmallCity::report(city.litter, "a")));
  city.clock->advance(-24h);
  taken(city.act(city.worker(city.sanitation), d.id, Action::accept));
  CHECK(taken(city.send(SmallCity::report(city.litter, "b"))).number == "3301012026111900001");
  checkSound(city);
}

TEST_CASE("no step comes before an extension, which does not restart the state") {
  SmallCity city;
  const Instant start = city.clock->now();
  const auto d = taken(city.send(SmallCity::report(city.litter, "a")));
  const auto worker = city.worker(city.sanitation);
  taken(city.act(worker, d.id, Action::accept));
  city.clock->advance(1h);
  taken(city.act(city.operatorDesk, d.id, Action::extend, with("部门申请", "", start + 50h)));
  auto c = details(city, city.operatorDesk, d.id)->summary;
  CHECK(c.stateSince == start);
  CHECK(c.stepDue == start + 50h);
  CHECK(code(city.act(worker, d.id, Action::feedBack, at(start + 30min, with("", "好了")))) == "bad_time");
  // An extension that is dated ahead of the clock drags a step without a time behind it.
  taken(city.act(city.operatorDesk, d.id, Action::extend, at(start + 3h, with("部门申请", "", start + 60h))));
  taken(city.act(worker, d.id, Action::feedBack, with("", "好了")));
  checkSound(city);
}

TEST_CASE("the second round, from an unsatisfied reporter and from a reopening") {
  SmallCity city;
  const auto d = taken(city.send(SmallCity::report(city.litter, "a")));
  const auto worker = city.worker(city.sanitation);
  taken(city.act(worker, d.id, Action::accept));
  taken(city.act(worker, d.id, Action::feedBack, with("", "好了")));
  ActOnCase unsatisfied;
  unsatisfied.satisfied = false;
  CHECK(taken(city.act(city.operatorDesk, d.id, Action::followUp, unsatisfied)).state == CaseState::reworking);
  auto c = details(city, city.operatorDesk, d.id);
  CHECK(c->summary.round == 2);
  CHECK(c->summary.department == city.sanitation);
  REQUIRE(c->trail.size() == 6);
  CHECK(c->trail[5].action == Action::rework);
  CHECK(c->trail[5].role == model::Role::engine);
  taken(city.act(city.operatorDesk, d.id, Action::suspend, with("等", "", city.clock->now() + 48h)));
  CHECK(taken(city.act(city.operatorDesk, d.id, Action::resume)).state == CaseState::reworking);
  taken(city.act(worker, d.id, Action::feedBack, with("", "这次好了")));
  CHECK(taken(city.act(city.operatorDesk, d.id, Action::followUp)).state == CaseState::archived);
  CHECK(code(city.act(city.operatorDesk, d.id, Action::reopen)) == "needs_reason");
  CHECK(taken(city.act(city.operatorDesk, d.id, Action::reopen, with("又坏了"))).state == CaseState::reworking);
  CHECK(details(city, city.operatorDesk, d.id)->summary.round == 3);
  CHECK(city.engine->load().openCases == 1);
  checkSound(city);
}

}  // namespace reports_test
