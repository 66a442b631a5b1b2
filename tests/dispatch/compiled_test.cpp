// The compiled matcher beside a search through all rules, over every kind of condition.
#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "core/dispatch/keyword_scan.h"
#include "core/dispatch/matcher.h"
#include "core/dispatch/prefix_table.h"
#include "tests/catch.h"

namespace compiled_test {

using namespace jw;
using dispatch::Facts;
using dispatch::Matcher;
using model::Rule;

namespace {

struct Dice {
  std::mt19937 random;
  int upTo(int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }
  bool oneIn(int n) { return upTo(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(upTo(static_cast<int>(all.size())))];
  }
  std::string digits(int longest) {
    std::string s;
    for (int n = upTo(longest + 1); n > 0; --n) s += static_cast<char>('0' + upTo(3));
    return s;
  }
  std::string path() {
    std::string s;
    for (int n = upTo(4); n > 0; --n) s += std::to_string(upTo(3)) + "/";
    return s;
  }
};

const std::vector<std::string> kWords = {"井盖", "盖", "路灯", "灯不亮", "垃圾", "垃", "噪音", "a", "aba", "ba", "𠀀路", "占道经营"};
const std::vector<std::string> kOwners = {"", "自来水公司", "供电公司"};
const std::vector<std::string> kKinds = {"hydrant", "school"};

Rule randomRule(Dice& d, int i) {
  Rule r;
  r.name = std::to_string(i);
  r.priority = d.upTo(20);
  r.department = {Uuid::named(std::to_string(d.upTo(9)))};
  r.categoryPrefix = d.digits(4);
  r.wholeCategory = d.oneIn(4);
  r.areaPrefix = d.path();
  if (d.oneIn(2)) r.keywords = {d.of(kWords), d.of(kWords)};
  if (d.oneIn(4)) r.kinds = {static_cast<model::CaseKind>(1 + d.upTo(4))};
  if (d.oneIn(4)) r.natures = {static_cast<model::Nature>(1 + d.upTo(3)), model::Nature::major};
  if (d.oneIn(4)) r.channels = {static_cast<model::Channel>(1 + d.upTo(7)), static_cast<model::Channel>(1 + d.upTo(7))};
  if (d.oneIn(4)) r.hours = model::Hours{static_cast<std::int16_t>(d.upTo(1440)), static_cast<std::int16_t>(d.upTo(1441)), static_cast<std::uint8_t>(1 + d.upTo(127))};
  if (d.oneIn(6)) r.componentOwner = d.of(kOwners);
  if (d.oneIn(6)) r.near = model::NearFacility{d.of(kKinds), static_cast<double>(d.upTo(300))};
  if (d.oneIn(3)) r.attributes.push_back({"yard", {std::to_string(d.upTo(3)), std::to_string(d.upTo(3))}});
  if (d.oneIn(6)) r.attributes.push_back({"type", {"x"}});
  if (d.oneIn(8)) r.validFrom = fromMillis(d.upTo(5));
  if (d.oneIn(8)) r.validTo = r.validFrom + Millis(1 + d.upTo(3));
  return r;
}

// Minute by minute, as the contract of Hours says it.
bool inHours(const model::Hours& h, int minute) {
  for (int day = 0; day < 7; ++day) {
    if ((h.weekdays >> day & 1) == 0) continue;
    const int length = h.from < h.to ? h.to - h.from : 1440 - h.from + h.to;
    const int since = (minute - (day * 1440 + h.from) + 7 * 1440) % (7 * 1440);
    if (since < length) return true;
  }
  return false;
}

bool holdsNaively(const Rule& r, const Facts& f) {
  const auto in = [](const auto& list, auto v) { return list.empty() || std::count(list.begin(), list.end(), v) > 0; };
  bool ok = r.wholeCategory ? r.categoryPrefix == f.categoryCode : f.categoryCode.substr(0, r.categoryPrefix.size()) == r.categoryPrefix;
  ok = ok && f.area.substr(0, r.areaPrefix.size()) == r.areaPrefix && in(r.kinds, f.kind) && in(r.natures, f.nature) && in(r.channels, f.channel);
  ok = ok && r.validFrom <= f.at && f.at < r.validTo && (!r.hours || inHours(*r.hours, f.minuteOfWeek));
  ok = ok && (r.componentOwner.empty() || r.componentOwner == f.componentOwner);
  if (!r.keywords.empty()) {
    bool any = false;
    for (const auto& k : r.keywords) any = any || std::string(f.title).find(k) != std::string::npos || std::string(f.text).find(k) != std::string::npos;
    ok = ok && any;
  }
  for (const auto& a : r.attributes) {
    bool any = false;
    for (const auto& have : f.attributes) any = any || (have.name == a.name && std::count(a.values.begin(), a.values.end(), have.value) > 0);
    ok = ok && any;
  }
  return ok && (!r.near || (*f.nearest)(r.near->kind) <= r.near->metres);
}

auto rank(const Rule& r) {
  int more = 0;
  for (const bool b : {!r.keywords.empty(), !r.kinds.empty(), !r.natures.empty(), !r.channels.empty(), r.hours.has_value(), !r.componentOwner.empty(), r.near.has_value()}) more += b;
  more += static_cast<int>(r.attributes.size());
  return std::tuple(r.priority, -static_cast<int>(r.categoryPrefix.size()), !r.wholeCategory, -static_cast<int>(r.areaPrefix.size()), -more);
}

}  // namespace

TEST_CASE("the compiled matcher agrees with a naive search over random rules of every kind") {
  Dice d{std::mt19937(20261121)};
  for (const int size : {1, 7, 300, 3000}) {
    std::vector<Rule> rules;
    for (int i = 0; i < size; ++i) rules.push_back(randomRule(d, i));
    const Matcher matcher(rules);
    int decided = 0;
    for (int i = 0; i < 400; ++i) {
      const std::string category = d.digits(4), area = d.path();
      const std::string title = d.oneIn(2) ? d.of(kWords) : "", text = d.of(kWords) + (d.oneIn(2) ? "\xE4\xBA" : "") + d.of(kWords);
      const std::vector<model::Attribute> attributes = {{"yard", std::to_string(d.upTo(3))}, {"type", d.oneIn(2) ? "x" : "y"}};
      const std::map<std::string, double, std::less<>> metres = {{"hydrant", d.upTo(300)}, {"school", std::numeric_limits<double>::infinity()}};
      const dispatch::Nearest nearest = [&](std::string_view kind) { return metres.find(kind)->second; };
      Facts f{category, area, title, text, static_cast<model::Nature>(1 + d.upTo(3)), fromMillis(d.upTo(6))};
      f.kind = static_cast<model::CaseKind>(1 + d.upTo(4));
      f.channel = static_cast<model::Channel>(1 + d.upTo(7));
      f.minuteOfWeek = d.upTo(7 * 1440);
      f.componentOwner = d.of(kOwners);
      f.attributes = attributes;
      f.nearest = &nearest;
      std::vector<const Rule*> hold;
      for (const auto& r : rules) {
        const bool naive = holdsNaively(r, f);
        REQUIRE(dispatch::holds(r, f) == naive);
        if (naive) hold.push_back(&r);
      }
      std::stable_sort(hold.begin(), hold.end(), [](const Rule* a, const Rule* b) { return rank(*a) < rank(*b); });
      const auto p = matcher.propose(f, {}, {});
      REQUIRE((p.rule == nullptr) == hold.empty());
      if (hold.empty()) continue;
      ++decided;
      REQUIRE(p.rule->name == hold[0]->name);
      REQUIRE(p.runnersUp.size() == std::min(dispatch::kRunnersUp, hold.size() - 1));
      for (std::size_t k = 0; k < p.runnersUp.size(); ++k) REQUIRE(p.runnersUp[k]->name == hold[k + 1]->name);
    }
    if (size >= 300) CHECK(decided > 300);
  }
}

TEST_CASE("every keyword in a text is found, whatever else the text holds") {
  Dice d{std::mt19937(7)};
  const dispatch::KeywordScan scan(kWords);
  const std::vector<std::string> pieces = {"井", "盖", "路", "灯不亮", "垃", "圾", "a", "b", "𠀀", "占道", "经营", "\xE4", "\xBA", "\xF0\xA0", " ", "的"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int n = d.upTo(12); n > 0; --n) text += d.of(pieces);
    std::set<std::string> found, expected;
    scan(text, [&](std::uint32_t k) { found.insert(kWords[k]); });
    for (const auto& w : kWords)
      if (text.find(w) != std::string::npos) expected.insert(w);
    INFO(text);
    REQUIRE(found == expected);
  }
  int none = 0;
  dispatch::KeywordScan()("井盖", [&](std::uint32_t) { ++none; });
  CHECK(none == 0);
}

