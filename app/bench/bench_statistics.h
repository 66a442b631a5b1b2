// The column engine beside SQLite over the same made-up residents, and beside reading the encoded data (spec 13, W1).
#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/bench/bench_case.h"
#include "core/base/progress.h"

namespace jw::app {

/// `people` residents with 25 attributes of 255 values in communities of 16,667. SQLite gets at most 200,000 of them; its
/// times are given for each row (of lists and changes as they are). CPU time, the best of seven rounds; of SQLite one or
/// three. Throws Error(internal) where both do not count the same.
std::vector<BenchResult> benchStatistics(const std::filesystem::path& scratch, std::uint64_t people, const Progress& progress);

}  // namespace jw::app
