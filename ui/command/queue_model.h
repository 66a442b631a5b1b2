// The most urgent cases of one queue as a list model.
#pragma once
#include <QAbstractListModel>
#include <QTimer>
#include <vector>

#include "ui/live_cases.h"

namespace jw::ui {

/// Main thread. Shows at most kShown rows: what stands further down is reached through the Cases page. Rows that stay
/// keep their selection.
class QueueModel : public QAbstractListModel {
  Q_OBJECT
 public:
  static constexpr std::size_t kShown = 500;

  QueueModel(LiveCases& cases, QObject* parent = nullptr);
  void setQueue(Queue queue);
  Queue queue() const { return m_queue; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  engine::CaseSummaryPtr at(int row) const;
  /// -1 if it is not among those shown.
  int rowOf(CaseId id) const;

 private:
  void refresh();
  LiveCases& m_cases;
  Queue m_queue = Queue::toDispatch;
  std::vector<engine::CaseSummaryPtr> m_rows;
  QTimer m_soon;
};

}  // namespace jw::ui
