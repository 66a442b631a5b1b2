#include "ui/widgets/rows_table.h"

#include <QHeaderView>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include "ui/memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rows_model.h"

namespace jw::ui {
namespace {

/// A selected row keeps its colours.
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

RowsTable::RowsTable(Theme& theme, Memory& memory, const QString& name, QWidget* parent)
    : QTableView(parent),
      m_theme(theme),
      m_memory(memory),
      m_model(new RowsModel(theme, this)),
      m_sorted(new QSortFilterProxyModel(this)) {
  setObjectName(name);
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(RowsModel::kOrder);
  m_sorted->setSortLocaleAware(true);
  setModel(m_sorted);
  setItemDelegate(new RowDelegate(this));
  setShowGrid(false);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setTabKeyNavigation(false);
  setWordWrap(false);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  verticalHeader()->hide();
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setStretchLastSection(true);
  // Unsorted until somebody asks: the rows come in an order that means something.
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  horizontalHeader()->setSortIndicatorClearable(true);
  setSortingEnabled(true);
  m_theme.follow(this, [this] {
    verticalHeader()->setDefaultSectionSize(m_theme.px(32));
    m_model->repaint();
  });
  connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
    if (m_widthsSet) m_memory.set(objectName() + QStringLiteral("/columns"), horizontalHeader()->saveState());
  });
  connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    if (!m_filling) Q_EMIT keyChanged(currentKey());
  });
  connect(this, &QTableView::activated, this,
          [this](const QModelIndex& at) { Q_EMIT keyActivated(at.data(RowsModel::kKey).toString()); });
}

void RowsTable::setColumns(const std::vector<Column>& columns) {
  QStringList head;
  std::vector<bool> numbers;
  for (const Column& c : columns) {
    head << c.name;
    numbers.push_back(c.number);
  }
  m_model->setHead(head, std::move(numbers));
  if (m_widthsSet) return;
  for (std::size_t i = 0; i < columns.size(); ++i) setColumnWidth(static_cast<int>(i), m_theme.px(columns[i].width));
  horizontalHeader()->restoreState(m_memory.get(objectName() + QStringLiteral("/columns")).toByteArray());
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  m_widthsSet = true;
}

void RowsTable::setRows(std::vector<Row> rows) {
  const QString before = currentKey();
  const auto chosen = chosenKeys();
  m_filling = true;
  m_model->setRows(std::move(rows));
  if (!before.isEmpty()) choose(before);
  for (const QString& key : chosen)
    if (const int row = m_model->rowOf(key); row >= 0 && key != before)
      selectionModel()->select(m_sorted->mapFromSource(m_model->index(row, 0)),
                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
  m_filling = false;
  if (currentKey() != before) Q_EMIT keyChanged(currentKey());
}

int RowsTable::rowCount() const {
  return m_model->rowCount();
}

QString RowsTable::currentKey() const {
  return currentIndex().isValid() ? currentIndex().data(RowsModel::kKey).toString() : QString();
}

std::vector<QString> RowsTable::chosenKeys() const {
  std::vector<QString> keys;
  for (const QModelIndex& at : selectionModel()->selectedRows()) keys.push_back(at.data(RowsModel::kKey).toString());
  return keys;
}

bool RowsTable::choose(const QString& key) {
  const int row = m_model->rowOf(key);
  if (row < 0) return false;
  const QModelIndex at = m_sorted->mapFromSource(m_model->index(row, 0));
  setCurrentIndex(at);
  scrollTo(at);
  return true;
}

QString RowsTable::textAt(int shownRow, int column) const {
  return m_sorted->index(shownRow, column).data().toString();
}

}  // namespace jw::ui
