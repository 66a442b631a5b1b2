// Measures a big store: JW_YEAR_STORE=file test_engine "[.year]". Nothing is asserted of times.
#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <fstream>

#include "tests/engine/engine_answers.h"

namespace year_measure {

using namespace jw;
using namespace jw::test;

TEST_CASE("a big store: opening, queues, memory", "[.year]") {
  const char* file = std::getenv("JW_YEAR_STORE");
  if (!file) return;
  const auto rss = [] {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
      if (line.starts_with("VmRSS:")) return std::stol(line.substr(6)) / 1024;
    return 0L;
  };
  using Clock = std::chrono::steady_clock;
  const auto ms = [](Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); };
  const model::Actor desk{{}, "desk", model::Role::operator_, {}, {}};
  const long before = rss();
  auto t = Clock::now();
  engine::Engine e({file, std::filesystem::path(JW_SOURCE_DIR) / "data", false, nullptr, 2, 4096});
  std::printf("open %.0f ms, rss %ld -> %ld MB, %zu open cases\n", ms(t), before, rss(), e.load().openCases);
  const auto page = [&](const char* name, engine::CaseFilter filter) {
    for (int i = 0; i < 2; ++i) {
      t = Clock::now();
      std::promise<engine::CasePage> promise;
      e.findCases(desk, filter, {}, [&](auto p) { promise.set_value(std::move(p)); });
      const auto p = promise.get_future().get();
      std::printf("%-28s %8.1f ms  %zu of %llu\n", name, ms(t), p.cases.size(), static_cast<unsigned long long>(p.total));
    }
  };
  using S = model::CaseState;
  const std::pair<const char*, std::vector<S>> queues[] = {{"to dispatch", {S::reported}},   {"to accept", {S::assigned}},         {"rejected", {S::rejected}},     {"to feed back", {S::accepted}},
                                                           {"second round", {S::reworking}}, {"to follow up", {S::fedBack}},       {"to archive", {S::followedUp}}, {"suspended", {S::suspended}},
                                                           {"archived", {S::archived}},      {"leftover", {S::rejected, S::assigned}}, {"all", {}}};
  for (const auto& [name, states] : queues) {
    engine::CaseFilter f;
    f.states = states;
    page(name, f);
  }
  engine::CaseFilter overdue;
  overdue.overdueOnly = true;
  page("overdue", overdue);
  t = Clock::now();
  std::promise<std::size_t> live;
  e.liveCases(desk, [&](engine::LiveCases l) { live.set_value(l.cases.size()); });
  const auto n = live.get_future().get();
  std::printf("live cases %zu: %.1f ms; rss %ld MB\n", n, ms(t), rss());
}

TEST_CASE("memory of open events", "[.open]") {
  // What malloc has given out but to SQLite, whose page cache has a size of its own; the mapped blocks count too.
  const auto heap = [] {
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) - static_cast<double>(sqlite3_memory_used());
  };
  const char* wanted = std::getenv("JW_OPEN_EVENTS");
  const int events = wanted ? std::atoi(wanted) : 200'000;
  SmallCity city;
  city.engine.reset();
  city.open();
  const double empty = heap();
  for (int from = 0; from < events; from += 4000) {
    std::vector<engine::Order> orders;
    for (int i = from; i < std::min(events, from + 4000); ++i) orders.push_back({city.machine, engine::ReportCase{SmallCity::report(city.litter, "路边有垃圾 " + std::to_string(i), 120.0001 + 0.0199 * (i % 997) / 997, 30.0001 + 0.0099 * (i % 991) / 991)}});
    city.engine->submit(std::move(orders)).get();
  }
  const auto print = [&](const char* when) {
    const auto load = city.engine->load();
    REQUIRE(load.openCases == static_cast<std::size_t>(events));
    const double n = events;
    std::printf("%d open events, %s: the engine keeps %.1f bytes of each with its clock; heap %.1f bytes each over that of an engine without cases\n", events, when,
                static_cast<double>(load.openBytes) / n, (heap() - empty) / n);
  };
  print("reported one after the other");
  city.engine.reset();
  const auto t = std::chrono::steady_clock::now();
  city.open();
  std::printf("open again in %.0f ms\n", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - t).count());
  print("opened again");
}

}  // namespace year_measure
