#include "core/dispatch/matcher.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/model/area.h"

namespace jw::dispatch {
namespace {

constexpr std::size_t kRunnersUp = 3;

std::size_t conditions(const model::Rule& r) { return (r.keywords.empty() ? 0U : 1U) + (r.natures.empty() ? 0U : 1U); }

bool ranksBefore(const model::Rule& a, const model::Rule& b) {
  if (a.priority != b.priority) return a.priority < b.priority;
  if (a.categoryPrefix.size() != b.categoryPrefix.size()) return a.categoryPrefix.size() > b.categoryPrefix.size();
  if (a.areaPrefix.size() != b.areaPrefix.size()) return a.areaPrefix.size() > b.areaPrefix.size();
  return conditions(a) > conditions(b);
}

std::string_view keywordIn(const model::Rule& r, const Facts& f) {
  for (const std::string& k : r.keywords)
    if (f.title.find(k) != std::string_view::npos || f.text.find(k) != std::string_view::npos) return k;
  return {};
}

// The category has been looked at already.
bool holds(const model::Rule& r, const Facts& f) {
  if (f.at < r.validFrom || f.at >= r.validTo) return false;
  if (!model::isWithin(f.area, r.areaPrefix)) return false;
  if (!r.natures.empty() && std::find(r.natures.begin(), r.natures.end(), f.nature) == r.natures.end()) return false;
  return r.keywords.empty() || !keywordIn(r, f).empty();
}

}  // namespace

std::string_view basisReason(Basis basis) {
  switch (basis) {
    case Basis::rule:
      return "@rule";
    case Basis::categoryDefault:
      return "@category_default";
    case Basis::source:
      return "@source";
    case Basis::none:
      break;
  }
  return {};
}

Matcher::Matcher(std::vector<model::Rule> rules) : m_rules(std::move(rules)) {
  std::stable_sort(m_rules.begin(), m_rules.end(), ranksBefore);
  for (std::uint32_t i = 0; i < m_rules.size(); ++i) {
    m_byPrefix[m_rules[i].categoryPrefix].push_back(i);
    m_longestPrefix = std::max(m_longestPrefix, m_rules[i].categoryPrefix.size());
  }
}

Proposal Matcher::propose(const Facts& facts, DepartmentId categoryDefault, DepartmentId suggested) const {
  Proposal p;
  if (!m_rules.empty()) {
    // The few best of every prefix of the category, merged by rank.
    std::vector<std::uint32_t> best;
    std::string prefix;
    for (std::size_t n = 0; n <= std::min(m_longestPrefix, facts.categoryCode.size()); ++n) {
      prefix.assign(facts.categoryCode.substr(0, n));
      const auto it = m_byPrefix.find(prefix);
      if (it == m_byPrefix.end()) continue;
      std::size_t found = 0;
      for (const std::uint32_t i : it->second) {
        if (!holds(m_rules[i], facts)) continue;
        best.push_back(i);
        if (++found > kRunnersUp) break;
      }
    }
    std::sort(best.begin(), best.end());
    if (!best.empty()) {
      p.basis = Basis::rule;
      p.rule = &m_rules[best.front()];
      p.department = p.rule->department;
      for (std::size_t i = 1; i < best.size() && i <= kRunnersUp; ++i) p.runnersUp.push_back(&m_rules[best[i]]);
      return p;
    }
  }
  if (categoryDefault) {
    p.basis = Basis::categoryDefault;
    p.department = categoryDefault;
  } else if (suggested) {
    p.basis = Basis::source;
    p.department = suggested;
  }
  return p;
}

std::string Matcher::explain(const Proposal& p, const Facts& facts) {
  if (p.basis != Basis::rule) return {};
  nlohmann::json j{{"rule", p.rule->name}, {"version", p.rule->rowVer}, {"matched", nlohmann::json::object()}};
  auto& matched = j["matched"];
  if (!p.rule->categoryPrefix.empty()) matched["category"] = p.rule->categoryPrefix;
  if (!p.rule->areaPrefix.empty()) matched["area"] = p.rule->areaPrefix;
  if (!p.rule->keywords.empty()) matched["keyword"] = std::string(keywordIn(*p.rule, facts));
  if (!p.rule->natures.empty()) matched["nature"] = model::natureName(facts.nature);
  for (const auto* r : p.runnersUp) j["runners_up"].push_back(r->name);
  return j.dump();
}

}  // namespace jw::dispatch
