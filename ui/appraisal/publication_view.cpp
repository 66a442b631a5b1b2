#include "ui/appraisal/publication_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/appraisal/appraisal_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

PublicationView::PublicationView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* layout = new QVBoxLayout(this);
  m_desk.theme.space(layout, 0, 0, 4);
  m_head = makeLabel("second", this);
  m_head->setWordWrap(true);
  auto* head = new QVBoxLayout;
  m_desk.theme.space(head, 12, 8, 0);
  head->addWidget(m_head);
  layout->addLayout(head);
  m_table = new QTableWidget(0, 4, this);
  m_table->setObjectName(QStringLiteral("differences"));
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setTabKeyNavigation(false);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  layout->addWidget(m_table, 1000);
  layout->addStretch(1);
  m_desk.theme.follow(m_table, [this] {
    m_table->verticalHeader()->setDefaultSectionSize(m_desk.theme.px(28));
    m_table->setColumnWidth(0, m_desk.theme.px(104));
    m_table->setColumnWidth(2, m_desk.theme.px(76));
    m_table->setColumnWidth(3, m_desk.theme.px(76));
  });
  show();
}

void PublicationView::setComparison(engine::AppraisalPtr result, std::optional<engine::AppraisalDesk::Comparison> comparison) {
  m_result = std::move(result);
  m_comparison = std::move(comparison);
  show();
}

void PublicationView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) show();
  QWidget::changeEvent(event);
}

QString PublicationView::summary() const {
  if (!m_comparison) return tr("not published");
  const auto& p = m_comparison->publication;
  const auto n = static_cast<qulonglong>(m_comparison->differences.size());
  const QString head = tr("published %1 by %2").arg(Words::fullMoment(p.publishedAt).left(16), text(p.publishedBy));
  return n == 0 ? head : head + QStringLiteral(" · ") + tr("%L1 figures differ now").arg(n);
}

void PublicationView::show() {
  m_table->setHorizontalHeaderLabels({tr("Subject"), tr("Figure"), tr("Published"), tr("Now")});
  m_table->setVisible(m_comparison && !m_comparison->differences.empty());
  if (!m_comparison) {
    m_head->setText(tr("Not published yet. “Publish” freezes the figures that are on screen, with the scheme and its version."));
    return;
  }
  const auto& p = m_comparison->publication;
  m_head->setText(tr("Published %1 by %2, scheme version %3. The publication is frozen; below is what the live figures say otherwise.")
                      .arg(Words::fullMoment(p.publishedAt), text(p.publishedBy))
                      .arg(p.schemeVersion) +
                  (m_comparison->differences.empty() ? QStringLiteral("\n") + tr("Nothing differs.") : QString()));
  const auto& catalog = m_result->rules->catalog;
  m_table->setRowCount(static_cast<int>(m_comparison->differences.size()));
  const auto number = [](const std::optional<double>& v) { return v ? QString::number(appraisal::rounded(*v)) : QStringLiteral("–"); };
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const auto& d = m_comparison->differences[static_cast<std::size_t>(row)];
    const int index = catalog.find(d.what);
    const QString what = index >= 0         ? AppraisalWords::name(catalog.indicators[static_cast<std::size_t>(index)])
                         : d.what == "rank" ? tr("Rank")
                                            : tr("Score");
    const QString cells[] = {text(d.name), what, number(d.published), number(d.now)};
    for (int column = 0; column < 4; ++column) {
      auto* item = new QTableWidgetItem(cells[column]);
      item->setToolTip(cells[column]);
      if (column > 1) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      m_table->setItem(row, column, item);
    }
  }
}

}  // namespace jw::ui
