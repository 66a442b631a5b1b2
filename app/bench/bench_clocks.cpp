#include "app/bench/bench_clocks.h"


#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <queue>
#include <random>
#include <string>

#include "app/bench/cpu_time.h"
#include "core/base/error.h"
#include "core/deadline/clock_wheel.h"
#include "core/store/bench_clocks_peer.h"

namespace jw::app {
namespace {

using Clocks = std::vector<std::pair<std::int64_t, std::uint64_t>>;

constexpr int kClockRounds = 5;
constexpr std::size_t kClocks = 1'000'000, kChanges = 100'000;
constexpr int kTicks = 90'000;  // more than a day
constexpr std::int64_t kStart = 1'790'000'000'000, kTick = 1000, kSpan = 30LL * 86'400'000;

class Wheel {
 public:
  explicit Wheel(const Clocks& clocks) : m_wheel(fromMillis(kStart)) {
    m_wheel.reserve(clocks.size() + kChanges);
    for (const auto& [due, key] : clocks) m_wheel.add(fromMillis(due), key);
  }
  void add(const Clocks& clocks) {
    for (const auto& [due, key] : clocks) m_handles[key - kClocks] = m_wheel.add(fromMillis(due), key);
  }
  void cancel(const std::vector<std::uint64_t>& keys) {
    for (const auto key : keys) m_wheel.cancel(m_handles[key - kClocks]);
  }
  void drain(std::int64_t now, std::vector<std::uint64_t>& keys) { m_wheel.drain(fromMillis(now), keys); }
  std::size_t memoryBytes() const { return m_wheel.memoryBytes(); }

 private:
  deadline::ClockWheel m_wheel;
  std::vector<deadline::ClockWheel::Handle> m_handles = std::vector<deadline::ClockWheel::Handle>(kChanges);
};

class Queue {
 public:
  explicit Queue(const Clocks& clocks) : m_queue(std::greater<>(), clocks) {}
  void add(const Clocks& clocks) {
    for (const auto& [due, key] : clocks) {
      m_gone[key] = 0;
      m_queue.emplace(due, key);
    }
  }
  void cancel(const std::vector<std::uint64_t>& keys) {
    for (const auto key : keys) m_gone[key] = 1;
  }
  void drain(std::int64_t now, std::vector<std::uint64_t>& keys) {
    for (; !m_queue.empty() && m_queue.top().first <= now; m_queue.pop())
      if (!m_gone[m_queue.top().second]) keys.push_back(m_queue.top().second);
  }
  std::size_t memoryBytes() const { return m_queue.size() * sizeof(Clocks::value_type) + m_gone.size(); }

 private:
  std::priority_queue<Clocks::value_type, Clocks, std::greater<>> m_queue;
  std::vector<std::uint8_t> m_gone = std::vector<std::uint8_t>(kClocks + kChanges);
};

class Table {
 public:
  explicit Table(const Clocks& clocks) : m_table(clocks) {}
  void add(const Clocks& clocks) {
    m_table.begin();
    for (const auto& [due, key] : clocks) m_table.add(due, key);
    m_table.commit();
  }
  void cancel(const std::vector<std::uint64_t>& keys) {
    m_table.begin();
    for (const auto key : keys) m_table.cancel(key);
    m_table.commit();
  }
  void drain(std::int64_t now, std::vector<std::uint64_t>& keys) { m_table.drain(now, keys); }
  std::size_t memoryBytes() { return m_table.memoryBytes(); }

