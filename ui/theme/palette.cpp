#include "ui/theme/palette.h"

#include <algorithm>
#include <cmath>

namespace jw::ui {
namespace {

double linear(double c) {
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
  return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

}  // namespace

Palette darkPalette() {
  return {.dark = true,
          .background = QColor(0x0E1621),
          .panel = QColor(0x15202B),
          .raised = QColor(0x1C2A38),
          .line = QColor(0x2A3B4D),
          .text = QColor(0xE6EDF3),
          .secondText = QColor(0x9FB0C0),
          .accent = QColor(0x35C2D9),
          .green = QColor(0x4CC38A),
          .amber = QColor(0xF2B84B),
          .red = QColor(0xF46A64),
          .selection = QColor(0xA78BFA)};
}

Palette lightPalette() {
  return {.dark = false,
          .background = QColor(0xF4F6F9),
          .panel = QColor(0xFFFFFF),
          .raised = QColor(0xEDF1F5),
          .line = QColor(0xD5DCE4),
          .text = QColor(0x17212B),
          .secondText = QColor(0x51606F),
          .accent = QColor(0x0A7285),
          .green = QColor(0x177A4B),
          .amber = QColor(0x9A5B00),
          .red = QColor(0xC62F2F),
          .selection = QColor(0x6D4ED1)};
}

double contrastRatio(const QColor& a, const QColor& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto part = [share](float x, float y) { return x + (y - x) * static_cast<float>(std::clamp(share, 0.0, 1.0)); };
  return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()), part(a.blueF(), b.blueF()));
}

}  // namespace jw::ui
