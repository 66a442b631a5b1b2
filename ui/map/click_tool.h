// A map tool that tells clicks; dragging pans the map whatever the tool is for.
#pragma once
#include <qgsmaptool.h>
#include <qgspointxy.h>

namespace jw::ui {

/// Main thread. Wheel, middle button and Shift+drag (zoom to a box) stay the canvas's own.
class ClickTool : public QgsMapTool {
  Q_OBJECT
 public:
  ClickTool(QgsMapCanvas* canvas, Qt::CursorShape cursor);
  /// What the pointer looks like between drags.
  void setShape(Qt::CursorShape shape);

  Flags flags() const override { return QgsMapTool::AllowZoomRect; }
  void canvasPressEvent(QgsMapMouseEvent* e) override;
  void canvasMoveEvent(QgsMapMouseEvent* e) override;
  void canvasReleaseEvent(QgsMapMouseEvent* e) override;
  void canvasDoubleClickEvent(QgsMapMouseEvent* e) override;
  void deactivate() override;

 Q_SIGNALS:
  void clicked(QPoint pixel, QgsPointXY place);
  void rightClicked(QPoint pixel, QgsPointXY place);
  /// Comes after the clicked() of its first press.
  void doubleClicked(QPoint pixel, QgsPointXY place);
  /// The pointer moved with no button down.
  void moved(QPoint pixel, QgsPointXY place);

 private:
  void slide(QPoint by);
  void settle(QPoint pixel);
  QPoint m_pressed;
  bool m_down = false, m_dragging = false, m_double = false;
};

}  // namespace jw::ui
