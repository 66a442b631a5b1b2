#include "ui/cases/cases_model.h"

#include <QColor>
#include <algorithm>
#include <unordered_map>

#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {

CasesModel::CasesModel(const Desk& desk, QObject* parent) : QAbstractTableModel(parent), m_desk(desk) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(1000);
  connect(&m_soon, &QTimer::timeout, this, &CasesModel::reload);
  connect(&m_desk.cases, &LiveCases::changed, this, &CasesModel::follow);
  connect(&m_desk.cases, &LiveCases::reset, this, [this] { m_soon.start(); });
  connect(&m_second, &QTimer::timeout, this, [this] {
    if (!m_rows.empty())
      Q_EMIT dataChanged(index(0, clock), index(rowCount() - 1, clock), {Qt::DisplayRole, Qt::ForegroundRole});
  });
  m_second.start(1000);
}

void CasesModel::setFilter(engine::CaseFilter filter) {
  m_filter = std::move(filter);
  m_filter.offset = 0;
  reload();
}

void CasesModel::reload() {
  m_soon.stop();
  m_stop.request_stop();
  m_stop = std::stop_source();
  m_loading = true;
  auto filter = m_filter;
  filter.offset = 0;
  // As many as are on screen now, so that a change does not throw the reader back to the first page.
  filter.limit = std::clamp(static_cast<std::uint32_t>(m_rows.size()), kPage, 4 * kPage);
  m_desk.bridge.findCases(filter, m_stop.get_token(), this, [this](engine::CasePage page) {
    m_loading = false;
    m_total = page.total;
    const bool same = std::equal(page.cases.begin(), page.cases.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto& a, const auto& b) { return a.id == b.id; });
    if (same) {
      m_rows = std::move(page.cases);
      repaint();
    } else {
      beginResetModel();
      m_rows = std::move(page.cases);
      endResetModel();
    }
    Q_EMIT loaded();
  });
}

void CasesModel::follow(const std::vector<engine::CaseSummaryPtr>& cases) {
  std::unordered_map<CaseId, const engine::CaseSummaryPtr*> changed;
  for (const auto& c : cases) changed.emplace(c->id, &c);
  for (std::size_t row = 0; row < m_rows.size(); ++row) {
    const auto it = changed.find(m_rows[row].id);
    if (it == changed.end() || (*it->second)->rowVer < m_rows[row].rowVer) continue;
    m_rows[row] = **it->second;
    Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), columns - 1));
  }
  // What has come in or fallen out of the filter is for the store to say; once a second is soon enough.
  if (!m_soon.isActive()) m_soon.start();
}

const model::CaseSummary* CasesModel::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int CasesModel::rowOf(CaseId id) const {
  const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](const auto& c) { return c.id == id; });
  return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int CasesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool CasesModel::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && !m_loading && m_rows.size() < m_total;
}

void CasesModel::fetchMore(const QModelIndex&) {
  m_loading = true;
  auto filter = m_filter;
  filter.offset = static_cast<std::uint32_t>(m_rows.size());
  filter.limit = kPage;
  m_desk.bridge.findCases(filter, m_stop.get_token(), this, [this](engine::CasePage page) {
    m_loading = false;
    m_total = page.total;
    std::erase_if(page.cases, [this](const auto& c) { return rowOf(c.id) >= 0; });
    if (!page.cases.empty()) {
      beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page.cases.size()) - 1);
      m_rows.insert(m_rows.end(), std::make_move_iterator(page.cases.begin()),
                    std::make_move_iterator(page.cases.end()));
      endInsertRows();
    }
    Q_EMIT loaded();
  });
}

bool CasesModel::sorts(int column) {
  return column == clock || column == number || column == state || column == reported || column == due;
}

void CasesModel::sort(int column, Qt::SortOrder order) {
  using Sort = engine::CaseFilter::Sort;
  if (!sorts(column)) return;
  const Sort by = column == number     ? Sort::number
                  : column == state    ? Sort::state
                  : column == reported ? Sort::reported
                                       : Sort::due;
  const bool descending = order == Qt::DescendingOrder;
  if (by == m_filter.sort && descending == m_filter.descending) return;
  m_filter.sort = by;
  m_filter.descending = descending;
  reload();
}

void CasesModel::repaint() {
  if (!m_rows.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

QString CasesModel::textOf(const model::CaseSummary& c, int column) const {
  const auto& directory = m_desk.bridge.directory();
  const Instant now = m_desk.bridge.now();
  switch (column) {
    case clock:
      return timeText(timeLeft(c, now));
    case number:
      return text(c.number);
    case title:
      return text(c.title);
    case kind:
      return Words::of(c.kind);
    case category: {
      const model::Category* known = directory.category(c.category);
      return known ? Words::name(*known) : QString();
    }
    case nature:
      return Words::of(c.nature);
    case state:
      return c.round > 1 ? QStringLiteral("%1 · %2").arg(Words::of(c.state)).arg(c.round) : Words::of(c.state);
    case department:
      return text(directory.departmentName(c.department ? c.department : DepartmentId()));
    case area:
      return text(m_desk.bridge.areas()->readablePath(c.area));
    case reported:
      return Words::moment(c.reportedAt, now);
    case due:
      return Words::moment(c.due, now);
    case channel:
      return Words::of(c.channel);
    default:
      return {};
  }
}

QVariant CasesModel::data(const QModelIndex& index, int role) const {
  const model::CaseSummary* c = at(index.row());
  if (!c) return {};
  const Palette& p = m_desk.theme.palette();
  switch (role) {
    case Qt::DisplayRole:
      return textOf(*c, index.column());
    case Qt::ToolTipRole:
      return index.column() == title || index.column() == area ? textOf(*c, index.column()) : QVariant();
    case Qt::ForegroundRole:
      if (index.column() == clock) return timeColor(timeLeft(*c, m_desk.bridge.now()), p);
      if (index.column() == nature && c->nature == model::Nature::major) return p.red;
      return index.column() == title || index.column() == state ? p.text : p.secondText;
    default:
      return {};
  }
}

QVariant CasesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case clock:
      return tr("Time left");
    case number:
      return tr("Number");
    case title:
      return tr("Title");
    case kind:
      return tr("Kind");
    case category:
      return tr("Category");
    case nature:
      return tr("Nature");
    case state:
      return tr("State");
    case department:
      return tr("Department");
    case area:
      return tr("Area");
    case reported:
      return tr("Reported");
    case due:
      return tr("Deadline");
    case channel:
      return tr("Channel");
    default:
      return {};
  }
}

}  // namespace jw::ui
