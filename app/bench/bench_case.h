// What a bench says: one measured thing of ours beside one of a peer, both taken in the same run.
#pragma once
#include <cstdint>
#include <string>

namespace jw::app {

struct BenchResult {
  std::string name;  ///< "locate.unordered.10000"
  std::string unit;  ///< of `ours` and `peer`
  double ours = 0;
  double peer = 0;       ///< 0: there is no peer
  std::string peerName;  ///< "goal" where the figure is set against a goal instead of a program
  double ratio = 0;      ///< how many times better ours is; 0 where there is no peer
  std::uint64_t n = 0;   ///< how many things were measured
};

}  // namespace jw::app
