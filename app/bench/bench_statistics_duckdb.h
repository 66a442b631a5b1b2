// DuckDB as a peer of the statistics bench: its npm package, run by node beside this program.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace jw::app {

struct DuckDbAsked {
  std::filesystem::path folder;  ///< where `npm install @duckdb/node-api` was run
  std::filesystem::path script;  ///< data/bench/duckdb_statistics.mjs
  std::filesystem::path csv;     ///< written here, and left
  std::uint64_t people = 0;
  std::size_t attributes = 0;
  std::uint32_t birthLow = 0, birthHigh = 0;  ///< of the filtered book
  void (*row)(std::int64_t n, std::span<std::uint32_t> values) = nullptr;
};
/// CPU seconds of the whole process; `sums` of attributes 4 and 1, and of 1 filtered.
struct DuckDbTimes {
  std::string version;
  double attribute = 0, book = 0, filtered = 0, list = 0, change = 0;
  std::uint64_t sums[3] = {};
};
/// Throws Error(input) where node, the package or the script does not run, saying what it wrote; Error(cancelled).
DuckDbTimes measureDuckDb(const DuckDbAsked& asked, const Progress& progress);

}  // namespace jw::app
