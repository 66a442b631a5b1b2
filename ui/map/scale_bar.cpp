#include "ui/map/scale_bar.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace jw::ui {

ScaleBar::ScaleBar(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("scaleBar"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  resize(sizeHint());
}

void ScaleBar::setStyle(const gis::MapStyle& style) {
  m_style = &style;
  update();
}

void ScaleBar::setMetresPerPixel(double metres) {
  m_metres = metres;
  update();
}

double ScaleBar::roundLength(double metresPerPixel, int pixels) {
  const double most = metresPerPixel * pixels, power = std::pow(10, std::floor(std::log10(most)));
  for (const double step : {5.0, 2.0, 1.0})
    if (step * power <= most) return step * power;
  return power;
}

QSize ScaleBar::sizeHint() const {
  return {fontMetrics().height() * 12, fontMetrics().height() * 2};
}

void ScaleBar::paintEvent(QPaintEvent*) {
  if (!(m_metres > 0) || !std::isfinite(m_metres)) return;
  const int unit = fontMetrics().height();
  const double length = roundLength(m_metres, 8 * unit), width = length / m_metres;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double base = height() - 4.5;
  QPainterPath bar;
  bar.moveTo(2.5, base - 5);
  bar.lineTo(2.5, base);
  bar.lineTo(2.5 + width, base);
  bar.lineTo(2.5 + width, base - 5);
  painter.setPen(QPen(m_style->background, 4));
  painter.drawPath(bar);
  painter.setPen(QPen(m_style->text, 1.5));
  painter.drawPath(bar);
  const QString text = length < 1000 ? tr("%1 m").arg(length) : tr("%1 km").arg(length / 1000);
  QPainterPath words;
  words.addText(QPointF(6, base - 7), font(), text);
  painter.strokePath(words, QPen(m_style->background, 3));
  painter.fillPath(words, m_style->text);
}

}  // namespace jw::ui
