// A city in one thread: sites with real stores in memory, a center, a network that drops, delays, doubles, reorders and cuts, crashes
// around every commit, losses of power that tear what was not synced, clocks off by a day, other scopes, a center that is restored or
// forgets its log, workstations whose file is put back. Seeded.
#pragma once
#include <cstdint>
#include <string>

namespace jw::test {

struct SimulationPlan {
  std::uint64_t seed = 1;
  int sites = 3;
  int steps = 200;
  bool faults = true;
  int breakRule = 0;  ///< of the center, see ModelCenter
};

struct SimulationResult {
  std::string failure;  ///< "" if every invariant held
  std::uint64_t operations = 0, conflicts = 0, crashes = 0, losses = 0, faults = 0, rounds = 0, restores = 0;
};

SimulationResult simulate(const SimulationPlan& plan);
/// The smallest plan that still fails, tried with fewer sites and steps; `tries` simulations at most.
SimulationPlan shrink(SimulationPlan failing, int tries);

}  // namespace jw::test
