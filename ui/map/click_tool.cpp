#include "ui/map/click_tool.h"

#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>

#include <QApplication>

namespace jw::ui {

ClickTool::ClickTool(QgsMapCanvas* canvas, Qt::CursorShape cursor) : QgsMapTool(canvas) {
  setCursor(QCursor(cursor));
}

void ClickTool::setShape(Qt::CursorShape shape) {
  if (m_dragging || mCursor.shape() == shape) return;
  setCursor(QCursor(shape));
}

void ClickTool::canvasPressEvent(QgsMapMouseEvent* e) {
  if (e->button() != Qt::LeftButton) return;
  m_down = true;
  m_pressed = e->pos();
}

void ClickTool::canvasMoveEvent(QgsMapMouseEvent* e) {
  if (!m_down) {
    Q_EMIT moved(e->pos(), e->mapPoint());
    return;
  }
  if (!m_dragging && (e->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
    m_dragging = true;
    mCanvas->viewport()->setCursor(Qt::ClosedHandCursor);
  }
  if (m_dragging) slide(e->pos() - m_pressed);
}

// As the canvas's own panAction, without its measuring of the way on the ellipsoid at every step.
void ClickTool::slide(QPoint by) {
  mCanvas->setSceneRect(QRectF(-by, mCanvas->viewport()->size()));
}

void ClickTool::settle(QPoint pixel) {
  slide({});
  const QgsMapToPixel& toPixel = *mCanvas->getCoordinateTransform();
  mCanvas->setCenter(mCanvas->center() + (toPixel.toMapCoordinates(m_pressed) - toPixel.toMapCoordinates(pixel)));
}

void ClickTool::canvasReleaseEvent(QgsMapMouseEvent* e) {
  if (e->button() == Qt::RightButton) {
    Q_EMIT rightClicked(e->pos(), e->mapPoint());
    return;
  }
  if (e->button() != Qt::LeftButton || !m_down) return;
  m_down = false;
  if (m_dragging) {
    m_dragging = false;
    settle(e->pos());
    mCanvas->viewport()->setCursor(mCursor);
    return;
  }
  if (!std::exchange(m_double, false)) Q_EMIT clicked(e->pos(), e->mapPoint());
}

void ClickTool::canvasDoubleClickEvent(QgsMapMouseEvent* e) {
  if (e->button() != Qt::LeftButton) return;
  m_down = m_double = true;
  m_pressed = e->pos();
  Q_EMIT doubleClicked(e->pos(), e->mapPoint());
}

void ClickTool::deactivate() {
  if (m_dragging) settle(m_pressed);
  m_down = m_dragging = m_double = false;
  QgsMapTool::deactivate();
}

}  // namespace jw::ui
