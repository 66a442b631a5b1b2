#include "ui/cases/cases_page.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <unordered_set>

#include "ui/case/case_view.h"
#include "ui/cases/batch_bar.h"
#include "ui/cases/cases_model.h"
#include "ui/cases/filter_bar.h"
#include "ui/cases/list_print.h"
#include "ui/cases/queue_list.h"
#include "ui/engine_bridge.h"
#include "ui/live_cases.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
namespace {

/// A selected row keeps the colours of its clock and its nature; the current one wears a stripe.
class RowDelegate : public QStyledItemDelegate {
 public:
  RowDelegate(Theme& theme, QTableView* table) : QStyledItemDelegate(table), m_theme(theme), m_table(table) {}
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setBrush(QPalette::HighlightedText, option->palette.brush(QPalette::Text));
    option->state &= ~QStyle::State_HasFocus;
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    QStyledItemDelegate::paint(painter, option, index);
    if (index.row() != m_table->currentIndex().row() || m_table->horizontalHeader()->visualIndex(index.column()) != 0) return;
    painter->fillRect(QRect(option.rect.topLeft(), QSize(m_theme.px(3), option.rect.height())), m_theme.palette().selection);
  }

 private:
  Theme& m_theme;
  QTableView* m_table;
};

}  // namespace

CasesPage::CasesPage(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("page"));
  build();
  connectTable();
  connect(m_queues, &QueueList::chosen, this, [this](WorkQueue queue) {
    m_desk.memory.set(QStringLiteral("cases/queue"), static_cast<int>(queue));
    m_kept.clear();
    m_marking = false;
    m_table->clearSelection();
    applySort();
    refilter();
    m_table->scrollToTop();
  });
  connect(m_filter, &FilterBar::filterChanged, this, &CasesPage::refilter);
  connect(m_bar, &BatchBar::wanted, this, &CasesPage::batch);
  connect(m_bar, &BatchBar::printWanted, this, &CasesPage::print);
  connect(&m_desk.selection, &Selection::changed, this, [this](CaseId id) {
    m_view->show(id);
    showCurrent();
  });
  connect(m_view, &CaseView::mapWanted, this, &CasesPage::mapWanted);
  const int last = m_desk.memory.get(QStringLiteral("cases/queue"), 0).toInt();
  m_queues->setQueue(last >= 0 && last < static_cast<int>(kWorkQueues) ? static_cast<WorkQueue>(last) : WorkQueue::toDispatch);
  applySort();
  setFocusProxy(m_table);
  retranslate();
}

void CasesPage::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* across = new QSplitter(this);
  across->setObjectName(QStringLiteral("queuesSplitter"));
  across->setChildrenCollapsible(false);
  layout->addWidget(across);
  auto* ground = makeFrame("side", across);
  ground->setAutoFillBackground(true);
  ground->setBackgroundRole(QPalette::Base);
  auto* groundLayout = new QVBoxLayout(ground);
  groundLayout->addWidget(m_queues = new QueueList(m_desk, ground));
  m_desk.theme.space(groundLayout, 0, 4, 0);
  across->addWidget(ground);

  auto* right = new QWidget(across);
  auto* rightLayout = new QVBoxLayout(right);
  rightLayout->setContentsMargins(0, 0, 0, 0);
  rightLayout->setSpacing(0);
  rightLayout->addWidget(m_filter = new FilterBar(m_desk, right));
  auto* split = new QSplitter(right);
  split->setObjectName(QStringLiteral("casesSplitter"));
  split->setChildrenCollapsible(false);
  auto* left = new QWidget(split);
  auto* leftLayout = new QVBoxLayout(left);
  leftLayout->setContentsMargins(0, 0, 0, 0);
  leftLayout->setSpacing(0);
  m_model = new CasesModel(m_desk, this);
  m_table = new QTableView(left);
  buildTable();
  leftLayout->addWidget(m_table, 1);
  m_empty = makeLabel("empty", left);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  leftLayout->addWidget(m_empty, 1);
  auto* foot = new QWidget(left);
  auto* footLayout = new QHBoxLayout(foot);
  m_desk.theme.space(footLayout, 12, 4, 12);
  m_count = makeLabel("second", foot);
  m_count->setObjectName(QStringLiteral("casesCount"));
  footLayout->addWidget(m_count);
  footLayout->addWidget(m_bar = new BatchBar(m_desk, foot), 1);
  leftLayout->addWidget(foot);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  auto* sideLayout = new QVBoxLayout(side);
  sideLayout->setContentsMargins(0, 0, 0, 0);
  sideLayout->addWidget(m_view = new CaseView(m_desk, side));
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  rightLayout->addWidget(split, 1);
  across->addWidget(right);
  across->setStretchFactor(1, 1);

  // Widths of a first start; afterwards the window remembers its own.
  across->setSizes({m_desk.theme.px(196), m_desk.theme.px(1050)});
  split->setSizes({m_desk.theme.px(720), m_desk.theme.px(310)});
  for (const auto& [splitter, key] : {std::pair(across, QStringLiteral("cases/across")), std::pair(split, QStringLiteral("cases/splitter"))}) {
    splitter->restoreState(m_desk.memory.get(key).toByteArray());
    connect(splitter, &QSplitter::splitterMoved, this, [this, s = splitter, k = key] { m_desk.memory.set(k, s->saveState()); });
  }
  m_desk.theme.follow(this, [this] {
    m_queues->setMinimumWidth(m_desk.theme.px(150));
    m_table->verticalHeader()->setDefaultSectionSize(m_desk.theme.px(32));
    m_model->repaint();
  });
}

