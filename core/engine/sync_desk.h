// The workstation's conversation with the center, on a thread of its own: push, pull, wait, and again.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/sync_conflicts.h"
#include "core/sync/central.h"

namespace jw::engine {

/// Where the center is, and what this workstation is called there. Without a password: libpq finds it (PGPASSFILE, ~/.pgpass, a service).
struct CenterAddress {
  std::string url;              ///< postgresql://… or keywords of libpq; "": no center
  std::string rootCertificate;  ///< PEM file; given: the server's certificate and name are verified in full
  std::string siteName;
};

/// Every member may be called from any thread and returns at once. The engine must outlive it; local work never waits for it.
class SyncDesk {
 public:
  enum class Phase : std::uint8_t {
    alone,    ///< this store belongs to no center
    working,  ///< a round goes on
    filling,  ///< everything in the scope is fetched; see `fill`
    paused,   ///< the filling was ended by a person and waits for resume()
    resting,  ///< the last round went through
    offline,  ///< the last round ended in trouble; the next try is at `nextTry`
    stopped,  ///< the center does not let us take part, or the store takes nothing: see verdict and trouble
  };
  struct Lane {
    std::int64_t waiting = 0, refused = 0;
  };
  struct Status {
    Phase phase = Phase::alone;
    CenterAddress center;
    Instant lastContact = kNever;     ///< when the last round went through, in an earlier run too
    Instant oldestWaiting = kNever;   ///< of what the center has not been told yet: how far it lags behind us
    Instant nextTry = kNever;
    std::int64_t waiting = 0;         ///< changes here that the center has not taken in
    std::int64_t conflicts = 0;       ///< refused changes that nobody has decided on (needs review)
    std::int64_t held = 0;            ///< rows that came before what they need
    std::array<Lane, 2> lanes;        ///< by sync::Lane
    Millis skew{0}, horizonAge{0};    ///< our clock minus the center's; age of its oldest open transaction
    sync::Verdict verdict = sync::Verdict::ok;
    std::optional<sync::Trouble::Kind> troubleKind;  ///< nothing if the last round went through
    std::string trouble;              ///< English, for the log and a tooltip; "" if there was none
    bool behind = false;              ///< the center has more for us than we have read
    std::size_t pushed = 0, pulled = 0;  ///< since the start
    struct Fill {
      std::size_t done = 0, parts = 0;
      std::uint64_t rows = 0;
    } fill;
    std::string site, epoch;
    int siteNumber = 0;
    std::vector<std::string> areas;
  };
  static constexpr Millis kSkewToWarn{5'000}, kHorizonToWarn{30'000};

  struct Options {
    CenterAddress center;  ///< url "": alone until join()
    std::string appVersion;
    /// Makes the conversation; null: PostgreSQL. `patient`: for the filling, whose answers may take their time.
    std::function<std::unique_ptr<sync::Central>(const CenterAddress&, bool patient)> connect;
    /// Called on the desk's thread after each round; must return quickly.
    std::function<void()> changed;
    /// Told of an address that was joined and has answered, once, on the desk's thread.
    std::function<void(const CenterAddress&)> remember;
  };
  /// Begins at once where there is a center. A store that has not joined joins; one that never spoke to it is filled first.
  SyncDesk(Engine& engine, Options options);
  /// Ends what is under way within a page and an answer that is cut short.
  ~SyncDesk();

  Status status() const;
  /// Speak now, not at the end of the pause; goes on with a filling that was paused.
  void wake();
  /// Ends the filling after the page that is under way; what has come stays.
  void pause();
  /// From now on this store belongs to that center (or knows it by another address).
  void join(CenterAddress center);

  /// All workstations, for logins that may see them. On the desk's thread; an answer of Trouble where there is no contact.
  void sites(std::function<void(sync::Reply<std::vector<sync::SiteStatus>>)> ready);

  /// Refused changes that the actor may see, the newest first, fit to be shown: what is protected is masked. On a reader thread.
  void conflicts(model::Actor actor, bool decided, std::function<void(std::vector<SyncConflict>)> ready) const;
  /// Takes the own values of `columns` once more (none: the center's stay). Answers after the commit, on the engine thread.
  void decide(model::Actor actor, Uuid op, std::vector<std::string> columns, std::function<void(ConflictAnswer)> ready);
  /// Takes a decision back, as long as nothing has come over it: the values from before stand again, and the conflict is open.
  void takeBack(model::Actor actor, Uuid op, std::function<void(ConflictAnswer)> ready);

 private:
  class Impl;
  std::shared_ptr<Impl> m_impl;
};

}  // namespace jw::engine
