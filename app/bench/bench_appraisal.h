// An appraisal of 400,000 cases beside the plain SQL query for one of its figures (issue 3, "Formulas").
#pragma once
#include <filesystem>
#include <vector>

#include "app/bench/bench_case.h"
#include "core/base/progress.h"

namespace jw::app {

/// Seconds of a whole run through the desk (reading, every indicator, scores, ranks) against the goal of 2 s, and beside
/// the query that counts the due and the closed cases by department; the best of three rounds. All in a temporary folder
/// inside `scratch`. Throws Error(store), Error(cancelled), and Error(internal) where both do not count the same.
std::vector<BenchResult> benchAppraisal(const std::filesystem::path& scratch, const std::filesystem::path& data,
                                        const Progress& progress);

}  // namespace jw::app
