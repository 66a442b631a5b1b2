// A rule in words: its conditions, its decision, what is wrong with it.
#pragma once
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "core/engine/rule_lab.h"
#include "core/engine/snapshots.h"
#include "core/model/rule.h"
#include "ui/rules/rule_draft.h"

namespace jw::ui {

struct RuleWords {
  Q_DECLARE_TR_FUNCTIONS(RuleWords)
 public:
  /// One for each condition; "always" for a rule without any.
  static QStringList conditions(const model::Rule& rule, const engine::Directory& directory, const engine::AreaTree& areas);
  /// What is decided beside the department; "" for nothing.
  static QString decision(const model::Rule& rule);
  static QString validity(const model::Rule& rule);
  static QString hours(const model::Hours& hours);
  static QString weekday(int day);  ///< 0 is Monday; short
  static QString of(RuleDraft::Change change);
  static QString of(model::LeaderPart part);
  /// A whole sentence, naming the rules.
  static QString of(const dispatch::RuleFinding& finding, const std::vector<model::Rule>& rules, const engine::Directory& directory);
  static QString category(const std::string& prefix, bool whole, const engine::Directory& directory);
};

}  // namespace jw::ui
