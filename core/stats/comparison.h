// Two reports of one entry side by side: two days, or two areas, with difference and change.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/stats/report.h"

namespace jw::stats {

/// number: by the entry's measure. Else per cent: of the row's total, or of the same figure of the area that the report is of,
/// the parent of its rows (of areas two levels below it that of both).
enum class ShownAs : std::uint8_t { number, ofRow, ofParent };
/// A figure as people read it: the count, sum or mean, or per cent. `row` == rows.size(): the totals; `column` ==
/// columns.size(): the sums. Nothing: hidden, or a share of what is hidden.
std::optional<double> figureOf(const Report& report, std::size_t row, std::size_t column, ShownAs as);
/// Whether figures of the entry can be shown so; always as numbers.
bool canShow(const Entry& entry, ShownAs as);

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
Comparison compareByPlace(ReportPtr first, ReportPtr second, std::size_t column, ShownAs as);
/// The columns of both, of their totals: for two areas, or two days of one.
Comparison compareByColumn(ReportPtr first, ReportPtr second, ShownAs as);

/// With its heads; `names`: what the two sides are called.
std::string csvOf(const Comparison& comparison, const std::string& firstName, const std::string& secondName, bool chinese);

}  // namespace jw::stats
