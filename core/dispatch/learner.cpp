#include "core/dispatch/learner.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "core/base/text.h"
#include "core/dispatch/conditions.h"
#include "core/dispatch/learner_table.h"
#include "core/model/rule_json.h"

namespace jw::dispatch {
namespace {

constexpr std::size_t kWordsTried = 40;
constexpr std::size_t kNameBytes = 360;

/// One way to tell the cases of a node apart.
struct Split {
  double gain = 0;
  const Column* column = nullptr;  ///< null: by keyword
  std::string keyword;
};

class Learner {
 public:
  Learner(std::span<const Example> history, const LearnOptions& options) : m_table(history), m_options(options) {}

  std::vector<LearntRule> learn(const Progress& progress) {
    std::vector<LearntRule> all;
    std::uint64_t done = 0;
    for (const auto& [category, cases] : m_table.byCategory) {
      progress(done, m_table.cases.size(), category);
      model::Rule rule;
      rule.categoryPrefix = category;
      rule.wholeCategory = true;
      m_rules.clear();
      refine(rule, cases, std::vector<bool>(m_table.columns.size(), false), 0);
      prune();
      count(cases);
      for (std::size_t i = 0; i < m_rules.size(); ++i) {
        m_rules[i].rule.priority = m_options.priority + static_cast<std::int32_t>(i);
        finish(m_rules[i].rule);
        all.push_back(std::move(m_rules[i]));
      }
      done += cases.size();
    }
    return all;
  }

 private:
  void refine(const model::Rule& rule, const Cases& cases, std::vector<bool> used, int depth) {
    const Votes votes = votesOf(m_table, cases);
    const std::uint32_t usual = votes.winner();
    const Split split = depth < m_options.depth ? bestSplit(cases, votes, used) : Split();
    if (split.gain < m_options.gain) {
      model::Rule r = rule;
      r.department = m_table.outcomes[usual];
      m_rules.push_back({std::move(r), votes.all(), votes.of(usual)});
      return;
    }
    Cases rest;
    if (split.column) {
      used[static_cast<std::size_t>(split.column - m_table.columns.data())] = true;
      rest = refineByColumn(rule, cases, votes, *split.column, used, depth);
    } else {
      Cases with;
      for (const auto i : cases) (hasWord(i, split.keyword) ? with : rest).push_back(i);
      model::Rule r = rule;
      r.keywords = {split.keyword};
      refine(r, with, used, m_options.depth);
    }
    refine(rule, rest, std::move(used), split.column ? depth + 1 : depth);
  }

  // The values that are usually decided otherwise, those of one outcome together; returns the cases of the others.
  Cases refineByColumn(const model::Rule& rule, const Cases& cases, const Votes& votes, const Column& column, const std::vector<bool>& used, int depth) {
    std::map<std::uint32_t, Votes> byValue;
    for (const auto i : cases) byValue[column.ofCase[i]].add(m_table.outcome[i]);
    const std::uint32_t usual = votes.winner();
    double manyRight = 0, many = 0;
    for (const auto& [value, v] : byValue)
      if (v.all() > 1) {
        manyRight += v.rightWithoutThemselves(usual);
        many += v.all();
      }
    // A value that was seen once is believed if this column can be relied upon more than the usual.
    const bool believeOne = many > 0 && manyRight / many > static_cast<double>(votes.of(usual)) / votes.all();
    std::map<std::uint32_t, std::uint32_t> goesTo;  // value -> outcome
    for (const auto& [value, v] : byValue)
      if (value != 0 && v.winner() != usual && (v.all() > 1 || believeOne)) goesTo[value] = v.winner();
    // Areas are trees of their own and stay apart.
    std::map<std::pair<std::uint32_t, std::uint32_t>, Cases> groups;
    Cases rest;
    for (const auto i : cases) {
      const auto it = goesTo.find(column.ofCase[i]);
      if (it == goesTo.end())
        rest.push_back(i);
      else
        groups[{it->second, column.areaDepth ? it->first : 0}].push_back(i);
    }
    for (const auto& [key, group] : groups) {
      model::Rule r = rule;
      if (column.areaDepth) {
        r.areaPrefix = column.values[key.second];
      } else {
        model::AttributeIn condition{column.attribute, {}};
        for (const auto& [value, outcome] : goesTo)
          if (outcome == key.first) condition.values.push_back(column.values[value]);
        std::sort(condition.values.begin(), condition.values.end());
        r.attributes.push_back(std::move(condition));
      }
      refine(r, group, used, depth + 1);
    }
    return rest;
  }

