#include <future>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/store/journal.h"
#include "core/sync/loader.h"
#include "core/sync/round.h"

namespace jw::sync {
namespace {

// One commit of a copy: what somebody who wants to write may have to wait for. Two of them are in memory, one that is written and one that
// is gathered.
constexpr std::size_t kRowsOfCommit = 20'000, kBytesOfCommit = 8 << 20;
// A smaller one where nothing is being written.
constexpr std::size_t kFewRows = 2'000;

std::string keyOf(const BootstrapPart& part) { return "part." + std::to_string(part.table) + "." + part.area; }

}  // namespace

RoundReport Round::fill(std::stop_token stop, const Filled& progress) {
  RoundReport report;
  if (!shakeHands(report)) return report;
  // An attempt before this one had other areas: the store is not fresh any more.
  if (m_scopeChanged) {
    compare(stop, report, progress);
    return report;
  }
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

void Round::load(const Gathered& gathered) {
  writeCaptured([&](Replica&, store::Connection& c, Touched& touched) {
    Loader loader(c, m_tables);
    for (const auto& page : gathered.pages) loader.load(*page.table, page.rows, m_clock->now(), touched);
    loader.finish();
    for (const auto& mark : gathered.marks) store::setSyncState(c, mark, "1");
  });
}

// Writes on a thread of its own, while the center's next rows are fetched.
class Round::LoadLine {
 public:
  explicit LoadLine(Round& round) : m_round(round) {}
  LoadLine(const LoadLine&) = delete;
  LoadLine& operator=(const LoadLine&) = delete;
  ~LoadLine() {
    if (m_running.valid()) m_running.wait();
  }
  Gathered& gathered() { return m_gathered; }
  bool idle() const { return !m_running.valid() || m_running.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
  /// Throws what the last one has thrown.
  void send() {
    if (m_gathered.pages.empty() && m_gathered.marks.empty()) return;
    settle();
    m_running = std::async(std::launch::async, [this, some = std::exchange(m_gathered, {})] { m_round.load(some); });
  }
  void finish() {
    send();
    settle();
  }

 private:
  void settle() {
    if (m_running.valid()) m_running.get();
  }
  Round& m_round;
  Gathered m_gathered;
  std::future<void> m_running;
};

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
    store::letLogGrow(c, fresh);
  });
  std::size_t done = 0;
  std::uint64_t rows = 0;
  const auto tell = [&](std::size_t some) {
    rows += some;
    report.pulled += some;
    if (progress) progress(done, plan->parts.size(), rows);
    return !stop.stop_requested();
  };
  LoadLine line(*this);
  for (const auto& part : plan->parts) {
    const std::string mark = keyOf(part);
    const auto* t = store::findTable(m_tables.all, part.table);
    const auto byField = [&](store::RowPage page) {
      const std::size_t some = page.rows();
      Gathered& gathered = line.gathered();
      gathered.rows += some;
      gathered.bytes += page.bytes();
      gathered.pages.push_back({t, std::move(page)});
      if (gathered.rows >= kRowsOfCommit || gathered.bytes >= kBytesOfCommit || (gathered.rows >= kFewRows && line.idle())) line.send();
      return tell(some);
    };
    const auto byRow = [&](const std::vector<Row>& page) {
      writeCaptured([&](Replica& replica, store::Connection&, Touched& touched) { replica.apply(page, m_clock->now(), touched); });
      return tell(page.size());
    };
    if (!had.contains(mark)) {
      const bool fields = fresh && t && part.table != static_cast<int>(store::Table::cases);
      if (!fields) line.finish();
      const auto taken = fields ? m_central.copy(part, *t, byField) : m_central.bootstrap(part, byRow);
      if (!answer(taken, report)) {
        line.finish();
        m_write([](store::Connection& c, Touched&) { store::letLogGrow(c, false); });
        return report;
      }
      line.gathered().marks.push_back(mark);
    }
    ++done;
    if (progress) progress(done, plan->parts.size(), rows);
  }
  line.finish();
  m_write([&](store::Connection& c, Touched&) {
    Replica(c, m_tables).endBootstrap(at);
    store::letLogGrow(c, false);
  });
  return report;
}

}  // namespace jw::sync
