// Draws a shape on the map to ask what lies in it: rectangle, circle, polygon or the corridor along a line.
#pragma once
#include <qgsgeometry.h>
#include <qgsmaptool.h>

#include <QVector>
#include <memory>

#include "gis/map/map_style.h"

class QgsRubberBand;

namespace jw::ui {

/// Main thread; the map's projection is in metres. Rectangle and circle are dragged; polygon and corridor are clicked, a double
/// click, the right button or Enter ends them, Backspace takes the last point back. Wheel and middle button stay the canvas's own.
class SelectTool : public QgsMapTool {
  Q_OBJECT
 public:
  enum class Mode { rectangle, circle, polygon, corridor };
  explicit SelectTool(QgsMapCanvas* canvas);
  ~SelectTool() override;

  void setMode(Mode mode);
  void setStyle(const gis::MapStyle& style);
  /// To each side of a corridor, metres.
  void setHalfWidth(double metres);
  double halfWidth() const { return m_halfWidth; }

  void canvasPressEvent(QgsMapMouseEvent* e) override;
  void canvasMoveEvent(QgsMapMouseEvent* e) override;
  void canvasReleaseEvent(QgsMapMouseEvent* e) override;
  void canvasDoubleClickEvent(QgsMapMouseEvent* e) override;
  void keyPressEvent(QKeyEvent* e) override;
  void deactivate() override;

 Q_SIGNALS:
  /// In the map's projection; `words` say what was drawn: "Circle, radius 120.0 m".
  void selected(const QgsGeometry& shape, const QString& words);
  /// What to show while drawing; empty: nothing.
  void textChanged(const QString& text);

 private:
  bool isDragged() const { return m_mode == Mode::rectangle || m_mode == Mode::circle; }
  QgsGeometry shapeOf(const QVector<QgsPointXY>& points) const;
  QString wordsOf(const QVector<QgsPointXY>& points) const;
  void show(const QVector<QgsPointXY>& points);
  void finish();
  void clear();
  Mode m_mode = Mode::rectangle;
  double m_halfWidth = 50;
  QVector<QgsPointXY> m_points;
  QPoint m_pressed;
  bool m_down = false;
  std::unique_ptr<QgsRubberBand> m_band;
};

}  // namespace jw::ui