 private:
  store::BenchClocksPeer m_table;
};

struct Figures {
  double rebuild = INFINITY, add = INFINITY, cancel = INFINITY, tick = INFINITY, slowest = INFINITY;  // seconds
  double bytes = 0;
};

template <class Work>
void keepBest(double& best, std::size_t n, const Work& work) {
  const double start = threadSeconds();
  work();
  best = std::min(best, (threadSeconds() - start) / static_cast<double>(n));
}

template <class Structure>
Figures measure(const Clocks& clocks, const Clocks& more, const std::vector<std::uint64_t>& shuffled, std::vector<std::uint64_t>& fired, const Progress& progress, std::string_view name) {
  Figures f;
  std::unique_ptr<Structure> s;
  for (int round = 0; round < kClockRounds; ++round) {
    progress(static_cast<std::uint64_t>(round), kClockRounds, name);
    s.reset();
    keepBest(f.rebuild, 1, [&] { s = std::make_unique<Structure>(clocks); });
  }
  for (int round = 0; round < kClockRounds; ++round) {
    keepBest(f.add, more.size(), [&] { s->add(more); });
    f.bytes = static_cast<double>(s->memoryBytes()) / static_cast<double>(kClocks + kChanges);
    keepBest(f.cancel, shuffled.size(), [&] { s->cancel(shuffled); });
    if constexpr (!std::is_same_v<Structure, Table>) s = std::make_unique<Structure>(clocks);  // which leave dead entries
  }
  std::int64_t now = kStart;
  for (int round = 0; round < kClockRounds; ++round) {
    progress(static_cast<std::uint64_t>(round), kClockRounds, name);
    keepBest(f.tick, kTicks, [&] {
      for (int i = 0; i < kTicks; ++i) s->drain(now += kTick, fired);
    });
  }
  // The slowest on its own, for reading the clock costs more than most ticks.
  double slowest = 0;
  for (int i = 0; i < kTicks; ++i) {
    const double start = threadSeconds();
    s->drain(now += kTick, fired);
    slowest = std::max(slowest, threadSeconds() - start);
  }
  f.slowest = slowest;
  return f;
}

}  // namespace

std::vector<BenchResult> benchClocks(const Progress& progress) {
  std::mt19937_64 random(7);
  const auto due = [&] { return kStart + static_cast<std::int64_t>(random() % kSpan); };
  Clocks clocks, more;
  std::vector<std::uint64_t> shuffled;
  for (std::uint64_t k = 0; k < kClocks; ++k) clocks.emplace_back(due(), k);
  for (std::uint64_t k = kClocks; k < kClocks + kChanges; ++k) {
    more.emplace_back(due(), k);
    shuffled.push_back(k);
  }
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  std::vector<std::uint64_t> byWheel, byQueue, byTable;
  const Figures ours = measure<Wheel>(clocks, more, shuffled, byWheel, progress, "clocks");
  const Figures queue = measure<Queue>(clocks, more, shuffled, byQueue, progress, "priority_queue");
  const Figures table = measure<Table>(clocks, more, shuffled, byTable, progress, "SQLite index");
  if (byWheel.size() < kClocks / 10 || byWheel != byQueue || byWheel.size() != byTable.size())
    throw Error(ErrorCode::internal, "bench: the clocks did not fire alike");
  std::vector<BenchResult> results;
  const auto add = [&](const std::string& name, const char* unit, double scale, double Figures::*field, double goal, std::uint64_t n) {
    const double a = ours.*field * scale;
    for (const auto& [peer, figures] : {std::pair{"priority_queue", &queue}, std::pair{"SQLite index", &table}})
      results.push_back({"clocks." + name, unit, a, figures->*field * scale, peer, figures->*field * scale / a, n});
    if (goal > 0) results.push_back({"clocks." + name, unit, a, goal, "goal", goal / a, n});
  };
  add("tick", "ns", 1e9, &Figures::tick, 2000, kTicks);
  add("tick.slowest", "us", 1e6, &Figures::slowest, 0, kTicks);
  add("add", "ns", 1e9, &Figures::add, 20, kChanges);
  add("cancel", "ns", 1e9, &Figures::cancel, 20, kChanges);
  add("rebuild", "ms", 1e3, &Figures::rebuild, 300, kClocks);
  add("memory", "bytes/clock", 1, &Figures::bytes, 0, kClocks);
  return results;
}

}  // namespace jw::app
