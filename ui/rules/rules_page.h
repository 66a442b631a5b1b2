// Dispatch rules 分流规则: the table, the editor beside it, what is wrong, what has changed, trying out, replay, proposals.
#pragma once
#include <QWidget>
#include <vector>

#include "ui/desk.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace jw::ui {

class ProposalsView;
class ReplayView;
class RowsTable;
class RuleEditor;
class RuleSet;
class RuleTrial;
class SearchCombo;

class RulesPage : public QWidget {
  Q_OBJECT
 public:
  RulesPage(const Desk& desk, QWidget* parent = nullptr);
  enum Tab { findings, changes, trial, replay, proposals, tabs };
  void showTab(Tab tab);
  void showRule(RuleId id);
  const RuleSet& set() const { return *m_set; }

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildBar(class QBoxLayout* into);
  void buildFoot(QWidget* foot);
  void addKeys();
  void retranslate();
  void fillFilters();
  void showRows();
  void showState();
  void showFindings();
  void showChanges();
  void newRule();
  void copyRule();
  void endRule();
  void moveRule(bool up);
  void undo();
  RuleId current() const;
  Desk m_desk;
  RuleSet* m_set;
  QLineEdit* m_text;
  SearchCombo *m_department, *m_category;
  QCheckBox* m_ended;
  QPushButton *m_new, *m_copy, *m_end, *m_up, *m_down, *m_undo, *m_save;
  QLabel *m_count, *m_note, *m_empty;
  RowsTable* m_table;
  RuleEditor* m_editor;
  std::vector<QToolButton*> m_tabs;
  QStackedWidget* m_foot;
  QListWidget *m_findings, *m_changes;
  QPushButton *m_undoOne, *m_undoAll;
  RuleTrial* m_trial;
  ReplayView* m_replay;
  ProposalsView* m_proposals;
};

}  // namespace jw::ui
