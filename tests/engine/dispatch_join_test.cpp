// What the dispatch rules see of a report and what follows from their decision, through the whole engine.
#include "tests/engine/engine_answers.h"

namespace dispatch_join_test {

using namespace jw;
using namespace jw::test;
using model::Action;

namespace {

model::Rule rule(SmallCity& city, const std::string& name, DepartmentId department) {
  model::Rule r;
  r.id = {Uuid::named(name)};
  r.name = name;
  r.department = department;
  r.priority = 10;
  (void)city;
  return r;
}
model::Crew crew(const std::string& code, DepartmentId department, model::Point at) {
  model::Crew c;
  c.id = {Uuid::named(code)};
  c.code = c.name = code;
  c.department = department;
  c.point = at;
  return c;
}
std::string crewOf(SmallCity& city, CaseId id) { return details(city, city.operatorDesk, id)->crew; }

}  // namespace

TEST_CASE("a rule's nature and limit go before the report's and the category's, and last") {
  SmallCity city;
  auto r = rule(city, "热线紧急", city.roads);
  r.channels = {model::Channel::phone};
  r.nature = model::Nature::urgent;
  r.limit = {2, model::Limit::Unit::naturalHour};
  taken(city.put(engine::PutRule{r}));
  auto byPhone = SmallCity::report(city.litter, "垃圾");
  byPhone.channel = model::Channel::phone;
  const auto done = taken(city.send(byPhone));
  auto c = details(city, city.operatorDesk, done.id)->summary;
  CHECK(c.department == city.roads);
  CHECK(c.nature == model::Nature::urgent);
  CHECK(c.due == city.clock->now() + std::chrono::hours(2));
  taken(city.act(city.worker(city.roads), done.id, Action::accept));
  CHECK(details(city, city.operatorDesk, done.id)->summary.stepDue == city.clock->now() + std::chrono::hours(2));
  // At the desk the category's own department has it.
  CHECK(details(city, city.operatorDesk, taken(city.send(SmallCity::report(city.litter, "垃圾"))).id)->summary.department == city.sanitation);
}

TEST_CASE("hours, source and the nearest facility are conditions that rules can ask for") {
  SmallCity city;
  auto night = rule(city, "夜间", city.roads);
  night.hours = model::Hours{18 * 60, 8 * 60, 0x7F};
  taken(city.put(engine::PutRule{night}));
  CHECK(details(city, city.operatorDesk, taken(city.send(SmallCity::report(city.litter, "昼"))).id)->summary.department == city.sanitation);
  city.clock->advance(std::chrono::hours(12));  // 21:00
  CHECK(details(city, city.operatorDesk, taken(city.send(SmallCity::report(city.litter, "夜"))).id)->summary.department == city.roads);
  city.clock->advance(std::chrono::hours(12));
  auto near = rule(city, "近消防栓", city.roads);
  near.near = model::NearFacility{"hydrant", 100};
  taken(city.put(engine::PutRule{near}));
  city.engine
      ->write([&](store::Connection& w) {
        w.execute("INSERT INTO facilities (id, kind, code, name, area, lon, lat) VALUES (randomblob(16), 'hydrant', 'H1', 'H1', '', 120.0155, 30.005)");
      })
      .get();
  CHECK(details(city, city.operatorDesk, taken(city.send(SmallCity::report(city.litter, "近", 120.0150, 30.005))).id)->summary.department == city.roads);
  CHECK(details(city, city.operatorDesk, taken(city.send(SmallCity::report(city.litter, "远", 120.0120, 30.005))).id)->summary.department == city.sanitation);
}

TEST_CASE("a department's crews share its work: fewest open cases, then the nearest") {
  SmallCity city;
  taken(city.put(engine::PutCrew{crew("A班", city.sanitation, {120.001, 30.005})}));
  taken(city.put(engine::PutCrew{crew("B班", city.sanitation, {120.009, 30.005})}));
  const auto first = taken(city.send(SmallCity::report(city.litter, "1", 120.008, 30.005)));
  CHECK(crewOf(city, first.id) == "B班");
  const auto second = taken(city.send(SmallCity::report(city.litter, "2", 120.008, 30.005)));
  CHECK(crewOf(city, second.id) == "A班");
  // Rejected and given to another department: its crews, and it has none.
  engine::ActOnCase why;
  why.reason = "不归我们";
  taken(city.act(city.worker(city.sanitation), second.id, Action::reject, why));
  CHECK(crewOf(city, second.id).empty());
  engine::ActOnCase again;
  again.department = city.roads;
  again.reason = "道路";
  taken(city.act(city.operatorDesk, second.id, Action::assign, again));
  CHECK(crewOf(city, second.id).empty());
  CHECK(crewOf(city, taken(city.send(SmallCity::report(city.litter, "3", 120.008, 30.005))).id) == "A班");
  CHECK(ask(*city.engine, "SELECT count(*) FROM cases WHERE crew IS NOT NULL") == 2);
  checkSound(city);
}

TEST_CASE("the leader of the grid hears of a case where the rule asks for it") {
  SmallCity city;
  auto r = rule(city, "网格长到场", city.roads);
  r.leader = model::LeaderPart::assigned;
  taken(city.put(engine::PutRule{r}));
  model::Staff leader;
  leader.id = {Uuid::named("leader")};
  leader.name = "东一网格长";
  leader.post = model::Post::gridLeader;
  leader.area = "330101/330101001/";
  leader.email = "east1@grid.test";
  taken(city.put(engine::PutStaff{leader}));
  taken(city.send(SmallCity::report(city.litter, "在东一")));
  taken(city.send(SmallCity::report(city.litter, "在西一", 119.985, 30.005)));
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox WHERE kind='leader_assigned' AND receiver='东一网格长'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM outbox") == 1);
  checkSound(city);
}

}  // namespace dispatch_join_test
