#include "ui/theme/icons.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include "core/base/error.h"

namespace jw::ui {

QPixmap iconPixmap(const QString& name, const QColor& ink, int pixels, qreal devicePixelRatio) {
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) throw Error(ErrorCode::internal, "no icon " + name.toStdString());
  QByteArray svg = file.readAll();
  svg.replace("currentColor", ink.name().toLatin1());
  QPixmap pixmap(QSize(pixels, pixels) * devicePixelRatio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  QSvgRenderer(svg).render(&painter, QRectF(pixmap.rect()));
  painter.end();
  pixmap.setDevicePixelRatio(devicePixelRatio);
  return pixmap;
}

QIcon tintedIcon(const QString& name, const Palette& palette, int pixels, qreal devicePixelRatio) {
  QIcon icon;
  const auto add = [&](const QColor& ink, QIcon::Mode mode, QIcon::State state) {
    icon.addPixmap(iconPixmap(name, ink, pixels, devicePixelRatio), mode, state);
  };
  add(palette.secondText, QIcon::Normal, QIcon::Off);
  add(palette.accent, QIcon::Normal, QIcon::On);
  add(mixed(palette.secondText, palette.panel, 0.55), QIcon::Disabled, QIcon::Off);
  return icon;
}

}  // namespace jw::ui
