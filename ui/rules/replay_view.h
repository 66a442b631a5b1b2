// The changed rules beside those in force, over past cases: what would have gone elsewhere, and how right both are.
#pragma once
#include <QWidget>
#include <optional>

#include "core/engine/rule_lab.h"
#include "ui/desk.h"

class QComboBox;
class QLabel;

namespace jw::ui {

class LabRun;
class RowsTable;
class RuleSet;

class ReplayView : public QWidget {
  Q_OBJECT
 public:
  static constexpr std::size_t kListed = 5000;
  ReplayView(const Desk& desk, RuleSet& set, QWidget* parent = nullptr);

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void run();
  void showResult();
  Desk m_desk;
  RuleSet& m_set;
  LabRun* m_run;
  QComboBox* m_which;
  QLabel *m_state, *m_more;
  RowsTable *m_scores, *m_moved;
  std::optional<dispatch::RuleReplay> m_result;
  std::vector<model::Rule> m_rules;  ///< that were replayed
  bool m_old = false;                ///< the rules have changed since
};

}  // namespace jw::ui