TEST_CASE("prefixes of a text") {
  dispatch::PrefixTable t;
  CHECK(t.find("") == dispatch::PrefixTable::kNone);
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i) texts.push_back(std::to_string(i));
  texts.push_back("");
  for (std::uint32_t i = 0; i < texts.size(); ++i) CHECK(t.add(texts[i]) == i);
  CHECK(t.add("17") == 17);
  t.seal();
  std::vector<std::string> found;
  t.prefixesOf("2995", [&](std::uint32_t n) { found.push_back(texts[n]); });
  CHECK(found == std::vector<std::string>{"", "2", "29", "299"});
  CHECK(t.find("29") == 29);
  CHECK(t.find("300") == dispatch::PrefixTable::kNone);
}

TEST_CASE("the nearest facility is asked for only when nothing else excludes the rule") {
  Rule r;
  r.name = "near";
  r.categoryPrefix = "06";
  r.department = {Uuid::named("A")};
  r.near = model::NearFacility{"hydrant", 50};
  const Matcher m({r});
  int asked = 0;
  double metres = 50;
  const dispatch::Nearest nearest = [&](std::string_view) { return ++asked, metres; };
  Facts f{"07", "", "", ""};
  f.nearest = &nearest;
  CHECK_FALSE(m.propose(f, {}, {}).rule);
  CHECK(asked == 0);
  f.categoryCode = "0601";
  CHECK(m.propose(f, {}, {}).rule);
  CHECK(asked == 1);
  metres = 50.5;
  CHECK_FALSE(m.propose(f, {}, {}).rule);
  f.nearest = nullptr;
  CHECK_FALSE(m.propose(f, {}, {}).rule);
}

TEST_CASE("the minute of the week is read from the wall clock") {
  // 2026-11-21 is a Saturday.
  CHECK(dispatch::minuteOfWeek(Zone::china(), Zone::china().toInstant({2026, 11, 21, 0, 1, 59, 0})) == 5 * 1440 + 1);
  CHECK(dispatch::minuteOfWeek(Zone::china(), fromMillis(0)) == 3 * 1440 + 8 * 60);
  CHECK(dispatch::minuteOfWeek(Zone("America/New_York"), fromMillis(0)) == 2 * 1440 + 19 * 60);
}

}  // namespace compiled_test
