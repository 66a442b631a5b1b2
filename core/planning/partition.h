// A graph of weights split into connected parts of nearly equal weight.
#pragma once
#include <cstdint>
#include <vector>

#include "core/base/progress.h"

namespace jw::planning {

struct PartGraph {
  struct Link {
    int to = 0;
    double cost = 0;  ///< of a border between the two; the mean side of a part is 1
  };
  std::vector<double> weight;             ///< >= 0
  std::vector<std::vector<Link>> links;  ///< both ways; all hang together
};

struct PartWish {
  int parts = 1;         ///< 1 … number of nodes
  double evenness = 100;  ///< what a squared deviation from the mean weight costs
  std::uint64_t seed = 1;
};

/// The part of each node, 0 … parts-1; every part is connected and none is empty. Random spanning trees are cut where the
/// weights come out even (recombination: DeFord, Duchin, Solomon 2021), first the whole, then pairs of neighbours; nodes at
/// borders change sides while that helps. The same wish gives the same parts. Progress counts rounds. Throws Error(cancelled).
std::vector<int> splitGraph(const PartGraph& graph, const PartWish& wish, const Progress& progress);

}  // namespace jw::planning
