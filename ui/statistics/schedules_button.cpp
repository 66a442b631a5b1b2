#include "ui/statistics/schedules_button.h"

#include <QEvent>
#include <algorithm>

#include "ui/statistics/book_maker.h"
#include "ui/statistics/book_schedule_list.h"
#include "ui/statistics/book_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/parts.h"

namespace jw::ui {

SchedulesButton::SchedulesButton(const Desk& desk, engine::StatisticsDesk& statistics, BookMaker& books, QWidget* parent) : QToolButton(parent), m_desk(desk), m_books(books) {
  setObjectName(QStringLiteral("openSchedules"));
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setFocusPolicy(Qt::StrongFocus);
  m_desk.theme.dress(this, QStringLiteral("clock"), 16);
  connect(this, &QToolButton::clicked, this, [this, &statistics] { BookScheduleList::open(m_desk, statistics, m_books, this); });
  connect(&m_books, &BookMaker::changed, this, &SchedulesButton::retranslate);
  retranslate();
}

void SchedulesButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QToolButton::changeEvent(event);
}

void SchedulesButton::retranslate() {
  const auto all = m_books.schedules();
  const auto failed = std::count_if(all.begin(), all.end(), BookWords::failing);
  const QString words = tr("Scheduled books…");
  setText(failed > 0 ? QStringLiteral("▲ %1").arg(words) : m_books.work() ? QStringLiteral("◐ %1").arg(words) : words);
  setToolTip(failed > 0 ? tr("%1 failed; see why (Ctrl+B)").arg(failed) : tr("Books that are made by the clock (Ctrl+B)"));
  setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));  // setText has taken it away
}

}  // namespace jw::ui
