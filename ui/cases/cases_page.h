// The work queues: queues at the left, the cases of the chosen one with filter and sort, the case at the right.
#pragma once
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "ui/cases/batch_form.h"
#include "ui/cases/case_queues.h"
#include "ui/desk.h"

class QLabel;
class QSplitter;
class QTableView;

namespace jw::ui {

class BatchBar;
class CasesModel;
class CaseView;
class FilterBar;
class QueueList;

class CasesPage : public QWidget {
  Q_OBJECT
 public:
  CasesPage(const Desk& desk, QWidget* parent = nullptr);
  void step(int by);
  void stepQueue(int by);
  void focusFilter();
  void setQueue(WorkQueue queue);
  /// With the chosen cases: a form for several at once, or for the one what its own view does.
  void act(model::Action action);
  void batch(const BatchStep& step);
  void print();
  CaseView& view() { return *m_view; }
  std::vector<engine::CaseSummaryPtr> chosen() const;

 Q_SIGNALS:
  void opened(jw::CaseId id);
  void mapWanted(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void buildTable();
  void rememberTable();
  void connectTable();
  void headMenu(const QPoint& at);
  void retranslate();
  void refilter();
  void showCount();
  void showCurrent();
  void keepSelection();
  void restoreSelection();
  void applySort();
  QString sortKey() const;
  bool mark();
  Desk m_desk;
  QueueList* m_queues;
  FilterBar* m_filter;
  CasesModel* m_model;
  QTableView* m_table;
  CaseView* m_view;
  BatchBar* m_bar;
  QLabel *m_count, *m_empty;
  bool m_asked = false, m_sorting = false;
  bool m_marking = false;  ///< the space bar has begun to choose cases one by one
  std::vector<CaseId> m_kept;  ///< what was chosen, over a reset of the model
  CaseId m_keptCurrent;
  int m_keptScroll = 0;
};

}  // namespace jw::ui
