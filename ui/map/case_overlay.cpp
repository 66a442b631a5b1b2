#include "ui/map/case_overlay.h"

#include <qgsmapcanvas.h>

#include <QPaintEngine>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionGraphicsItem>
#include <cmath>

namespace jw::ui {
namespace {

constexpr qint64 kBeat = 600;  // milliseconds, three of them (spec 15)
constexpr int kBeats = 3;
constexpr std::size_t kMostPulses = 64;  // more at once tell nobody anything, and each is painted thirty times a second
constexpr double kPulseReach = gis::CaseSymbols::kPulseReach;
constexpr int kFrame = 33;          // milliseconds
constexpr int kNearlyFrame = 24;    // from here on the pulses go with whatever is painted
constexpr std::size_t kMostParts = 64;

}  // namespace

CaseOverlay::CaseOverlay(QgsMapCanvas* canvas, int epsg) : QgsMapCanvasItem(canvas), m_scene(epsg) {
  setFlag(QGraphicsItem::ItemUsesExtendedStyleOption);
  setZValue(20);
  m_clock.start();
  m_frame.setInterval(kFrame);
  m_reduceMotion = canvas->style()->styleHint(QStyle::SH_Widget_Animate, nullptr, canvas) == 0;
  connect(&m_frame, &QTimer::timeout, this, &CaseOverlay::beat);
  setStyle(*m_style);
  updatePosition();
}

CaseOverlay::~CaseOverlay() = default;

void CaseOverlay::setEpsg(int epsg) {
  m_scene.setEpsg(epsg);
  updatePosition();
}

void CaseOverlay::setStyle(const gis::MapStyle& style) {
  m_style = &style;
  restyle();
  update();
}

void CaseOverlay::restyle() {
  m_scene.setStyle(*m_style, mMapCanvas->devicePixelRatioF() * m_zoom);
}

void CaseOverlay::setZoom(double zoom) {
  m_zoom = zoom;
  updatePosition();
}

QRectF CaseOverlay::toItem(const QRectF& r) const {
  return {r.topLeft() * m_zoom, r.size() * m_zoom};
}

void CaseOverlay::setCases(std::vector<gis::CasePtr> cases) {
  m_pulses.clear();
  m_scene.setCases(std::move(cases));
  update();
}

void CaseOverlay::apply(const std::vector<gis::CasePtr>& changed) {
  gis::Damage damage;
  const std::vector<CaseId> added = m_scene.apply(changed, damage);
  repaint(damage);
  if (m_reduceMotion) return;
  for (const CaseId id : added)
    if (m_pulses.size() < kMostPulses) m_pulses.push_back({id, m_clock.elapsed()});
  if (m_pulses.empty()) return;
  if (!m_frame.isActive())
    m_frame.start();
  else if (m_frame.interval() - m_frame.remainingTime() >= kNearlyFrame)
    beat();
}

void CaseOverlay::setNow(Instant now) {
  gis::Damage damage;
  m_scene.setNow(now, damage);
  repaint(damage);
}

void CaseOverlay::setSelected(CaseId id) {
  gis::Damage damage;
  m_scene.setSelected(id, damage);
  repaint(damage);
}

void CaseOverlay::setReduceMotion(bool reduce) {
  m_reduceMotion = reduce;
  if (!reduce) return;
  m_pulses.clear();
  update();
}

gis::CaseScene::Hit CaseOverlay::hit(QPoint pixel) const {
  return isVisible() ? m_scene.hit(QPointF(pixel) / m_zoom) : gis::CaseScene::Hit();
}

void CaseOverlay::repaint(const gis::Damage& damage) {
  if (damage.all) {
    update();
    return;
  }
  for (const QRect& rect : damage.rects) update(toItem(rect));
}

void CaseOverlay::updatePosition() {
  const QgsMapToPixel* toPixel = mMapCanvas->getCoordinateTransform();
  const QSize size = mMapCanvas->mapSettings().outputSize();
  if (size != m_size) {
    prepareGeometryChange();
    m_size = size;
  }
  restyle();
  m_scene.setView({toPixel->toMapCoordinates(0.0, 0.0), toPixel->mapUnitsPerPixel() * m_zoom, size / m_zoom});
  setPos(0, 0);
  update();
}

QRectF CaseOverlay::boundingRect() const {
  // While the map is dragged the scene slides under the window, at most by a whole window: the item reaches as far.
  return {-1.0 * m_size.width(), -1.0 * m_size.height(), 3.0 * m_size.width(), 3.0 * m_size.height()};
}

void CaseOverlay::paint(QPainter* painter) {
  QStyleOptionGraphicsItem everything;
  everything.exposedRect = boundingRect();
  paint(painter, &everything, nullptr);
}

void CaseOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
  // The view tells the box of all that is to be painted; the painter knows its parts, which may be few and far between.
  const QRectF exposed = option->exposedRect;
  std::vector<QRectF> parts;
  double area = 0;
  if (const QPaintEngine* engine = painter->paintEngine()) {
    const QTransform fromDevice = painter->deviceTransform().inverted();
    for (const QRect& part : engine->systemClip()) {
      parts.push_back(fromDevice.mapRect(QRectF(part)).intersected(exposed));
      area += parts.back().width() * parts.back().height();
    }
  }
  if (parts.empty() || parts.size() > kMostParts || area > exposed.width() * exposed.height() / 2) parts = {exposed};
  for (const QRectF& part : parts) {
    if (part.isEmpty()) continue;
    painter->save();
    painter->setClipRect(part, Qt::IntersectClip);
    painter->scale(m_zoom, m_zoom);
    const QRectF inScene(part.topLeft() / m_zoom, part.size() / m_zoom);
    m_scene.paint(*painter, inScene);
    paintPulses(*painter, inScene);
    painter->restore();
  }
}

void CaseOverlay::beat() {
  const qint64 now = m_clock.elapsed();
  for (const Pulse& pulse : m_pulses)
    if (const auto p = m_scene.pixel(pulse.id))
      update(toItem({p->x() - kPulseReach, p->y() - kPulseReach, 2 * kPulseReach, 2 * kPulseReach}));
  std::erase_if(m_pulses, [&](const Pulse& p) { return now - p.start >= kBeats * kBeat || !m_scene.pixel(p.id); });
  if (m_pulses.empty())
    m_frame.stop();
  else
    m_frame.start();
}

void CaseOverlay::paintPulses(QPainter& painter, const QRectF& exposed) const {
  const qint64 now = m_clock.elapsed();
  for (const Pulse& pulse : m_pulses) {
    const qint64 age = now - pulse.start;
    if (age < kBeats * kBeat) m_scene.paintPulse(painter, exposed, pulse.id, static_cast<int>(age % kBeat * gis::CaseSymbols::kPulseSteps / kBeat));
  }
}

}  // namespace jw::ui
