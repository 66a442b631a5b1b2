#include "ui/widgets/day_edit.h"

#include <QAction>
#include <QCalendarWidget>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QWidgetAction>

#include "ui/theme/theme.h"

namespace jw::ui {
namespace {
const QString kDay = QStringLiteral("yyyy-MM-dd");
}

DayEdit::DayEdit(Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme), m_open(new QAction(this)) {
  addAction(m_open, QLineEdit::TrailingPosition);
  setMaxLength(20);
  connect(m_open, &QAction::triggered, this, &DayEdit::openCalendar);
  m_theme.follow(this, [this] { m_open->setIcon(m_theme.icon(QStringLiteral("calendar"), 16)); });
  retranslate();
}

void DayEdit::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QLineEdit::changeEvent(event);
}

void DayEdit::retranslate() {
  setPlaceholderText(QStringLiteral("2026-05-01"));
  m_open->setToolTip(tr("Calendar (Alt+Down)"));
}

void DayEdit::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Down && (event->modifiers() & Qt::AltModifier)) return openCalendar();
  QLineEdit::keyPressEvent(event);
}

void DayEdit::openCalendar() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  auto* calendar = new QCalendarWidget(menu);
  calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
  if (const QDate day = QDate::fromString(text().trimmed(), kDay); day.isValid()) calendar->setSelectedDate(day);
  auto* entry = new QWidgetAction(menu);
  entry->setDefaultWidget(calendar);
  menu->addAction(entry);
  const auto take = [this, menu](const QDate& day) {
    setText(day.toString(kDay));
    menu->close();
    setFocus(Qt::PopupFocusReason);
  };
  connect(calendar, &QCalendarWidget::clicked, this, take);
  connect(calendar, &QCalendarWidget::activated, this, take);
  menu->popup(mapToGlobal(QPoint(0, height())));
  calendar->setFocus();
}

}  // namespace jw::ui
