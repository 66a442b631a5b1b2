// One conversation with the center: shake hands, push what waits, pull what is new.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/sync/central.h"
#include "core/sync/replica.h"

namespace jw::sync {

/// Who we are.
struct Identity {
  std::string siteName, appVersion;
  std::uint32_t keyId = 0;
};

/// What a round has come to.
struct RoundReport {
  std::optional<Trouble> trouble;  ///< where it stopped; nothing: it went through
  Verdict verdict = Verdict::ok;
  std::string why;                 ///< of a verdict that is not ok
  std::size_t pushed = 0, pulled = 0;
  Millis skew{0};                  ///< our clock minus the center's
  Millis horizonAge{0};            ///< of the center's oldest open transaction: what was committed behind it is not seen yet
  int siteNumber = 0;
  bool behind = false;             ///< it stopped with something left to pull
};

/// Used by one thread. Does nothing to the store but through `write`.
class Round {
 public:
  /// Runs the work in one transaction on the writing connection and returns when it is committed; throws Error where it was not. One
  /// call does at most one page of work. While a store is filled it is called from another thread, never from two at once.
  using Write = std::function<void(const std::function<void(store::Connection&, Touched&)>&)>;
  /// Told after each answered step, for a progress display.
  using Progress = std::function<void(const RoundReport&)>;

  Round(Central& central, Write write, const Tables& tables, Identity identity, std::shared_ptr<const Clock> clock);

  /// Ends soon when `stop` is requested (with Trouble cancelled) or the center does not answer. What was done stays done, and the
  /// next round goes on there. Throws Error(store) where the store does not take it.
  /// `greet` false: without shaking hands, for rounds that follow one that went through over the same connection.
  RoundReport run(std::stop_token stop, const Progress& progress = {}, bool greet = true);
  /// Shakes hands and fills a store that has joined from the center's copy of everything in the scope; goes on where the last
  /// attempt stopped. Told: parts done of all parts, rows so far.
  using Filled = std::function<void(std::size_t done, std::size_t parts, std::uint64_t rows)>;
  RoundReport fill(std::stop_token stop, const Filled& progress = {});

 private:
  void write(const std::function<void(Replica&, Touched&)>& work);
  bool shakeHands(RoundReport& report);
  bool push(std::stop_token stop, RoundReport& report, const Progress& progress);
  bool pull(std::stop_token stop, RoundReport& report, const Progress& progress);
  /// False: stopped by trouble, which is in the report. more: the lane has another page.
  bool pullPage(Lane lane, RoundReport& report, bool& more);
  RoundReport bootstrap(std::stop_token stop, const Filled& progress = {}, bool fresh = false);
  bool compare(std::stop_token stop, RoundReport& report, const Filled& progress = {});
  struct Gathered;
  class LoadLine;
  void load(const Gathered& gathered);
  void reconcile();
  void noteScope(store::Connection& c);
  void captureAll();
  void writeCaptured(const std::function<void(Replica&, store::Connection&, Touched&)>& work);
  template <class T>
  static const T* answer(const Reply<T>& reply, RoundReport& report) {
    if (const auto* trouble = std::get_if<Trouble>(&reply)) report.trouble = *trouble;
    return std::get_if<T>(&reply);
  }

  Central& m_central;
  const Write m_write;
  const Tables& m_tables;
  const Identity m_identity;
  const std::shared_ptr<const Clock> m_clock;
  Verdict m_verdict = Verdict::ok;  ///< of the last handshake
  bool m_scopeChanged = false;  ///< said by the last handshake
  std::int64_t m_scopeEpoch = 0;
  std::vector<std::string> m_areas;
};

}  // namespace jw::sync
