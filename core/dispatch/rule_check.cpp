#include "core/dispatch/rule_check.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "core/dispatch/conditions.h"
#include "core/dispatch/further_facts.h"

namespace jw::dispatch {
namespace {

constexpr std::array<std::string_view, 10> kNames{"", "unreachable", "contradictory", "uncovered", "unknown_department", "unknown_area", "unknown_category", "unknown_facility", "expired", "unasked_field"};
constexpr int kMinutes = 7 * 1440;

// No condition on the one side is wider than any on the other.
template <class Value>
bool listCovers(const std::vector<Value>& wide, const std::vector<Value>& narrow) {
  if (wide.empty()) return true;
  return !narrow.empty() && std::all_of(narrow.begin(), narrow.end(), [&](const auto& v) { return std::find(wide.begin(), wide.end(), v) != wide.end(); });
}

bool hoursCover(const std::optional<model::Hours>& wide, const std::optional<model::Hours>& narrow) {
  if (!wide || wide == narrow) return true;
  for (int m = 0; m < kMinutes; ++m)
    if (!wide->holdsAt(m) && (!narrow || narrow->holdsAt(m))) return false;
  // With a whole week of hours the time must still be known.
  return narrow.has_value();
}

// Every keyword of the narrow rule contains one of the wide rule.
bool keywordsCover(const std::vector<std::string>& wide, const std::vector<std::string>& narrow) {
  if (wide.empty()) return true;
  const auto containsOne = [&](const std::string& k) { return std::any_of(wide.begin(), wide.end(), [&](const auto& w) { return k.find(w) != std::string::npos; }); };
  return !narrow.empty() && std::all_of(narrow.begin(), narrow.end(), containsOne);
}

bool attributesCover(const std::vector<model::AttributeIn>& wide, const std::vector<model::AttributeIn>& narrow) {
  return std::all_of(wide.begin(), wide.end(), [&](const auto& w) {
    return std::any_of(narrow.begin(), narrow.end(), [&](const auto& n) { return n.name == w.name && !n.values.empty() && listCovers(w.values, n.values); });
  });
}

bool categoryCovers(const model::Rule& wide, const model::Rule& narrow) {
  if (wide.wholeCategory) return narrow.wholeCategory && wide.categoryPrefix == narrow.categoryPrefix;
  return narrow.categoryPrefix.starts_with(wide.categoryPrefix);
}

bool asksOnlyForTheCategory(const model::Rule& r) {
  return r.areaPrefix.empty() && r.keywords.empty() && r.natures.empty() && r.channels.empty() && !r.hours && r.componentOwner.empty() && !r.near && r.attributes.empty();
}

bool holdsForCategory(const model::Rule& r, const model::Category& c) {
  if (!r.kinds.empty() && std::find(r.kinds.begin(), r.kinds.end(), c.kind) == r.kinds.end()) return false;
  return r.wholeCategory ? c.code == r.categoryPrefix : c.code.starts_with(r.categoryPrefix);
}

class Checker {
 public:
  Checker(std::span<const model::Rule> rules, const RuleWorld& world) : m_rules(rules), m_world(world) {}

  std::vector<RuleFinding> check() {
    findHidden();
    for (std::uint32_t i = 0; i < m_rules.size(); ++i) findReferences(i);
    std::stable_sort(m_found.begin(), m_found.end(), [](const auto& a, const auto& b) { return a.rule < b.rule; });
    findUncovered();
    return std::move(m_found);
  }

 private:
  void add(RuleProblem problem, std::uint32_t rule, std::uint32_t other = RuleFinding::kNone, std::string detail = {}) { m_found.push_back({problem, rule, other, {}, false, std::move(detail)}); }
  bool expired(const model::Rule& r) const { return r.validTo <= m_world.now; }

