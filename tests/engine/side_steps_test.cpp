// What is done to a case beside its steps: joining duplicates, response groups, urges, attachments; and the engine's own clocks.
#include "tests/engine/engine_answers.h"

namespace side_steps_test {

using namespace jw;
using namespace jw::test;
using engine::ActOnCase;
using model::Action;
using model::CaseState;
using namespace std::chrono_literals;

namespace {

template <class Command>
engine::Answer order(SmallCity& city, const model::Actor& actor, Command command) {
  return city.engine->submit(engine::Order{actor, std::move(command)}).get();
}
void set(SmallCity& city, const std::string& key, const std::string& value) { taken(city.put(engine::PutSetting{{}, key, value})); }

// Lets the engine thread look at its clocks: the clock of the test stands still by itself.
void tick(SmallCity& city) {
  for (int i = 0; i < 2; ++i) city.engine->submit(std::vector<engine::Order>{}).get();
}

}  // namespace

TEST_CASE("a report like an open one nearby waits for a person, who joins it") {
  SmallCity city;
  set(city, "hold_duplicates", "1");
  auto first = SmallCity::report(city.litter, "垃圾", 120.005, 30.005);
  first.reporterName = "甲";
  const auto original = taken(city.send(first));
  CHECK_FALSE(original.suspect);
  live(city, city.operatorDesk);
  auto again = SmallCity::report(city.litter, "又是垃圾", 120.0054, 30.005);  // 39 m away
  again.reporterName = "乙";
  const auto repeated = taken(city.send(again));
  CHECK(repeated.suspect == original.id);
  CHECK(repeated.state == CaseState::reported);
  CHECK(taken(city.send(SmallCity::report(city.pothole, "坑", 120.005, 30.005))).state == CaseState::assigned);
  CHECK(taken(city.send(SmallCity::report(city.litter, "远处", 120.0056, 30.0051))).state == CaseState::assigned);  // 59 m
  auto imported = again;
  imported.channel = model::Channel::import_;
  CHECK(taken(city.send(imported)).state == CaseState::assigned);

  CHECK(code(order(city, city.worker(city.sanitation), engine::JoinDuplicate{repeated.id, original.id, {}, {}})) == "not_entitled");
  CHECK(code(order(city, city.operatorDesk, engine::JoinDuplicate{original.id, repeated.id, {}, {}})) == "wrong_state");
  CHECK(code(order(city, city.operatorDesk, engine::JoinDuplicate{repeated.id, repeated.id, {}, {}})) == "wrong_state");
  CHECK(code(order(city, city.operatorDesk, engine::JoinDuplicate{repeated.id, original.id, {}, 7})) == "changed_meanwhile");
  const auto joined = taken(order(city, city.operatorDesk, engine::JoinDuplicate{repeated.id, original.id, "同一处", {}}));
  CHECK(joined.state == CaseState::void_);
  const auto shown = details(city, city.operatorDesk, original.id);
  REQUIRE(shown);
  REQUIRE(shown->links.size() == 1);
  CHECK(shown->links[0].id == repeated.id);
  CHECK_FALSE(shown->links[0].original);
  const auto other = details(city, city.operatorDesk, repeated.id);
  REQUIRE(other->links.size() == 1);
  CHECK(other->links[0].original);
  CHECK(other->links[0].number == original.number);
  CHECK(other->trail.back().reason == "@duplicate " + original.number);
  CHECK(other->reporterName == "*");  // kept
  checkSound(city);

  // At the desk, the operator says so at once.
  const auto third = taken(order(city, city.operatorDesk, engine::ReportCase{again, original.id}));
  CHECK(third.state == CaseState::void_);
  CHECK(details(city, city.operatorDesk, original.id)->links.size() == 2);
  CHECK(code(order(city, city.operatorDesk, engine::ReportCase{again, third.id})) == "wrong_state");

  // Nothing is looked for after the hours that are set, nor with the switch off.
  city.clock->advance(25h);
  CHECK(taken(city.send(again)).state == CaseState::assigned);
  city.clock->advance(1min);
  set(city, "hold_duplicates", "0");
  live(city, city.operatorDesk);
  const auto marked = taken(city.send(again));
  CHECK(marked.state == CaseState::assigned);
  checkSound(city);
}

TEST_CASE("a response group: supporting departments finish before the lead can") {
  SmallCity city;
  const auto c = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  const auto open = [&](const model::Actor& actor, DepartmentId department, const std::string& request = "派车") {
    return order(city, actor, engine::OpenTask{c.id, department, request, kNever});
  };
  CHECK(code(open(city.worker(city.sanitation), city.roads)) == "not_entitled");
  CHECK(code(open(city.operatorDesk, city.sanitation)) == "bad_value");
  CHECK(code(open(city.operatorDesk, {Uuid::named("nobody")})) == "unknown_department");
  CHECK(code(open(city.operatorDesk, city.roads, " ")) == "needs_reason");
  taken(open(city.operatorDesk, city.roads));
  CHECK(code(open(city.operatorDesk, city.roads)) == "duplicate_code");
  taken(city.act(city.worker(city.sanitation), c.id, Action::accept));
  ActOnCase result;
  result.note = "已清运";
  CHECK(code(city.act(city.worker(city.sanitation), c.id, Action::feedBack, result)) == "open_tasks");
  auto tasks = details(city, city.operatorDesk, c.id)->tasks;
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].openedBy == "值班员");
  CHECK(code(order(city, city.worker(city.sanitation), engine::EndTask{tasks[0].id, false, "好"})) == "not_entitled");
  CHECK(code(order(city, city.worker(city.roads), engine::EndTask{tasks[0].id, false, ""})) == "needs_result");
  CHECK(code(order(city, city.worker(city.roads), engine::EndTask{tasks[0].id, true, "不去"})) == "not_entitled");
  CHECK(code(order(city, city.worker(city.roads), engine::EndTask{Uuid::named("no task"), false, "好"})) == "unknown_task");
  taken(order(city, city.worker(city.roads), engine::EndTask{tasks[0].id, false, "车已到"}));
  CHECK(code(order(city, city.worker(city.roads), engine::EndTask{tasks[0].id, false, "又"})) == "wrong_state");
  CHECK(taken(city.act(city.worker(city.sanitation), c.id, Action::feedBack, result)).state == CaseState::fedBack);
  tasks = details(city, city.operatorDesk, c.id)->tasks;
  CHECK(tasks[0].state == model::CaseTask::State::done);
  CHECK(tasks[0].result == "车已到");
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl=14") == 2);
  checkSound(city);
}

