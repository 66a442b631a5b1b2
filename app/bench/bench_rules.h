// The compiled rule set beside a search through all rules (spec 13, W3).
#pragma once
#include <vector>

#include "app/bench/bench_case.h"

namespace jw::app {

/// At 100, 1,000 and 10,000 rules: time a report, the naive search's, and how often the two disagree. Some seconds.
std::vector<BenchResult> benchRules();

}  // namespace jw::app
