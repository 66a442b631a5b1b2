// The figures of one catalog entry: places by columns, with totals, and what of them is hidden.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/clock.h"
#include "core/stats/catalog.h"
#include "core/stats/coding.h"
#include "core/stats/density.h"
#include "core/stats/period.h"
#include "core/stats/query.h"
#include "core/stats/suppression.h"

namespace jw::stats {

/// Immutable once made. Figures of one moment: `revision` of the registry, ages as of `day`.
struct Report {
  std::shared_ptr<const Entry> entry;
  std::uint64_t revision = 0;
  Day day = 0;          ///< days since 1970-01-01, in the city's time
  Instant asOf = kNever;
  std::string area;     ///< what the totals are of; path, "" the whole city
  std::string scope;    ///< of who asked; path, "" the whole city
  std::optional<Period> period;  ///< of cases: reported in these days
  struct Row {
    std::string path;      ///< of the area, or of the compound's community
    std::int64_t compound = 0;  ///< row number; 0: the row is an area
    std::string name;
  };
  struct Column {
    std::string code, zh, en;  ///< code: "2", "15-49", of two dimensions "2/60-"; "" for the one column of an entry without any
  };
  SharedVector<Row> rows;
  std::vector<Column> columns;
  struct Cell {
    std::uint64_t count = 0;
    double value = 0;     ///< by the entry's measure: the count, the share (0 … 1), the mean or the sum; 0 where there is nothing to divide by
    bool hidden = false;  ///< a small count, or one that protects it: count and value are 0
  };
  std::vector<Cell> cells;  ///< row by row
  std::vector<Cell> rowTotals, columnTotals;
  Cell total;
  std::shared_ptr<const DensityGrid> density;  ///< of an entry shown as hot spots; null for too few places
  const Cell& at(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
};
using ReportPtr = std::shared_ptr<const Report>;

/// Hidden cells of an aggregate-only attribute over the whole city, from the segments up: the same for every table and
/// every reader, as long as the revision stays.
struct HiddenPattern {
  std::uint64_t revision = 0;
  std::unordered_map<std::string, std::size_t> places;  ///< by area path
  PlaceTree tree;                                       ///< values: dense codes from 0
  std::vector<bool> hidden;
};
/// `before`: what it was; it stays where it would come out the same (hideAlike).
HiddenPattern hiddenPattern(const Table& table, std::size_t column, const HiddenPattern* before = nullptr);

/// One question: the rows wanted (name them beforehand) and the area of the totals.
struct ReportQuestion {
  std::shared_ptr<const Entry> entry;
  SharedVector<Report::Row> rows;
  std::string area;
};
/// `pattern`: of an aggregate-only entry, of this revision. Nothing where an aggregate-only entry is asked for places
/// below the segments. `standing`: kept for this question, this table and its day; may be null. Its ground, where it has one,
/// is that of placesOf(). Throws Error(cancelled).
std::optional<Report> makeReport(const Table& table, const Coding& coding, const ReportQuestion& question, const HiddenPattern* pattern, std::stop_token stop, Standing* standing = nullptr);

/// The columns of an entry, and what each of them asks of a row besides the entry's filter.
std::vector<Report::Column> columnsOf(const Entry& entry);
Filter columnFilter(const Entry& entry, std::size_t column, const Coding& coding, Day today);
Place placeOf(const Report::Row& row);
/// Of the rows, and of the totals behind them.
SharedVector<Place> placesOf(const SharedVector<Report::Row>& rows, const std::string& area);

}  // namespace jw::stats