TEST_CASE("a suspended case goes on by itself at its date, also over a restart") {
  SmallCity city;
  const auto c = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  taken(city.act(city.worker(city.sanitation), c.id, Action::accept));
  ActOnCase rest;
  rest.reason = "等材料";
  rest.until = city.clock->now() + 48h;
  taken(city.act(city.operatorDesk, c.id, Action::suspend, rest));
  auto shown = details(city, city.operatorDesk, c.id);
  CHECK(shown->summary.resumeAt == rest.until);
  CHECK(shown->trail.back().until == rest.until);
  city.clock->advance(47h);
  tick(city);
  CHECK(details(city, city.operatorDesk, c.id)->summary.state == CaseState::suspended);
  city.open();
  city.clock->advance(1h);
  tick(city);
  shown = details(city, city.operatorDesk, c.id);
  CHECK(shown->summary.state == CaseState::accepted);
  CHECK(shown->summary.resumeAt == kNever);
  CHECK(shown->trail.back().actor == "@engine");
  // Four working hours from Friday 9:00, stopped at once: Sunday 9:00 plus what was left.
  CHECK(shown->summary.due == Zone::china().toInstant({2026, 11, 23, 14, 0, 0, 0}) - 2h);
  checkSound(city);
}

TEST_CASE("a report that nobody dispatches in time urges the desk") {
  SmallCity city;
  city.put(engine::PutStaff{{{Uuid::named("duty")}, 1, "值班长", model::Post::operator_, "", {}, "13900000001", "", {}}});
  city.put(engine::PutSetting{{}, "urge_by_sms", "1"});
  city.put(engine::PutSetting{{}, "dispatch_limit", "30min"});
  const auto id = taken(city.send(SmallCity::report(city.other, "无人认领"))).id;
  CHECK(details(city, city.operatorDesk, id)->summary.stepDue == city.clock->now() + std::chrono::minutes(30));
  city.clock->advance(std::chrono::minutes(29));
  tick(city);
  CHECK(details(city, city.operatorDesk, id)->urges.empty());
  city.clock->advance(std::chrono::minutes(2));
  tick(city);
  const auto d = details(city, city.operatorDesk, id);
  REQUIRE(d->urges.size() == 1);
  CHECK(code(order(city, city.operatorDesk, engine::UrgeCase{id, {}})) == "wrong_state");  // not itself
  taken(order(city, {{}, "督", model::Role::supervisor, {}, {}}, engine::UrgeCase{id, "快"}));
  CHECK(d->urges[0].state == CaseState::reported);
  CHECK(d->urges[0].messages == 1);
}

