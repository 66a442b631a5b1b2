#include "core/base/error.h"
#include "core/sync/round.h"

namespace jw::sync {
namespace {

std::string keyOf(const BootstrapPart& part) { return "part." + std::to_string(part.table) + "." + part.area; }

}  // namespace

RoundReport Round::fill(std::stop_token stop, const Filled& progress) {
  RoundReport report;
  if (!shakeHands(report)) return report;
  const RoundReport hands = report;
  report = bootstrap(stop, progress);
  report.verdict = hands.verdict;
  report.siteNumber = hands.siteNumber;
  if (!report.trouble) m_write([&](store::Connection& c, Touched&) { noteScope(c); });
  return report;
}

RoundReport Round::bootstrap(std::stop_token stop, const Filled& progress) {
  RoundReport report;
  const auto reply = m_central.planBootstrap();
  const auto* plan = answer(reply, report);
  if (!plan) return report;
  // Where pulling goes on afterwards is decided by the first attempt: parts that it has brought are as old as that.
  Cursor at;
  write([&](Replica& replica, Touched&) { at = replica.beginBootstrap(plan->at); });
  std::size_t done = 0;
  std::uint64_t rows = 0;
  for (const auto& part : plan->parts) {
    bool had = false;
    m_write([&](store::Connection& c, Touched&) { had = !store::syncState(c, keyOf(part)).empty(); });
    if (!had) {
      const auto taken = m_central.bootstrap(part, [&](std::vector<Row> page) {
        writeCaptured([&](Replica& replica, Touched& touched) { replica.apply(page, m_clock->now(), touched); });
        rows += page.size();
        report.pulled += page.size();
        if (progress) progress(done, plan->parts.size(), rows);
        return !stop.stop_requested();
      });
      if (!answer(taken, report)) return report;
      m_write([&](store::Connection& c, Touched&) { store::setSyncState(c, keyOf(part), "1"); });
    }
    ++done;
    if (progress) progress(done, plan->parts.size(), rows);
  }
  write([&](Replica& replica, Touched&) { replica.endBootstrap(at); });
  return report;
}

}  // namespace jw::sync
