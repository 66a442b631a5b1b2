// Somebody who drags and zooms the map without end: for soak runs, and to see how smoothly it moves.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QTimer>
#include <vector>

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

  struct Report {
    std::size_t frames = 0;
    double longestGapMillis = 0, p99GapMillis = 0;
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
  QTimer m_timer;
  QElapsedTimer m_since;
  std::vector<float> m_gaps;  ///< milliseconds
  std::uint64_t m_bareBefore = 0;
  QPointF m_at;
  int m_step = 0;
};

}  // namespace jw::app
