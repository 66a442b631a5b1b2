// A report as a table: places down, columns across, the sums last; sorted by any column, the totals always at the foot.
#pragma once
#include <QAbstractTableModel>

#include "core/engine/statistics_desk.h"
#include "ui/desk.h"

namespace jw::ui {

class ReportTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  ReportTable(const Desk& desk, QObject* parent = nullptr);
  void setReport(stats::ReportPtr report, stats::ShownAs as);
  const stats::ReportPtr& report() const { return m_report; }
  /// Of the report; rows.size() for the totals.
  std::size_t placeAt(int row) const;
  /// Of the report; columns.size() for the sums; nothing for the names.
  std::optional<std::size_t> columnAt(int column) const;
  int rowOf(std::size_t place) const;
  /// What is on screen with its heads, parted by tabs.
  QString asText() const;
  void repaint();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;

 private:
  bool plain() const { return m_report->entry->by.empty(); }
  void reorder();
  Desk m_desk;
  stats::ReportPtr m_report;
  stats::ShownAs m_as = stats::ShownAs::number;
  std::vector<std::size_t> m_order;
  int m_sorted = -1;
  Qt::SortOrder m_direction = Qt::AscendingOrder;
};

}  // namespace jw::ui
