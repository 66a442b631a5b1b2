#include "ui/cases/cases_model.h"

#include <QColor>
#include <algorithm>
#include <limits>
#include <unordered_map>

#include "ui/cases/case_order.h"
#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {

CasesModel::CasesModel(const Desk& desk, QObject* parent) : QAbstractTableModel(parent), m_desk(desk) {
  m_soon.setSingleShot(true);
  connect(&m_soon, &QTimer::timeout, this, &CasesModel::reload);
  connect(&m_desk.cases, &LiveCases::changed, this, &CasesModel::follow);
  connect(&m_desk.cases, &LiveCases::reset, this, &CasesModel::soon);
  connect(&m_desk.cases, &LiveCases::clockMoved, this, [this] {
    if (isLate(m_queue) || m_filter.overdueOnly) soon();
  });
  connect(&m_second, &QTimer::timeout, this, [this] {
    if (!m_rows.empty())
      Q_EMIT dataChanged(index(0, clock), index(rowCount() - 1, clock), {Qt::DisplayRole, Qt::ForegroundRole});
    // The store is not asked for words at every change, of which there may be many in a second.
    if (m_unread) askWhoSaysSo();
    // No clock of a case tells when a task becomes late.
    if (m_queue == WorkQueue::calledIn && m_filter.overdueOnly) soon();
  });
  m_second.start(1000);
}

void CasesModel::show(WorkQueue queue, engine::CaseFilter filter) {
  const bool headChanges = (queue == WorkQueue::calledIn) != (m_queue == WorkQueue::calledIn);
  if (queue != m_queue && !m_rows.empty()) {
    beginResetModel();
    m_rows.clear();
    endResetModel();
  }
  m_queue = queue;
  if (filter.text != m_filter.text) m_saying.clear();
  m_filter = std::move(filter);
  if (headChanges) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
  reload();
  if (m_unread) askWhoSaysSo();
}

void CasesModel::soon() {
  // What has come in, gone or moved shows at once in a short list; sorting a long one anew is not worth doing often.
  if (!m_soon.isActive()) m_soon.start(isLive(m_queue) && m_rows.size() < 20000 ? 100 : 1000);
}

void CasesModel::reload() {
  m_soon.stop();
  m_asking.anew();
  m_unread = isLive(m_queue) && !m_filter.text.empty();
  isLive(m_queue) ? fill() : ask();
}

// What was reported and where, in words, is not kept in memory.
void CasesModel::askWhoSaysSo() {
  engine::CaseFilter filter;
  filter.text = m_filter.text;
  for (int s = 1; s < model::kCaseStates; ++s)
    if (model::isOpen(static_cast<model::CaseState>(s))) filter.states.push_back(static_cast<model::CaseState>(s));
  filter.limit = std::numeric_limits<std::uint32_t>::max();
  m_unread = false;
  m_desk.bridge.findCases(filter, m_reading.anew(), this, [this](const engine::CasePage& page) {
    std::unordered_set<CaseId> saying;
    for (const auto& c : page.cases) saying.insert(c.id);
    if (saying == m_saying) return;
    m_saying = std::move(saying);
    if (isLive(m_queue)) fill();
  });
}

void CasesModel::fill() {
  m_loading = !m_desk.cases.isLoaded();
  auto rows = m_desk.cases.of(m_queue);
  const Instant now = m_desk.bridge.now();
  auto rest = m_filter;
  rest.text.clear();
  const bool calledIn = m_queue == WorkQueue::calledIn;
  if (calledIn)
    for (auto& c : rows)
      if (const auto* task = calledInOf(*c, m_desk.bridge.actor(), m_filter.department)) c = std::make_shared<const model::CaseSummary>(inCalledIn(*c, *task, m_desk.bridge.actor()));
  std::erase_if(rows, [&](const auto& c) { return !matches(*c, m_saying.contains(c->id) ? rest : m_filter, now); });
  sortCases(rows, calledIn && m_column == due ? static_cast<int>(clock) : m_column, m_descending, m_desk);
  m_total = rows.size();
  setRows(std::move(rows));
}

void CasesModel::setRows(std::vector<engine::CaseSummaryPtr> rows) {
  const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const auto& a, const auto& b) { return a->id == b->id; });
  if (same) {
    m_rows = std::move(rows);
    repaint();
  } else {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
  }
  Q_EMIT loaded();
}

engine::CaseFilter CasesModel::question() const {
  using Sort = engine::CaseFilter::Sort;
  static constexpr Sort sorts[columns] = {Sort::due, Sort::number, Sort::title, Sort::kind, Sort::category, Sort::nature,
                                          Sort::state, Sort::department, Sort::area, Sort::reported, Sort::due, Sort::channel};
  auto filter = m_filter;
  filter.sort = sorts[m_column];
  filter.descending = m_descending;
  filter.offset = 0;
  if (m_queue == WorkQueue::archived) filter.states = {model::CaseState::archived};
  if (m_queue == WorkQueue::myReports) {
    filter.reportedBy = m_desk.bridge.actor().name;
    // Who reported stands in the trail alone: without a period only the last three months are gone through.
    if (filter.reportedFrom == kNever) filter.reportedFrom = m_desk.bridge.now() - std::chrono::hours(24 * 92);
  }
  return filter;
}

