#include "ui/appraisal/cell_cases.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/appraisal/appraisal_words.h"
#include "ui/on_main.h"
#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {
using appraisal::Part;

namespace {
constexpr Part kParts[] = {Part::counted, Part::missing, Part::base};
}

CellCases::CellCases(const Desk& desk, engine::AppraisalDesk& appraisal, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_appraisal(appraisal) {
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 0, 0, 4);
  auto* head = new QVBoxLayout;
  m_desk.theme.space(head, 12, 8, 4);
  m_title = makeLabel("heading", this);
  m_title->setWordWrap(true);
  head->addWidget(m_title);
  auto* parts = new QHBoxLayout;
  for (const Part part : kParts) {
    auto* button = new QToolButton(this);
    setRole(button, "tab");
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, part] {
      m_question.part = part;
      ask();
    });
    parts->addWidget(button);
    m_parts.push_back(button);
  }
  parts->addStretch(1);
  head->addLayout(parts);
  layout->addLayout(head);
  m_table = new QTableWidget(0, 3, this);
  m_table->setObjectName(QStringLiteral("cellCases"));
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setTabKeyNavigation(false);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  layout->addWidget(m_table, 1);
  m_count = makeLabel("second", this);
  m_count->setObjectName(QStringLiteral("cellCount"));
  m_count->setWordWrap(true);
  auto* foot = new QVBoxLayout;
  m_desk.theme.space(foot, 12, 8, 0);
  foot->addWidget(m_count);
  layout->addLayout(foot);
  m_desk.theme.follow(m_table, [this] {
    m_table->verticalHeader()->setDefaultSectionSize(m_desk.theme.px(28));
    m_table->setColumnWidth(0, m_desk.theme.px(172));
    m_table->setColumnWidth(2, m_desk.theme.px(84));
  });
  const auto open = [this](int row) {
    if (row >= 0 && row < static_cast<int>(m_cases.size())) Q_EMIT opened(m_cases[static_cast<std::size_t>(row)]);
  };
  connect(m_table, &QTableWidget::cellActivated, this, [open](int row, int) { open(row); });
  connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int, int, int) {
    if (m_table->hasFocus() && row >= 0 && row < static_cast<int>(m_cases.size()))
      m_desk.selection.set(m_cases[static_cast<std::size_t>(row)]);
  });
  setFocusProxy(m_table);
  retranslate();
}

void CellCases::show(engine::AppraisalPtr result, const std::string& row, int indicator) {
  m_result = std::move(result);
  m_question = {row, indicator, Part::counted, 0, 500};
  const bool rate = m_result->rules->catalog.indicators[static_cast<std::size_t>(indicator)].measure == appraisal::Measure::rate;
  if (!rate) m_question.part = Part::base;
  m_parts[rate ? 0 : 2]->setChecked(true);
  for (auto* button : m_parts) button->setVisible(rate);
  retranslate();
  ask();
}

void CellCases::clear() {
  m_asking.giveUp();
  m_result.reset();
  m_cases.clear();
  m_table->setRowCount(0);
  retranslate();
}

void CellCases::ask() {
  const std::stop_token stop = m_asking.anew();
  if (!m_result) return;
  m_appraisal.casesOf(m_desk.bridge.actor(), m_result, m_question, stop,
                      onMain<engine::CasePage>(this, [this, stop](const engine::CasePage& page) {
                        if (!stop.stop_requested()) fill(page);
                      }));
}

void CellCases::fill(const engine::CasePage& page) {
  m_cases.clear();
  m_table->setRowCount(static_cast<int>(page.cases.size()));
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const auto& c = page.cases[static_cast<std::size_t>(row)];
    m_cases.push_back(c.id);
    const QString cells[] = {text(c.number), text(c.title), Words::of(c.state)};
    for (int column = 0; column < 3; ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      item->setToolTip(cells[column]);
      m_table->setItem(row, column, item);
    }
  }
  if (m_table->rowCount() > 0) m_table->scrollToTop();
  const auto shown = static_cast<qulonglong>(page.cases.size());
  m_count->setText(shown < page.total ? tr("The first %L1 of %L2 cases. Enter opens one.").arg(shown).arg(page.total)
                   : page.total == 0  ? tr("No case counts here.")
                                      : tr("%L1 cases. Enter opens one.").arg(page.total));
}

void CellCases::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    ask();
  }
  QWidget::changeEvent(event);
}

void CellCases::retranslate() {
  const QString names[] = {tr("Counted"), tr("Not counted"), tr("All of the base")};
  for (std::size_t i = 0; i < m_parts.size(); ++i) m_parts[i]->setText(names[i]);
  m_table->setHorizontalHeaderLabels({tr("Number"), tr("Title"), tr("State")});
  if (!m_result) {
    for (auto* button : m_parts) button->hide();
    m_title->setText(tr("Choose a number in the table."));
    m_count->setText(tr("A click or Enter on a number shows the cases that it counts."));
    return;
  }
  const auto& indicator = m_result->rules->catalog.indicators[static_cast<std::size_t>(m_question.indicator)];
  const auto* row = m_question.row.empty() ? &m_result->total : m_result->find(m_question.row);
  const QString subject = m_question.row.empty() ? tr("Total") : row ? text(row->subject.name) : QString();
  QString title = subject + QStringLiteral(" · ") + AppraisalWords::name(indicator);
  if (row) {
    const auto& cell = row->cells[static_cast<std::size_t>(m_question.indicator)];
    title += QStringLiteral(" ") + AppraisalWords::value(indicator, cell);
    if (indicator.measure == appraisal::Measure::rate)
      title += QStringLiteral(" = %L1 / %L2").arg(cell.counted).arg(cell.base);
  }
  m_title->setText(title);
}

}  // namespace jw::ui
