// The courier: the thread that takes messages from the outbox to their receivers, out of everybody's way.
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/notify/delivery.h"

namespace jw::notify {

/// Starts delivering at once. Wakes at the moment of the next message, when told, and every minute to see what the clock and
/// the store have done meanwhile. A round that fails (a full disk, a busy store) is in the log and tried again later.
class Courier {
 public:
  explicit Courier(Delivery delivery);
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;
  /// Lets go of a hanging connection, records what was sent, joins. The seams must work until this returns.
  ~Courier();

  /// There are new messages. Any thread; returns at once.
  void wake();
  /// Any thread.
  Delivery::Status status() const;

 private:
  void run(std::stop_token stop);

  Delivery m_delivery;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  bool m_woken = false;
  Delivery::Status m_status;
  std::jthread m_thread;
};

}  // namespace jw::notify
