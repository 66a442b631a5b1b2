#include "ui/appraisal/board_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/appraisal/appraisal_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"
#include "ui/words.h"

namespace jw::ui {

BoardView::BoardView(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk), m_layout(new QVBoxLayout(this)) {
  m_desk.theme.space(m_layout, 12, 8);
}

void BoardView::setResult(engine::AppraisalPtr result) {
  m_result = std::move(result);
  rebuild();
}

void BoardView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) rebuild();
  QWidget::changeEvent(event);
}

void BoardView::rebuild() {
  while (QLayoutItem* item = m_layout->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  if (m_result) {
    addList(true);
    addList(false);
  }
  m_layout->addStretch(1);
}

void BoardView::addList(bool red) {
  const auto& board = m_result->scheme->board;
  auto* heading = makeLabel("title", this);
  heading->setText(red ? tr("Red list") : tr("Black list"));
  m_layout->addWidget(heading);
  auto* rule = makeLabel("second", this);
  rule->setWordWrap(true);
  rule->setText(red ? tr("The best %1 with at least %2 of 100 and no veto.").arg(board.red).arg(board.redFrom)
                    : tr("The last %1, if below %2 of 100 or vetoed.").arg(board.black).arg(board.blackBelow));
  m_layout->addWidget(rule);
  bool any = false;
  for (const auto& row : m_result->rows) {
    if (!(red ? row.redList : row.blackList)) continue;
    any = true;
    auto* line = makeFrame("panel", this);
    auto* layout = new QHBoxLayout(line);
    m_desk.theme.space(layout, 12, 8, 8);
    auto* mark = makeLabel(red ? "fact" : "error", line);
    mark->setText(red ? QStringLiteral("★ %1").arg(row.rank) : QStringLiteral("▲ %1").arg(row.rank));
    layout->addWidget(mark);
    auto* words = new QVBoxLayout;
    auto* name = makeLabel("fact", line);
    name->setText(text(row.subject.name));
    name->setWordWrap(true);
    words->addWidget(name);
    for (const auto& veto : row.vetoes) {
      auto* why = makeLabel("second", line);
      why->setText(tr("Veto: %1").arg(text(veto)));
      why->setWordWrap(true);
      words->addWidget(why);
    }
    layout->addLayout(words, 1);
    auto* score = makeLabel("fact", line);
    score->setText(QStringLiteral("%1  %2").arg(QString::number(*row.score, 'f', 2), AppraisalWords::mark(row.grade)));
    layout->addWidget(score);
    m_layout->addWidget(line);
  }
  if (!any) {
    auto* none = makeLabel("second", this);
    none->setText(red ? tr("Nobody reaches it in this period.") : tr("Nobody: all are above the line."));
    m_layout->addWidget(none);
  }
}

}  // namespace jw::ui
