// The work queues at the left of the Cases page: groups, names, live counts.
#pragma once
#include <QListWidget>
#include <QTimer>

#include "ui/cases/case_queues.h"
#include "ui/desk.h"

namespace jw::ui {

/// The arrow keys and clicks choose a queue.
class QueueList : public QListWidget {
  Q_OBJECT
 public:
  QueueList(const Desk& desk, QWidget* parent = nullptr);
  WorkQueue queue() const { return m_queue; }
  void setQueue(WorkQueue queue);
  /// The next or the previous one.
  void step(int by);

 Q_SIGNALS:
  void chosen(jw::ui::WorkQueue queue);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showCounts();
  Desk m_desk;
  WorkQueue m_queue = WorkQueue::toDispatch;
  QTimer m_soon;
};

}  // namespace jw::ui
