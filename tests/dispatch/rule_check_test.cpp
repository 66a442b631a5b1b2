#include "core/dispatch/rule_check.h"

#include <random>

#include "core/dispatch/conditions.h"
#include "core/dispatch/further_facts.h"
#include "tests/catch.h"

namespace rule_check_test {

using namespace jw;
using dispatch::RuleFinding;
using dispatch::RuleProblem;
using model::Rule;

namespace {

const DepartmentId kA{Uuid::named("A")}, kB{Uuid::named("B")};

Rule rule(const std::string& category, DepartmentId department = kA, std::int32_t priority = 100) {
  Rule r;
  r.categoryPrefix = category;
  r.department = department;
  r.priority = priority;
  return r;
}
Rule with(Rule r, std::vector<std::string> keywords) {
  r.keywords = std::move(keywords);
  return r;
}
std::vector<model::Category> categories(DepartmentId department = kA) {
  std::vector<model::Category> out;
  for (const auto* code : {"0601", "0602", "0701"}) {
    model::Category c;
    c.id = {Uuid::named(code)};
    c.code = code;
    c.department = department;
    out.push_back(c);
  }
  return out;
}
std::string words(const std::vector<Rule>& rules, dispatch::RuleWorld world = {}) {
  const auto all = categories();
  if (world.categories.empty()) world.categories = all;
  std::string s;
  for (const auto& f : dispatch::checkRules(rules, world)) {
    s += s.empty() ? "" : ", ";
    s += dispatch::ruleProblemName(f.problem);
    if (f.rule != RuleFinding::kNone) s += " " + std::to_string(f.rule);
    if (f.other != RuleFinding::kNone) s += "<" + std::to_string(f.other);
    if (f.partly) s += " partly";
    if (!f.detail.empty()) s += " " + f.detail;
  }
  return s;
}

}  // namespace

TEST_CASE("a rule that another one always forestalls is unreachable") {
  CHECK(words({rule("06"), rule("07", kB)}).empty());
  CHECK(words({rule("0601", kB), rule("06", kA, 1)}) == "unreachable 0<1");
  CHECK(words({rule("0601", kB), rule("06", kA)}).empty());  // the longer category comes first
  CHECK(words({rule("06", kA, 1), with(rule("06", kB), {"井盖"})}) == "unreachable 1<0");
  CHECK(words({with(rule("06", kA, 1), {"井盖"}), with(rule("06", kB), {"污水井盖", "雨水井盖"})}) == "unreachable 1<0");
  CHECK(words({with(rule("06", kA, 1), {"井盖"}), with(rule("06", kB), {"污水井盖", "路灯"})}).empty());
  CHECK(words({with(rule("06", kA, 1), {"井盖"}), rule("06", kB)}).empty());
  auto whole = rule("06", kA, 1);
  whole.wholeCategory = true;
  CHECK(words({whole, rule("0601", kB), rule("0602")}) == "unknown_category 0 06");
}

TEST_CASE("two rules of the same rank and conditions contradict each other, or one is too many") {
  CHECK(words({rule("06"), rule("06", kB)}) == "contradictory 1<0");
  CHECK(words({rule("06"), rule("06")}) == "unreachable 1<0");
  CHECK(words({with(rule("06"), {"a", "b"}), with(rule("06", kB), {"b", "a"})}) == "contradictory 1<0");
  auto past = rule("06"), next = rule("06", kB);
  past.validTo = next.validFrom = fromMillis(1000);
  CHECK(words({past, next}).empty());
  dispatch::RuleWorld later;
  later.now = fromMillis(1000);
  CHECK(words({past, next}, later) == "expired 0");
}

TEST_CASE("references that lead nowhere") {
  dispatch::RuleWorld world;
  world.hasDepartment = [](DepartmentId d) { return d == kA; };
  world.hasArea = [](const std::string& path) { return path == "1/"; };
  world.hasFacility = [](std::string_view kind) { return kind == "hydrant"; };
  auto good = rule("06");
  good.areaPrefix = "1/";
  good.near = model::NearFacility{"hydrant", 50};
  CHECK(words({good}, world).empty());
  auto bad = rule("09", kB);
  bad.areaPrefix = "2/";
  bad.near = model::NearFacility{"school", 50};
  CHECK(words({good, bad}, world) == "unknown_department 1 " + kB.text() + ", unknown_area 1 2/, unknown_category 1 09, unknown_facility 1 school");
  auto component = rule("06");
  component.kinds = {model::CaseKind::component};
  CHECK(words({component}) == "unknown_category 0 06");
}

TEST_CASE("categories that nobody would get are named") {
  const auto open = categories({});
  dispatch::RuleWorld world;
  world.categories = open;
  CHECK(words({}, world) == "uncovered 0601, uncovered 0602, uncovered 0701");
  CHECK(words({rule("06"), with(rule("07"), {"a"})}, world) == "uncovered partly 0701");
  CHECK(words({rule("")}, world).empty());
  auto ends = rule("");
  ends.validTo = fromMillis(5);
  CHECK(words({ends}, world) == "uncovered partly 0601, uncovered partly 0602, uncovered partly 0701");
}

TEST_CASE("hours, owners and attributes can forestall too") {
  auto night = rule("06", kA, 1), late = rule("06", kB);
  night.hours = model::Hours{22 * 60, 6 * 60, 0x7F};
  late.hours = model::Hours{23 * 60, 60, 0b0011111};
  CHECK(dispatch::covers(night, late));
  CHECK_FALSE(dispatch::covers(late, night));
  CHECK(dispatch::covers(rule("06"), night));
  CHECK_FALSE(dispatch::covers(night, rule("06")));
  auto few = rule("06"), many = rule("06");
  few.attributes = {{"district", {"A"}}};
  many.attributes = {{"district", {"A", "B"}}};
  CHECK(dispatch::covers(many, few));
  CHECK_FALSE(dispatch::covers(few, many));
}

TEST_CASE("what is said to cover, holds wherever the other holds") {
  std::mt19937 random(3);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> codes = {"", "0", "06", "0601"}, areas = {"", "1/", "1/2/"}, texts = {"a", "ab", "b"};
  const auto any = [&](const auto& list) { return list[static_cast<std::size_t>(pick(static_cast<int>(list.size())))]; };
  const auto make = [&] {
    Rule r = rule(any(codes));
    r.wholeCategory = !r.categoryPrefix.empty() && pick(3) == 0;
    r.areaPrefix = any(areas);
    if (pick(3) == 0) r.keywords = {any(texts), any(texts)};
    if (pick(3) == 0) r.natures = {static_cast<model::Nature>(1 + pick(3)), static_cast<model::Nature>(1 + pick(3))};
    if (pick(3) == 0) r.hours = model::Hours{static_cast<std::int16_t>(60 * pick(24)), static_cast<std::int16_t>(60 * pick(25)), static_cast<std::uint8_t>(1 + pick(127))};
    if (pick(3) == 0) r.attributes = {{"d", {any(texts), any(texts)}}};
    if (pick(4) == 0) r.componentOwner = any(texts);
    return r;
  };
  int covering = 0;
  for (int i = 0; i < 4000; ++i) {
    const Rule wide = make(), narrow = make();
    if (!dispatch::covers(wide, narrow)) continue;
    ++covering;
    for (int k = 0; k < 40; ++k) {
      const std::string code = any(codes), area = any(areas), text = any(texts), owner = any(texts);
      const std::vector<model::Attribute> attributes = {{"d", any(texts)}};
      dispatch::Facts f{code, area, {}, text, static_cast<model::Nature>(1 + pick(3)), fromMillis(1)};
      f.minuteOfWeek = pick(7 * 1440);
      f.attributes = attributes;
      f.componentOwner = owner;
      if (dispatch::holds(narrow, f)) REQUIRE(dispatch::holds(wide, f));
    }
  }
  CHECK(covering > 200);
}

TEST_CASE("a rule that asks what no event item asks is shown") {
  auto all = categories();
  all[0].fields = {{"f1", "材质", "", model::CustomField::Type::choice, false, {"铸铁"}}, {"f2", "保管人", "", model::CustomField::Type::person}};
  all[2].fields = {{"f1", std::string(dispatch::kOwnerField), "", model::CustomField::Type::text}};
  dispatch::RuleWorld world;
  world.categories = all;
  world.says = dispatch::canSay;
  const auto asking = [](const char* category, const char* name) {
    auto r = rule(category);
    r.attributes = {{name, {"x"}}};
    return r;
  };
  CHECK(words({asking("06", "材质"), asking("0601", "stated_area"), asking("0602", "source")}, world).empty());
  CHECK(words({asking("0602", "材质")}, world) == "unasked_field 0 材质");
  CHECK(words({asking("0601", "保管人")}, world) == "unasked_field 0 保管人");
  auto owned = rule("06");
  owned.componentOwner = "自来水公司";
  CHECK(words({owned}, world) == "unasked_field 0 权属单位");
  owned.categoryPrefix = "07";
  CHECK(words({owned}, world).empty());
}

}  // namespace rule_check_test