void CasesPage::buildTable() {
  m_table->setObjectName(QStringLiteral("cases"));
  m_table->setModel(m_model);
  m_table->setItemDelegate(new RowDelegate(m_desk.theme, m_table));
  m_table->setShowGrid(false);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->setTabKeyNavigation(false);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_table->installEventFilter(this);
  auto* header = m_table->horizontalHeader();
  header->setSectionsMovable(true);
  header->setHighlightSections(false);
  const int widths[CasesModel::columns] = {112, 164, 220, 76, 120, 76, 112, 128, 240, 100, 100, 80};
  for (int column = 0; column < CasesModel::columns; ++column) m_table->setColumnWidth(column, m_desk.theme.px(widths[column]));
  header->restoreState(m_desk.memory.get(QStringLiteral("cases/columns")).toByteArray());
  m_sorting = true;
  m_table->setSortingEnabled(true);
  m_sorting = false;
  header->setContextMenuPolicy(Qt::CustomContextMenu);
}

void CasesPage::connectTable() {
  auto* header = m_table->horizontalHeader();
  connect(header, &QHeaderView::sectionMoved, this, &CasesPage::rememberTable);
  connect(header, &QHeaderView::sectionResized, this, &CasesPage::rememberTable);
  connect(header, &QWidget::customContextMenuRequested, this, &CasesPage::headMenu);
  connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
    if (!m_sorting) m_desk.memory.set(sortKey(), column * 2 + (order == Qt::DescendingOrder));
  });
  connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &CasesPage::keepSelection);
  connect(m_model, &QAbstractItemModel::modelReset, this, &CasesPage::restoreSelection);
  connect(m_model, &CasesModel::loaded, this, [this] {
    showCurrent();
    showCount();
  });
  auto* selection = m_table->selectionModel();
  connect(selection, &QItemSelectionModel::selectionChanged, this, [this] {
    if (m_kept.empty()) showCount();
  });
  connect(selection, &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    m_table->viewport()->update();
    if (const auto c = m_model->at(now.row()); c && m_table->hasFocus() && m_kept.empty()) m_desk.selection.set(c->id);
  });
  connect(m_table, &QTableView::pressed, this, [this] { m_marking = false; });
  connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& at) {
    if (const auto c = m_model->at(at.row())) m_desk.selection.set(c->id);
  });
  connect(m_table, &QTableView::activated, this, [this](const QModelIndex& at) {
    if (const auto c = m_model->at(at.row())) Q_EMIT opened(c->id);
  });
}

void CasesPage::headMenu(const QPoint& at) {
  auto* header = m_table->horizontalHeader();
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (int column = 0; column < CasesModel::columns; ++column) {
    auto* action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    action->setCheckable(true);
    action->setChecked(!header->isSectionHidden(column));
    connect(action, &QAction::toggled, this, [this, header, column](bool on) {
      header->setSectionHidden(column, !on);
      rememberTable();
    });
  }
  menu->popup(header->mapToGlobal(at));
}

void CasesPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void CasesPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!m_asked) refilter();
}

void CasesPage::retranslate() {
  m_model->repaint();
  showCount();
}

