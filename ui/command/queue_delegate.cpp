#include "ui/command/queue_delegate.h"

#include <QPainter>

#include "ui/command/queue_model.h"
#include "ui/desk.h"
#include "ui/engine_bridge.h"
#include "ui/theme/theme.h"
#include "ui/time_left.h"
#include "ui/words.h"

namespace jw::ui {

QueueDelegate::QueueDelegate(const Desk& desk, QObject* parent) : QStyledItemDelegate(parent), m_desk(desk) {}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {m_desk.theme.px(200), m_desk.theme.px(84)};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = static_cast<const QueueModel*>(index.model());
  const auto c = model->at(index.row());
  if (!c) return;
  const Theme& theme = m_desk.theme;
  const Palette& p = theme.palette();
  const TimeLeft time = timeLeft(*c, m_desk.bridge.now());
  const bool picked = option.state & QStyle::State_Selected;

  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRect card = option.rect.adjusted(0, 0, -1, -theme.px(6));
  const bool hovered = option.state & QStyle::State_MouseOver;
  painter->setPen(picked ? QPen(p.selection, theme.px(1.5)) : QPen(hovered ? p.secondText : p.line, 1));
  painter->setBrush(p.raised);
  painter->drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6));

  const QRect inside = card.adjusted(theme.px(10), theme.px(6), -theme.px(10), -theme.px(10));
  const int line = inside.height() / 3;
  const QFont plain = theme.font(13), strong = theme.font(13, QFont::DemiBold);
  const auto row = [&](int n, const QString& left, const QColor& leftInk, const QFont& leftFont, const QString& right,
                       const QColor& rightInk, const QFont& rightFont, Qt::TextElideMode elide) {
    const QRect rect(inside.x(), inside.y() + n * line, inside.width(), line);
    const int rightWidth = right.isEmpty() ? 0 : QFontMetrics(rightFont).horizontalAdvance(right) + theme.px(8);
    painter->setFont(leftFont);
    painter->setPen(leftInk);
    const QRect leftRect = rect.adjusted(0, 0, -rightWidth, 0);
    painter->drawText(leftRect, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(leftFont).elidedText(left, elide, leftRect.width()));
    painter->setFont(rightFont);
    painter->setPen(rightInk);
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, right);
  };

  const auto& directory = m_desk.bridge.directory();
  QString title = text(c->title);
  if (c->nature != model::Nature::ordinary) title = QStringLiteral("[%1] %2").arg(Words::of(c->nature), title);
  QString department = text(directory.departmentName(c->department));
  if (department.isEmpty() && c->proposed)
    department = QStringLiteral("→ ") + text(directory.departmentName(c->proposed));
  const auto areas = m_desk.bridge.areas();
  const QString place = c->area.empty() ? tr("no place known") : text(areas->readablePath(c->area));
  row(0, title, p.text, strong, timeText(time), timeColor(time, p), plain, Qt::ElideRight);
  row(1, text(c->number), p.secondText, plain, Words::of(c->state), p.secondText, plain, Qt::ElideRight);
  const int share = inside.width() * 55 / 100;
  const QString shownDepartment =
      QFontMetrics(plain).elidedText(department, Qt::ElideRight, inside.width() - share - theme.px(8));
  row(2, place, p.secondText, plain, shownDepartment, p.secondText, plain, Qt::ElideLeft);
  paintTimeBar(*painter, QRect(inside.x(), card.bottom() - theme.px(7), inside.width(), theme.px(3)), time, p);
  painter->restore();
}

}  // namespace jw::ui
