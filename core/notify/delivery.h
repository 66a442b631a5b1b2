// One round of delivery: what is due goes out, what became of it is written down. The courier runs round after round.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "core/base/clock.h"
#include "core/base/zone.h"
#include "core/notify/settings.h"
#include "core/notify/transport.h"
#include "core/store/outbox_gateway.h"

namespace jw::notify {

/// The end of the quiet hours in which `t` lies; `t` itself where it lies in none.
Instant endOfQuiet(const model::QuietHours& quiet, Instant t, const Zone& zone);

/// How long to wait after so many failures in a row (1, 2 …): doubling from first to longest. `chance` in [0, 1) moves it
/// within the jitter.
Millis delayAfter(int failures, const DeliverySettings& settings, double chance);

/// Where the outbox lies, as seen by the courier; called on its thread.
struct OutboxSeams {
  /// From a read-only connection: the waiting messages of the channel that are due, opened.
  std::function<std::vector<model::Message>(model::MessageChannel, Instant now, std::uint32_t limit)> due;
  /// The moment of the channel's next waiting one; kNever: none.
  std::function<Instant(model::MessageChannel)> nextDue;
  /// Through the writer, in one transaction; returns when it is durable. What throws is tried again.
  std::function<void(const std::vector<store::Attempt>&)> record;
};

struct Way {
  std::unique_ptr<Transport> transport;
  int perMinute = 60;
};
using Ways = std::map<model::MessageChannel, Way>;

/// The transports that the settings switch on.
Ways waysOf(const Settings& settings);

/// One thread. A message goes out at least once: its result is stored before anything is read again, and if the program
/// ends in between, it goes out again with the same id. Messages of a channel without a way wait.
class Delivery {
 public:
  /// Since the start; `trouble`, by channel: why the last attempt failed, "" after one that did not, and of what kind it is.
  struct Status {
    std::uint64_t sent = 0, retried = 0, givenUp = 0, putOff = 0;
    std::array<std::string, std::size(model::kMessageChannels)> trouble;
    std::array<Trouble, std::size(model::kMessageChannels)> cause{};
    std::array<bool, std::size(model::kMessageChannels)> on{};  ///< by channel: there is a way
  };
  Delivery(DeliverySettings settings, Zone zone, Ways ways, OutboxSeams outbox, std::shared_ptr<const Clock> clock, std::uint64_t seed);

  /// Sends at most a batch for each channel. Returns when there will be something to do: at once (now or earlier) if more is
  /// due, kNever if nothing waits. A stop request ends it within moments, with everything recorded that was sent.
  /// Throws what the seams throw; what was sent is then kept and recorded first in the next round.
  Instant round(std::stop_token stop);
  const Status& status() const { return m_status; }
  Instant now() const { return m_clock->now(); }

 private:
  struct ChannelState {
    int failures = 0;
    Instant pausedUntil = fromMillis(0);
    double tokens = 1;
    Instant filledAt = kNever;
  };
  static std::size_t index(model::MessageChannel c) { return static_cast<std::size_t>(c) - 1; }
  Instant channelRound(model::MessageChannel channel, Way& way, const std::stop_token& stop);
  store::Attempt attempt(const model::Message& m, const Outcome& outcome);
  void flush();
  double chance() { return std::uniform_real_distribution<double>(0, 1)(m_random); }

  DeliverySettings m_settings;
  Zone m_zone;
  Ways m_ways;
  OutboxSeams m_outbox;
  std::shared_ptr<const Clock> m_clock;
  std::mt19937_64 m_random;
  std::array<ChannelState, std::size(model::kMessageChannels)> m_state;
  std::vector<store::Attempt> m_unrecorded;
  Status m_status;
};

}  // namespace jw::notify
