#include "ui/cases/cases_page.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/case/case_view.h"
#include "ui/cases/cases_model.h"
#include "ui/cases/filter_bar.h"
#include "ui/live_cases.h"
#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {
namespace {

/// A selected row keeps the colours of its clock and its nature.
class RowDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setBrush(QPalette::HighlightedText, option->palette.brush(QPalette::Text));
    option->state &= ~QStyle::State_HasFocus;
  }
};

}  // namespace

CasesPage::CasesPage(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_filter = new FilterBar(m_desk, this));

  auto* split = new QSplitter(this);
  split->setObjectName(QStringLiteral("casesSplitter"));
  split->setChildrenCollapsible(false);
  auto* left = new QWidget(split);
  auto* leftLayout = new QVBoxLayout(left);
  leftLayout->setContentsMargins(0, 0, 0, 0);
  leftLayout->setSpacing(0);
  m_model = new CasesModel(m_desk, this);
  m_table = new QTableView(left);
  m_table->setObjectName(QStringLiteral("cases"));
  m_table->setModel(m_model);
  m_table->setItemDelegate(new RowDelegate(m_table));
  m_table->setShowGrid(false);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setTabKeyNavigation(false);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  auto* header = m_table->horizontalHeader();
  header->setSectionsMovable(true);
  header->setHighlightSections(false);
  header->setSortIndicator(CasesModel::reported, Qt::DescendingOrder);
  m_table->setSortingEnabled(true);
  leftLayout->addWidget(m_table, 1);
  m_empty = makeLabel("empty", left);
  m_empty->setAlignment(Qt::AlignCenter);
  m_empty->setWordWrap(true);
  leftLayout->addWidget(m_empty, 1);
  m_count = makeLabel("second", left);
  m_count->setObjectName(QStringLiteral("casesCount"));
  m_desk.theme.follow(
      m_count, [this] { m_count->setContentsMargins(m_desk.theme.px(12), m_desk.theme.px(6), 0, m_desk.theme.px(6)); });
  leftLayout->addWidget(m_count);
  split->addWidget(left);
  auto* side = makeFrame("side", split);
  side->setAutoFillBackground(true);
  side->setBackgroundRole(QPalette::Base);
  auto* sideLayout = new QVBoxLayout(side);
  sideLayout->setContentsMargins(0, 0, 0, 0);
  sideLayout->addWidget(m_view = new CaseView(m_desk, side));
  split->addWidget(side);
  split->setStretchFactor(0, 1);
  layout->addWidget(split, 1);

  // Widths of a first start; afterwards the window remembers its own.
  const int widths[CasesModel::columns] = {112, 164, 220, 76, 120, 76, 88, 128, 240, 100, 100, 80};
  for (int column = 0; column < CasesModel::columns; ++column)
    m_table->setColumnWidth(column, m_desk.theme.px(widths[column]));
  split->setSizes({m_desk.theme.px(900), m_desk.theme.px(320)});
  header->restoreState(m_desk.memory.get(QStringLiteral("cases/columns")).toByteArray());
  split->restoreState(m_desk.memory.get(QStringLiteral("cases/splitter")).toByteArray());
  m_desk.theme.follow(m_table, [this] {
    m_table->verticalHeader()->setDefaultSectionSize(m_desk.theme.px(32));
    m_model->repaint();
  });
  for (const auto signal : {&QHeaderView::sectionMoved}) connect(header, signal, this, &CasesPage::remember);
  connect(header, &QHeaderView::sectionResized, this, &CasesPage::remember);
  connect(split, &QSplitter::splitterMoved, this,
          [this, split] { m_desk.memory.set(QStringLiteral("cases/splitter"), split->saveState()); });
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < CasesModel::columns; ++column) {
      auto* action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
      action->setCheckable(true);
      action->setChecked(!header->isSectionHidden(column));
      connect(action, &QAction::toggled, this, [this, header, column](bool on) {
        header->setSectionHidden(column, !on);
        remember();
      });
    }
    menu->popup(header->mapToGlobal(at));
  });

  connect(m_filter, &FilterBar::filterChanged, this, &CasesPage::refilter);
  connect(&m_desk.cases, &LiveCases::reset, this, &CasesPage::refilter);
  connect(m_model, &CasesModel::loaded, this, &CasesPage::showCount);
  connect(m_model, &CasesModel::loaded, this, &CasesPage::showSelection);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    const auto* c = m_model->at(now.row());
    if (c && m_table->hasFocus() && m_table->selectionModel()->isRowSelected(now.row())) m_desk.selection.set(c->id);
  });
  connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& at) {
    if (const auto* c = m_model->at(at.row())) m_desk.selection.set(c->id);
  });
  const auto open = [this](const QModelIndex& at) {
    if (const auto* c = m_model->at(at.row())) Q_EMIT opened(c->id);
  };
  connect(m_table, &QTableView::activated, this, open);
  connect(&m_desk.selection, &Selection::changed, this, [this](CaseId id) {
    m_view->show(id);
    showSelection();
  });
  connect(m_view, &CaseView::mapWanted, this, &CasesPage::mapWanted);
  setFocusProxy(m_table);
  retranslate();
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

void CasesPage::refilter() {
  if (!isVisible() && !m_asked) return;
  m_asked = true;
  auto filter = m_model->filter();
  m_filter->apply(filter);
  m_model->setFilter(std::move(filter));
}

void CasesPage::showCount() {
  const bool any = m_model->rowCount() > 0;
  m_table->setVisible(any || m_model->isLoading() || !m_asked);
  m_empty->setVisible(!m_table->isVisibleTo(this));
  m_empty->setText(m_filter->restricts()
                       ? tr("No case matches this filter.\nClear a condition above, or choose a larger area.")
                       : tr("There is no case yet.\nPress N to report the first one."));
  m_count->setText(tr("%L1 of %L2 cases").arg(m_model->rowCount()).arg(m_model->total()));
}

void CasesPage::showSelection() {
  const int row = m_model->rowOf(m_desk.selection.current());
  if (row >= 0 && row != m_table->currentIndex().row()) m_table->selectRow(row);
}

void CasesPage::remember() {
  m_desk.memory.set(QStringLiteral("cases/columns"), m_table->horizontalHeader()->saveState());
}

void CasesPage::step(int by) {
  if (m_model->rowCount() == 0) return;
  const int row = m_model->rowOf(m_desk.selection.current());
  const int next = row < 0 ? 0 : std::clamp(row + by, 0, m_model->rowCount() - 1);
  m_table->setFocus(Qt::ShortcutFocusReason);
  m_table->selectRow(next);
  m_desk.selection.set(m_model->at(next)->id);
}

void CasesPage::focusFilter() {
  m_filter->focusText();
}

void CasesPage::setQueue(int index) {
  m_filter->setQueue(index);
}

void CasesPage::search(const QString& words) {
  m_filter->setText(words);
}

}  // namespace jw::ui
