// The model behind RowsTable.
#pragma once
#include <QAbstractTableModel>

#include "ui/widgets/rows_table.h"

namespace jw::ui {

class RowsModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  static constexpr int kOrder = Qt::UserRole, kKey = Qt::UserRole + 1;
  RowsModel(Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {}
  /// `numbers`: whether the column stands at the right, for each column.
  void setHead(const QStringList& head, std::vector<bool> numbers);
  void setRows(std::vector<Row> rows);
  void repaint();
  int rowOf(const QString& key) const;
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_head.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  Theme& m_theme;
  Qt::Alignment alignmentOf(int column) const;
  QStringList m_head;
  std::vector<bool> m_numbers;
  std::vector<Row> m_rows;
};

}  // namespace jw::ui