void CasesModel::ask() {
  m_loading = true;
  auto filter = question();
  // As many as are on screen now, so that a change does not throw the reader back to the first page.
  filter.limit = std::clamp(static_cast<std::uint32_t>(m_rows.size()), kPage, 4 * kPage);
  m_desk.bridge.findCases(filter, m_asking.token(), this, [this](engine::CasePage page) {
    m_loading = false;
    m_total = page.total;
    std::vector<engine::CaseSummaryPtr> rows;
    rows.reserve(page.cases.size());
    for (auto& c : page.cases) rows.push_back(std::make_shared<const model::CaseSummary>(std::move(c)));
    setRows(std::move(rows));
  });
}

void CasesModel::follow(const std::vector<engine::CaseSummaryPtr>& cases) {
  std::unordered_map<CaseId, const engine::CaseSummaryPtr*> changed;
  for (const auto& c : cases) changed.emplace(c->id, &c);
  for (std::size_t row = 0; row < m_rows.size(); ++row) {
    const auto it = changed.find(m_rows[row]->id);
    if (it == changed.end() || (*it->second)->rowVer < m_rows[row]->rowVer || m_queue == WorkQueue::calledIn) continue;
    m_rows[row] = *it->second;
    Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), columns - 1));
  }
  soon();
}

engine::CaseSummaryPtr CasesModel::at(int row) const {
  return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int CasesModel::rowOf(CaseId id) const {
  if (!id) return -1;
  const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](const auto& c) { return c->id == id; });
  return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

int CasesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool CasesModel::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && !isLive(m_queue) && !m_loading && m_rows.size() < m_total;
}

void CasesModel::fetchMore(const QModelIndex&) {
  m_loading = true;
  auto filter = question();
  filter.offset = static_cast<std::uint32_t>(m_rows.size());
  filter.limit = kPage;
  m_desk.bridge.findCases(filter, m_asking.token(), this, [this](engine::CasePage page) {
    m_loading = false;
    m_total = page.total;
    std::erase_if(page.cases, [this](const auto& c) { return rowOf(c.id) >= 0; });
    if (!page.cases.empty()) {
      beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(page.cases.size()) - 1);
      for (auto& c : page.cases) m_rows.push_back(std::make_shared<const model::CaseSummary>(std::move(c)));
      endInsertRows();
    }
    Q_EMIT loaded();
  });
}

void CasesModel::sort(int column, Qt::SortOrder order) {
  const bool descending = order == Qt::DescendingOrder;
  if (column < 0 || (column == m_column && descending == m_descending)) return;
  m_column = column;
  m_descending = descending;
  if (isLive(m_queue) || !m_rows.empty() || m_loading) reload();
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
      if (c.suspect && c.state == model::CaseState::reported)
        return QStringLiteral("%1 · %2").arg(Words::of(c.state), tr("duplicate?"));
      if (c.asked && c.state != model::CaseState::suspended)
        return QStringLiteral("%1 · %2").arg(Words::of(c.state), c.asked->action == model::Action::extend ? tr("asks for more time") : tr("asks for a pause"));
      return c.round > 1 ? QStringLiteral("%1 · %2").arg(Words::of(c.state)).arg(c.round) : Words::of(c.state);
    case department:
      if (m_queue == WorkQueue::calledIn && m_desk.bridge.actor().role != model::Role::department) return calledInNames(c);
      // Before the dispatch, the one that the rules propose.
      return c.department || !c.proposed ? text(directory.departmentName(c.department))
                                         : QStringLiteral("→ ") + text(directory.departmentName(c.proposed));
    case area:
      return text(m_desk.bridge.areas()->readablePath(c.area));
    case reported:
      return Words::moment(c.reportedAt, now);
    case due:
      return Words::moment(m_queue == WorkQueue::calledIn ? c.stepDue : c.due, now);
    case channel:
      return Words::of(c.channel);
    default:
      return {};
  }
}

// The one whose clock is shown first.
QString CasesModel::calledInNames(const model::CaseSummary& c) const {
  const auto& directory = m_desk.bridge.directory();
  QStringList names{text(directory.departmentName(c.department))};
  for (const auto& task : c.calledIn)
    if (task.department != c.department) names << text(directory.departmentName(task.department));
  return names.join(tr(", "));
}

QVariant CasesModel::data(const QModelIndex& index, int role) const {
  const auto c = at(index.row());
  if (!c) return {};
  const Palette& p = m_desk.theme.palette();
  switch (role) {
    case Qt::DisplayRole:
      return textOf(*c, index.column());
    case Qt::ToolTipRole:
      return index.column() == title || index.column() == area || (index.column() == department && m_queue == WorkQueue::calledIn) ? textOf(*c, index.column()) : QVariant();
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
      if (m_queue != WorkQueue::calledIn) return tr("Department");
      return m_desk.bridge.actor().role == model::Role::department ? tr("In the lead") : tr("Called in");
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
