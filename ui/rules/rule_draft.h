// The rule set as it will be when it is saved: the rules in force with what has been changed in the window.
#pragma once
#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "core/model/rule.h"

namespace jw::ui {

/// Main thread; plain values.
class RuleDraft {
 public:
  enum class Change { none, added, changed, ended };
  /// Other rules are in force now. What the draft changed stays changed, unless it says the same by now.
  void setBase(std::vector<model::Rule> inForce);
  /// In the order in which they are asked.
  const std::vector<model::Rule>& rules() const { return m_rules; }
  const model::Rule* find(RuleId id) const;
  const model::Rule* inForce(RuleId id) const;
  Change changeOf(RuleId id) const;
  /// Somebody else has saved another version since it was changed here.
  bool isStale(RuleId id) const;
  /// Adds or replaces. Replacing the rule that was replaced last is one step with that.
  void put(model::Rule rule);
  void put(std::vector<model::Rule> rules);  ///< one step
  /// Its validity ends at `now`; one that was never saved goes away.
  void end(RuleId id, Instant now);
  /// Before the next one (up) or behind it (down), by another priority; false where there is none.
  bool move(RuleId id, bool up, Instant now);
  void revert(RuleId id);
  void revertAll();
  bool undo();  ///< the last step; false if there is none
  bool isEmpty() const { return m_edits.empty(); }
  /// What to save, in the order of rules().
  std::vector<model::Rule> edits() const;
  /// For a replay over the past: what was added here counts as if it had always held, what ends here as if it never had.
  std::vector<model::Rule> forReplay() const;
  /// A name is there and a department; what the store would refuse otherwise. Nothing if it is whole.
  static std::optional<QString> fault(const model::Rule& rule);

 private:
  using Edits = std::map<RuleId, model::Rule>;
  void step();
  void rebuild();
  std::vector<model::Rule> m_base, m_rules;
  Edits m_edits;
  std::vector<Edits> m_steps;
  RuleId m_last;
};

bool sameRule(const model::Rule& a, const model::Rule& b);  ///< but for the version

}  // namespace jw::ui
