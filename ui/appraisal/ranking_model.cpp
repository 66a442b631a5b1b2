#include "ui/appraisal/ranking_model.h"

#include <QFont>
#include <algorithm>
#include <numeric>

#include "ui/appraisal/appraisal_words.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
using namespace appraisal;

namespace {

constexpr int alignmentOf(int column) {
  const bool words = column == RankingModel::subject || column == RankingModel::grade;
  return static_cast<int>(Qt::AlignVCenter) | static_cast<int>(words ? Qt::AlignLeft : Qt::AlignRight);
}

}  // namespace

RankingModel::RankingModel(const Desk& desk, QObject* parent) : QAbstractTableModel(parent), m_desk(desk) {}

void RankingModel::setResult(engine::AppraisalPtr result, bool all) {
  beginResetModel();
  m_result = std::move(result);
  m_indicators.clear();
  m_order.clear();
  if (m_result) {
    if (all)
      for (std::size_t i = 0; i < m_result->rules->catalog.indicators.size(); ++i)
        m_indicators.push_back(static_cast<int>(i));
    else
      for (const Item& item : m_result->scheme->items) m_indicators.push_back(item.indicator);
    m_order.resize(m_result->rows.size());
    if (m_sorted >= columnCount()) m_sorted = rank;
    reorder();
  }
  endResetModel();
}

const Row* RankingModel::rowAt(int row) const {
  const bool there = m_result && row >= 0 && row < static_cast<int>(m_order.size());
  return there ? &m_result->rows[m_order[static_cast<std::size_t>(row)]] : nullptr;
}

int RankingModel::rowOf(const std::string& key) const {
  for (int row = 0; row < static_cast<int>(m_order.size()); ++row)
    if (rowAt(row)->subject.key == key) return row;
  return -1;
}

int RankingModel::indicatorAt(int column) const {
  const int i = column - firstIndicator;
  return i >= 0 && i < static_cast<int>(m_indicators.size()) ? m_indicators[static_cast<std::size_t>(i)] : -1;
}

const Cell* RankingModel::cellAt(int row, int column) const {
  const int i = indicatorAt(column);
  if (i < 0) return nullptr;
  const Row* r = isTotal(row) ? &m_result->total : rowAt(row);
  return r && static_cast<std::size_t>(i) < r->cells.size() ? &r->cells[static_cast<std::size_t>(i)] : nullptr;
}

int RankingModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid() || !m_result) return 0;
  // A department is given no totals of others.
  return static_cast<int>(m_order.size()) + (m_result->total.cells.empty() ? 0 : 1);
}

int RankingModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : firstIndicator + static_cast<int>(m_indicators.size());
}

std::optional<double> RankingModel::valueAt(const Row& row, int column) const {
  if (column == rank) return row.rank > 0 ? std::optional<double>(row.rank) : std::nullopt;
  if (column == score || column == grade) return row.score;
  const int i = indicatorAt(column);
  return i >= 0 ? row.cells[static_cast<std::size_t>(i)].value : std::nullopt;
}

QString RankingModel::textAt(int row, int column) const {
  if (const Cell* cell = cellAt(row, column))
    return AppraisalWords::value(m_result->rules->catalog.indicators[static_cast<std::size_t>(indicatorAt(column))],
                                 *cell);
  if (isTotal(row)) return column == subject ? tr("Total") : QString();
  const Row* r = rowAt(row);
  if (!r) return {};
  if (column == rank) return r->rank > 0 ? QString::number(r->rank) : QStringLiteral("–");
  if (column == subject) return text(r->subject.name);
  if (column == score) return r->score ? QString::number(*r->score, 'f', 2) : QStringLiteral("–");
  return AppraisalWords::mark(r->grade);
}

