// How long the event loop was kept from turning: the figure behind "never a frozen window".
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <array>
#include <chrono>

namespace jw::ui {

/// Lives in the thread that it measures. A timer asks to be called every `kBeat`; what comes later than that was a
/// stall.
class StallMeter : public QObject {
  Q_OBJECT
 public:
  static constexpr std::chrono::milliseconds kBeat{5};

  explicit StallMeter(QObject* parent = nullptr);
  /// Since the start or the last reset.
  std::chrono::microseconds longest() const { return m_longest; }
  /// Of the last 60 seconds.
  std::chrono::microseconds longestLastMinute() const;
  void reset();

 private:
  void beat();
  QTimer m_timer;
  QElapsedTimer m_since, m_clock;
  std::chrono::microseconds m_longest{0};
  struct Second {
    qint64 number = -1;
    std::chrono::microseconds longest{0};
  };
  std::array<Second, 60> m_seconds;
};

}  // namespace jw::ui
