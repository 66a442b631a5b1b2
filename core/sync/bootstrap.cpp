#include <set>

#include "core/base/error.h"
#include "core/store/journal.h"
#include "core/sync/loader.h"
#include "core/sync/round.h"

namespace jw::sync {
namespace {

// One commit of a copy: what somebody who wants to write may have to wait for, and what is held in memory.
constexpr std::size_t kRowsOfCommit = 5'000, kBytesOfCommit = 4 << 20;

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

// Parts by field are gathered, so that many small ones are one commit; a part is marked in the commit of its last rows.
struct Round::Gathered {
  struct Page {
    const store::SyncTable* table;
    store::RowPage rows;
  };
  std::vector<Page> pages;
  std::vector<std::string> marks;
  std::size_t rows = 0, bytes = 0;
};

void Round::load(Gathered& gathered) {
  if (gathered.pages.empty() && gathered.marks.empty()) return;
  writeCaptured([&](Replica&, store::Connection& c, Touched& touched) {
    Loader loader(c, m_tables);
    for (const auto& page : gathered.pages) loader.load(*page.table, page.rows, m_clock->now(), touched);
    for (const auto& mark : gathered.marks) store::setSyncState(c, mark, "1");
  });
  gathered = {};
}

RoundReport Round::bootstrap(std::stop_token stop, const Filled& progress, bool fresh) {
  RoundReport report;
  const auto reply = m_central.planBootstrap();
  const auto* plan = answer(reply, report);
  if (!plan) return report;
  // Where pulling goes on afterwards is decided by the first attempt: parts that it has brought are as old as that.
  Cursor at;
  std::set<std::string> had;
  m_write([&](store::Connection& c, Touched&) {
    at = Replica(c, m_tables).beginBootstrap(plan->at);
    had = store::bootstrapMarks(c);
  });
  std::size_t done = 0;
  std::uint64_t rows = 0;
  const auto tell = [&](std::size_t some) {
    rows += some;
    report.pulled += some;
    if (progress) progress(done, plan->parts.size(), rows);
    return !stop.stop_requested();
  };
  Gathered gathered;
  for (const auto& part : plan->parts) {
    const std::string mark = keyOf(part);
    const auto* t = store::findTable(m_tables.all, part.table);
    const auto byField = [&](store::RowPage page) {
      const std::size_t some = page.rows();
      gathered.rows += some;
      gathered.bytes += page.bytes();
      gathered.pages.push_back({t, std::move(page)});
      if (gathered.rows >= kRowsOfCommit || gathered.bytes >= kBytesOfCommit) load(gathered);
      return tell(some);
    };
    const auto byRow = [&](const std::vector<Row>& page) {
      writeCaptured([&](Replica& replica, store::Connection&, Touched& touched) { replica.apply(page, m_clock->now(), touched); });
      return tell(page.size());
    };
    if (!had.contains(mark)) {
      const bool fields = fresh && t && part.table != static_cast<int>(store::Table::cases);
      if (!fields) load(gathered);
      const auto taken = fields ? m_central.copy(part, *t, byField) : m_central.bootstrap(part, byRow);
      if (!answer(taken, report)) {
        load(gathered);
        return report;
      }
      gathered.marks.push_back(mark);
      if (!fields) load(gathered);
    }
    ++done;
    if (progress) progress(done, plan->parts.size(), rows);
  }
  load(gathered);
  write([&](Replica& replica, Touched&) { replica.endBootstrap(at); });
  return report;
}

}  // namespace jw::sync