TEST_CASE("an extension moves a deadline on and never takes back that it has passed") {
  SmallCity city;
  const auto id = taken(city.send(SmallCity::report(city.litter, "垃圾"))).id;
  taken(city.act(city.worker(city.sanitation), id, model::Action::accept));
  const Instant due = details(city, city.operatorDesk, id)->summary.stepDue;
  const auto extend = [&](Instant until, Instant at = kNever) {
    engine::ActOnCase step;
    step.reason = "等待配件";
    step.until = until;
    step.at = at;
    return code(city.act(city.operatorDesk, id, model::Action::extend, step));
  };
  CHECK(extend(due) == "bad_time");
  CHECK(extend(due - std::chrono::minutes(1)) == "bad_time");
  CHECK(extend(due + std::chrono::hours(1)).empty());
  CHECK(details(city, city.operatorDesk, id)->summary.stepDue == due + std::chrono::hours(1));
  city.clock->advance(due + std::chrono::hours(2) - city.clock->now());
  CHECK(extend(due + std::chrono::hours(9)) == "deadline_passed");
  // Granted in time, entered late.
  CHECK(extend(due + std::chrono::hours(9), due).empty());
}

TEST_CASE("who lets a deadline pass is urged, again, and then the superior is too") {
  SmallCity city;
  const auto c = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  const auto urges = [&] { return details(city, city.operatorDesk, c.id)->urges; };
  city.clock->advance(29min);
  tick(city);
  CHECK(urges().empty());
  city.clock->advance(1min);
  tick(city);
  REQUIRE(urges().size() == 1);
  CHECK(urges()[0].automatic);
  CHECK(urges()[0].level == 1);
  CHECK(urges()[0].state == CaseState::assigned);
  tick(city);
  CHECK(urges().size() == 1);
  city.open();  // a restart neither loses nor doubles one
  tick(city);
  CHECK(urges().size() == 1);
  city.clock->advance(4h);
  tick(city);
  CHECK(urges().size() == 2);
  city.clock->advance(4h);
  tick(city);
  REQUIRE(urges().size() == 3);
  CHECK(urges()[2].level == 2);
  CHECK(details(city, city.operatorDesk, c.id)->summary.urges == 3);
  CHECK(details(city, city.operatorDesk, c.id)->trail.size() == 2);  // an urge is no step
  // The wall clock set back repeats none of them.
  city.clock->advance(-8h);
  tick(city);
  CHECK(urges().size() == 3);
  city.clock->advance(8h);
  // Taken up late: it has been urged just now, the next urge comes after the pause.
  taken(city.act(city.worker(city.sanitation), c.id, Action::accept));
  tick(city);
  CHECK(urges().size() == 3);
  city.clock->advance(4h);
  tick(city);
  REQUIRE(urges().size() == 4);
  CHECK(urges()[3].state == CaseState::accepted);
  CHECK(urges()[3].level == 1);
  // By hand, any time; not by the department.
  CHECK(code(order(city, city.worker(city.sanitation), engine::UrgeCase{c.id, {}})) == "not_entitled");
  const auto before = urges().size();
  const auto urged = taken(order(city, city.operatorDesk, engine::UrgeCase{c.id, "快"}));
  CHECK(urged.messages == details(city, city.operatorDesk, c.id)->urges.back().messages);
  REQUIRE(urges().size() == before + 1);
  CHECK_FALSE(urges().back().automatic);
  CHECK(urges().back().note == "快");
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl=15") == static_cast<std::int64_t>(before + 1));
  checkSound(city);
}

