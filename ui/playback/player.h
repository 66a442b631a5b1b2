// Lets time pass in a playback, as fast as is wanted.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <array>

#include "core/base/clock.h"

namespace jw::ui {

class EngineBridge;

/// How many seconds of the past go by in one second.
inline constexpr std::array kPlaybackSpeeds = {1, 10, 60, 300, 1000, 3600, 10000};

/// Main thread. Moves a bridge that looks back; stands still as long as it does not, and at the end of the period.
class Player : public QObject {
  Q_OBJECT
 public:
  explicit Player(EngineBridge& bridge, QObject* parent = nullptr);
  bool isRunning() const { return m_frame.isActive(); }
  void setRunning(bool run);
  int speed() const { return m_speed; }
  void setSpeed(int speed) { m_speed = speed; }
  /// To a moment of the period; moments outside become its ends.
  void jump(Instant moment);
  /// To the next or the last moment at which something happened; stands still then.
  void stepEvent(bool forward);

 Q_SIGNALS:
  void runningChanged(bool running);

 private:
  void pass();
  EngineBridge& m_bridge;
  QTimer m_frame;
  QElapsedTimer m_since;
  int m_speed = 60;
};

}  // namespace jw::ui
