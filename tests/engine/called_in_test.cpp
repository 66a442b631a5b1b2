// Departments called in beside the lead: what the queue knows of them, who is told, and the clock of each task.
#include "core/engine/playback.h"
#include "tests/engine/engine_answers.h"

namespace called_in_test {

using namespace jw;
using namespace jw::test;
using engine::ActOnCase;
using model::Action;
using model::CaseState;
using namespace std::chrono_literals;

namespace {

struct Group : SmallCity {
  CaseId id;
  Instant morning = clock->now();  // Friday, 9:00

  Group() {
    taken(put(engine::PutDepartment{{sanitation, 1, "D1", "环卫局", "desk@sanitation.test", ""}}));
    taken(put(engine::PutDepartment{{roads, 1, "D2", "公路局", "desk@roads.test", ""}}));
    id = taken(send(report(litter, "垃圾"))).id;
    taken(act(worker(sanitation), id, Action::accept));
  }
  template <class Command>
  engine::Answer order(const model::Actor& actor, Command command) {
    return engine->submit(engine::Order{actor, std::move(command)}).get();
  }
  engine::Done callIn(Instant due = kNever) { return taken(order(operatorDesk, engine::OpenTask{id, roads, "封路，联系 13812345678", due})); }
  model::CaseDetails now() { return details(*this, operatorDesk, id).value(); }
  model::CaseTask task() { return now().tasks.back(); }
  std::vector<model::CalledIn> inQueue() {
    for (const auto& c : live(*this, operatorDesk).cases)
      if (c->id == id) return c->calledIn;
    return {};
  }
  std::int64_t sent(const std::string& kind, const std::string& more = "1") { return ask(*engine, "SELECT count(*) FROM outbox WHERE kind='" + kind + "' AND " + more); }
  void tick() {
    for (int i = 0; i < 2; ++i) engine->submit(std::vector<engine::Order>{}).get();
  }
  void set(const std::string& key, const std::string& value) { taken(put(engine::PutSetting{{}, key, value})); }
};

Instant friday(int hour, int minute = 0) { return Zone::china().toInstant({2026, 11, 20, hour, minute, 0, 0}); }

}  // namespace

TEST_CASE("a department called in is told, stands with its due in every picture, and the lead hears when it has finished") {
  Group city;
  CHECK(city.inQueue().empty());
  CHECK(city.callIn().messages == 1);
  // Four working hours from 9:00, as the case itself would have.
  CHECK(city.task().due == friday(15));
  REQUIRE(city.inQueue().size() == 1);
  CHECK(city.inQueue()[0] == model::CalledIn{city.task().id, city.roads, city.morning, friday(15)});
  CHECK(city.now().summary.calledIn == city.inQueue());
  CHECK(find(city, city.operatorDesk, {}).cases.at(0).calledIn == city.inQueue());
  CHECK(city.sent("called_in", "address='desk@roads.test' AND instr(text, '封路') > 0 AND instr(text, '环卫局 主办') > 0 AND instr(text, '2026-11-20 15:00') > 0") == 1);
  CHECK(city.sent("called_in", "instr(text, '13812345678') > 0") == 0);  // numbers stay in the case
  city.open();
  CHECK(city.inQueue().size() == 1);

  CHECK(taken(city.order(city.worker(city.roads), engine::EndTask{city.task().id, false, "已封"})).messages == 1);
  CHECK(city.inQueue().empty());
  CHECK(city.sent("task_done", "address='desk@sanitation.test' AND instr(text, '公路局 已完成') > 0 AND instr(text, '已封') > 0") == 1);

  // Called in once more, by a moment of its own, and not needed after all.
  city.callIn(friday(11));
  CHECK(city.inQueue().at(0).due == friday(11));
  CHECK(code(city.order(city.operatorDesk, engine::OpenTask{city.id, city.roads, "又", friday(8)})) == "bad_time");
  taken(city.order(city.operatorDesk, engine::EndTask{city.task().id, true, "不用了"}));
  CHECK(city.inQueue().empty());
  CHECK(city.sent("task_withdrawn", "address='desk@roads.test' AND instr(text, '不用了') > 0") == 1);
  CHECK(city.sent("task_done") == 1);
  checkSound(city);
}

TEST_CASE("the worker of the department called in is told, by the channels and in the hours of that department and post") {
  Group city;
  model::Staff person;
  person.id = {Uuid::named("roads worker")};
  person.name = "养护班";
  person.post = model::Post::departmentWorker;
  person.area = "330101/";
  person.department = city.roads;
  person.phone = "13900000002";
  person.quiet = {22 * 60, 7 * 60};
  taken(city.put(engine::PutStaff{person}));
  city.set("urge_by_email", "0");
  taken(city.put(engine::PutSetting{{model::SettingScope::Kind::department, {}, city.roads, {}}, "urge_by_sms", "1"}));
  CHECK(city.callIn().messages == 1);
  CHECK(city.sent("called_in", "channel=2 AND receiver='养护班' AND quiet_from=1320 AND quiet_to=420 AND urgent=0") == 1);
  // For the lead both channels are off.
  CHECK(taken(city.order(city.worker(city.roads), engine::EndTask{city.task().id, false, "已封"})).messages == 0);
}

TEST_CASE("a late task is urged, again, and then the superior is too: over a restart, and beside the urging of the case") {
  Group city;
  model::Staff boss;
  boss.id = {Uuid::named("boss")};
  boss.name = "东城主管";
  boss.post = model::Post::supervisor;
  boss.area = "330101/";
  boss.email = "boss@east.test";
  taken(city.put(engine::PutStaff{boss}));
  city.callIn(friday(10));
  const auto urges = [&] { return city.now().urges; };
  city.clock->set(friday(9, 59));
  city.tick();
  CHECK(urges().empty());
  city.open();  // the clock of a task is not lost
  city.clock->set(friday(10));
  city.tick();
  REQUIRE(urges().size() == 1);
  CHECK(urges()[0].department == city.roads);
  CHECK(urges()[0].state == CaseState::none);
  CHECK(urges()[0].automatic);
  CHECK(urges()[0].level == 1);
  CHECK(urges()[0].messages == 1);
  CHECK(city.sent("task_urge", "address='desk@roads.test' AND instr(text, '第 1 次') > 0") == 1);
  city.tick();
  city.open();
  city.tick();
  CHECK(urges().size() == 1);
  city.clock->set(friday(14));
  city.tick();
  CHECK(urges().size() == 2);
  // At 15:00 the case itself is late: its own first urge, to the lead.
  city.clock->set(friday(15));
  city.tick();
  REQUIRE(urges().size() == 3);
  CHECK(urges()[2].department == city.sanitation);
  CHECK(urges()[2].state == CaseState::accepted);
  CHECK(urges()[2].level == 1);
  city.open();
  city.clock->set(friday(18));
  city.tick();
  REQUIRE(urges().size() == 4);
  CHECK(urges()[3].department == city.roads);
  CHECK(urges()[3].level == 2);
  CHECK(city.sent("task_escalation", "receiver='东城主管' AND instr(text, '公路局') > 0") == 1);
  city.clock->set(friday(19));
  city.tick();
  REQUIRE(urges().size() == 5);
  CHECK(urges()[4].department == city.sanitation);
  CHECK(urges()[4].level == 1);
  CHECK(city.now().summary.urges == 5);
  // What is done is not urged any more.
  taken(city.order(city.worker(city.roads), engine::EndTask{city.task().id, false, "已封"}));
  city.clock->set(friday(22, 30));
  city.tick();
  CHECK(urges().size() == 5);
  // Called in anew, urging begins anew.
  city.callIn(friday(22, 45));
  city.clock->set(friday(22, 45));
  city.tick();
  REQUIRE(urges().size() == 6);
  CHECK(urges()[5].level == 1);
  checkSound(city);
}

TEST_CASE("a department called in is urged by hand, by those who may and while it has something to do") {
  Group city;
  city.callIn();
  const Uuid task = city.task().id;
  CHECK(code(city.order(city.worker(city.sanitation), engine::UrgeCase{city.id, "快", task})) == "not_entitled");
  CHECK(code(city.order(city.operatorDesk, engine::UrgeCase{city.id, "快", Uuid::named("no task")})) == "unknown_task");
  CHECK(taken(city.order(city.operatorDesk, engine::UrgeCase{city.id, "快", task})).messages == 1);
  REQUIRE(city.now().urges.size() == 1);
  CHECK(city.now().urges[0].department == city.roads);
  CHECK(city.now().urges[0].note == "快");
  CHECK_FALSE(city.now().urges[0].automatic);
  CHECK(city.sent("task_urge", "address='desk@roads.test'") == 1);
  // One by hand does not stand for the first that the clock makes.
  city.clock->set(friday(15));
  city.tick();
  CHECK(city.sent("task_urge") == 2);
  taken(city.order(city.operatorDesk, engine::EndTask{task, true, "不用了"}));
  CHECK(code(city.order(city.operatorDesk, engine::UrgeCase{city.id, "快", task})) == "unknown_task");
}

TEST_CASE("the clocks of tasks stand still with their case, and a file may come from who was called in") {
  Group city;
  city.callIn(friday(11));
  city.clock->set(friday(10));
  ActOnCase rest;
  rest.reason = "等材料";
  rest.until = friday(14) + 72h;  // Monday
  taken(city.act(city.operatorDesk, city.id, Action::suspend, rest));
  CHECK(code(city.order(city.operatorDesk, engine::UrgeCase{city.id, "快", city.task().id})) == "wrong_state");
  city.clock->set(friday(17));
  city.tick();
  CHECK(city.now().urges.empty());
  city.open();
  city.clock->set(rest.until);
  city.tick();
  REQUIRE(city.now().summary.state == CaseState::accepted);
  // One working hour was left at 10:00.
  CHECK(city.task().due == rest.until + 1h);
  CHECK(city.inQueue().at(0).due == rest.until + 1h);
  CHECK(city.task().rowVer == 2);
  city.clock->set(rest.until + 59min);
  city.tick();
  CHECK(city.now().urges.empty());
  city.clock->set(rest.until + 1h);
  city.tick();
  REQUIRE_FALSE(city.now().urges.empty());
  CHECK(city.now().urges[0].department == city.roads);

  engine::AttachFile file;
  file.id = city.id;
  file.file.hash = std::string(64, 'a');
  file.file.name = "road.jpg";
  file.file.type = "image/jpeg";
  file.file.size = 10;
  taken(city.order(city.worker(city.roads), file));
  taken(city.order(city.worker(city.roads), engine::EndTask{city.task().id, false, "已封"}));
  file.file.hash = std::string(64, 'b');
  CHECK(code(city.order(city.worker(city.roads), file)) == "not_entitled");
  checkSound(city);
}

TEST_CASE("the past knows who was called in at each moment") {
  Group city;
  city.clock->set(friday(10));
  city.callIn(friday(12));
  city.clock->set(friday(11));
  taken(city.order(city.worker(city.roads), engine::EndTask{city.task().id, false, "已封"}));
  city.clock->set(friday(13));
  std::shared_ptr<const engine::Playback> past;
  engine::readPlayback(*city.engine, city.operatorDesk, city.morning, friday(13), {}, [&](auto p) { past = std::move(p); }).get();
  REQUIRE(past);
  CHECK(past->caseAt(city.id, friday(9, 30))->calledIn.empty());
  REQUIRE(past->caseAt(city.id, friday(10))->calledIn.size() == 1);
  CHECK(past->caseAt(city.id, friday(10, 59))->calledIn[0].due == friday(12));
  CHECK(past->caseAt(city.id, friday(11))->calledIn.empty());
  REQUIRE(past->changed(friday(9, 30), friday(10)).size() == 1);
  CHECK(past->changed(friday(9, 30), friday(10))[0]->calledIn.size() == 1);
}

}  // namespace called_in_test
