// Time as the program sees it: UTC milliseconds, from a clock that tests can hold in their hand.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace jw {

using Millis = std::chrono::milliseconds;
/// A moment in UTC. The value in files and rows is its milliseconds since 1970-01-01.
using Instant = std::chrono::sys_time<Millis>;

constexpr std::int64_t toMillis(Instant t) { return t.time_since_epoch().count(); }
constexpr Instant fromMillis(std::int64_t ms) { return Instant(Millis(ms)); }
/// "No moment": what is stored as SQL NULL.
constexpr Instant kNever = fromMillis(std::numeric_limits<std::int64_t>::max());

/// Any thread may ask.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() const override { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); }
};

/// Stands still until it is told to move: for tests, replay and playback. Any thread.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Instant start) : m_ms(toMillis(start)) {}
  Instant now() const override { return fromMillis(m_ms.load(std::memory_order_relaxed)); }
  void set(Instant t) { m_ms.store(toMillis(t), std::memory_order_relaxed); }
  void advance(Millis by) { m_ms.fetch_add(by.count(), std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> m_ms;
};

}  // namespace jw
