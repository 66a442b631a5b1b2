#include "ui/planning/border_tool.h"

#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsrubberband.h>

#include <QKeyEvent>

namespace jw::ui {
namespace {

constexpr int kReach = 12;  // pixels within which a corner is caught
constexpr int kStep = 8;    // pixels of an arrow key
constexpr int kDot = 9;

}  // namespace

BorderTool::BorderTool(QgsMapCanvas* canvas, planning::BorderDraft& draft, int epsg) : QgsMapTool(canvas), m_draft(draft), m_coordinates(epsg) {
  setCursor(QCursor(Qt::CrossCursor));
  const auto band = [&](Qgis::GeometryType type, int width, Qt::PenStyle line) {
    auto made = std::make_unique<QgsRubberBand>(canvas, type);
    made->setWidth(width);
    made->setLineStyle(line);
    return made;
  };
  m_past = band(Qgis::GeometryType::Line, 2, Qt::DotLine);
  m_changed = band(Qgis::GeometryType::Line, 3, Qt::SolidLine);
  m_kept = band(Qgis::GeometryType::Polygon, 2, Qt::SolidLine);
  m_band = band(Qgis::GeometryType::Line, 2, Qt::DashLine);
  m_dot = band(Qgis::GeometryType::Point, 2, Qt::SolidLine);
  m_mark = band(Qgis::GeometryType::Point, 2, Qt::SolidLine);
  m_dot->setIcon(QgsRubberBand::ICON_CIRCLE);
  m_dot->setIconSize(kDot);
  m_mark->setIcon(QgsRubberBand::ICON_CROSS);
  m_mark->setIconSize(2 * kDot);
}

BorderTool::~BorderTool() {
  canvas()->removeEventFilter(this);
}

void BorderTool::setStyle(const gis::MapStyle& style) {
  QColor inside = style.selection;
  inside.setAlpha(50);
  for (auto* band : {m_changed.get(), m_kept.get(), m_band.get(), m_dot.get(), m_mark.get()}) band->setStrokeColor(style.selection);
  m_kept->setFillColor(inside);
  m_dot->setFillColor(style.panel);
  m_past->setStrokeColor(style.accent);
}

void BorderTool::setMode(Mode mode) {
  m_mode = mode;
  forget();
}

void BorderTool::activate() {
  QgsMapTool::activate();
  canvas()->installEventFilter(this);
  showDraft();
}

void BorderTool::deactivate() {
  canvas()->removeEventFilter(this);
  m_cross.reset();
  m_mark->reset(Qgis::GeometryType::Point);
  forget();
  QgsMapTool::deactivate();
}

void BorderTool::forget() {
  m_line.clear();
  m_chosen = {};
  m_corner.reset();
  m_band->reset(Qgis::GeometryType::Line);
  m_dot->reset(Qgis::GeometryType::Point);
  m_kept->reset(Qgis::GeometryType::Polygon);
  Q_EMIT changed();
}

void BorderTool::addBorders(QgsRubberBand& band, const model::MultiPolygon& shape) const {
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings) {
      QgsPolylineXY line;
      for (const model::Point p : ring)
        if (const auto at = m_coordinates.toMap(p)) line.append(*at);
      if (line.size() > 1) band.addGeometry(QgsGeometry::fromPolylineXY(line), nullptr, false);
    }
  band.updatePosition();
  band.update();
}

void BorderTool::showDraft() {
  m_changed->reset(Qgis::GeometryType::Line);
  for (const auto& c : m_draft.plan().changes)
    if (const auto* area = m_draft.find(c.id); area && m_draft.isLowest(*area)) addBorders(*m_changed, c.shape);
}

void BorderTool::showPast(const std::vector<model::Area>& areas) {
  m_past->reset(Qgis::GeometryType::Line);
  for (const auto& a : areas)
    if (a.level == model::AreaLevel::grid) addBorders(*m_past, a.shape);
}

void BorderTool::takeBack() {
  if (!m_line.isEmpty()) {
    m_line.removeLast();
    return showLine(std::nullopt);
  }
  m_draft.undo();
  showDraft();
  Q_EMIT drawn();
}

void BorderTool::takeAgain() {
  m_draft.redo();
  showDraft();
  Q_EMIT drawn();
}

void BorderTool::tell(const planning::BorderDraft::Fault& fault) {
  if (fault) {
    Q_EMIT failed(*fault);
    return;
  }
  showDraft();
  Q_EMIT drawn();
}

QPointF BorderTool::reach() const {
  const double map = canvas()->mapUnitsPerPixel() * kReach;
  const QgsPointXY centre = canvas()->center();
  const auto a = lonLat(centre), b = lonLat({centre.x() + map, centre.y() + map});
  return a && b ? QPointF(std::abs(b->x - a->x), std::abs(b->y - a->y)) : QPointF(1e-4, 1e-4);
}

