#include "core/notify/courier.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace jw::notify {
namespace {

using namespace std::chrono_literals;

// The clock on the wall may jump and others may write to the store: no sleep is longer.
constexpr Millis kLongestSleep = 60s;
constexpr Millis kAfterError = 5s;

}  // namespace

Courier::Courier(Delivery delivery) : m_delivery(std::move(delivery)), m_status(m_delivery.status()), m_thread([this](std::stop_token stop) { run(std::move(stop)); }) {}

Courier::~Courier() {
  m_thread.request_stop();
  m_thread.join();
}

void Courier::wake() {
  {
    const std::scoped_lock lock(m_mutex);
    m_woken = true;
  }
  m_changed.notify_one();
}

Delivery::Status Courier::status() const {
  const std::scoped_lock lock(m_mutex);
  return m_status;
}

void Courier::run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    Millis sleep = kAfterError;
    try {
      const Instant next = m_delivery.round(stop);
      sleep = next == kNever ? kLongestSleep : std::clamp<Millis>(next - m_delivery.now(), 0ms, kLongestSleep);
    } catch (const std::exception& e) {
      spdlog::error("notify: {}", e.what());
    }
    std::unique_lock lock(m_mutex);
    m_status = m_delivery.status();
    m_changed.wait_for(lock, stop, sleep, [this] { return m_woken; });
    m_woken = false;
  }
}

}  // namespace jw::notify
