// The column engine beside SQLite over the same made-up residents, and beside reading the encoded data (spec 13, W1).
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/bench/bench_case.h"
#include "core/base/progress.h"

namespace jw::app {

struct StatisticsBench {
  std::filesystem::path scratch;
  std::filesystem::path data;    ///< for the script that asks DuckDB
  std::filesystem::path duckdb;  ///< folder of its npm package; empty: without DuckDB
  std::uint64_t people = 1'000'000;
};
/// Residents with 25 attributes of 255 values in communities of 16,667. DuckDB gets all of them, SQLite at most 200,000; its
/// times are given for each row (of lists and changes as they are). CPU time, the best of seven rounds; of the peers one to
/// five. Throws Error(internal) where two do not count the same, Error(input) where DuckDB does not run.
std::vector<BenchResult> benchStatistics(const StatisticsBench& asked, const Progress& progress);

}  // namespace jw::app