  Split bestSplit(const Cases& cases, const Votes& votes, const std::vector<bool>& used) const {
    Split best;
    const std::uint32_t usual = votes.winner();
    if (votes.all() - votes.of(usual) < m_options.gain) return best;
    int areaDepth = 0;
    for (std::size_t c = 0; c < used.size(); ++c)
      if (used[c]) areaDepth = std::max(areaDepth, m_table.columns[c].areaDepth);
    for (std::size_t c = 0; c < used.size(); ++c) {
      const Column& column = m_table.columns[c];
      if (used[c] || (column.areaDepth && column.areaDepth <= areaDepth)) continue;
      std::unordered_map<std::uint32_t, Votes> byValue;
      for (const auto i : cases) byValue[column.ofCase[i]].add(m_table.outcome[i]);
      double right = 0;
      for (const auto& [value, v] : byValue) right += value == 0 ? v.of(usual) : v.rightWithoutThemselves(usual);
      if (right - votes.of(usual) > best.gain) best = {right - votes.of(usual), &column, {}};
    }
    if (m_options.keywords) tryKeywords(cases, usual, best);
    return best;
  }

  void tryKeywords(const Cases& cases, std::uint32_t usual, Split& best) const {
    std::map<std::string, std::uint32_t> inOthers;
    for (const auto i : cases)
      if (m_table.outcome[i] != usual)
        for (auto& w : wordsOf(m_table.cases[i].text)) ++inOthers[std::move(w)];
    std::vector<std::pair<std::uint32_t, std::string>> often;
    for (const auto& [word, n] : inOthers)
      if (n >= m_options.gain) often.emplace_back(n, word);
    std::sort(often.begin(), often.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    if (often.size() > kWordsTried) often.resize(kWordsTried);
    for (const auto& [n, word] : often) {
      Votes with;
      for (const auto i : cases)
        if (hasWord(i, word)) with.add(m_table.outcome[i]);
      const std::uint32_t other = with.winner();
      const double gain = static_cast<double>(with.of(other)) - with.of(usual);
      // Among so many words some fit by chance: twice the spread of a fair coin is asked for.
      if (gain > best.gain && gain >= 2 * std::sqrt(with.of(other) + with.of(usual))) best = {gain, nullptr, word};
    }
  }

  bool hasWord(std::uint32_t i, const std::string& word) const { return m_table.cases[i].text.find(word) != std::string::npos; }

  // What a rule decides falls, without it, to the next one that asks no more than it does.
  void prune() {
    for (std::size_t i = 0; i < m_rules.size();) {
      const LearntRule& r = m_rules[i];
      const bool last = i + 1 == m_rules.size();
      if (r.support < m_options.support || r.confidence() < m_options.confidence || (!last && addsNothing(i)))
        m_rules.erase(m_rules.begin() + static_cast<std::ptrdiff_t>(i));
      else
        ++i;
    }
  }

  // Anew, because what a rule decided that is gone falls to those behind it.
  void count(const Cases& cases) {
    for (auto& r : m_rules) r.support = r.right = 0;
    for (const auto i : cases) {
      const Example& e = m_table.cases[i];
      Facts f{e.category, e.area, {}, e.text};
      f.attributes = e.attributes;
      const auto it = std::find_if(m_rules.begin(), m_rules.end(), [&](const LearntRule& r) { return holds(r.rule, f); });
      if (it == m_rules.end()) continue;
      ++it->support;
      it->right += it->rule.department == e.outcome;
    }
  }

  bool addsNothing(std::size_t i) const {
    const auto& r = m_rules[i].rule;
    for (std::size_t k = i + 1; k < m_rules.size(); ++k) {
      const auto& next = m_rules[k].rule;
      if (next.department != r.department) return false;
      if (next.keywords.empty() && next.areaPrefix.empty() && next.attributes.empty()) return true;
    }
    return false;
  }

  void finish(model::Rule& r) const {
    std::string name = r.categoryPrefix;
    if (!r.areaPrefix.empty()) name += " · " + r.areaPrefix;
    for (const auto& a : r.attributes) {
      name += " · " + a.name + "=";
      for (std::size_t i = 0; i < a.values.size(); ++i) name += (i ? "/" : "") + a.values[i];
    }
    for (const auto& k : r.keywords) name += " · “" + k + "”";
    if (name.size() > kNameBytes) name = text::elide(name, kNameBytes / 4);
    if (m_options.nameOf) name += " → " + m_options.nameOf(r.department);
    r.id = {Uuid::named("learnt:" + model::conditionsJson(r))};
    r.name = std::move(name);
  }

  LearnTable m_table;
  const LearnOptions& m_options;
  std::vector<LearntRule> m_rules;
};

}  // namespace

std::vector<LearntRule> learnRules(std::span<const Example> history, const LearnOptions& options, const Progress& progress) {
  return Learner(history, options).learn(progress);
}

}  // namespace jw::dispatch
