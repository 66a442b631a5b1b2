#include "app/map_tour.h"

#include <qgsmapcanvas.h>

#include <QCoreApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/map/still_picture.h"

namespace jw::app {
namespace {

constexpr int kTick = 16;      // milliseconds
constexpr int kSteps = 45;     // of one drag
constexpr double kSpeed = 9;   // pixels a step
constexpr double kTurn = 2.4;  // radians from one drag to the next: round and round, never the same way twice running
constexpr int kDragsToWheel = 6, kWheelsOneWay = 3;

}  // namespace

MapTour::MapTour(QWidget& window) {
  if (auto* canvas = window.findChild<QgsMapCanvas*>(QStringLiteral("map"))) {
    m_view = canvas->viewport();
    m_picture = canvas->findChild<ui::StillPicture*>();
  }
  m_timer.setTimerType(Qt::PreciseTimer);
  m_timer.setInterval(kTick);
  connect(&m_timer, &QTimer::timeout, this, &MapTour::step);
}

void MapTour::start() {
  if (!m_view || !m_picture) return;
  m_view->installEventFilter(this);
  reset();
  m_timer.start();
}

void MapTour::reset() {
  m_gaps.clear();
  m_since.invalidate();
  m_bareBefore = m_picture->barePaintings();
}

bool MapTour::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Paint) {
    if (m_since.isValid()) m_gaps.push_back(static_cast<float>(static_cast<double>(m_since.nsecsElapsed()) * 1e-6));
    m_since.start();
  }
  return QObject::eventFilter(watched, event);
}

void MapTour::send(int type, bool pressed) {
  const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
  QMouseEvent event(static_cast<QEvent::Type>(type), m_at, m_view->mapToGlobal(m_at), button, pressed ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
  QCoreApplication::sendEvent(m_view, &event);
}

// Each step moves the map, so that each has a picture of its own to wait for.
void MapTour::step() {
  const int drag = m_step / kSteps;
  const double angle = drag * kTurn;
  if (m_step++ % kSteps == 0) {
    if (drag > 0) send(QEvent::MouseButtonRelease, false);
    m_at = QPointF(m_view->width() / 2.0 - std::cos(angle) * kSpeed * kSteps / 2, m_view->height() / 2.0 - std::sin(angle) * kSpeed * kSteps / 2);
    if (drag % kDragsToWheel == kDragsToWheel - 1) {
      const bool in = drag / kDragsToWheel % (2 * kWheelsOneWay) < kWheelsOneWay;
      QWheelEvent wheel(m_at, m_view->mapToGlobal(m_at), {}, {0, in ? 120 : -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(m_view, &wheel);
    }
    send(QEvent::MouseButtonPress, true);
  }
  m_at += QPointF(std::cos(angle), std::sin(angle)) * kSpeed;
  send(QEvent::MouseMove, true);
}

MapTour::Report MapTour::report() const {
  Report r;
  r.frames = m_gaps.size();
  if (m_gaps.empty()) return r;
  std::vector<float> sorted = m_gaps;
  std::sort(sorted.begin(), sorted.end());
  r.longestGapMillis = static_cast<double>(sorted.back());
  r.p99GapMillis = static_cast<double>(sorted[sorted.size() * 99 / 100]);
  r.bareFrames = m_picture->barePaintings() - m_bareBefore;
  return r;
}

}  // namespace jw::app
