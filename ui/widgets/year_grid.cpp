#include "ui/widgets/year_grid.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/theme/theme.h"

namespace jw::ui {
namespace {

std::int64_t numberOf(const QDate& day) { return daysOf(day.year(), day.month(), day.day()); }
constexpr int kRows = 6;  // weeks that a month may touch

}  // namespace

YearGrid::YearGrid(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setFocusPolicy(Qt::StrongFocus);
  m_theme.follow(this, [this] {
    updateGeometry();
    update();
  });
}

void YearGrid::showYear(int year, const WorkingCalendar& calendar, const SpecialDays& special, const QDate& today) {
  m_ordinary = calendar;
  m_ordinary->setYear(year, {});
  m_special = special;
  m_today = today;
  if (m_year != year) {
    m_year = year;
    m_current = m_from = today.year() == year ? today : QDate(year, 1, 1);
  }
  update();
  Q_EMIT currentChanged();
}

bool YearGrid::isWorked(const QDate& day) const {
  const auto it = m_special.find(numberOf(day));
  return it != m_special.end() ? it->second : m_ordinary && m_ordinary->isWorkingDay(numberOf(day));
}

QString YearGrid::describe(const QDate& day) const {
  if (!day.isValid()) return {};
  const bool special = m_special.count(numberOf(day)) > 0, worked = isWorked(day);
  const QString what = special ? (worked ? tr("make-up working day") : tr("day off")) : worked ? tr("working day") : tr("free, as every week");
  return tr("%1: %2", "day: what it is").arg(QLocale().toString(day, QLocale::LongFormat), what);
}

YearGrid::Layout YearGrid::layout() const {
  const int gap = m_theme.px(20), least = m_theme.px(7 * 30);
  const int fit = std::max(1, (width() + gap) / (least + gap));
  const int columns = fit >= 6 ? 6 : fit == 5 ? 4 : fit;
  const int month = std::min(m_theme.px(7 * 44), (width() + gap) / columns - gap);
  return {columns, month, month / 7, m_theme.px(26), m_theme.px(50)};
}

QSize YearGrid::sizeHint() const {
  const Layout l = layout();
  return {m_theme.px(700), (12 + l.columns - 1) / l.columns * (l.head + kRows * l.row + m_theme.px(8))};
}

void YearGrid::resizeEvent(QResizeEvent*) { setMinimumHeight(sizeHint().height()); }

QRect YearGrid::monthBox(int month) const {
  const Layout l = layout();
  const int column = (month - 1) % l.columns, row = (month - 1) / l.columns, height = l.head + kRows * l.row + m_theme.px(8);
  return {column * (l.width + m_theme.px(20)), row * height, l.width, height};
}

QRect YearGrid::cellOf(const QDate& day) const {
  const Layout l = layout();
  const QRect box = monthBox(day.month());
  const int at = QDate(day.year(), day.month(), 1).dayOfWeek() - 1 + day.day() - 1;
  return {box.left() + at % 7 * l.day, box.top() + l.head + at / 7 * l.row, l.day, l.row};
}

QDate YearGrid::dayAt(const QPoint& at) const {
  for (QDate day(m_year, 1, 1); day.year() == m_year; day = day.addDays(1))
    if (cellOf(day).contains(at)) return day;
  return {};
}

void YearGrid::go(const QDate& day, bool stretch) {
  if (!day.isValid() || day.year() != m_year) return;
  m_current = day;
  if (!stretch) m_from = day;
  update();
  Q_EMIT currentChanged();
}

void YearGrid::toggle() {
  if (!m_editable || !m_ordinary || !m_from.isValid()) return;
  const auto ordinary = [this](std::int64_t day) { return m_ordinary->isWorkingDay(day); };
  const bool clear = m_special.count(numberOf(m_from)) > 0, kind = ordinary(numberOf(m_from));
  for (std::int64_t day = numberOf(std::min(m_from, m_current)); day <= numberOf(std::max(m_from, m_current)); ++day) {
    if (clear)
      m_special.erase(day);
    else if (ordinary(day) == kind)
      m_special[day] = !kind;
  }
  m_from = m_current;
  update();
  Q_EMIT changed();
  Q_EMIT currentChanged();
}

void YearGrid::keyPressEvent(QKeyEvent* event) {
  const bool stretch = event->modifiers() & Qt::ShiftModifier;
  switch (event->key()) {
    case Qt::Key_Left: return go(m_current.addDays(-1), stretch);
    case Qt::Key_Right: return go(m_current.addDays(1), stretch);
    case Qt::Key_Up: return go(m_current.addDays(-7), stretch);
    case Qt::Key_Down: return go(m_current.addDays(7), stretch);
    case Qt::Key_PageUp: return go(m_current.addMonths(-1), stretch);
    case Qt::Key_PageDown: return go(m_current.addMonths(1), stretch);
    case Qt::Key_Home: return go(QDate(m_year, m_current.month(), 1), stretch);
    case Qt::Key_End: return go(QDate(m_year, m_current.month(), m_current.daysInMonth()), stretch);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return toggle();
    default: QWidget::keyPressEvent(event);
  }
}

void YearGrid::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) go(dayAt(event->pos()), event->modifiers() & Qt::ShiftModifier);
}