void BorderTool::press(QgsPointXY at) {
  const auto place = lonLat(at);
  if (!place) return;
  if (m_mode == Mode::join) return choose(at);
  if (m_mode == Mode::cut) {
    if (m_line.isEmpty() || m_line.last() != at) m_line.append(at);
    showLine(std::nullopt);
    Q_EMIT changed();
    return;
  }
  const QPointF r = reach();
  m_corner = m_draft.cornerNear(*place, r.x(), r.y());
  if (!m_corner) m_corner = m_draft.borderNear(*place, r.x(), r.y());
  if (!m_corner) Q_EMIT failed({model::BorderFault::Kind::noCorner, *place, {}});
  Q_EMIT changed();
}

void BorderTool::follow(QgsPointXY at) {
  const auto place = lonLat(at);
  if (!place || m_mode == Mode::join) return;
  if (m_mode == Mode::cut) {
    if (!m_line.isEmpty()) showLine(at);
    return;
  }
  m_dot->reset(Qgis::GeometryType::Point);
  m_band->reset(Qgis::GeometryType::Line);
  if (m_corner) {
    // The borders that come along.
    for (const auto& a : m_draft.areas()) {
      if (a.shape.empty() || !m_draft.isLowest(a) || !a.shape.box().contains(*m_corner)) continue;
      for (const auto& part : a.shape.parts)
        for (const auto& ring : part.rings)
          for (std::size_t i = 1; i < ring.size(); ++i)
            if (const bool from = ring[i - 1] == *m_corner; from || ring[i] == *m_corner)
              if (const auto end = m_coordinates.toMap(from ? ring[i] : ring[i - 1])) m_band->addGeometry(QgsGeometry::fromPolylineXY({*end, at}), nullptr, false);
    }
    m_band->updatePosition();
    m_band->update();
    m_dot->addPoint(at);
    return;
  }
  const QPointF r = reach();
  auto corner = m_draft.cornerNear(*place, r.x(), r.y());
  if (!corner) corner = m_draft.borderNear(*place, r.x(), r.y());
  if (corner)
    if (const auto p = m_coordinates.toMap(*corner)) m_dot->addPoint(*p);
}

void BorderTool::letGo(QgsPointXY at) {
  if (m_mode != Mode::move || !m_corner) return;
  const auto place = lonLat(at);
  const model::Point from = *m_corner;
  m_corner.reset();
  m_band->reset(Qgis::GeometryType::Line);
  m_dot->reset(Qgis::GeometryType::Point);
  Q_EMIT changed();
  if (!place) return;
  // Put down where it was taken up: nothing was meant.
  const QPointF r = reach();
  if (std::hypot((place->x - from.x) / r.x(), (place->y - from.y) / r.y()) < 0.3) return;
  tell(m_draft.move(from, *place));
}

void BorderTool::choose(QgsPointXY at) {
  const auto place = lonLat(at);
  const auto* area = place ? m_draft.at(*place) : nullptr;
  if (!area || !m_draft.isLowest(*area)) return;
  if (!m_chosen || m_chosen == area->id) {
    m_chosen = m_chosen ? AreaId() : area->id;
    m_kept->reset(Qgis::GeometryType::Polygon);
    if (m_chosen)
      for (const auto& part : area->shape.parts) {
        QgsPolygonXY polygon;
        for (const auto& ring : part.rings) {
          QgsPolylineXY& line = polygon.emplace_back();
          for (const model::Point p : ring)
            if (const auto q = m_coordinates.toMap(p)) line.append(*q);
        }
        m_kept->addGeometry(QgsGeometry::fromPolygonXY(polygon), nullptr);
      }
    Q_EMIT changed();
    return;
  }
  const AreaId kept = m_chosen, other = area->id;
  forget();
  tell(m_draft.merge(kept, other));
}

void BorderTool::finishLine() {
  if (m_line.isEmpty()) return;
  std::vector<model::Point> line;
  for (const QgsPointXY& p : m_line)
    if (const auto at = lonLat(p)) line.push_back(*at);
  const QgsGeometry drawn = QgsGeometry::fromPolylineXY(m_line);
  forget();
  if (line.size() < 2) return;
  // The grid in which the middle of the line lies.
  const QgsGeometry middle = drawn.interpolate(drawn.length() / 2);
  const auto at = middle.isNull() ? std::nullopt : lonLat(middle.asPoint());
  const auto* area = at ? m_draft.at(*at) : nullptr;
  if (!area) return tell(model::BorderFault{model::BorderFault::Kind::notDivided, line.front(), {}});
  tell(m_draft.split(area->id, line));
}

