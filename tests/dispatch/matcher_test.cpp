#include "core/dispatch/matcher.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "tests/catch.h"

namespace matcher_test {

using namespace jw;
using dispatch::Basis;
using dispatch::Facts;
using dispatch::Matcher;
using model::Nature;
using model::Rule;

namespace {

const Instant kNow = fromMillis(1'800'000'000'000);
const DepartmentId kA{Uuid::named("A")}, kB{Uuid::named("B")}, kC{Uuid::named("C")};

Rule rule(const std::string& name, DepartmentId department, std::int32_t priority = 100) {
  Rule r;
  r.id = {Uuid::named("rule:" + name)};
  r.name = name;
  r.department = department;
  r.priority = priority;
  return r;
}
Facts facts(std::string_view category = "0601", std::string_view area = "33/3301/330101/", std::string_view title = "",
            std::string_view text = "") {
  return {category, area, title, text, Nature::ordinary, kNow};
}
std::string winner(const std::vector<Rule>& rules, const Facts& f) {
  const Matcher m(rules);
  const auto p = m.propose(f, {}, {});
  return p.rule ? p.rule->name : "";
}

}  // namespace

TEST_CASE("the smaller priority wins over the more specific rule") {
  auto wide = rule("wide", kA, 1), narrow = rule("narrow", kB, 2);
  narrow.categoryPrefix = "0601";
  narrow.areaPrefix = "33/3301/330101/";
  CHECK(winner({wide, narrow}, facts()) == "wide");
  CHECK(winner({narrow, wide}, facts()) == "wide");
  wide.priority = 3;
  CHECK(winner({wide, narrow}, facts()) == "narrow");
}

TEST_CASE("among equal priorities: longer category, then longer area, then more conditions, then the older row") {
  auto all = rule("all", kA), category = rule("category", kB), longer = rule("longer", kC), area = rule("area", kA);
  category.categoryPrefix = "06";
  longer.categoryPrefix = "0601";
  area.areaPrefix = "33/3301/330101/";
  CHECK(winner({all, category, longer, area}, facts()) == "longer");
  CHECK(winner({all, category, area}, facts()) == "category");
  CHECK(winner({all, area}, facts()) == "area");
  auto shorter = area;
  shorter.name = "shorter area";
  shorter.areaPrefix = "33/";
  CHECK(winner({shorter, area}, facts()) == "area");
  auto word = rule("word", kB), both = rule("both", kC);
  word.keywords = {"井盖"};
  both.keywords = {"井盖"};
  both.natures = {Nature::ordinary};
  CHECK(winner({all, word, both}, facts("0601", "", "井盖缺失")) == "both");
  CHECK(winner({all, word}, facts("0601", "", "井盖缺失")) == "word");
  CHECK(winner({rule("older", kA), rule("younger", kB)}, facts()) == "older");
}

TEST_CASE("each condition can exclude a rule") {
  auto r = rule("r", kA);
  SECTION("category prefix") {
    r.categoryPrefix = "0602";
    CHECK(winner({r}, facts()).empty());
    CHECK(winner({r}, facts("0602")) == "r");
    CHECK(winner({r}, facts("060201")) == "r");
    CHECK(winner({r}, facts("060")).empty());
    CHECK(winner({r}, facts("")).empty());
  }
  SECTION("area subtree: a sibling whose code begins alike is outside") {
    r.areaPrefix = "33/3301/";
    CHECK(winner({r}, facts("0601", "33/3301/330101/")) == "r");
    CHECK(winner({r}, facts("0601", "33/3301/")) == "r");
    CHECK(winner({r}, facts("0601", "33/33010/")).empty());
    CHECK(winner({r}, facts("0601", "33/")).empty());
    CHECK(winner({r}, facts("0601", "")).empty());
  }
  SECTION("keywords: any of them, in title or text") {
    r.keywords = {"井盖", "路灯"};
    CHECK(winner({r}, facts("1", "", "路灯不亮")) == "r");
    CHECK(winner({r}, facts("1", "", "", "有个井盖坏了")) == "r");
    CHECK(winner({r}, facts("1", "", "路", "灯")).empty());
  }
  SECTION("natures") {
    r.natures = {Nature::urgent, Nature::major};
    auto f = facts();
    CHECK(winner({r}, f).empty());
    f.nature = Nature::urgent;
    CHECK(winner({r}, f) == "r");
    f.nature = Nature::major;
    CHECK(winner({r}, f) == "r");
  }
  SECTION("validity is [from, to)") {
    r.validFrom = kNow;
    CHECK(winner({r}, facts()) == "r");
    r.validFrom = kNow + Millis(1);
    CHECK(winner({r}, facts()).empty());
    r.validFrom = fromMillis(0);
    r.validTo = kNow;
    CHECK(winner({r}, facts()).empty());
    r.validTo = kNow + Millis(1);
    CHECK(winner({r}, facts()) == "r");
  }
}

TEST_CASE("without a rule the category's default decides, then the source's suggestion, then a person") {
  auto r = rule("r", kA);
  r.categoryPrefix = "07";
  const Matcher m({r});
  auto p = m.propose(facts("07"), kB, kC);
  CHECK(p.basis == Basis::rule);
  CHECK(p.department == kA);
  p = m.propose(facts("06"), kB, kC);
  CHECK(p.basis == Basis::categoryDefault);
  CHECK(p.department == kB);
  CHECK(p.rule == nullptr);
  p = m.propose(facts("06"), {}, kC);
  CHECK(p.basis == Basis::source);
  CHECK(p.department == kC);
  p = m.propose(facts("06"), {}, {});
  CHECK(p.basis == Basis::none);
  CHECK_FALSE(p.department);
  CHECK(Matcher::explain(p, facts("06")).empty());
  CHECK(Matcher({}).propose(facts(), kB, {}).basis == Basis::categoryDefault);
  CHECK(dispatch::basisReason(Basis::rule) == "@rule");
  CHECK(dispatch::basisReason(Basis::categoryDefault) == "@category_default");
  CHECK(dispatch::basisReason(Basis::source) == "@source");
  CHECK(dispatch::basisReason(Basis::none).empty());
}

TEST_CASE("runners-up are the next three that hold, in rank order") {
  std::vector<Rule> rules;
  for (int i = 9; i >= 0; --i) rules.push_back(rule(std::to_string(i), kA, i));
  rules[9 - 2].validTo = fromMillis(1);  // number 2 has expired
  const Matcher m(rules);
  const auto p = m.propose(facts(), {}, {});
  CHECK(p.rule->name == "0");
  REQUIRE(p.runnersUp.size() == 3);
  CHECK(p.runnersUp[0]->name == "1");
  CHECK(p.runnersUp[1]->name == "3");
  CHECK(p.runnersUp[2]->name == "4");
}

TEST_CASE("the explanation names rule, version, the conditions that held and the runners-up") {
  auto r = rule("垃圾\"急\"", kA, 1), next = rule("next", kB, 2);
  r.rowVer = 7;
  r.categoryPrefix = "06";
  r.areaPrefix = "33/";
  r.keywords = {"没有这个", "恶臭"};
  r.natures = {Nature::urgent};
  const Matcher m({next, r});
  auto f = facts("0601", "33/3301/", "垃圾", "恶臭难闻");
  f.nature = Nature::urgent;
  const auto j = nlohmann::json::parse(Matcher::explain(m.propose(f, {}, {}), f));
  CHECK(j == nlohmann::json{{"rule", "垃圾\"急\""},
                            {"version", 7},
                            {"matched", {{"category", "06"}, {"area", "33/"}, {"keyword", "恶臭"}, {"nature", "urgent"}}},
                            {"runners_up", {"next"}}});
  const Matcher lone({next});
  const auto plain = nlohmann::json::parse(Matcher::explain(lone.propose(f, {}, {}), f));
  CHECK(plain == nlohmann::json{{"rule", "next"}, {"version", 1}, {"matched", nlohmann::json::object()}});
}

TEST_CASE("the explanation is the JSON that a writer of JSON would write and bears texts that are none") {
  auto r = rule("a\nb\\c\x01", kA, 1);
  r.areaPrefix = "33/";
  r.hours = model::Hours{600, 720, 127};
  r.attributes = {{"source", {"feed", "desk"}}, {"stated_area", {"东\"区"}}};
  r.keywords = {"臭"};
  r.near = model::NearFacility{"hydrant", 50};
  const std::vector<model::Attribute> attributes = {{"source", "feed"}, {"stated_area", "东\"区"}};
  auto f = facts("06", "33/", "恶臭", "");
  f.minuteOfWeek = 660;
  f.attributes = attributes;
  const dispatch::Nearest near = [](std::string_view) { return 12.4; };
  f.nearest = &near;
  const Matcher m({r});
  const auto p = m.propose(f, {}, {});
  REQUIRE(p.rule);
  const auto text = Matcher::explain(p, f);
  const auto j = nlohmann::json::parse(text);
  CHECK(j.dump() == text);
  CHECK(j["rule"] == r.name);
  CHECK(j["matched"]["attributes"] == nlohmann::json{{"source", "feed"}, {"stated_area", "东\"区"}});
  CHECK(j["matched"]["near"]["metres"] == 12);
  CHECK(j["matched"]["hours"]["at"] == 660);
  const Matcher broken({rule("x\xFFy", kA, 1)});
  CHECK(nlohmann::json::parse(Matcher::explain(broken.propose(facts(), {}, {}), facts()))["rule"] == "x\xEF\xBF\xBDy");
}

namespace {

bool holdsNaively(const Rule& r, const Facts& f) {
  if (!f.categoryCode.starts_with(r.categoryPrefix) || !f.area.starts_with(r.areaPrefix)) return false;
  if (f.at < r.validFrom || f.at >= r.validTo) return false;
  if (!r.natures.empty() && std::count(r.natures.begin(), r.natures.end(), f.nature) == 0) return false;
  if (r.keywords.empty()) return true;
  return std::any_of(r.keywords.begin(), r.keywords.end(), [&](const std::string& k) {
    return f.title.find(k) != f.title.npos || f.text.find(k) != f.text.npos;
  });
}

}  // namespace

TEST_CASE("ten thousand random rules give what a naive search through all of them gives") {
  std::mt19937 random(20261120);
  auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  auto digits = [&](int longest) {
    std::string s;
    for (int n = pick(longest + 1); n > 0; --n) s += static_cast<char>('0' + pick(4));
    return s;
  };
  auto path = [&] {
    std::string s;
    for (int n = pick(4); n > 0; --n) s += std::to_string(pick(4)) + "/";
    return s;
  };
  const std::string words[] = {"井盖", "路灯", "垃圾", "噪音", "漏水", "占道"};
  std::vector<Rule> rules;
  for (int i = 0; i < 10'000; ++i) {
    auto r = rule(std::to_string(i), {Uuid::named(std::to_string(pick(20)))}, pick(30));
    r.categoryPrefix = digits(5);
    r.areaPrefix = path();
    if (pick(2)) r.keywords = {words[pick(6)], words[pick(6)]};
    if (pick(3) == 0) r.natures = {static_cast<Nature>(1 + pick(3))};
    if (pick(4) == 0) r.validFrom = kNow + Millis(pick(3) - 1);
    if (pick(4) == 0) r.validTo = r.validFrom + Millis(1 + pick(3));
    rules.push_back(std::move(r));
  }
  const Matcher matcher(rules);
  int decided = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string category = digits(6), area = path(), title = words[pick(6)], text = words[pick(6)] + "附近";
    const Facts f{category, area, title, text, static_cast<Nature>(1 + pick(3)), kNow + Millis(pick(3) - 1)};
    std::vector<const Rule*> hold;
    for (const auto& r : rules)
      if (holdsNaively(r, f)) hold.push_back(&r);
    auto conditions = [](const Rule* r) { return (r->keywords.empty() ? 0 : 1) + (r->natures.empty() ? 0 : 1); };
    std::stable_sort(hold.begin(), hold.end(), [&](const Rule* a, const Rule* b) {
      return std::tuple(a->priority, -static_cast<int>(a->categoryPrefix.size()), -static_cast<int>(a->areaPrefix.size()), -conditions(a)) <
             std::tuple(b->priority, -static_cast<int>(b->categoryPrefix.size()), -static_cast<int>(b->areaPrefix.size()), -conditions(b));
    });
    const auto p = matcher.propose(f, {}, {});
    INFO(category << " " << area << " " << title);
    REQUIRE((p.rule == nullptr) == hold.empty());
    if (hold.empty()) continue;
    ++decided;
    CHECK(p.rule->name == hold[0]->name);
    CHECK(p.department == hold[0]->department);
    REQUIRE(p.runnersUp.size() == std::min<std::size_t>(3, hold.size() - 1));
    for (std::size_t k = 0; k < p.runnersUp.size(); ++k) CHECK(p.runnersUp[k]->name == hold[k + 1]->name);
  }
  CHECK(decided > 400);
}

}  // namespace matcher_test
