// The draft that the parts of the rules page share, with what the checker says of it.
#pragma once
#include <QObject>
#include <QTimer>
#include <memory>
#include <stop_token>

#include "core/engine/rule_lab.h"
#include "ui/desk.h"
#include "ui/rules/rule_draft.h"

namespace jw::ui {

/// Main thread. Checking and compiling run on a reader thread of the engine, a moment after the last change.
class RuleSet : public QObject {
  Q_OBJECT
 public:
  explicit RuleSet(const Desk& desk, QObject* parent = nullptr);
  ~RuleSet() override;
  const RuleDraft& draft() const { return m_draft; }
  RuleDraft& edit() { return m_draft; }  ///< say changedNow() afterwards
  void changedNow();
  /// Of the rules as they were when it was asked; the finding's numbers are places in checkedRules().
  const std::vector<dispatch::RuleFinding>& findings() const { return m_findings; }
  const std::vector<model::Rule>& checkedRules() const { return m_checkedRules; }
  const dispatch::Matcher* matcher() const { return m_matcher.get(); }
  bool isChecked() const { return m_checked; }  ///< nothing has changed since
  bool isWhole() const;                         ///< every edited rule could be saved
  bool maySave() const;                         ///< the role may
  bool isSaving() const { return m_saving; }
  void save();

 Q_SIGNALS:
  void changed();
  void checked();
  void savingEnded();

 private:
  void check();
  Desk m_desk;
  RuleDraft m_draft;
  QTimer m_soon;
  std::stop_source m_stop;
  std::vector<dispatch::RuleFinding> m_findings;
  std::vector<model::Rule> m_checkedRules;
  std::shared_ptr<const dispatch::Matcher> m_matcher;
  bool m_checked = false, m_saving = false;
};

}  // namespace jw::ui
