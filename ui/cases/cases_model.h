// The cases of a work queue that a filter leaves, as a table that follows changes: open ones from memory, the others from
// the store, a page at a time as it is scrolled.
#pragma once
#include <QAbstractTableModel>
#include <QTimer>
#include <unordered_set>

#include "core/engine/snapshots.h"
#include "ui/asking.h"
#include "ui/cases/case_queues.h"
#include "ui/desk.h"

namespace jw::ui {

class CasesModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    clock,
    number,
    title,
    kind,
    category,
    nature,
    state,
    department,
    area,
    reported,
    due,
    channel,
    columns
  };
  static constexpr std::uint32_t kPage = 500;

  CasesModel(const Desk& desk, QObject* parent = nullptr);
  /// What was asked of the store before is given up. Sort, offset and limit of `filter` are not used.
  void show(WorkQueue queue, engine::CaseFilter filter);
  WorkQueue queue() const { return m_queue; }
  const engine::CaseFilter& filter() const { return m_filter; }
  std::uint64_t total() const { return m_total; }
  bool isLoading() const { return m_loading; }
  /// Null outside the rows. In the queue of those called in, as inCalledIn().
  engine::CaseSummaryPtr at(int row) const;
  const std::vector<engine::CaseSummaryPtr>& rows() const { return m_rows; }
  int rowOf(CaseId id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : columns; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;
  void sort(int column, Qt::SortOrder order) override;
  QString textOf(const model::CaseSummary& c, int column) const;
  /// Words and colours anew, after another language or theme.
  void repaint();

 Q_SIGNALS:
  void loaded();

 private:
  void reload();
  void fill();
  void ask();
  void askWhoSaysSo();
  void setRows(std::vector<engine::CaseSummaryPtr> rows);
  engine::CaseFilter question() const;
  void follow(const std::vector<engine::CaseSummaryPtr>& cases);
  void soon();
  QString calledInNames(const model::CaseSummary& c) const;
  Desk m_desk;
  WorkQueue m_queue = WorkQueue::all;
  engine::CaseFilter m_filter;
  int m_column = clock;
  bool m_descending = false;
  std::vector<engine::CaseSummaryPtr> m_rows;
  std::uint64_t m_total = 0;
  bool m_loading = false;
  bool m_unread = false;  ///< a case has come or changed since the store was asked for the filter's words
  std::unordered_set<CaseId> m_saying;  ///< open cases in whose text or address the filter's words stand
  Asking m_asking, m_reading;
  QTimer m_soon, m_second;
};

}  // namespace jw::ui
