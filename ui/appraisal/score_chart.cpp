#include "ui/appraisal/score_chart.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include "ui/appraisal/appraisal_words.h"
#include "ui/theme/theme.h"
#include "ui/words.h"

namespace jw::ui {
using namespace appraisal;

ScoreChart::ScoreChart(const Desk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  setObjectName(QStringLiteral("scoreChart"));
  m_desk.theme.follow(this, [this] { resizeToRows(); });
}

void ScoreChart::setResult(engine::AppraisalPtr result) {
  m_result = std::move(result);
  resizeToRows();
}

void ScoreChart::resizeToRows() {
  updateGeometry();
  setMinimumHeight(sizeHint().height());
  update();
}

void ScoreChart::setCurrent(const std::string& key) {
  m_current = key;
  update();
}

int ScoreChart::rowHeight() const {
  return m_desk.theme.px(28);
}

QSize ScoreChart::sizeHint() const {
  const int rows = m_result ? static_cast<int>(m_result->ranked) : 0;
  return {m_desk.theme.px(280), rows * rowHeight() + m_desk.theme.px(16)};
}

const Row* ScoreChart::rowAt(int y) const {
  const int from = m_desk.theme.px(8);
  const int i = (y - from) / rowHeight();
  return m_result && y >= from && i < static_cast<int>(m_result->ranked) ? &m_result->rows[static_cast<std::size_t>(i)]
                                                                         : nullptr;
}

void ScoreChart::paintEvent(QPaintEvent*) {
  if (!m_result) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& theme = m_desk.theme;
  const Palette& p = theme.palette();
  const int margin = theme.px(12), gap = theme.px(8), height = rowHeight();
  painter.setFont(theme.font(13));
  const QFontMetrics metrics(painter.font());
  const int value = metrics.horizontalAdvance(QStringLiteral("1000.00"));
  // Names take what they need, at most two fifths of the width.
  int names = 0;
  for (std::size_t i = 0; i < m_result->ranked; ++i)
    names = std::max(names, metrics.horizontalAdvance(text(m_result->rows[i].subject.name)));
  names = std::min(names, width() * 2 / 5);
  const int left = margin + names + gap, room = std::max(1, width() - left - gap - value - margin);
  const double radius = theme.px(2);
  for (std::size_t i = 0; i < m_result->ranked; ++i) {
    const Row& row = m_result->rows[i];
    const int top = theme.px(8) + static_cast<int>(i) * height;
    const bool current = row.subject.key == m_current;
    painter.setPen(current ? p.selection : p.text);
    painter.drawText(QRect(margin, top, names, height), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(text(row.subject.name), Qt::ElideRight, names));
    const QRectF track(left, top + height * 0.3, room, height * 0.4);
    const double share = *row.score / m_result->scheme->points;
    painter.setPen(Qt::NoPen);
    painter.setBrush(p.raised);
    painter.drawRoundedRect(track, radius, radius);
    painter.setBrush(row.grade > 'C' ? p.red : row.grade == 'C' ? p.amber : p.accent);
    painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, track.height()), radius, radius);
    if (current) {
      painter.setPen(QPen(p.selection, theme.px(1)));
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(track, radius, radius);
    }
    painter.setPen(p.text);
    painter.drawText(QRect(left + room + gap, top, value, height), Qt::AlignVCenter | Qt::AlignRight,
                     QString::number(*row.score, 'f', 2));
  }
}

void ScoreChart::mousePressEvent(QMouseEvent* event) {
  const Row* row = rowAt(event->pos().y());
  if (row && event->button() == Qt::LeftButton) Q_EMIT chosen(row->subject.key);
}

bool ScoreChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  if (const Row* row = rowAt(help->pos().y()))
    QToolTip::showText(
        help->globalPos(),
        QStringLiteral("%1. %2  %3").arg(row->rank).arg(text(row->subject.name), AppraisalWords::mark(row->grade)),
        this);
  return true;
}

void ScoreChart::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  connect(menu->addAction(tr("Copy as picture")), &QAction::triggered, this,
          [this] { QApplication::clipboard()->setPixmap(grab()); });
  connect(menu->addAction(tr("Copy as table")), &QAction::triggered, this, &ScoreChart::tableWanted);
  menu->popup(event->globalPos());
}

}  // namespace jw::ui
