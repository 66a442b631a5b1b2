#include "ui/rules/rule_draft.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/engine/rule_lab.h"
#include "core/model/rule_json.h"

namespace jw::ui {

using model::Rule;

bool sameRule(const Rule& a, const Rule& b) {
  return a.name == b.name && a.priority == b.priority && a.department == b.department && a.validFrom == b.validFrom && a.validTo == b.validTo &&
         conditionsJson(a) == conditionsJson(b) && decisionJson(a) == decisionJson(b);
}

void RuleDraft::setBase(std::vector<Rule> inForce) {
  m_base = std::move(inForce);
  for (const Rule& rule : m_base)
    if (const auto it = m_edits.find(rule.id); it != m_edits.end() && sameRule(it->second, rule)) m_edits.erase(it);
  if (m_edits.empty()) m_steps.clear();
  m_last = {};
  rebuild();
}

void RuleDraft::rebuild() {
  m_rules.clear();
  std::set<RuleId> known;
  for (const Rule& rule : m_base) {
    const auto it = m_edits.find(rule.id);
    m_rules.push_back(it == m_edits.end() ? rule : it->second);
    known.insert(rule.id);
  }
  for (const auto& [id, rule] : m_edits)
    if (!known.count(id)) m_rules.push_back(rule);
  std::stable_sort(m_rules.begin(), m_rules.end(), dispatch::ranksBefore);
}

const Rule* RuleDraft::find(RuleId id) const {
  const auto it = std::find_if(m_rules.begin(), m_rules.end(), [&](const Rule& r) { return r.id == id; });
  return it == m_rules.end() ? nullptr : &*it;
}

const Rule* RuleDraft::inForce(RuleId id) const {
  const auto it = std::find_if(m_base.begin(), m_base.end(), [&](const Rule& r) { return r.id == id; });
  return it == m_base.end() ? nullptr : &*it;
}

RuleDraft::Change RuleDraft::changeOf(RuleId id) const {
  const auto it = m_edits.find(id);
  if (it == m_edits.end()) return Change::none;
  const Rule* before = inForce(id);
  if (!before) return Change::added;
  Rule probe = *before;
  probe.validTo = it->second.validTo;
  return it->second.validTo < before->validTo && sameRule(probe, it->second) ? Change::ended : Change::changed;
}

bool RuleDraft::isStale(RuleId id) const {
  const auto it = m_edits.find(id);
  const Rule* now = inForce(id);
  return it != m_edits.end() && now && now->rowVer != it->second.rowVer;
}

void RuleDraft::step() {
  m_steps.push_back(m_edits);
  m_last = {};
}

void RuleDraft::put(Rule rule) {
  const Rule* present = find(rule.id);
  if (present && sameRule(*present, rule)) return;
  const RuleId id = rule.id;
  if (m_last != id) step();
  const Rule* before = inForce(id);
  if (before && sameRule(*before, rule))
    m_edits.erase(id);
  else
    m_edits.insert_or_assign(id, std::move(rule));
  m_last = id;
  rebuild();
}

void RuleDraft::put(std::vector<Rule> rules) {
  if (rules.empty()) return;
  step();
  for (Rule& rule : rules) {
    const RuleId id = rule.id;
    m_edits.insert_or_assign(id, std::move(rule));
  }
  rebuild();
}

void RuleDraft::end(RuleId id, Instant now) {
  const Rule* rule = find(id);
  if (!rule) return;
  Rule ended = *rule;
  step();
  if (!inForce(id)) {
    m_edits.erase(id);
  } else {
    ended.validTo = std::max(now, ended.validFrom + Millis(1));
    m_edits.insert_or_assign(id, std::move(ended));
  }
  rebuild();
}

bool RuleDraft::move(RuleId id, bool up, Instant now) {
  std::vector<const Rule*> valid;
  for (const Rule& r : m_rules)
    if (r.validTo > now) valid.push_back(&r);
  const auto it = std::find_if(valid.begin(), valid.end(), [&](const Rule* r) { return r->id == id; });
  if (it == valid.end() || (up ? it == valid.begin() : it + 1 == valid.end())) return false;
  Rule moved = **it;
  moved.priority = up ? (*(it - 1))->priority - 1 : (*(it + 1))->priority + 1;
  put(std::move(moved));
  m_last = {};
  return true;
}

void RuleDraft::revert(RuleId id) {
  if (!m_edits.count(id)) return;
  step();
  m_edits.erase(id);
  rebuild();
}

void RuleDraft::revertAll() {
  if (m_edits.empty()) return;
  step();
  m_edits.clear();
  rebuild();
}

bool RuleDraft::undo() {
  if (m_steps.empty()) return false;
  m_edits = std::move(m_steps.back());
  m_steps.pop_back();
  m_last = {};
  rebuild();
  return true;
}

std::vector<Rule> RuleDraft::edits() const {
  std::vector<Rule> out;
  for (const Rule& r : m_rules)
    if (m_edits.count(r.id)) out.push_back(r);
  return out;
}

std::vector<Rule> RuleDraft::forReplay() const {
  std::vector<Rule> out;
  for (Rule r : m_rules) {
    const Change change = changeOf(r.id);
    if (change == Change::ended) continue;
    if (change == Change::added) r.validFrom = fromMillis(0);
    out.push_back(std::move(r));
  }
  return out;
}

std::optional<QString> RuleDraft::fault(const Rule& rule) {
  const auto say = [](const char* words) { return QCoreApplication::translate("RuleWords", words); };
  if (text::trim(rule.name).empty()) return say(QT_TRANSLATE_NOOP("RuleWords", "has no name"));
  if (!rule.department) return say(QT_TRANSLATE_NOOP("RuleWords", "names no department"));
  if (rule.validFrom >= rule.validTo) return say(QT_TRANSLATE_NOOP("RuleWords", "ends before it begins"));
  if (rule.wholeCategory && rule.categoryPrefix.empty()) return say(QT_TRANSLATE_NOOP("RuleWords", "asks for exactly one category but names none"));
  if (rule.hours && rule.hours->weekdays == 0) return say(QT_TRANSLATE_NOOP("RuleWords", "holds on no weekday"));
  if (rule.near && rule.near->kind.empty()) return say(QT_TRANSLATE_NOOP("RuleWords", "names no kind of facility"));
  for (const auto& a : rule.attributes)
    if (a.name.empty() || a.values.empty()) return say(QT_TRANSLATE_NOOP("RuleWords", "has a further field without name or value"));
  return std::nullopt;
}

}  // namespace jw::ui
