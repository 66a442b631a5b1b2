// Measures a big store: JW_YEAR_STORE=file test_engine "[.year]". Nothing is asserted of times.
#include <chrono>
#include <cstdio>
#include <fstream>

#include "tests/engine/engine_answers.h"

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
