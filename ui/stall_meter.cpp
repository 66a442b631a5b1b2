#include "ui/stall_meter.h"

#include <algorithm>

namespace jw::ui {

StallMeter::StallMeter(QObject* parent) : QObject(parent) {
  m_timer.setTimerType(Qt::PreciseTimer);
  m_timer.setInterval(kBeat);
  connect(&m_timer, &QTimer::timeout, this, &StallMeter::beat);
  m_clock.start();
  m_since.start();
  m_timer.start();
}

void StallMeter::beat() {
  const auto gap = std::chrono::microseconds(m_since.nsecsElapsed() / 1000);
  m_since.restart();
  const auto stall = std::max(std::chrono::microseconds(0), gap - std::chrono::microseconds(kBeat));
  m_longest = std::max(m_longest, stall);
  const qint64 number = m_clock.elapsed() / 1000;
  Second& second = m_seconds[static_cast<std::size_t>(number % 60)];
  if (second.number != number) second = {number, {}};
  second.longest = std::max(second.longest, stall);
}

std::chrono::microseconds StallMeter::longestLastMinute() const {
  const qint64 now = m_clock.elapsed() / 1000;
  std::chrono::microseconds longest{0};
  for (const Second& second : m_seconds)
    if (second.number >= 0 && now - second.number < 60) longest = std::max(longest, second.longest);
  return longest;
}

void StallMeter::reset() {
  m_longest = {};
  m_seconds.fill({});
  m_since.restart();
}

}  // namespace jw::ui
