#include "core/base/error.h"
#include "core/store/journal.h"
#include "core/sync/loader.h"
#include "core/sync/round.h"

namespace jw::sync {
namespace {

std::string keyOf(const BootstrapPart& part) { return "part." + std::to_string(part.table) + "." + part.area; }

}  // namespace

RoundReport Round::fill(std::stop_token stop, const Filled& progress) {
  RoundReport report;
  if (!shakeHands(report)) return report;
  const RoundReport hands = report;
  report = bootstrap(stop, progress, true);
  report.verdict = hands.verdict;
  report.siteNumber = hands.siteNumber;
  if (!report.trouble) m_write([&](store::Connection& c, Touched&) { noteScope(c); });
  return report;
}

RoundReport Round::bootstrap(std::stop_token stop, const Filled& progress, bool fresh) {
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
      const auto* t = store::findTable(m_tables.all, part.table);
      const auto count = [&](std::size_t some) {
        rows += some;
        report.pulled += some;
        if (progress) progress(done, plan->parts.size(), rows);
        return !stop.stop_requested();
      };
      const auto byField = [&](const store::RowPage& page) {
        captureAll();
        m_write([&](store::Connection& c, Touched& touched) { Loader(c, m_tables).load(*t, page, m_clock->now(), touched); });
        return count(page.rows());
      };
      const auto byRow = [&](const std::vector<Row>& page) {
        writeCaptured([&](Replica& replica, Touched& touched) { replica.apply(page, m_clock->now(), touched); });
        return count(page.size());
      };
      const bool plain = fresh && t && part.table != static_cast<int>(store::Table::cases);
      const auto taken = plain ? m_central.copy(part, *t, byField) : m_central.bootstrap(part, byRow);
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
