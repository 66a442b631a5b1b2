// The colours and line widths of the map (spec 15), dark and light.
#pragma once
#include <QColor>
#include <QFont>

#include "core/model/area.h"

namespace jw::gis {

struct MapStyle {
  bool isDark = true;
  QColor background, land, building, buildingEdge;
  QColor panel, line, text, secondText, accent;
  QColor good, between, amber, red;  ///< > 50 % left, 25–50 %, < 25 %, overdue
  QColor neutral;                    ///< suspended, or no deadline known
  QColor overdueRing;                ///< the dark ring round an overdue case
  QColor selection;

  /// Borders get darker and thinner down the tree.
  QColor border(model::AreaLevel level) const;
  static double borderWidth(model::AreaLevel level);  ///< pixels at 96 dpi
  static double nameSize(model::AreaLevel level);     ///< pixels at 96 dpi

  static const MapStyle& dark();
  static const MapStyle& light();
  static const MapStyle& of(bool dark) { return dark ? MapStyle::dark() : light(); }
};

/// Noto Sans CJK SC, `pixels` high at 96 dpi.
QFont mapFont(double pixels, bool bold = false);

}  // namespace jw::gis
