// A bar on the map with a round length written beside it.
#pragma once
#include <QWidget>

#include "gis/map/map_style.h"

namespace jw::ui {

/// Main thread; lets the mouse through.
class ScaleBar : public QWidget {
  Q_OBJECT
 public:
  explicit ScaleBar(QWidget* parent);
  void setStyle(const gis::MapStyle& style);
  /// Metres on the ground for a pixel.
  void setMetresPerPixel(double metres);
  /// The longest of 1, 2, 5 × 10^n metres that fits into `pixels`.
  static double roundLength(double metresPerPixel, int pixels);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* e) override;

 private:
  const gis::MapStyle* m_style = &gis::MapStyle::dark();
  double m_metres = 1;
};

}  // namespace jw::ui