QString RankingModel::explained(int row, int column) const {
  if (const Cell* cell = cellAt(row, column))
    return AppraisalWords::explained(
        m_result->rules->catalog.indicators[static_cast<std::size_t>(indicatorAt(column))], *cell);
  const Row* r = rowAt(row);
  if (!r) return {};
  QStringList lines{text(r->subject.name)};
  for (const auto& why : r->vetoes) lines << tr("Veto: %1").arg(text(why));
  if (r->bonus > 0) lines << tr("Bonus: %1").arg(r->bonus);
  if (r->penalty > 0) lines << tr("Penalty: %1").arg(r->penalty);
  if (!r->score) lines << tr("Nothing to appraise in this period.");
  return lines.join(QLatin1Char('\n'));
}

QVariant RankingModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !m_result) return {};
  const int row = index.row(), column = index.column();
  const Row* r = rowAt(row);
  const Palette& p = m_desk.theme.palette();
  switch (role) {
    case Qt::DisplayRole:
      return textAt(row, column);
    case Qt::TextAlignmentRole:
      return alignmentOf(column);
    case Qt::FontRole:
      return m_desk.theme.font(13, isTotal(row) || column == score ? QFont::DemiBold : QFont::Normal);
    case Qt::ForegroundRole:
      if (r && r->grade && (column == grade || column == score))
        return r->grade == 'A' ? p.green : r->grade == 'C' ? p.amber : r->grade > 'C' ? p.red : p.text;
      return r && !r->score ? p.secondText : p.text;
    case Qt::BackgroundRole:
      return isTotal(row) ? QVariant(p.raised) : QVariant();
    case Qt::ToolTipRole:
      return explained(row, column);
    default:
      return {};
  }
}

QVariant RankingModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !m_result) return {};
  const int i = indicatorAt(section);
  const auto* indicator = i >= 0 ? &m_result->rules->catalog.indicators[static_cast<std::size_t>(i)] : nullptr;
  if (role == Qt::ToolTipRole && indicator) {
    QString note = text(Words::isChinese() ? indicator->noteZh : indicator->noteEn);
    return QStringList{AppraisalWords::name(*indicator), note, tr("Formula: %1").arg(text(indicator->source))}
        .join(QLatin1Char('\n'))
        .replace(QLatin1String("\n\n"), QLatin1String("\n"));
  }
  if (role == Qt::TextAlignmentRole) return alignmentOf(section);
  if (role != Qt::DisplayRole) return {};
  const QString names[] = {tr("Rank"), tr("Subject"), tr("Score"), tr("Grade")};
  QString name = indicator ? AppraisalWords::name(*indicator) : section >= 0 && section < firstIndicator ? names[section] : QString();
  // Room for the arrow, which is drawn over what stands at the right.
  if (section == m_sorted && section != subject && section != grade) name += QString(4, QChar(QChar::Nbsp));
  return name;
}

void RankingModel::reorder() {
  std::iota(m_order.begin(), m_order.end(), std::size_t{0});
  const auto& rows = m_result->rows;
  const bool down = m_direction == Qt::DescendingOrder;
  std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
    if (m_sorted == subject) {
      const int c = QString::localeAwareCompare(text(rows[a].subject.name), text(rows[b].subject.name));
      return down ? c > 0 : c < 0;
    }
    const auto x = valueAt(rows[a], m_sorted), y = valueAt(rows[b], m_sorted);
    if (x.has_value() != y.has_value()) return x.has_value();
    return x && (down ? *x > *y : *x < *y);
  });
}

void RankingModel::sort(int column, Qt::SortOrder order) {
  m_sorted = column;
  m_direction = order;
  if (!m_result) return;
  Q_EMIT layoutAboutToBeChanged();
  reorder();
  Q_EMIT layoutChanged();
}

void RankingModel::repaint() {
  if (rowCount() == 0) return;
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

QString RankingModel::asText() const {
  QString out;
  for (int row = -1; row < rowCount(); ++row) {
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column)
      cells << (row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().trimmed() : textAt(row, column));
    out += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  return out;
}

}  // namespace jw::ui
