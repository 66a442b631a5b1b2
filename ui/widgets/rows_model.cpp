#include "ui/widgets/rows_model.h"

#include "ui/theme/theme.h"

namespace jw::ui {

void RowsModel::setHead(const QStringList& head, std::vector<bool> numbers) {
  m_numbers = std::move(numbers);
  if (head.size() != m_head.size()) {
    beginResetModel();
    m_head = head;
    endResetModel();
  } else {
    m_head = head;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_head.size()) - 1);
  }
}

void RowsModel::setRows(std::vector<Row> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

void RowsModel::repaint() {
  if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RowsModel::rowOf(const QString& key) const {
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    if (m_rows[i].key == key) return static_cast<int>(i);
  return -1;
}

QVariant RowsModel::data(const QModelIndex& at, int role) const {
  const Row& row = m_rows[static_cast<std::size_t>(at.row())];
  if (role == kKey) return row.key;
  if (static_cast<std::size_t>(at.column()) >= row.cells.size()) return {};
  const Cell& cell = row.cells[static_cast<std::size_t>(at.column())];
  switch (role) {
    case Qt::DisplayRole:
      return cell.text;
    case Qt::ToolTipRole:
      return cell.tip.isEmpty() ? cell.text : cell.tip;
    case kOrder:
      return cell.order.isValid() ? cell.order : QVariant(cell.text);
    case Qt::TextAlignmentRole:
      return static_cast<int>(alignmentOf(at.column()));
    case Qt::ForegroundRole:
      return cell.ink ? QVariant(m_theme.palette().*cell.ink) : QVariant();
    case Qt::FontRole: {
      if (!cell.struck) return {};
      QFont font = m_theme.font();
      font.setStrikeOut(true);
      return font;
    }
    default:
      return {};
  }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DisplayRole) return m_head.value(section);
  if (role == Qt::TextAlignmentRole) return static_cast<int>(alignmentOf(section));
  return {};
}

Qt::Alignment RowsModel::alignmentOf(int column) const {
  const auto c = static_cast<std::size_t>(column);
  return (c < m_numbers.size() && m_numbers[c] ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

}  // namespace jw::ui
