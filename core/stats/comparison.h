// Two reports of one entry side by side: two days, or two areas, with difference and change.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/stats/report.h"

namespace jw::stats {

/// A figure as people read it: the count, or by the entry's measure or `share` (of the row's total) per cent or a mean. `row` ==
/// rows.size(): the totals; `column` == columns.size(): the sums. Nothing: hidden.
std::optional<double> figureOf(const Report& report, std::size_t row, std::size_t column, bool share);
/// Whether counts of the entry can be shown as shares of their row.
bool canShare(const Entry& entry);

/// Nothing is told of a figure that either side hides: not its difference either, which with the other side would give it away.
/// Aggregate-only entries have one pattern of hidden cells over all areas of one moment, and no past (StatisticsDesk).
struct Comparison {
  ReportPtr first, second;
  struct Line {
    std::string path;          ///< of the place; "" where lines are columns
    std::int64_t compound = 0;
    std::string zh, en;
    bool whole = false;        ///< the total
    std::optional<double> first, second;
    std::optional<double> difference;  ///< second − first
    std::optional<double> change;      ///< of the first in per cent; nothing where that is 0
  };
  std::vector<Line> lines;  ///< the total last
};
/// The places of `second`, in one column (columns.size(): the sums); a place or column that `first` does not have counts 0 there.
Comparison compareByPlace(ReportPtr first, ReportPtr second, std::size_t column, bool share);
/// The columns of both, of their totals: for two areas, or two days of one.
Comparison compareByColumn(ReportPtr first, ReportPtr second, bool share);

/// With its heads; `names`: what the two sides are called.
std::string csvOf(const Comparison& comparison, const std::string& firstName, const std::string& secondName, bool chinese);

}  // namespace jw::stats
