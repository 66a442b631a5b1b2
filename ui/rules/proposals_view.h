// Learnt proposals: ordinary rules from the closed history, each with its support, confidence and examples.
#pragma once
#include <QWidget>
#include <stop_token>
#include <vector>

#include "core/engine/rule_lab.h"
#include "core/engine/snapshots.h"
#include "ui/desk.h"

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace jw::ui {

class LabRun;
class RowsTable;
class RuleSet;

class ProposalsView : public QWidget {
  Q_OBJECT
 public:
  ProposalsView(const Desk& desk, RuleSet& set, QWidget* parent = nullptr);

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void run();
  void showRows();
  void showExamples();
  void accept(bool all);
  bool isTaken(const model::Rule& rule) const;
  Desk m_desk;
  RuleSet& m_set;
  LabRun* m_run;
  QSpinBox* m_support;
  QDoubleSpinBox* m_confidence;
  QLabel *m_supportName, *m_confidenceName, *m_state, *m_examplesHead;
  RowsTable *m_table, *m_examples;
  QPushButton *m_accept, *m_acceptAll;
  std::vector<dispatch::LearntRule> m_learnt;
  bool m_ran = false;
  std::stop_source m_asking;
};

}  // namespace jw::ui