TEST_CASE("urging follows its switches at once") {
  SmallCity city;
  set(city, "urge_by_email", "0");
  const auto c = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  city.clock->advance(40min);
  tick(city);
  CHECK(details(city, city.operatorDesk, c.id)->urges.empty());
  taken(city.put(engine::PutSetting{{model::SettingScope::Kind::department, {}, city.sanitation, {}}, "urge_by_sms", "1"}));
  city.clock->advance(1min);
  tick(city);
  CHECK(details(city, city.operatorDesk, c.id)->urges.size() == 1);
  // A history that is entered late is not urged.
  auto old = SmallCity::report(city.litter, "旧");
  old.reportedAt = city.clock->now() - 240h;
  old.point = model::Point{120.015, 30.005};
  const auto late = taken(city.send(old));
  city.clock->advance(24h);
  tick(city);
  CHECK(details(city, city.operatorDesk, late.id)->urges.empty());
}

TEST_CASE("urges and results lie in the outbox, written in the same commit") {
  SmallCity city;
  taken(city.put(engine::PutDepartment{{city.sanitation, 1, "D1", "环卫局", "desk@sanitation.test", ""}}));
  model::Staff boss;
  boss.id = {Uuid::named("boss")};
  boss.name = "东城主管";
  boss.post = model::Post::supervisor;
  boss.area = "330101/";
  boss.email = "boss@east.test";
  taken(city.put(engine::PutStaff{boss}));
  set(city, "escalate_after", "1");
  auto r = SmallCity::report(city.litter, "垃圾");
  r.reporterPhone = "13812345678";
  const auto c = taken(city.send(r));
  city.clock->advance(30min);
  tick(city);
  REQUIRE(details(city, city.operatorDesk, c.id)->urges.size() == 1);
  CHECK(details(city, city.operatorDesk, c.id)->urges[0].messages == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='urge'") == 1);
  city.clock->advance(4h);
  tick(city);
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='urge'") == 2);
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='escalation' AND receiver='东城主管'") == 1);
  taken(city.act(city.worker(city.sanitation), c.id, Action::accept));
  ActOnCase result;
  result.note = "已清运";
  taken(city.act(city.worker(city.sanitation), c.id, Action::feedBack, result));
  taken(city.act(city.operatorDesk, c.id, Action::followUp));
  CHECK(details(city, city.operatorDesk, c.id)->summary.state == CaseState::archived);
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='result' AND channel=2 AND sealed=1") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE instr(address, '13812345678') > 0") == 0);
  checkSound(city);
}

TEST_CASE("who reported a joined duplicate hears of the result once") {
  SmallCity city;
  const auto original = taken(city.send(SmallCity::report(city.litter, "垃圾")));
  auto again = SmallCity::report(city.litter, "又是");
  again.reporterPhone = "13912345678";
  taken(order(city, city.operatorDesk, engine::ReportCase{again, original.id}));
  const auto close = [&] {
    ActOnCase result;
    result.note = "已清运";
    taken(city.act(city.worker(city.sanitation), original.id, Action::feedBack, result));
    taken(city.act(city.operatorDesk, original.id, Action::followUp));
  };
  taken(city.act(city.worker(city.sanitation), original.id, Action::accept));
  close();
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='joined_result'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM case_links WHERE informed_at IS NULL") == 0);
  ActOnCase reopen;
  reopen.reason = "又出现";
  taken(city.act(city.operatorDesk, original.id, Action::reopen, reopen));
  close();
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='joined_result'") == 1);
  checkSound(city);
}

}  // namespace side_steps_test
