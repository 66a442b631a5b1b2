// A report as CSV: one row for each place and one of totals; what is hidden is "*".
#pragma once
#include <string>

#include "core/stats/report.h"

namespace jw::stats {

/// For people who open it in a spreadsheet: UTF-8 with a byte order mark, headings in one language, formulas guarded. Shares
/// and means with four decimals. The same bytes for the same report.
std::string csvOf(const Report& report, bool chinese);
/// The cell as it is written there.
std::string textOf(const Report::Cell& cell, Measure measure);

}  // namespace jw::stats
