// Appraisal 考核: a scheme over a period, ranked; every number opens its cases.
#pragma once
#include <QTimer>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/engine/appraisal_desk.h"
#include "ui/asking.h"
#include "ui/desk.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace jw::ui {

class BoardView;
class CardList;
class CellCases;
class PeriodPicker;
class PublicationView;
class RankingModel;
class ScoreChart;

class AppraisalPage : public QWidget {
  Q_OBJECT
 public:
  AppraisalPage(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent = nullptr);
  /// Asks anew; what was asked before is given up.
  void run();
  enum Side { cases, chart, lists, cards, published };
  void showSide(Side side);
  void setPeriod(const std::string& text);

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildBar();
  void buildTable();
  void buildSide();
  void retranslate();
  void fillPickers();
  void take(const engine::Outcome<engine::AppraisalPtr>& outcome);
  void stop();
  void showResult();
  void showFigures();
  engine::AppraisalPtr shown() const;
  void showState();
  void openCell(const QModelIndex& at);
  void compare();
  void publish();
  void issueCards();
  void addEntry();
  void exportTable();
  void choose(const std::string& key);
  const appraisal::Scheme* scheme() const;
  Desk m_desk;
  engine::AppraisalDesk& m_appraisal;
  engine::AppraisalPtr m_result;
  Asking m_asking;
  bool m_running = false, m_asked = false;
  QString m_refusal;
  QTimer m_slow;
  QWidget* m_bar;
  QComboBox *m_scheme, *m_subject;
  PeriodPicker* m_period;
  QCheckBox* m_all;
  QToolButton *m_refresh, *m_publish, *m_issue, *m_entry, *m_frozen, *m_export;
  QLabel *m_state, *m_empty;
  QPushButton* m_cancel;
  RankingModel* m_model;
  QTableView* m_table;
  std::vector<QToolButton*> m_tabs;
  QStackedWidget* m_side;
  CellCases* m_cases;
  ScoreChart* m_chart;
  BoardView* m_board;
  CardList* m_cards;
  PublicationView* m_published;
};

}  // namespace jw::ui
