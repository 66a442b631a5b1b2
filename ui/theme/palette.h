// The colours of spec 15 by name, and what is worked out from them.
#pragma once
#include <QColor>

namespace jw::ui {

/// One theme's colours. Everything that paints takes them from here.
struct Palette {
  bool dark = true;
  QColor background, panel, raised, line;
  QColor text, secondText;
  QColor accent, green, amber, red, selection;

  /// The three grounds on which text may stand.
  QList<QColor> grounds() const { return {background, panel, raised}; }
  /// The colours in which words and time states are written.
  QList<QColor> inks() const { return {text, secondText, accent, green, amber, red, selection}; }
  /// Text on a filled button.
  QColor onAccent() const { return dark ? background : panel; }
};

Palette darkPalette();
Palette lightPalette();

/// WCAG 2.1 contrast ratio, 1 … 21.
double contrastRatio(const QColor& a, const QColor& b);
/// `share` 0 … 1 of b in a.
QColor mixed(const QColor& a, const QColor& b, double share);

}  // namespace jw::ui
