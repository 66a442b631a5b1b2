#include "ui/statistics/report_table.h"

#include <QCollator>
#include <algorithm>
#include <numeric>

#include "ui/statistics/report_words.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {

ReportTable::ReportTable(const Desk& desk, QObject* parent) : QAbstractTableModel(parent), m_desk(desk) {}

void ReportTable::setReport(stats::ReportPtr report, stats::ShownAs as) {
  beginResetModel();
  m_report = std::move(report);
  m_as = as;
  reorder();
  endResetModel();
}

std::size_t ReportTable::placeAt(int row) const {
  const auto at = static_cast<std::size_t>(row);
  return at < m_order.size() ? m_order[at] : m_order.size();
}

std::optional<std::size_t> ReportTable::columnAt(int column) const {
  if (!m_report || column < 1) return std::nullopt;
  return plain() ? m_report->columns.size() : static_cast<std::size_t>(column - 1);
}

int ReportTable::rowOf(std::size_t place) const {
  const auto at = std::find(m_order.begin(), m_order.end(), place);
  return static_cast<int>(at - m_order.begin());
}

int ReportTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_report ? 0 : static_cast<int>(m_order.size()) + 1;
}

int ReportTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !m_report ? 0 : plain() ? 2 : static_cast<int>(m_report->columns.size()) + 2;
}

QVariant ReportTable::data(const QModelIndex& index, int role) const {
  const std::size_t place = placeAt(index.row());
  const auto column = columnAt(index.column());
  const bool totals = place == m_report->rows.size();
  switch (role) {
    case Qt::DisplayRole:
      if (column) return gis::chartNumber(ReportWords::figure(*m_report, place, *column, m_as), ReportWords::format(*m_report, m_as));
      return totals ? ReportWords::tr("Total") : text(m_report->rows[place].name);
    case Qt::TextAlignmentRole:
      return QVariant(column ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole:
      return totals || column == m_report->columns.size() ? m_desk.theme.font(13, QFont::DemiBold) : m_desk.theme.font(13);
    case Qt::ForegroundRole:
      if (column && !ReportWords::figure(*m_report, place, *column, m_as)) return m_desk.theme.palette().secondText;
      return {};
    case Qt::ToolTipRole:
      if (column && !ReportWords::figure(*m_report, place, *column, m_as)) return ReportWords::note(*m_report);
      return {};
    default:
      return {};
  }
}

QVariant ReportTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !m_report) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(section == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto column = columnAt(section);
  if (!column) return ReportWords::tr("Place");
  return *column < m_report->columns.size() ? ReportWords::column(m_report->columns[*column]) : plain() ? ReportWords::tr("Number") : ReportWords::tr("Total");
}

void ReportTable::sort(int column, Qt::SortOrder order) {
  Q_EMIT layoutAboutToBeChanged();
  const auto before = persistentIndexList();
  std::vector<std::size_t> places;
  for (const auto& i : before) places.push_back(placeAt(i.row()));
  m_sorted = column;
  m_direction = order;
  reorder();
  QModelIndexList after;
  for (qsizetype i = 0; i < before.size(); ++i) after << index(rowOf(places[static_cast<std::size_t>(i)]), before[i].column());
  changePersistentIndexList(before, after);
  Q_EMIT layoutChanged();
}

void ReportTable::reorder() {
  m_order.resize(m_report ? m_report->rows.size() : 0);
  std::iota(m_order.begin(), m_order.end(), std::size_t{0});
  if (!m_report || m_sorted < 0 || m_sorted >= columnCount()) return;
  const auto column = columnAt(m_sorted);
  const bool up = m_direction == Qt::AscendingOrder;
  if (column) {
    std::vector<double> keys;  // hidden ones are small
    for (std::size_t row = 0; row < m_order.size(); ++row) keys.push_back(ReportWords::figure(*m_report, row, *column, m_as).value_or(-1));
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) { return up ? keys[a] < keys[b] : keys[a] > keys[b]; });
  } else {
    QCollator words;
    words.setNumericMode(true);
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
      const int c = words.compare(text(m_report->rows[a].name), text(m_report->rows[b].name));
      return up ? c < 0 : c > 0;
    });
  }
}

void ReportTable::repaint() {
  if (!m_report) return;
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString ReportTable::asText() const {
  QString all;
  for (int row = -1; row < rowCount(); ++row)
    for (int column = 0; column < columnCount(); ++column) {
      all += row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() : data(index(row, column), Qt::DisplayRole).toString();
      all += QLatin1Char(column + 1 == columnCount() ? '\n' : '\t');
    }
  return all;
}

}  // namespace jw::ui
