#include "ui/widgets/time_bar.h"

#include <QPainter>

namespace jw::ui {

TimeBar::TimeBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
  theme.follow(this, [this] {
    setFixedHeight(m_theme.px(6));
    update();
  });
}

void TimeBar::setTime(const TimeLeft& time) {
  m_time = time;
  update();
}

void TimeBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintTimeBar(painter, rect(), m_time, m_theme.palette());
}

}  // namespace jw::ui
