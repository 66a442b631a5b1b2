// The queue column: tabs with counts, and the cards of the chosen queue.
#pragma once
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTimer>
#include <QWidget>
#include <map>

#include "ui/desk.h"
#include "ui/live_cases.h"

class QToolButton;

namespace jw::ui {

class QueueModel;

class QueuePanel : public QWidget {
  Q_OBJECT
 public:
  QueuePanel(const Desk& desk, QWidget* parent = nullptr);
  void setQueue(Queue queue);
  /// The next or the previous card; the first if none is current.
  void step(int by);
  /// All selected cards that wait for dispatch and have a proposal are sent there.
  void dispatchAsProposed();
  std::vector<engine::CaseSummaryPtr> selected() const;

 Q_SIGNALS:
  void opened(jw::CaseId id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showCounts();
  void showSelection();
  Desk m_desk;
  QLabel* m_title;
  std::map<Queue, QToolButton*> m_tabs;
  QueueModel* m_model;
  QListView* m_list;
  QLabel *m_empty, *m_more;
  QPushButton* m_dispatch;
  QTimer m_second;
  bool m_showing = false;  ///< the selection is being shown, not made
};

}  // namespace jw::ui
