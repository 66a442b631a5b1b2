// The invariants of the sync under every fault at once, for many seeds. JW_SOAK_OPERATIONS: how many operations the hidden case does; JW_SOAK_SEED:
// the first seed; JW_SOAK_GO_ON: every seed that fails is told, instead of the first one made small.
#include "tests/sync/simulation.h"

#include <cstdlib>
#include <iostream>

#include "tests/catch.h"

namespace simulation_test {

namespace {

using namespace jw::test;

std::string told(const SimulationPlan& p, const std::string& failure) {
  return "seed " + std::to_string(p.seed) + ", " + std::to_string(p.sites) + " sites, " + std::to_string(p.steps) + " steps: " + failure;
}

void expectSound(const SimulationPlan& plan) {
  const auto result = simulate(plan);
  if (result.failure.empty()) return;
  const auto small = shrink(plan, 60);
  FAIL(told(plan, result.failure) << "\nshrunk to " << told(small, simulate(small).failure));
}

TEST_CASE("Sites come to rest with the same rows, without faults") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) expectSound({seed, 2, 150, false, 0});
}

TEST_CASE("Sites come to rest with the same rows, whatever the network and the machines do") {
  for (std::uint64_t seed = 100; seed < 112; ++seed) expectSound({seed, 2 + static_cast<int>(seed % 3), 200, true, 0});
}

TEST_CASE("The simulation notices a center that reads past open transactions, and one that does an operation twice") {
  for (const int rule : {1, 2}) {
    int noticed = 0;
    for (std::uint64_t seed = 1; seed <= 12 && noticed == 0; ++seed) noticed += !simulate({seed, 3, 300, true, rule}).failure.empty();
    INFO("rule " << rule);
    CHECK(noticed > 0);
  }
}

TEST_CASE("Soak: as many operations as are asked for", "[.soak]") {
  const char* wanted = std::getenv("JW_SOAK_OPERATIONS");
  const std::uint64_t target = wanted ? std::strtoull(wanted, nullptr, 10) : 1'000'000;
  const char* first = std::getenv("JW_SOAK_SEED");
  SimulationResult all;
  std::uint64_t seed = first ? std::strtoull(first, nullptr, 10) : 1'000;
  const std::uint64_t from = seed;
  int broken = 0;
  for (; all.operations < target; ++seed) {
    const SimulationPlan plan{seed, 2 + static_cast<int>(seed % 4), 400, true, 0};
    const auto r = simulate(plan);
    if (!r.failure.empty()) {
      if (std::getenv("JW_SOAK_GO_ON")) {
        ++broken;
        std::cout << told(plan, r.failure) << "\n" << std::flush;
        continue;
      }
      const auto small = shrink(plan, 100);
      FAIL(told(plan, r.failure) << "\nshrunk to " << told(small, simulate(small).failure));
    }
    all.operations += r.operations;
    all.conflicts += r.conflicts;
    all.crashes += r.crashes;
    all.losses += r.losses;
    all.faults += r.faults;
    all.rounds += r.rounds;
    all.restores += r.restores;
    if ((seed - from) % 100 == 99) std::cout << "seeds " << from << " to " << seed << ": " << all.operations << " operations\n" << std::flush;
  }
  std::cout << "seeds " << from << " to " << seed - 1 << ": " << all.operations << " operations, " << all.rounds << " rounds, " << all.crashes << " crashes, " << all.losses << " losses of power, " << all.faults << " cuts, " << all.restores << " restores, " << all.conflicts
            << " conflicts shown; " << (broken ? std::to_string(broken) + " seeds broke an invariant" : "every invariant held") << "\n";
  CHECK(broken == 0);
}

}  // namespace

}  // namespace simulation_test