void YearGrid::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) go(dayAt(event->pos()), true);
}

void YearGrid::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && dayAt(event->pos()).isValid()) toggle();
}

void YearGrid::focusInEvent(QFocusEvent* event) {
  update();
  QWidget::focusInEvent(event);
}

void YearGrid::focusOutEvent(QFocusEvent* event) {
  update();
  QWidget::focusOutEvent(event);
}

void YearGrid::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int month = 1; m_year && month <= 12; ++month) paintMonth(painter, month);
}

void YearGrid::paintMonth(QPainter& painter, int month) const {
  const Layout l = layout();
  const QRect box = monthBox(month);
  const Palette& colours = m_theme.palette();
  painter.setFont(m_theme.font(13, QFont::DemiBold));
  painter.setPen(colours.text);
  painter.drawText(QRect(box.left(), box.top(), l.width, m_theme.px(26)), Qt::AlignLeft | Qt::AlignVCenter, QLocale().standaloneMonthName(month));
  painter.setFont(m_theme.font(11));
  painter.setPen(colours.secondText);
  for (int weekday = 1; weekday <= 7; ++weekday)
    painter.drawText(QRect(box.left() + (weekday - 1) * l.day, box.top() + m_theme.px(26), l.day, m_theme.px(22)), Qt::AlignCenter, QLocale().standaloneDayName(weekday, QLocale::NarrowFormat));
  for (QDate day(m_year, month, 1); day.month() == month; day = day.addDays(1)) paintDay(painter, day);
}

void YearGrid::paintDay(QPainter& painter, const QDate& day) const {
  const Palette& colours = m_theme.palette();
  const QRectF cell = QRectF(cellOf(day)).adjusted(1.5, 1.5, -1.5, -1.5);
  const auto it = m_special.find(numberOf(day));
  const bool special = it != m_special.end();
  const double round = m_theme.px(3);
  if (special) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colours.panel, it->second ? colours.accent : colours.red, 0.3));
    painter.drawRoundedRect(cell, round, round);
  }
  const bool taken = m_editable && hasFocus() && day >= std::min(m_from, m_current) && day <= std::max(m_from, m_current);
  if (taken || day == m_today) {
    painter.setPen(QPen(taken ? colours.selection : colours.secondText, day == m_current && taken ? m_theme.px(2) : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cell, round, round);
  }
  painter.setFont(m_theme.font(12));
  painter.setPen(special || isWorked(day) ? colours.text : colours.secondText);
  painter.drawText(special ? cell.adjusted(0, 0, -cell.width() / 3, 0) : cell, Qt::AlignCenter, QString::number(day.day()));
  if (!special) return;
  painter.setFont(m_theme.font(10, QFont::DemiBold));
  painter.setPen(colours.text);
  painter.drawText(cell.adjusted(cell.width() / 2, 0, 0, 0), Qt::AlignCenter, it->second ? tr("W", "make-up working day, one letter") : tr("H", "day off, one letter"));
}

}  // namespace jw::ui
