#include "core/dispatch/rule_replay.h"

#include "tests/catch.h"
#include "tests/store/store_fixture.h"

namespace rule_replay_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

const DepartmentId kA{Uuid::named("A")}, kB{Uuid::named("B")}, kC{Uuid::named("C")};

model::Rule rule(const std::string& category, DepartmentId department) {
  model::Rule r;
  r.id = {Uuid::named(category + department.text())};
  r.name = category;
  r.categoryPrefix = category;
  r.department = department;
  return r;
}
store::PastCase past(DepartmentId ended) {
  store::PastCase p;
  p.id = {Uuid::named("case")};
  p.number = "n";
  p.reportedAt = fromMillis(0);
  p.department = ended;
  return p;
}

}  // namespace

TEST_CASE("a replay counts what goes elsewhere and who was right") {
  const dispatch::Matcher before({rule("06", kA), rule("07", kB)}), after({rule("06", kA), rule("07", kC), rule("08", kA)});
  StoreFile s;
  dispatch::FacilityPlaces places(s.w);
  dispatch::RuleReplayer replayer(before, after, places, Zone::china(), 2);
  replayer.add(past(kA), "0601", {});  // both right
  replayer.add(past(kC), "0701", {});  // only the changed one is right
  auto back = past(kB);
  back.rejectedBy = {kC, kC};
  back.reworkedBy = {kB};
  replayer.add(back, "0701", {});      // only the present one is right; C would have sent it back
  replayer.add(past(kB), "0801", {});  // a person before, now wrong
  replayer.add(past(kC), "0901", kC);  // the default decides both
  replayer.add(past(kC), "0901", {});  // nobody
  const auto r = replayer.take();
  CHECK(r.cases == 6);
  CHECK(r.before.decided == 4);
  CHECK(r.before.right == 3);
  CHECK(r.before.accuracy() == 0.75);
  CHECK(r.before.rejected == 0);
  CHECK(r.before.reworked == 1);
  CHECK(r.after.decided == 5);
  CHECK(r.after.right == 3);
  CHECK(r.after.rejected == 1);
  CHECK(r.after.reworked == 0);
  CHECK(r.moved == 3);
  CHECK(r.better == 1);
  CHECK(r.worse == 1);
  REQUIRE(r.list.size() == 2);
  CHECK(r.list[0].before == kB);
  CHECK(r.list[0].after == kC);
  CHECK(r.list[0].ended == kC);
  CHECK(r.list[0].ruleAfter == rule("07", kC).id);
}

TEST_CASE("a replay knows what the fields of an event item said and how near a facility is") {
  auto owned = rule("01", kB);
  owned.componentOwner = "自来水公司";
  auto iron = rule("02", kB);
  iron.attributes = {{"材质", {"铸铁"}}};
  auto near = rule("03", kB);
  near.near = model::NearFacility{"hydrant", 500};
  StoreFile s;
  s.w.execute("INSERT INTO facilities (id, kind, code, name, area, lon, lat) VALUES (randomblob(16), 'hydrant', 'H1', '消火栓', '', 120.001, 30)");
  dispatch::FacilityPlaces places(s.w);
  const dispatch::Matcher before({}), after({owned, iron, near});
  dispatch::RuleReplayer replayer(before, after, places, Zone::china(), 9);
  auto p = past(kB);
  const auto said = [&](const char* name, const char* what) { p.fields = model::valuesJson({{"f1", name, "", model::CustomField::Type::choice, what}}); };
  said("权属单位", "自来水公司");
  replayer.add(p, "01", {});
  said("权属单位", "燃气公司");
  replayer.add(p, "01", {});
  said("材质", "铸铁");
  replayer.add(p, "02", {});
  said("材质", "水泥");
  replayer.add(p, "02", {});
  p.point = model::Point{120.0, 30.0};
  replayer.add(p, "03", {});
  p.point = model::Point{120.01, 30.0};
  replayer.add(p, "03", {});
  p.point.reset();
  replayer.add(p, "03", {});
  const auto r = replayer.take();
  CHECK(r.after.decided == 3);
  CHECK(r.after.right == 3);
}

TEST_CASE("history: archived cases by time of report, with who sent them back and who did them again") {
  StoreFile s;
  s.putDirectory();
  const auto add = [&](const std::string& number, int minutes, CaseState state, std::vector<std::pair<Action, DepartmentId>> steps) {
    auto record = s.addCase(number, [&](store::CaseRecord& r) {
      r.summary.reportedAt = s.now + std::chrono::minutes(minutes);
      r.summary.area = "33/3301/";
      r.statedArea = "东区";
    });
    store::Transaction t(s.w);
    for (const auto& [action, department] : steps) {
      auto step = s.transition(++record.transitions, action, CaseState::reported, CaseState::assigned);
      step.transition.department = department;
      if (department) record.summary.department = department;
      record.summary.state = state;
      ++record.summary.rowVer;
      store::CaseWriter(s.w).advance(s.actor, record, step);
    }
    t.commit();
  };
  add("b", 2, CaseState::archived, {{Action::assign, kA}, {Action::reject, {}}, {Action::assign, kB}, {Action::rework, {}}, {Action::archive, {}}});
  add("a", 1, CaseState::archived, {{Action::assign, kC}, {Action::archive, {}}});
  add("open", 3, CaseState::accepted, {{Action::assign, kC}});
  add("nobody", 3, CaseState::archived, {{Action::archive, {}}});
  add("later", 9, CaseState::archived, {{Action::assign, kC}});
  std::vector<store::PastCase> all;
  const auto read = [&](const std::string& scope) {
    all.clear();
    store::readPastCases(s.w, scope, s.now, s.now + std::chrono::minutes(9), [&](const auto& p) { all.push_back(p); });
    CHECK(store::countPastCases(s.w, scope, s.now, s.now + std::chrono::minutes(9)) == all.size());
  };
  read("33/");
  REQUIRE(all.size() == 2);
  CHECK(all[0].number == "a");
  CHECK(all[0].department == kC);
  CHECK(all[0].rejectedBy.empty());
  CHECK(all[0].statedArea == "东区");
  CHECK(all[1].number == "b");
  CHECK(all[1].department == kB);
  CHECK(all[1].rejectedBy == std::vector<DepartmentId>{kA});
  CHECK(all[1].reworkedBy == std::vector<DepartmentId>{kB});
  CHECK(all[1].category == s.category);
  read("34/");
  CHECK(all.empty());
}

}  // namespace rule_replay_test
