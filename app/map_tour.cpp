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
constexpr int kBeat = 5;       // milliseconds
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
  m_beat.setTimerType(Qt::PreciseTimer);
  m_beat.setInterval(kBeat);
  connect(&m_beat, &QTimer::timeout, this, &MapTour::beat);
}

void MapTour::start() {
  if (!m_view || !m_picture) return;
  m_view->installEventFilter(this);
  reset();
  m_timer.start();
  m_beat.start();
}

void MapTour::reset() {
  m_gaps.clear();
  m_painted.since.invalidate();
  m_beaten.since.invalidate();
  m_longestStall = 0;
  m_bareBefore = m_picture->barePaintings();
}

MapTour::Gap MapTour::next(Mark& mark) const {
  const double waited = m_queue.waitedMillis();
  const double all = mark.since.isValid() ? static_cast<double>(mark.since.nsecsElapsed()) * 1e-6 : 0;
  const Gap gap{all, std::max(0.0, all - (waited - mark.waited))};
  mark.since.start();
  mark.waited = waited;
  return gap;
}

void MapTour::beat() {
  m_longestStall = std::max(m_longestStall, next(m_beaten).own - kBeat);
}

bool MapTour::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Paint) m_gaps.push_back(next(m_painted));
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
  std::vector<double> sorted;
  for (const Gap& gap : m_gaps) {
    sorted.push_back(gap.all);
    r.longestOwnGapMillis = std::max(r.longestOwnGapMillis, gap.own);
  }
  std::sort(sorted.begin(), sorted.end());
  r.longestGapMillis = sorted.back();
  r.p99GapMillis = sorted[sorted.size() * 99 / 100];
  r.longestOwnStallMillis = m_longestStall;
  r.bareFrames = m_picture->barePaintings() - m_bareBefore;
  return r;
}

}  // namespace jw::app
