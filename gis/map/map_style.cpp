#include "gis/map/map_style.h"

#include <array>

namespace jw::gis {
namespace {

using Borders = std::array<QColor, 5>;

const Borders& borders(bool dark) {
  static const Borders darkOnes{QColor(0x7C93A8), QColor(0x62788D), QColor(0x4C6176), QColor(0x3E5266),
                                QColor(0x33465A)};
  static const Borders lightOnes{QColor(0x51606F), QColor(0x6E7D8C), QColor(0x8A98A6), QColor(0xA3AFBB),
                                 QColor(0xB6C0CA)};
  return dark ? darkOnes : lightOnes;
}

std::size_t at(model::AreaLevel level) {
  return static_cast<std::size_t>(level) - 1;
}

MapStyle makeDark() {
  MapStyle s;
  s.isDark = true;
  s.background = QColor(0x0E1621);
  s.land = QColor(0x101A25);
  s.building = QColor(0x1A2836);
  s.buildingEdge = QColor(0x24364A);
  s.panel = QColor(0x15202B);
  s.line = QColor(0x2A3B4D);
  s.text = QColor(0xE6EDF3);
  s.secondText = QColor(0x9FB0C0);
  s.accent = QColor(0x35C2D9);
  s.good = QColor(0x4CC38A);
  s.between = QColor(0xA6C15C);
  s.amber = QColor(0xF2B84B);
  s.red = QColor(0xF46A64);
  s.neutral = QColor(0x7E8FA0);
  s.overdueRing = QColor(0x2B0708);
  s.selection = QColor(0xA78BFA);
  return s;
}

MapStyle makeLight() {
  MapStyle s;
  s.isDark = false;
  s.background = QColor(0xF4F6F9);
  s.land = QColor(0xFBFCFD);
  s.building = QColor(0xE3E8ED);
  s.buildingEdge = QColor(0xCBD3DB);
  s.panel = QColor(0xFFFFFF);
  s.line = QColor(0xD5DCE4);
  s.text = QColor(0x17212B);
  s.secondText = QColor(0x51606F);
  s.accent = QColor(0x0A7285);
  s.good = QColor(0x177A4B);
  s.between = QColor(0x6B6F12);
  s.amber = QColor(0x9A5B00);
  s.red = QColor(0xC62F2F);
  s.neutral = QColor(0x71808F);
  s.overdueRing = QColor(0x3A0B0B);
  s.selection = QColor(0x6D4ED1);
  return s;
}

}  // namespace

QColor MapStyle::border(model::AreaLevel level) const {
  return borders(isDark)[at(level)];
}

double MapStyle::borderWidth(model::AreaLevel level) {
  return std::array{3.0, 2.0, 1.4, 0.9, 0.6}[at(level)];
}

double MapStyle::nameSize(model::AreaLevel level) {
  return std::array{18.0, 15.0, 13.0, 12.0, 11.0}[at(level)];
}

const MapStyle& MapStyle::dark() {
  static const MapStyle style = makeDark();
  return style;
}

const MapStyle& MapStyle::light() {
  static const MapStyle style = makeLight();
  return style;
}

QFont mapFont(double pixels, bool bold) {
  QFont font(QStringLiteral("Noto Sans CJK SC"));
  font.setPixelSize(std::max(1, qRound(pixels)));
  if (bold) font.setBold(true);
  return font;
}

}  // namespace jw::gis