void CasesPage::rememberTable() {
  m_desk.memory.set(QStringLiteral("cases/columns"), m_table->horizontalHeader()->saveState());
}

// The open queues want the shortest time first, looking things up the newest.
QString CasesPage::sortKey() const {
  return isLive(m_queues->queue()) ? QStringLiteral("cases/sortOpen") : QStringLiteral("cases/sortAll");
}

void CasesPage::applySort() {
  const int otherwise = isLive(m_queues->queue()) ? CasesModel::clock * 2 : CasesModel::reported * 2 + 1;
  const int sort = m_desk.memory.get(sortKey(), otherwise).toInt();
  m_sorting = true;
  m_table->sortByColumn(std::clamp(sort / 2, 0, CasesModel::columns - 1), sort % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
  m_sorting = false;
}

void CasesPage::refilter() {
  if (!isVisible() && !m_asked) return;
  m_asked = true;
  const WorkQueue queue = m_queues->queue();
  m_filter->showStates(queue == WorkQueue::all || queue == WorkQueue::allOpen || queue == WorkQueue::myReports);
  engine::CaseFilter filter;
  m_filter->apply(filter);
  m_model->show(queue, std::move(filter));
}

void CasesPage::showCount() {
  const bool any = m_model->rowCount() > 0;
  const WorkQueue queue = m_queues->queue();
  m_table->setVisible(any || m_model->isLoading() || !m_asked);
  m_empty->setVisible(!m_table->isVisibleTo(this));
  m_empty->setText(m_filter->restricts()          ? tr("No case of this queue matches the filter.\nClear a condition above, or choose a larger area.")
                   : queue == WorkQueue::all      ? tr("There is no case yet.\nPress N to report the first one.")
                   : queue == WorkQueue::mine     ? tr("Nothing waits for you here.\nAct for a department (top right) to see what has been assigned to it.")
                   : queue == WorkQueue::calledIn ? tr("No department has been called in and waits here.\nThe desk calls one in beside the lead from the case (T).")
                   : queue == WorkQueue::requests ? tr("No department waits for an answer.\nOne that has accepted a case can ask for more time or a pause on its page.")
                   : queue == WorkQueue::myReports ? tr("You have reported nothing in the last three months.\nPress N to report something.")
                                                  : tr("Nothing waits in this queue."));
  const auto selected = m_table->selectionModel()->selectedRows();
  QString words = isLive(queue) ? tr("%L1 cases").arg(m_model->rowCount()) : tr("%L1 of %L2 cases").arg(m_model->rowCount()).arg(m_model->total());
  if (selected.size() > 1) words += QStringLiteral(" · ") + tr("%L1 chosen").arg(selected.size());
  m_count->setText(words);
  m_bar->show(chosen(), queue == WorkQueue::calledIn);
}

void CasesPage::showCurrent() {
  if (m_marking || m_table->selectionModel()->selectedRows().size() > 1) return;
  const int row = m_model->rowOf(m_desk.selection.current());
  if (row >= 0 && row != m_table->currentIndex().row()) m_table->selectRow(row);
}

void CasesPage::keepSelection() {
  m_kept.clear();
  for (const auto& c : chosen()) m_kept.push_back(c->id);
  m_keptCurrent = m_model->at(m_table->currentIndex().row()) ? m_model->at(m_table->currentIndex().row())->id : CaseId();
  m_keptScroll = m_table->verticalScrollBar()->value();
}

void CasesPage::restoreSelection() {
  if (!m_kept.empty()) {
    const std::unordered_set<CaseId> kept(m_kept.begin(), m_kept.end());
    QItemSelection selection;
    const auto& rows = m_model->rows();
    const auto isKept = [&](std::size_t row) { return row < rows.size() && kept.contains(rows[row]->id); };
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!isKept(row)) continue;
      const std::size_t first = row;
      while (isKept(row + 1)) ++row;
      selection.append(QItemSelectionRange(m_model->index(static_cast<int>(first), 0), m_model->index(static_cast<int>(row), CasesModel::columns - 1)));
    }
    if (const int row = m_model->rowOf(m_keptCurrent); row >= 0) m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_kept.clear();
  }
  m_table->verticalScrollBar()->setValue(m_keptScroll);
}

