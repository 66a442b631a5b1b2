#include "ui/widgets/trail_view.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/theme.h"
#include "ui/trail_words.h"
#include "ui/words.h"

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

void TrailView::setTrail(std::vector<model::Transition> trail, std::shared_ptr<const engine::Directory> directory,
                         Instant now) {
  m_trail = std::move(trail);
  m_directory = std::move(directory);
  m_now = now;
  rebuild();
}

void TrailView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) rebuild();
  QWidget::changeEvent(event);
}

void TrailView::rebuild() {
  m_steps.clear();
  QStringList spoken;
  // The newest on top: what has just happened is what one looks for.
  for (auto t = m_trail.rbegin(); t != m_trail.rend(); ++t) {
    Step step;
    step.state = t->to;
    step.head = Words::of(t->action);
    const QString department = m_directory ? text(m_directory->departmentName(t->department)) : QString();
    if (t->action == model::Action::assign && !department.isEmpty()) step.head += QStringLiteral(" → ") + department;
    step.moment = Words::moment(t->at, m_now);
    QStringList body;
    body << TrailWords::who(*t);
    if (!t->reason.empty()) body << TrailWords::reason(*t);
    if (!t->note.empty()) body << TrailWords::note(*t);
    step.body = body.join('\n');
    spoken << step.moment + ' ' + step.head + ' ' + step.body;
    m_steps.push_back(std::move(step));
  }
  setAccessibleDescription(spoken.join('\n'));
  updateGeometry();
  update();
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
  const int left = m_theme.px(24), gap = m_theme.px(12), dot = m_theme.px(9), line = m_theme.px(20);
  int y = 0;
  for (std::size_t i = 0; i < m_steps.size(); ++i) {
    const Step& step = m_steps[i];
    const int momentWidth = body.horizontalAdvance(step.moment);
    const int flags = Qt::TextWordWrap | Qt::TextWrapAnywhere;
    const int headWidth = std::max(m_theme.px(60), width - left - momentWidth - m_theme.px(8));
    const int headHeight = std::max(line, head.boundingRect(QRect(0, 0, headWidth, 10000), flags, step.head).height());
    const int bodyHeight = body.boundingRect(QRect(0, 0, width - left, 10000), flags, step.body).height();
    if (painter) {
      const QColor ink = i == 0 ? p.accent : p.secondText;
      const int cx = m_theme.px(8), cy = y + line / 2;
      if (i + 1 < m_steps.size()) painter->fillRect(QRect(cx, cy, 1, headHeight + bodyHeight + gap), p.line);
      painter->setPen(QPen(ink, m_theme.px(1.5)));
      painter->setBrush(i == 0 ? ink : p.panel);
      painter->drawEllipse(QPoint(cx, cy), dot / 2, dot / 2);
      painter->setFont(headFont);
      painter->setPen(p.text);
      painter->drawText(QRect(left, y, headWidth, headHeight), flags | Qt::AlignVCenter, step.head);
      painter->setFont(bodyFont);
      painter->setPen(p.secondText);
      painter->drawText(QRect(width - momentWidth - 1, y, momentWidth + 1, line), Qt::AlignRight | Qt::AlignVCenter,
                        step.moment);
      painter->drawText(QRect(left, y + headHeight, width - left, bodyHeight), flags, step.body);
    }
    y += headHeight + bodyHeight + gap;
  }
  return y;
}

void TrailView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  lay(width(), &painter);
}

}  // namespace jw::ui
