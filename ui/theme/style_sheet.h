// The Qt style sheet of the program, made from the colours and the zoom.
#pragma once
#include <QString>

#include "ui/theme/palette.h"

namespace jw::ui {

/// Pure. `zoom` in percent.
QString styleSheet(const Palette& palette, int zoom);

}  // namespace jw::ui
