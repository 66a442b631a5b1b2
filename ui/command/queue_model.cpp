#include "ui/command/queue_model.h"

#include <algorithm>
#include <unordered_map>

#include "ui/words.h"

namespace jw::ui {
using engine::CaseSummaryPtr;

QueueModel::QueueModel(LiveCases& cases, QObject* parent) : QAbstractListModel(parent), m_cases(cases) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(100);
  connect(&m_soon, &QTimer::timeout, this, &QueueModel::refresh);
  const auto soon = [this] {
    if (!m_soon.isActive()) m_soon.start();
  };
  connect(&cases, &LiveCases::reset, this, soon);
  connect(&cases, &LiveCases::changed, this, soon);
  connect(&cases, &LiveCases::clockMoved, this, soon);
  refresh();
}

void QueueModel::setQueue(Queue queue) {
  if (queue == m_queue) return;
  beginResetModel();
  m_queue = queue;
  m_rows = m_cases.first(queue, kShown);
  endResetModel();
}

int QueueModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
  const CaseSummaryPtr c = at(index.row());
  if (!c) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return text(c->number) + ' ' + text(c->title);
  if (role == Qt::ToolTipRole) return text(c->title);
  return {};
}

CaseSummaryPtr QueueModel::at(int row) const {
  return row >= 0 && static_cast<std::size_t>(row) < m_rows.size() ? m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int QueueModel::rowOf(CaseId id) const {
  const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](const auto& c) { return c->id == id; });
  return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

void QueueModel::refresh() {
  std::vector<CaseSummaryPtr> wanted = m_cases.first(m_queue, kShown);
  std::unordered_map<CaseId, std::size_t> place;
  for (std::size_t i = 0; i < wanted.size(); ++i) place.emplace(wanted[i]->id, i);

  // Rows that are gone, or that would now stand before the row above them, are taken out from the end on.
  std::vector<bool> keep(m_rows.size(), false);
  std::size_t highest = 0;
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const auto at = place.find(m_rows[i]->id);
    if (at == place.end() || at->second < highest) continue;
    keep[i] = true;
    highest = at->second;
  }
  for (std::size_t end = m_rows.size(); end > 0;) {
    if (keep[end - 1]) {
      --end;
      continue;
    }
    std::size_t begin = end;
    while (begin > 0 && !keep[begin - 1]) --begin;
    beginRemoveRows({}, static_cast<int>(begin), static_cast<int>(end) - 1);
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(begin),
                 m_rows.begin() + static_cast<std::ptrdiff_t>(end));
    endRemoveRows();
    end = begin;
  }
  for (std::size_t i = 0; i < wanted.size();) {
    if (i < m_rows.size() && m_rows[i]->id == wanted[i]->id) {
      if (m_rows[i] != wanted[i]) {
        m_rows[i] = wanted[i];
        Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
      }
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < wanted.size() && (i >= m_rows.size() || wanted[end]->id != m_rows[i]->id)) ++end;
    beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(i), wanted.begin() + static_cast<std::ptrdiff_t>(i),
                  wanted.begin() + static_cast<std::ptrdiff_t>(end));
    endInsertRows();
    i = end;
  }
}

}  // namespace jw::ui
