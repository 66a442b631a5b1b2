#include "ui/widgets/trail_view.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace jw::ui {

TrailView::TrailView(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  setObjectName(QStringLiteral("trail"));
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&theme, &Theme::changed, this, [this] {
    updateGeometry();
    update();
  });
}

void TrailView::setEntries(std::vector<TrailEntry> entries) {
  m_entries = std::move(entries);
  setAccessibleDescription(asText());
  updateGeometry();
  update();
}

void TrailView::setCompact(bool compact) {
  m_compact = compact;
  updateGeometry();
  update();
}

QString TrailView::asText() const {
  QStringList lines;
  for (const TrailEntry& e : m_entries) {
    lines << e.moment + QLatin1Char(' ') + e.head;
    for (const QString& more : {e.body, e.foot})
      for (const QString& line : more.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) lines << QStringLiteral("    ") + line;
  }
  return lines.join(QLatin1Char('\n'));
}

QSize TrailView::sizeHint() const {
  return {m_theme.px(240), heightForWidth(m_theme.px(240))};
}

int TrailView::heightForWidth(int width) const {
  return lay(width, nullptr);
}

int TrailView::lay(int width, QPainter* painter) const {
  const Palette& p = m_theme.palette();
  const QFont headFont = m_theme.font(13, QFont::DemiBold), bodyFont = m_theme.font(13);
  const QFontMetrics head(headFont), body(bodyFont);
  const int left = m_theme.px(24), gap = m_theme.px(m_compact ? 6 : 12), dot = m_theme.px(9), line = m_theme.px(20);
  const int flags = Qt::TextWordWrap | Qt::TextWrapAnywhere;
  const auto heightOf = [&](const QString& words, int across) {
    return words.isEmpty() ? 0 : body.boundingRect(QRect(0, 0, across, 100000), flags, words).height();
  };
  int y = 0;
  bool newest = true;
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    const TrailEntry& e = m_entries[i];
    const bool step = e.kind == TrailEntry::Kind::step;
    const int momentWidth = body.horizontalAdvance(e.moment);
    const int headWidth = std::max(m_theme.px(60), width - left - momentWidth - m_theme.px(8));
    const int headHeight = std::max(line, head.boundingRect(QRect(0, 0, headWidth, 100000), flags, e.head).height());
    const int bodyHeight = m_compact ? 0 : heightOf(e.body, width - left);
    const int footHeight = heightOf(e.foot, width - left);
    if (painter) {
      const bool accent = step && std::exchange(newest, newest && !step);
      const QColor ink = accent ? p.accent : p.secondText;
      const int cx = m_theme.px(8), cy = y + line / 2;
      if (i + 1 < m_entries.size())
        painter->fillRect(QRect(cx, cy, 1, headHeight + bodyHeight + footHeight + gap), p.line);
      painter->setPen(QPen(ink, m_theme.px(1.5)));
      painter->setBrush(accent ? ink : p.panel);
      if (step)
        painter->drawEllipse(QPoint(cx, cy), dot / 2, dot / 2);
      else
        painter->drawRect(QRect(cx - dot / 4, cy - dot / 4, dot / 2, dot / 2));
      painter->setFont(step ? headFont : bodyFont);
      painter->setPen(p.text);
      painter->drawText(QRect(left, y, headWidth, headHeight), flags | Qt::AlignVCenter, e.head);
      painter->setFont(bodyFont);
      painter->setPen(p.secondText);
      painter->drawText(QRect(width - momentWidth - 1, y, momentWidth + 1, line), Qt::AlignRight | Qt::AlignVCenter,
                        e.moment);
      if (bodyHeight) painter->drawText(QRect(left, y + headHeight, width - left, bodyHeight), flags, e.body);
      painter->setPen(e.mark == TrailEntry::Mark::bad    ? p.red
                      : e.mark == TrailEntry::Mark::good ? p.green
                                                         : p.secondText);
      if (footHeight) painter->drawText(QRect(left, y + headHeight + bodyHeight, width - left, footHeight), flags, e.foot);
    }
    y += headHeight + bodyHeight + footHeight + gap;
  }
  return y;
}

void TrailView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  lay(width(), &painter);
}

}  // namespace jw::ui
