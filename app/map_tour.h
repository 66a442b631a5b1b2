// Somebody who drags and zooms the map without end: for soak runs, and to see how smoothly it moves.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QTimer>
#include <vector>

#include "app/run_queue.h"

class QWidget;

namespace jw::ui {
class StillPicture;
}

namespace jw::app {

/// Main thread. Sends mouse events to the map of a window, which must outlive it: it is moved 60 times a second, in drags of
/// changing directions; between some of them the wheel is turned in or out. Measures the time between paintings of the map.
class MapTour : public QObject {
  Q_OBJECT
 public:
  explicit MapTour(QWidget& window);
  void start();
  bool isRunning() const { return m_timer.isActive(); }
  /// Forgets what was measured.
  void reset();

  /// "Own" is without the time in which the thread was ready but other threads had the processors.
  struct Report {
    std::size_t frames = 0;
    double longestGapMillis = 0, p99GapMillis = 0, longestOwnGapMillis = 0;
    double longestOwnStallMillis = 0;  ///< of the event loop
    std::uint64_t bareFrames = 0;  ///< on which a part of the city was not covered by any picture
  };
  Report report() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void step();
  void send(int type, bool pressed);
  QWidget* m_view = nullptr;
  ui::StillPicture* m_picture = nullptr;
  void beat();
  struct Mark {
    QElapsedTimer since;
    double waited = 0;
  };
  struct Gap {
    double all, own;  ///< milliseconds
  };
  Gap next(Mark& mark) const;
  QTimer m_timer, m_beat;
  RunQueue m_queue;
  Mark m_painted, m_beaten;
  std::vector<Gap> m_gaps;
  double m_longestStall = 0;
  std::uint64_t m_bareBefore = 0;
  QPointF m_at;
  int m_step = 0;
};

}  // namespace jw::app
