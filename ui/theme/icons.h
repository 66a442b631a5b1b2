// The program's own outline icons (24 grid, 1.5 px stroke), tinted when they are loaded.
#pragma once
#include <QIcon>
#include <QPixmap>
#include <QString>

#include "ui/theme/palette.h"

namespace jw::ui {

/// :/icons/<name>.svg drawn in one colour. An unknown name is a bug and throws Error(internal).
QPixmap iconPixmap(const QString& name, const QColor& ink, int pixels, qreal devicePixelRatio = 1.0);
/// Ordinary, disabled and checked states; `pixels` is the size on screen.
QIcon tintedIcon(const QString& name, const Palette& palette, int pixels, qreal devicePixelRatio = 1.0);

}  // namespace jw::ui