void BorderTool::showLine(std::optional<QgsPointXY> end) {
  m_band->reset(Qgis::GeometryType::Line);
  m_dot->reset(Qgis::GeometryType::Point);
  for (const QgsPointXY& p : m_line) {
    m_band->addPoint(p, false);
    m_dot->addPoint(p, false);
  }
  if (end) m_band->addPoint(*end, false);
  for (auto* band : {m_band.get(), m_dot.get()}) {
    band->updatePosition();
    band->update();
  }
}

void BorderTool::canvasPressEvent(QgsMapMouseEvent* e) {
  if (e->button() == Qt::LeftButton) press(e->mapPoint());
}

void BorderTool::canvasMoveEvent(QgsMapMouseEvent* e) {
  follow(e->mapPoint());
}

void BorderTool::canvasReleaseEvent(QgsMapMouseEvent* e) {
  if (e->button() == Qt::RightButton && m_mode == Mode::cut) return finishLine();
  if (e->button() == Qt::LeftButton) letGo(e->mapPoint());
}

void BorderTool::canvasDoubleClickEvent(QgsMapMouseEvent* e) {
  if (e->button() == Qt::LeftButton && m_mode == Mode::cut) finishLine();
}

void BorderTool::moveCross(QPoint by) {
  const QRect stage(QPoint(0, 0), canvas()->mapSettings().outputSize());
  QPoint at = m_cross.value_or(stage.center()) + (m_cross ? by : QPoint());
  at = {std::clamp(at.x(), 0, stage.right()), std::clamp(at.y(), 0, stage.bottom())};
  m_cross = at;
  const QgsPointXY place = toMapCoordinates(at);
  m_mark->reset(Qgis::GeometryType::Point);
  m_mark->addPoint(place);
  follow(place);
}

bool BorderTool::key(int key, Qt::KeyboardModifiers modifiers) {
  const int step = modifiers & Qt::ShiftModifier ? 1 : kStep;
  const bool control = modifiers & Qt::ControlModifier;
  switch (key) {
    case Qt::Key_Left: moveCross({-step, 0}); return true;
    case Qt::Key_Right: moveCross({step, 0}); return true;
    case Qt::Key_Up: moveCross({0, -step}); return true;
    case Qt::Key_Down: moveCross({0, step}); return true;
    case Qt::Key_Space:
      if (!m_cross) moveCross({});
      if (m_corner)
        letGo(toMapCoordinates(*m_cross));
      else
        press(toMapCoordinates(*m_cross));
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: finishLine(); return true;
    case Qt::Key_Backspace: takeBack(); return true;
    case Qt::Key_Delete: {
      if (m_mode != Mode::move || !m_cross) return false;
      const auto place = lonLat(toMapCoordinates(*m_cross));
      const QPointF r = reach();
      const auto corner = m_corner ? m_corner : place ? m_draft.cornerNear(*place, r.x(), r.y()) : std::nullopt;
      forget();
      tell(corner ? m_draft.remove(*corner) : planning::BorderDraft::Fault(model::BorderFault{model::BorderFault::Kind::noCorner, place.value_or(model::Point()), {}}));
      return true;
    }
    case Qt::Key_Z:
      if (control) takeBack();
      return control;
    case Qt::Key_Y:
      if (control) takeAgain();
      return control;
    case Qt::Key_Escape:
      if (m_line.isEmpty() && !m_corner && !m_chosen) return false;
      forget();
      return true;
    default: return false;
  }
}

// The canvas pans with the arrows and the window has keys of its own; while borders are drawn these are the tool's.
bool BorderTool::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* e = static_cast<QKeyEvent*>(event);
    const bool control = e->modifiers() & Qt::ControlModifier;
    switch (e->key()) {
      case Qt::Key_Left: case Qt::Key_Right: case Qt::Key_Up: case Qt::Key_Down: case Qt::Key_Space: case Qt::Key_Return: case Qt::Key_Enter: case Qt::Key_Backspace: case Qt::Key_Delete:
        if (!control && !(e->modifiers() & Qt::AltModifier)) event->accept();
        break;
      case Qt::Key_Escape:
        if (!m_line.isEmpty() || m_corner || m_chosen) event->accept();
        break;
      case Qt::Key_Z: case Qt::Key_Y:
        if (control) event->accept();
        break;
      default: break;
    }
  }
  if (event->type() == QEvent::KeyPress)
    if (const auto* e = static_cast<QKeyEvent*>(event); !(e->modifiers() & Qt::AltModifier) && key(e->key(), e->modifiers())) return true;
  return QgsMapTool::eventFilter(watched, event);
}

}  // namespace jw::ui