std::vector<engine::CaseSummaryPtr> CasesPage::chosen() const {
  std::vector<engine::CaseSummaryPtr> cases;
  for (const auto& range : m_table->selectionModel()->selection())
    for (int row = range.top(); row <= range.bottom(); ++row)
      if (auto c = m_model->at(row)) {
        // The list of those called in shows a case by one of its tasks; what is done is done to the case.
        const auto whole = m_model->queue() == WorkQueue::calledIn ? m_desk.cases.find(c->id) : nullptr;
        cases.push_back(whole ? whole : std::move(c));
      }
  return cases;
}

void CasesPage::step(int by) {
  if (m_model->rowCount() == 0) return;
  int row = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : m_model->rowOf(m_desk.selection.current());
  row = row < 0 ? 0 : std::clamp(row + by, 0, m_model->rowCount() - 1);
  m_table->setFocus(Qt::ShortcutFocusReason);
  // Marks that were set with the space bar stay.
  if (m_marking || chosen().size() > 1)
    m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
  else
    m_table->selectRow(row);
  m_table->scrollTo(m_model->index(row, 0));
  m_desk.selection.set(m_model->at(row)->id);
}

bool CasesPage::mark() {
  const QModelIndex now = m_table->currentIndex();
  if (!now.isValid()) return false;
  // The first one is chosen already: it was stepped on.
  const bool kept = !m_marking && m_table->selectionModel()->isRowSelected(now.row());
  m_marking = true;
  if (!kept) m_table->selectionModel()->select(now, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
  const int next = std::min(now.row() + 1, m_model->rowCount() - 1);
  m_table->selectionModel()->setCurrentIndex(m_model->index(next, now.column()), QItemSelectionModel::NoUpdate);
  m_table->scrollTo(m_model->index(next, now.column()));
  return true;
}

bool CasesPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) return mark();
    if (key->key() == Qt::Key_Escape && (m_marking || chosen().size() > 1)) {
      m_marking = false;
      m_table->selectRow(m_table->currentIndex().row());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void CasesPage::stepQueue(int by) {
  m_queues->step(by);
}

void CasesPage::focusFilter() {
  m_filter->focusText();
}

void CasesPage::setQueue(WorkQueue queue) {
  m_queues->setQueue(queue);
}

void CasesPage::act(model::Action action) {
  const bool part = action == model::Action::feedBack && m_model->queue() == WorkQueue::calledIn && m_desk.bridge.actor().role == model::Role::department;
  const auto cases = chosen();
  const bool paused = std::all_of(cases.begin(), cases.end(), [](const auto& c) { return c->state == model::CaseState::suspended; });
  if (action == model::Action::suspend && paused) action = model::Action::resume;  // which share a key
  if (cases.size() > 1)
    batch(part ? BatchStep{BatchStep::Kind::taskDone} : BatchStep{BatchStep::Kind::act, action});
  else
    m_view->act(action);
}

void CasesPage::batch(const BatchStep& step) {
  auto cases = chosen();
  if (cases.empty()) return m_desk.notices.warn(tr("Choose cases in the list first."));
  // In this list those are meant who were called in.
  if (step.kind == BatchStep::Kind::urge && m_model->queue() == WorkQueue::calledIn) return batch({BatchStep::Kind::urgeCalledIn});
  if (auto* form = BatchForm::begin(m_desk, step, cases, this)) connect(form, &BatchForm::opened, this, &CasesPage::opened);
}

void CasesPage::print() {
  auto cases = chosen();
  // Some that were marked, or the whole list.
  const bool some = cases.size() > 1;
  if (some && m_model->queue() == WorkQueue::calledIn)
    for (auto& c : cases) c = m_model->at(m_model->rowOf(c->id));
  if (!some) cases = m_model->rows();
  if (cases.empty()) return m_desk.notices.warn(tr("There is nothing to print in this list."));
  const auto& area = m_desk.cases.area();
  QString detail = some ? tr("%L1 chosen cases").arg(cases.size()) : tr("%L1 cases").arg(cases.size());
  if (!some && m_model->total() > cases.size()) detail = tr("The first %L1 of %L2 cases").arg(cases.size()).arg(m_model->total());
  if (!area.empty()) detail += QStringLiteral(" · ") + text(m_desk.bridge.areas()->readablePath(area));
  if (m_filter->restricts()) detail += QStringLiteral(" · ") + tr("filtered");
  openPrintDialog(m_desk, queueName(m_queues->queue()), detail, std::move(cases), this);
}

}  // namespace jw::ui
