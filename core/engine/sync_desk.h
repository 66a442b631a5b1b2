// The workstation's conversation with the center, on a thread of its own: push, pull, wait, and again.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "core/store/sync_outbox.h"
#include "core/sync/central.h"

namespace jw::engine {

/// Every member may be called from any thread and returns at once. The engine must outlive it; local work never waits for it.
class SyncDesk {
 public:
  enum class Phase : std::uint8_t { working, resting, offline, stopped };
  struct Status {
    Phase phase = Phase::resting;
    Instant lastContact = kNever;     ///< when the last round went through
    Instant oldestWaiting = kNever;   ///< of what the center has not been told yet: how far it lags behind us
    std::int64_t waiting = 0;         ///< changes here that the center has not taken in
    std::int64_t conflicts = 0;       ///< refused changes that nobody has decided on (needs review)
    std::int64_t held = 0;            ///< rows that came before what they need
    Millis skew{0}, horizonAge{0};    ///< our clock minus the center's; age of its oldest open transaction
    sync::Verdict verdict = sync::Verdict::ok;
    std::string trouble;              ///< English, for the log and a tooltip; "" if the last round went through
    bool behind = false;              ///< the center has more for us than we have read
  };
  static constexpr Millis kSkewToWarn{5'000}, kHorizonToWarn{30'000};

  /// Begins at once. The store must have joined (sync::Replica::join); Phase::stopped if it has not. `changed` is called on the
  /// desk's thread after each round and must return quickly.
  SyncDesk(Engine& engine, std::unique_ptr<sync::Central> central, std::string siteName, std::string appVersion, std::function<void()> changed = {});
  /// Ends what is under way within a page and an answer that is cut short.
  ~SyncDesk();

  Status status() const;
  /// Speak now, not at the end of the pause.
  void wake();

  /// Open ones that the actor may see, the newest first. On a reader thread.
  void conflicts(model::Actor actor, std::function<void(std::vector<store::StoredConflict>)> ready) const;
  /// False if it was decided already, or cannot be written here any more. Answers after the commit.
  void decide(model::Actor actor, Uuid op, store::StoredConflict::Decision decision, std::function<void(bool)> ready);

 private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace jw::engine
