// Feeds a stream of observed states to the engine: each row is a case as its source showed it at a moment.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/engine/engine.h"
#include "core/intake/case_mapping.h"

namespace jw::app {

/// A change that the source showed and the workflow has no way for.
struct RefusedState {
  std::int64_t row = 0;
  std::string id, from, to, reason;  ///< from: our state; to: the source's
};

struct StateFeedResult {
  std::uint64_t observed = 0;       ///< rows
  std::uint64_t cases = 0;          ///< different ones
  std::uint64_t stored = 0, alreadyThere = 0;
  std::uint64_t unchanged = 0;      ///< rows that show what the row before of the same case showed
  std::uint64_t earlier = 0;        ///< rows that are not newer than the case's last step: entered before
  std::uint64_t followed = 0;       ///< changes that were followed
  std::uint64_t steps = 0;          ///< steps taken for them
  std::map<std::string, std::uint64_t> changes;  ///< "accepted>fed_back" as the source shows them: how often
  std::vector<RefusedState> refused;
  std::vector<RefusedState> endsElsewhere;  ///< cases whose end state here is not the source's
  std::vector<std::pair<std::int64_t, std::string>> badRows;
  double seconds = 0;
};

/// A step happens when it was observed, but never before the report: the clocks of a source may differ.
/// Runs on the calling thread, which waits for the answers. A stream that was stopped can be run once more.
/// Throws Error(input), Error(store), Error(cancelled).
StateFeedResult feedStates(engine::Engine& engine, const model::Actor& actor, const intake::CaseMapping& mapping, const std::filesystem::path& file, const Progress& progress);

}  // namespace jw::app
