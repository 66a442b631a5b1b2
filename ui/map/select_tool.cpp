#include "ui/map/select_tool.h"

#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsrubberband.h>

#include <QApplication>
#include <QKeyEvent>

#include "ui/map/measure_tool.h"

namespace jw::ui {
namespace {

constexpr int kCircleSegments = 16;  // to a quarter
constexpr int kCornerSegments = 6;

}  // namespace

SelectTool::SelectTool(QgsMapCanvas* canvas) : QgsMapTool(canvas), m_band(std::make_unique<QgsRubberBand>(canvas, Qgis::GeometryType::Polygon)) {
  setCursor(QCursor(Qt::CrossCursor));
  m_band->setWidth(2);
}

SelectTool::~SelectTool() = default;

void SelectTool::setMode(Mode mode) {
  m_mode = mode;
  clear();
}

void SelectTool::setStyle(const gis::MapStyle& style) {
  QColor inside = style.selection;
  inside.setAlpha(40);
  m_band->setStrokeColor(style.selection);
  m_band->setFillColor(inside);
  m_band->setLineStyle(Qt::DashLine);
}

void SelectTool::setHalfWidth(double metres) {
  m_halfWidth = metres;
  if (!m_points.isEmpty()) show(m_points);
}

void SelectTool::canvasPressEvent(QgsMapMouseEvent* e) {
  if (e->button() != Qt::LeftButton) return;
  m_down = true;
  m_pressed = e->pos();
  if (isDragged()) m_points = {e->mapPoint()};
}

void SelectTool::canvasMoveEvent(QgsMapMouseEvent* e) {
  if (m_points.isEmpty()) return;
  if (isDragged() && !m_down) return;
  show(m_points + QVector<QgsPointXY>{e->mapPoint()});
}

void SelectTool::canvasReleaseEvent(QgsMapMouseEvent* e) {
  if (e->button() == Qt::RightButton) return finish();
  if (e->button() != Qt::LeftButton || !std::exchange(m_down, false)) return;
  const bool dragged = (e->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
  if (isDragged()) {
    if (!dragged) return clear();
    m_points.append(e->mapPoint());
    return finish();
  }
  if (m_points.isEmpty() || m_points.last() != e->mapPoint()) m_points.append(e->mapPoint());
  show(m_points);
}

void SelectTool::canvasDoubleClickEvent(QgsMapMouseEvent* e) {
  if (e->button() == Qt::LeftButton && !isDragged()) finish();
}

void SelectTool::keyPressEvent(QKeyEvent* e) {
  if (m_points.isEmpty()) return e->ignore();
  if (e->key() == Qt::Key_Return || e->key() == Qt::Key_Enter) {
    finish();
  } else if (e->key() == Qt::Key_Backspace) {
    m_points.removeLast();
    show(m_points);
  } else {
    return e->ignore();
  }
  e->accept();
}

void SelectTool::deactivate() {
  clear();
  QgsMapTool::deactivate();
}

void SelectTool::finish() {
  const QgsGeometry shape = shapeOf(m_points);
  const QString words = wordsOf(m_points);
  clear();
  if (!shape.isEmpty()) Q_EMIT selected(shape, words);
}

void SelectTool::clear() {
  m_points.clear();
  m_down = false;
  m_band->reset(Qgis::GeometryType::Polygon);
  Q_EMIT textChanged(QString());
}

QgsGeometry SelectTool::shapeOf(const QVector<QgsPointXY>& points) const {
  if (points.size() < 2) return {};
  switch (m_mode) {
    case Mode::rectangle: {
      const QgsRectangle box(points.first(), points.last());
      return box.isEmpty() ? QgsGeometry() : QgsGeometry::fromRect(box);
    }
    case Mode::circle:
      return QgsGeometry::fromPointXY(points.first()).buffer(points.first().distance(points.last()), kCircleSegments);
    case Mode::polygon: {
      if (points.size() < 3) return {};
      // A line that crosses itself still encloses what it goes around.
      return QgsGeometry::fromPolygonXY({points + QVector<QgsPointXY>{points.first()}}).makeValid();
    }
    case Mode::corridor:
      break;
  }
  return QgsGeometry::fromPolylineXY(points).buffer(m_halfWidth, kCornerSegments);
}

QString SelectTool::wordsOf(const QVector<QgsPointXY>& points) const {
  if (points.size() < 2) return {};
  switch (m_mode) {
    case Mode::rectangle:
      return tr("Rectangle %1 × %2 m").arg(std::abs(points.first().x() - points.last().x()), 0, 'f', 0).arg(std::abs(points.first().y() - points.last().y()), 0, 'f', 0);
    case Mode::circle:
      return tr("Circle, radius %1").arg(MeasureTool::lengthText(points.first().distance(points.last())));
    case Mode::polygon:
      return tr("Polygon, %1").arg(MeasureTool::areaText(shapeOf(points).area()));
    case Mode::corridor:
      break;
  }
  return tr("Corridor of %1, %2 m to each side").arg(MeasureTool::lengthText(QgsGeometry::fromPolylineXY(points).length())).arg(m_halfWidth, 0, 'f', 0);
}

void SelectTool::show(const QVector<QgsPointXY>& points) {
  const QgsGeometry shape = shapeOf(points);
  m_band->reset(Qgis::GeometryType::Polygon);
  if (!shape.isEmpty())
    m_band->setToGeometry(shape);
  else if (points.size() >= 2)
    m_band->setToGeometry(QgsGeometry::fromPolylineXY(points));
  Q_EMIT textChanged(wordsOf(points));
}

}  // namespace jw::ui
