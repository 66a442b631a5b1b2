#include "core/dispatch/learner.h"

#include "core/base/error.h"
#include "core/dispatch/matcher.h"
#include "core/model/rule_json.h"
#include "tests/catch.h"

namespace learner_test {

using namespace jw;
using dispatch::Example;

namespace {

const DepartmentId kRoads{Uuid::named("roads")}, kWater{Uuid::named("water")}, kParks{Uuid::named("parks")};

struct History {
  std::vector<Example> cases;
  void add(int n, const std::string& category, DepartmentId outcome, const std::string& district = {}, const std::string& text = {}, const std::string& area = {}) {
    while (n-- > 0) cases.push_back({category, area, text, district.empty() ? std::vector<model::Attribute>() : std::vector<model::Attribute>{{"district", district}}, outcome});
  }
  std::vector<dispatch::LearntRule> learn(const dispatch::LearnOptions& options = {}) const { return dispatch::learnRules(cases, options); }
};

std::string conditions(const dispatch::LearntRule& r) { return model::conditionsJson(r.rule); }

DepartmentId decide(const std::vector<dispatch::LearntRule>& learnt, const Example& e) {
  std::vector<model::Rule> rules;
  for (const auto& l : learnt) rules.push_back(l.rule);
  const dispatch::Matcher m(rules);
  dispatch::Facts f{e.category, e.area, {}, e.text};
  f.attributes = e.attributes;
  return m.propose(f, {}, {}).department;
}

}  // namespace

TEST_CASE("without anything that tells cases apart a category has one rule, with what speaks for it") {
  History h;
  h.add(8, "06", kRoads, "A");
  h.add(2, "06", kWater, "A");
  h.add(5, "07", kParks, "B");
  h.add(1, "08", kParks);
  const auto rules = h.learn();
  REQUIRE(rules.size() == 2);  // one case is no support
  CHECK(conditions(rules[0]) == R"({"category_is":"06"})");
  CHECK(rules[0].rule.department == kRoads);
  CHECK(rules[0].support == 10);
  CHECK(rules[0].right == 8);
  CHECK(rules[0].confidence() == 0.8);
  CHECK(conditions(rules[1]) == R"({"category_is":"07"})");
  CHECK(rules[1].right == 5);
}

TEST_CASE("values that are decided alike share a rule; those that follow their category have none") {
  History h;
  h.add(20, "06", kRoads, "A");
  h.add(20, "06", kRoads, "B");
  h.add(9, "06", kWater, "C");
  h.add(8, "06", kWater, "D");
  h.add(1, "06", kRoads, "D");
  const auto rules = h.learn();
  REQUIRE(rules.size() == 2);
  CHECK(conditions(rules[0]) == R"({"attributes":[{"any":["C","D"],"name":"district"}],"category_is":"06"})");
  CHECK(rules[0].rule.department == kWater);
  CHECK(rules[0].support == 18);
  CHECK(rules[0].right == 17);
  CHECK(rules[0].rule.priority < rules[1].rule.priority);
  CHECK(rules[1].support == 40);
  CHECK(decide(rules, {"06", "", "", {{"district", "C"}}, {}}) == kWater);
  CHECK(decide(rules, {"06", "", "", {{"district", "E"}}, {}}) == kRoads);
  CHECK_FALSE(decide(rules, {"061", "", "", {}, {}}));
}

TEST_CASE("a value that every case has for itself tells nothing") {
  History h;
  for (int i = 0; i < 40; ++i) h.add(1, "06", i % 3 ? kRoads : kWater, std::to_string(i));
  CHECK(h.learn().size() == 1);
}

TEST_CASE("an area subtree and a keyword can tell cases apart") {
  History h;
  h.add(30, "06", kRoads, "", "路面破损", "1/11/");
  h.add(12, "06", kParks, "", "路面破损", "1/12/121/");
  h.add(12, "06", kWater, "", "路面下水管漏水", "1/11/");
  const auto rules = h.learn();
  REQUIRE(rules.size() == 3);
  CHECK(decide(rules, {"06", "1/12/129/", "路面", {}, {}}) == kParks);
  CHECK(decide(rules, {"06", "1/11/", "路面破损", {}, {}}) == kRoads);
  CHECK(decide(rules, {"06", "1/11/", "那条路面下水管漏水了", {}, {}}) == kWater);
  bool keyword = false;
  for (const auto& r : rules) keyword = keyword || !r.rule.keywords.empty();
  CHECK(keyword);
  dispatch::LearnOptions none;
  none.keywords = false;
  CHECK(h.learn(none).size() == 2);
}

TEST_CASE("a refinement may have an exception, and a rule says in its name what it is") {
  History h;
  for (const auto* d : {"A", "B"}) h.add(30, "06", kRoads, d);
  h.add(30, "06", kWater, "C");
  h.add(10, "06", kRoads, "C", "Leaking hydrant");
  dispatch::LearnOptions options;
  options.nameOf = [](DepartmentId d) { return d == kRoads ? "roads" : "water"; };
  const auto rules = h.learn(options);
  REQUIRE(rules.size() == 3);
  CHECK(decide(rules, {"06", "", "Leaking", {{"district", "C"}}, {}}) == kRoads);
  CHECK(decide(rules, {"06", "", "pit", {{"district", "C"}}, {}}) == kWater);
  for (const auto& r : rules) {
    CHECK(r.rule.name.find("06") == 0);
    CHECK(r.rule.name.find(r.rule.department == kRoads ? "→ roads" : "→ water") != std::string::npos);
    CHECK(r.rule.id == RuleId{Uuid::named("learnt:" + model::conditionsJson(r.rule))});
  }
  const auto again = h.learn(options);
  REQUIRE(again.size() == rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) CHECK(again[i].rule.id == rules[i].rule.id);
}

TEST_CASE("learning can be stopped") {
  History h;
  h.add(3, "06", kRoads);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(dispatch::learnRules(h.cases, {}, Progress{{}, stop.get_token()}), Error);
}

}  // namespace learner_test