  // Only a rule whose category is a prefix of the other's can hide it: these are looked up, not searched for.
  void findHidden() {
    std::vector<std::uint32_t> order(m_rules.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return ranksBefore(m_rules[a], m_rules[b]); });
    std::unordered_map<std::string, std::vector<std::uint32_t>> before;
    for (const auto i : order) {
      const model::Rule& r = m_rules[i];
      if (expired(r)) continue;
      std::uint32_t hider = RuleFinding::kNone;
      for (std::size_t n = 0; n <= r.categoryPrefix.size() && hider == RuleFinding::kNone; ++n) {
        const auto it = before.find(r.categoryPrefix.substr(0, n));
        if (it == before.end()) continue;
        for (const auto other : it->second)
          if (covers(m_rules[other], r)) {
            hider = other;
            break;
          }
      }
      if (hider != RuleFinding::kNone) {
        const model::Rule& other = m_rules[hider];
        const bool same = !ranksBefore(other, r) && covers(r, other) && other.department != r.department;
        add(same ? RuleProblem::contradictory : RuleProblem::unreachable, i, hider);
      }
      before[r.categoryPrefix].push_back(i);
    }
  }

  void findReferences(std::uint32_t i) {
    const model::Rule& r = m_rules[i];
    if (m_world.hasDepartment && !m_world.hasDepartment(r.department)) add(RuleProblem::unknownDepartment, i, RuleFinding::kNone, r.department.text());
    if (m_world.hasArea && !r.areaPrefix.empty() && !m_world.hasArea(r.areaPrefix)) add(RuleProblem::unknownArea, i, RuleFinding::kNone, r.areaPrefix);
    if (std::none_of(m_world.categories.begin(), m_world.categories.end(), [&](const auto& c) { return holdsForCategory(r, c); }))
      add(RuleProblem::unknownCategory, i, RuleFinding::kNone, r.categoryPrefix);
    if (m_world.hasFacility && r.near && !m_world.hasFacility(r.near->kind)) add(RuleProblem::unknownFacility, i, RuleFinding::kNone, r.near->kind);
    for (const auto& a : r.attributes) findUnasked(i, a.name);
    if (!r.componentOwner.empty()) findUnasked(i, kOwnerField);
    if (expired(r)) add(RuleProblem::expired, i);
  }

  void findUnasked(std::uint32_t i, std::string_view name) {
    if (!m_world.says) return;
    const bool asked = std::any_of(m_world.categories.begin(), m_world.categories.end(), [&](const auto& c) { return holdsForCategory(m_rules[i], c) && m_world.says(c, name); });
    if (!asked) add(RuleProblem::unaskedField, i, RuleFinding::kNone, std::string(name));
  }

  void findUncovered() {
    for (const auto& c : m_world.categories) {
      if (c.department) continue;
      bool any = false, always = false;
      for (const auto& r : m_rules) {
        if (expired(r) || !holdsForCategory(r, c)) continue;
        any = true;
        always = always || (asksOnlyForTheCategory(r) && r.validFrom <= m_world.now && r.validTo == kNever);
      }
      if (!always) m_found.push_back({RuleProblem::uncovered, RuleFinding::kNone, RuleFinding::kNone, c.id, any, c.code});
    }
  }

  std::span<const model::Rule> m_rules;
  const RuleWorld& m_world;
  std::vector<RuleFinding> m_found;
};

}  // namespace

std::string_view ruleProblemName(RuleProblem problem) { return kNames[static_cast<std::size_t>(problem)]; }

bool covers(const model::Rule& wide, const model::Rule& narrow) {
  if (!categoryCovers(wide, narrow) || !narrow.areaPrefix.starts_with(wide.areaPrefix)) return false;
  if (wide.validFrom > narrow.validFrom || wide.validTo < narrow.validTo) return false;
  if (!listCovers(wide.kinds, narrow.kinds) || !listCovers(wide.natures, narrow.natures) || !listCovers(wide.channels, narrow.channels)) return false;
  if (!keywordsCover(wide.keywords, narrow.keywords) || !attributesCover(wide.attributes, narrow.attributes)) return false;
  if (!wide.componentOwner.empty() && wide.componentOwner != narrow.componentOwner) return false;
  if (wide.near && !(narrow.near && narrow.near->kind == wide.near->kind && narrow.near->metres <= wide.near->metres)) return false;
  return hoursCover(wide.hours, narrow.hours);
}

std::vector<RuleFinding> checkRules(std::span<const model::Rule> rules, const RuleWorld& world) { return Checker(rules, world).check(); }

}  // namespace jw::dispatch
