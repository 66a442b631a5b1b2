#include "core/sync/round.h"

#include <utility>

#include "core/base/error.h"

namespace jw::sync {
namespace {

constexpr std::uint32_t kRowsOfCapture = 500;

}  // namespace

Round::Round(Central& central, Write write, const Tables& tables, Identity identity, std::shared_ptr<const Clock> clock)
    : m_central(central), m_write(std::move(write)), m_tables(tables), m_identity(std::move(identity)), m_clock(std::move(clock)) {}

void Round::write(const std::function<void(Replica&, Touched&)>& work) {
  m_write([&](store::Connection& c, Touched& touched) {
    Replica replica(c, m_tables);
    work(replica, touched);
  });
}

bool Round::shakeHands(RoundReport& report) {
  Handshake hand;
  hand.siteName = m_identity.siteName;
  hand.appVersion = m_identity.appVersion;
  hand.keyId = m_identity.keyId;
  hand.tablesVersion = m_tables.version;
  m_write([&](store::Connection& c, Touched&) {
    Replica replica(c, m_tables);
    if (!replica.joined()) throw Error(ErrorCode::usage, "the store belongs to no center");
    replica.arm();
    hand.site = replica.site();
    hand.epoch = Uuid::parse(store::syncState(c, "epoch")).value_or(Uuid());
    hand.scopeEpoch = store::syncNumber(c, "scope_epoch");
    hand.cursor = replica.needed();
  });
  hand.clock = m_clock->now();
  const auto reply = m_central.handshake(hand);
  const auto* welcome = answer(reply, report);
  if (!welcome) return false;
  report.verdict = welcome->verdict;
  report.why = welcome->why;
  report.skew = hand.clock - welcome->serverNow;
  report.horizonAge = welcome->horizonAge;
  report.siteNumber = welcome->siteNumber;
  // What a site may see is noted when it is known first, and else only after what it may see no longer has gone.
  m_scopeChanged = hand.epoch && welcome->scopeEpoch != hand.scopeEpoch;
  m_scopeEpoch = welcome->scopeEpoch;
  m_areas = welcome->areas;
  m_write([&](store::Connection& c, Touched&) {
    if (welcome->epoch != hand.epoch) Replica(c, m_tables).newEpoch(welcome->epoch, m_clock->now());
    if (!m_scopeChanged) noteScope(c);
    store::setSyncState(c, "contact", std::to_string(toMillis(m_clock->now())));
    store::setSyncState(c, "site_number", std::to_string(welcome->siteNumber));
  });
  return welcome->verdict == Verdict::ok || welcome->verdict == Verdict::readOnly || welcome->verdict == Verdict::rebootstrap;
}

void Round::noteScope(store::Connection& c) {
  store::setSyncState(c, "scope_epoch", std::to_string(m_scopeEpoch));
  std::string areas;
  for (const auto& area : m_areas) areas += area + "\n";
  store::setSyncState(c, "areas", areas);
}

// Rows of areas that are not ours any more go, their traces in the file too. What is ours now, and what a center that was restored, or
// that we have not asked for long, has, is fetched as a fresh site does.
bool Round::compare(std::stop_token stop, RoundReport& report, const Filled& progress) {
  for (bool more = m_scopeChanged; more;)
    writeCaptured([&](Replica& replica, store::Connection&, Touched& touched) { more = replica.purgeOutside(m_areas, kRowsOfCapture, m_clock->now(), touched); });
  bool rows = false;
  write([&](Replica& replica, Touched&) {
    if (m_scopeChanged || report.verdict == Verdict::rebootstrap) replica.compare(m_scopeEpoch, report.verdict == Verdict::rebootstrap);
    rows = replica.comparison() == Replica::Comparison::rows;
  });
  if (rows) {
    const auto filled = bootstrap(stop, progress);
    report.pulled += filled.pulled;
    if ((report.trouble = filled.trouble)) return false;
  }
  if (report.verdict == Verdict::rebootstrap) report.verdict = Verdict::ok;
  if (std::exchange(m_scopeChanged, false)) m_write([&](store::Connection& c, Touched&) { noteScope(c); });
  return true;
}

void Round::reconcile() {
  for (bool more = true; more;)
    writeCaptured([&](Replica& replica, store::Connection&, Touched& touched) { more = replica.comparison() == Replica::Comparison::rest && replica.reconcile(kRowsOfCapture, m_clock->now(), touched); });
}

void Round::captureAll() {
  for (bool more = true; more;) write([&](Replica& replica, Touched&) { more = replica.capture(kRowsOfCapture, m_clock->now()); });
}

// What was changed here since must be an op of its own before an answer or a row of the center comes over it.
void Round::writeCaptured(const std::function<void(Replica&, store::Connection&, Touched&)>& work) {
  for (bool done = false; !done;)
    m_write([&](store::Connection& c, Touched& touched) {
      Replica replica(c, m_tables);
      if (replica.capture(kRowsOfCapture, m_clock->now())) return;
      work(replica, c, touched);
      done = true;
    });
}

bool Round::push(std::stop_token stop, RoundReport& report, const Progress& progress) {
  while (true) {
    captureAll();
    PushBatch batch;
    m_write([&](store::Connection& c, Touched&) {
      batch = Replica(c, m_tables).nextBatch();
      if (!batch.ops.empty()) store::countAttempt(c, batch.ops.front().localSeq, batch.ops.back().localSeq);
    });
    if (batch.ops.empty()) return true;
    if (stop.stop_requested()) {
      report.trouble = Trouble{Trouble::Kind::cancelled, ""};
      return false;
    }
    const auto reply = m_central.push(batch);
    const auto* answered = answer(reply, report);
    if (!answered) return false;
    bool cloned = false;
    writeCaptured([&](Replica& replica, store::Connection&, Touched& touched) {
      cloned = false;
      const Instant now = m_clock->now();
      for (const auto& result : answered->results) {
        if (result.status == OpStatus::siteCloned) {
          cloned = true;
          break;
        }
        replica.settle(result, now, touched);
      }
      if (cloned) replica.mintSite(now);
    });
    report.pushed += answered->results.size();
    if (progress) progress(report);
    if (cloned && !shakeHands(report)) return false;
    if (!cloned && answered->results.size() < batch.ops.size()) {
      report.trouble = Trouble{Trouble::Kind::protocol, "the center answered fewer operations than it was told"};
      return false;
    }
  }
}

bool Round::pullPage(Lane lane, RoundReport& report, bool& more) {
  captureAll();
  Cursor after;
  m_write([&](store::Connection& c, Touched&) { after = Replica(c, m_tables).cursor(lane); });
  const auto reply = m_central.pull(lane, after);
  const auto* page = answer(reply, report);
  if (!page) return false;
  more = page->more;
  report.horizonAge = page->horizonAge;
  if (page->next == after && page->rows.empty() && page->tombstones.empty() && page->removed.empty()) return true;
  writeCaptured([&](Replica& replica, store::Connection&, Touched& touched) {
    // Another one has moved the cursor: this page is not the one that follows.
    if (replica.cursor(lane) == after) replica.apply(lane, *page, m_clock->now(), touched);
  });
  report.pulled += page->rows.size() + page->tombstones.size() + page->removed.size();
  return true;
}

bool Round::pull(std::stop_token stop, RoundReport& report, const Progress& progress) {
  // Live cases first, and looked at again after each page of the bulk.
  for (bool bulk = true; bulk;) {
    for (bool live = true; live;) {
      if (stop.stop_requested()) report.trouble = Trouble{Trouble::Kind::cancelled, ""};
      report.behind = true;
      if (report.trouble || !pullPage(Lane::live, report, live)) return false;
      if (progress) progress(report);
    }
    if (!pullPage(Lane::registry, report, bulk)) return false;
    if (progress) progress(report);
  }
  report.behind = false;
  return true;
}

RoundReport Round::run(std::stop_token stop, const Progress& progress, bool greet) {
  RoundReport report;
  report.verdict = m_verdict;
  if (greet) m_scopeChanged = false;
  if (greet && !shakeHands(report)) return report;
  m_verdict = report.verdict == Verdict::rebootstrap ? Verdict::ok : report.verdict;
  if (report.verdict != Verdict::readOnly && !push(stop, report, progress)) return report;
  // A round that follows one that went through has nothing to compare.
  if (greet && !compare(stop, report)) return report;
  if (!pull(stop, report, progress)) return report;
  if (greet) reconcile();
  if (greet || report.pushed + report.pulled > 0) write([&](Replica& replica, Touched&) { replica.roundDone(m_clock->now()); });
  return report;
}

}  // namespace jw::sync
