// Feeds a city's case file to the engine: reports, and for what the file says is closed the steps up to the archive.
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

struct FeedOptions {
  std::filesystem::path file;
  double speed = 0;  ///< 0: as fast as it goes, in file order; N: by reported time, N seconds of the file a second
  Instant from = kNever, to = kNever;  ///< only what was reported in [from, to); kNever: no bound
  std::size_t window = 512;            ///< orders submitted together at most
};

struct RowReason {
  std::int64_t row = 0;  ///< of the file, the header being row 1
  std::string reason;
};

/// Every row that was read is stored, already there, or refused; every one of the first two is located or unlocated.
struct FeedResult {
  std::uint64_t read = 0, stored = 0, alreadyThere = 0, located = 0, contradicted = 0, closed = 0;
  std::vector<RowReason> refused;
  std::vector<RowReason> unlocated;
  std::vector<RowReason> notClosed;  ///< closed in the file, but a step was refused here
  std::vector<double> answerMicros;  ///< from submitting to the durable answer, of each report
  double seconds = 0;
};

/// Runs on the calling thread, which waits for the answers. What was entered before is found again by (source, id), so
/// that a feed that was stopped can be run once more. Speed 0 keeps one window in memory, another speed the whole file.
/// Throws Error(input), Error(store), Error(cancelled).
FeedResult feedCases(engine::Engine& engine, const model::Actor& actor, const intake::CaseMapping& mapping,
                     const FeedOptions& options, const Progress& progress);

}  // namespace jw::app
