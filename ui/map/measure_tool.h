// Measures along the ground: lengths and areas on the ellipsoid, not in the projection.
#pragma once
#include <qgsdistancearea.h>

#include <QCoreApplication>
#include <QVector>
#include <memory>

#include "gis/map/map_style.h"
#include "ui/map/click_tool.h"

class QgsRubberBand;

namespace jw::ui {

/// Main thread. Click by click; a double click or the right button ends, the next click begins anew.
class MeasureTool : public ClickTool {
  Q_OBJECT
 public:
  enum class Mode { distance, area };
  explicit MeasureTool(QgsMapCanvas* canvas);
  ~MeasureTool() override;

  void setMode(Mode mode);
  void setStyle(const gis::MapStyle& style);
  void clear();
  void deactivate() override;

  /// Of the points clicked so far: metres, square metres; 0 where the projection has no value.
  double length() const;
  double area() const;
  /// "523.4 m", "1.234 km"; "812 m² · 1.22 mu", "3.21 km² · 4815 mu" (1 mu = 2000/3 m²).
  static QString lengthText(double metres);
  static QString areaText(double squareMetres);

 Q_SIGNALS:
  /// What to show while measuring; empty: nothing.
  void textChanged(const QString& text);

 private:
  void add(QgsPointXY place);
  void finish();
  void follow(QgsPointXY place);
  void show(const QVector<QgsPointXY>& points);
  QgsDistanceArea ellipsoid() const;
  double lengthOf(const QVector<QgsPointXY>& points) const;
  double areaOf(const QVector<QgsPointXY>& points) const;

  Mode m_mode = Mode::distance;
  QVector<QgsPointXY> m_points;
  bool m_finished = false;
  std::unique_ptr<QgsRubberBand> m_band, m_dots;
};

}  // namespace jw::ui
