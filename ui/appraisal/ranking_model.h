// The rows of an appraisal as a table: rank, subject, score, grade, then one column an indicator; the total comes last.
#pragma once
#include <QAbstractTableModel>
#include <vector>

#include "core/engine/appraisal_desk.h"
#include "ui/desk.h"

namespace jw::ui {

class RankingModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { rank, subject, score, grade, firstIndicator };

  RankingModel(const Desk& desk, QObject* parent = nullptr);
  /// `all`: every indicator, not only those of the scheme.
  void setResult(engine::AppraisalPtr result, bool all);
  const engine::AppraisalPtr& result() const { return m_result; }

  /// The subject of a row; null for the total.
  const appraisal::Row* rowAt(int row) const;
  bool isTotal(int row) const { return m_result && row == static_cast<int>(m_order.size()); }
  int rowOf(const std::string& key) const;
  /// The catalogue's index of a column, -1 for the first ones.
  int indicatorAt(int column) const;
  const appraisal::Cell* cellAt(int row, int column) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  /// Rows without a value stay at the end either way.
  void sort(int column, Qt::SortOrder order) override;
  void repaint();
  /// What is on screen with its headings, parted by tabs: for the clipboard.
  QString asText() const;

 private:
  std::optional<double> valueAt(const appraisal::Row& row, int column) const;
  QString textAt(int row, int column) const;
  QString explained(int row, int column) const;
  void reorder();
  Desk m_desk;
  engine::AppraisalPtr m_result;
  std::vector<int> m_indicators;
  std::vector<std::size_t> m_order;
  int m_sorted = rank;
  Qt::SortOrder m_direction = Qt::AscendingOrder;
};

}  // namespace jw::ui
