#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QIcon>
#include <QLabel>
#include <QLayout>
#include <QPalette>
#include <QStyleFactory>
#include <algorithm>
#include <cmath>

#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"

namespace jw::ui {
namespace {

QPalette widgetPalette(const Palette& p) {
  QPalette q;
  const QColor faint = mixed(p.secondText, p.panel, 0.5);
  q.setColor(QPalette::Window, p.background);
  q.setColor(QPalette::WindowText, p.text);
  q.setColor(QPalette::Base, p.panel);
  q.setColor(QPalette::AlternateBase, p.background);
  q.setColor(QPalette::Text, p.text);
  q.setColor(QPalette::PlaceholderText, p.secondText);
  q.setColor(QPalette::Button, p.raised);
  q.setColor(QPalette::ButtonText, p.text);
  q.setColor(QPalette::BrightText, p.red);
  q.setColor(QPalette::ToolTipBase, p.raised);
  q.setColor(QPalette::ToolTipText, p.text);
  q.setColor(QPalette::Highlight, p.selection);
  q.setColor(QPalette::HighlightedText, p.onAccent());
  q.setColor(QPalette::Link, p.accent);
  q.setColor(QPalette::Light, p.line);
  q.setColor(QPalette::Midlight, p.line);
  q.setColor(QPalette::Mid, p.line);
  q.setColor(QPalette::Dark, p.line);
  q.setColor(QPalette::Shadow, p.line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    q.setColor(QPalette::Disabled, role, faint);
  return q;
}

}  // namespace

Theme::Theme(QApplication& application, int screenHeight, QObject* parent)
    : QObject(parent), m_application(application), m_screenHeight(screenHeight), m_zoom(zoomForScreen(screenHeight)) {
  application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  apply();
}

int Theme::zoomForScreen(int height) {
  if (height <= 1300) return 100;
  return std::clamp(static_cast<int>(std::lround(height / 1080.0 * 4)) * 25, 100, 300);
}

void Theme::setKind(Kind kind) {
  if (kind == m_kind) return;
  m_kind = kind;
  m_palette = kind == Kind::dark ? darkPalette() : lightPalette();
  apply();
}

void Theme::setZoom(int percent) {
  m_ownZoom = percent != 0;
  const int wanted = m_ownZoom ? std::clamp(percent, 75, 300) : zoomForScreen(m_screenHeight);
  if (wanted == m_zoom) return;
  m_zoom = wanted;
  apply();
}

void Theme::zoomBy(int steps) {
  setZoom(std::clamp(m_zoom + 10 * steps, 75, 300));
}

int Theme::px(double designPixels) const {
  const int pixels = static_cast<int>(std::lround(designPixels * m_zoom / 100.0));
  return designPixels > 0 ? std::max(1, pixels) : pixels;
}

QFont Theme::font(double designPixels, int weight) const {
  QFont f;
  f.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")});
  f.setPixelSize(px(designPixels));
  f.setWeight(static_cast<QFont::Weight>(weight));
  return f;
}

QIcon Theme::icon(const QString& name, double designPixels) const {
  return tintedIcon(name, m_palette, px(designPixels), m_application.devicePixelRatio());
}

QPixmap Theme::pixmap(const QString& name, const QColor& ink, double designPixels) const {
  return iconPixmap(name, ink, px(designPixels), m_application.devicePixelRatio());
}

void Theme::dress(QAbstractButton* button, const QString& name, double designPixels) {
  follow(button, [this, button, name, designPixels] {
    button->setIconSize(QSize(px(designPixels), px(designPixels)));
    if (button->property("role").toString() == QLatin1String("primary"))
      button->setIcon(pixmap(name, m_palette.onAccent(), designPixels));
    else
      button->setIcon(icon(name, designPixels));
  });
}

void Theme::dress(QLabel* label, const QString& name, double designPixels) {
  follow(label,
         [this, label, name, designPixels] { label->setPixmap(pixmap(name, m_palette.secondText, designPixels)); });
}

void Theme::space(QLayout* layout, int horizontal, int vertical, int spacing) {
  follow(layout, [this, layout, horizontal, vertical, spacing] {
    layout->setContentsMargins(px(horizontal), px(vertical), px(horizontal), px(vertical));
    layout->setSpacing(px(spacing));
  });
}

void Theme::follow(QObject* receiver, std::function<void()> adapt) {
  adapt();
  connect(this, &Theme::changed, receiver, std::move(adapt));
}

void Theme::apply() {
  m_application.setFont(font());
  m_application.setPalette(widgetPalette(m_palette));
  m_application.setStyleSheet(styleSheet(m_palette, m_zoom));
  Q_EMIT changed();
}

}  // namespace jw::ui
