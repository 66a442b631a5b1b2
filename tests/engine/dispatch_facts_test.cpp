// What a dispatch knows of a report, and what it leaves in the trail.
#include "tests/engine/engine_answers.h"

namespace dispatch_facts_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("a dispatch by hand keeps why the rule has proposed it") {
  SmallCity city;
  taken(city.put(engine::PutSetting{{}, "auto_dispatch", "0"}));
  model::Rule rule;
  rule.id = {Uuid::named("rule:litter")};
  rule.name = "垃圾归环卫";
  rule.categoryPrefix = "06";
  rule.keywords = {"垃圾"};
  rule.department = city.sanitation;
  taken(city.put(engine::PutRule{rule}));
  const auto assign = [&](CaseId id, DepartmentId to) {
    engine::ActOnCase step;
    step.department = to;
    step.reason = "照建议";
    taken(city.act(city.operatorDesk, id, model::Action::assign, step));
    return details(city, city.operatorDesk, id)->trail.back();
  };
  const auto kept = assign(taken(city.send(SmallCity::report(city.litter, "一堆垃圾"))).id, city.sanitation);
  CHECK(kept.rule == rule.id);
  CHECK(kept.reason == "照建议");
  CHECK(kept.note.find("垃圾归环卫") != std::string::npos);
  CHECK(kept.note.find("\"keyword\":\"垃圾\"") != std::string::npos);
  const auto other = assign(taken(city.send(SmallCity::report(city.litter, "一堆垃圾"))).id, city.roads);
  CHECK_FALSE(other.rule);
  CHECK(other.note.empty());
  // What a rule would not propose any more is not explained by it.
  const auto waiting = taken(city.send(SmallCity::report(city.litter, "一堆垃圾"))).id;
  rule.keywords = {"落叶"};
  rule.rowVer = 1;
  taken(city.put(engine::PutRule{rule}));
  CHECK(assign(waiting, city.sanitation).note.empty());
}

TEST_CASE("a rule asks what the fields of the event item say, and the owner of a component among them") {
  SmallCity city;
  auto item = *city.engine->directory()->category(city.pothole);
  item.fields = {{"f1", "权属单位", "Owner", model::CustomField::Type::text}, {"f2", "材质", "", model::CustomField::Type::choice, false, {"铸铁", "水泥"}}, {"f3", "保管人", "", model::CustomField::Type::person}};
  taken(city.put(engine::PutCategory{item}));
  model::Rule owned, concrete;
  owned.id = {Uuid::named("rule:owned")};
  owned.name = "环卫权属";
  owned.categoryPrefix = "02";
  owned.componentOwner = "环卫局";
  owned.department = city.sanitation;
  concrete.id = {Uuid::named("rule:concrete")};
  concrete.name = "水泥井盖";
  concrete.categoryPrefix = "02";
  concrete.attributes = {{"材质", {"水泥"}}};
  concrete.department = city.sanitation;
  taken(city.put(engine::PutRule{owned}));
  taken(city.put(engine::PutRule{concrete}));
  const auto sent = [&](std::vector<std::string> answers) {
    auto r = SmallCity::report(city.pothole, "井盖");
    const char* keys[] = {"f1", "f2", "f3"};
    for (std::size_t i = 0; i < answers.size(); ++i)
      if (!answers[i].empty()) {
        r.fields.push_back({keys[i]});
        r.fields.back().text = answers[i];
      }
    return details(city, city.operatorDesk, taken(city.send(r)).id);
  };
  const auto byOwner = sent({"环卫局"});
  CHECK(byOwner->summary.department == city.sanitation);
  CHECK(byOwner->trail.back().rule == owned.id);
  CHECK(byOwner->trail.back().note.find("\"owner\":\"环卫局\"") != std::string::npos);
  CHECK(sent({"路政"})->summary.department == city.roads);
  CHECK(sent({"", "水泥"})->trail.back().rule == concrete.id);
  CHECK(sent({"", "铸铁"})->summary.department == city.roads);
  CHECK(sent({"", "", "环卫局"})->summary.department == city.roads);  // a person's name is nothing to go by
}

TEST_CASE("what a department sends back is proposed to the next one that has not sent it back") {
  SmallCity city;
  const auto put = [&](const char* name, DepartmentId to, std::int32_t priority) {
    model::Rule rule;
    rule.id = {Uuid::named(name)};
    rule.name = name;
    rule.categoryPrefix = "06";
    rule.priority = priority;
    rule.department = to;
    taken(city.put(engine::PutRule{rule}));
    return rule.id;
  };
  put("first", city.roads, 1);
  const auto second = put("second", city.sanitation, 2);
  const auto id = taken(city.send(SmallCity::report(city.litter, "一堆垃圾"))).id;
  const auto step = [&](const model::Actor& actor, model::Action action, DepartmentId to = {}) {
    engine::ActOnCase command;
    command.reason = "不归我管";
    command.department = to;
    taken(city.act(actor, id, action, command));
    return details(city, city.operatorDesk, id)->summary;
  };
  CHECK(details(city, city.operatorDesk, id)->summary.department == city.roads);
  CHECK(step(city.worker(city.roads), model::Action::reject).proposed == city.sanitation);
  const auto again = step(city.operatorDesk, model::Action::assign, city.sanitation);
  CHECK_FALSE(again.proposed);
  CHECK(details(city, city.operatorDesk, id)->trail.back().rule == second);
  CHECK_FALSE(step(city.worker(city.sanitation), model::Action::reject).proposed);  // nobody is left
  checkSound(city);
}

}  // namespace dispatch_facts_test
