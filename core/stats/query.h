// Questions to a table: counts of codes by place, and lists of rows.
#pragma once
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/stats/filter.h"
#include "core/stats/ground.h"
#include "core/stats/kernels.h"
#include "core/stats/table.h"

namespace jw::stats {

/// For each place and each part: how many rows, and how many of them have each code of each column.
struct Query {
  Filter filter{};
  SharedVector<Place> places;
  std::vector<Filter> parts = {Filter{}};
  std::vector<std::size_t> columns;  ///< of a number the sum is given
};

struct Counts {
  std::uint64_t revision = 0;
  std::size_t parts = 1, width = 1;
  std::vector<std::size_t> first;  ///< of each column of the question, within a width
  std::vector<std::uint64_t> cells;
  bool fromCube = false;
  std::uint64_t rows(std::size_t place, std::size_t part = 0) const { return cells[(place * parts + part) * width]; }
  /// `column`: number in the question. Code 0 is "missing"; of a number column code 0 is the sum.
  std::uint64_t at(std::size_t place, std::size_t part, std::size_t column, std::uint32_t code) const { return cells[(place * parts + part) * width + first[column] + code]; }
};

/// What a question counted in each segment. Kept with the question, only the segments that have changed since are counted
/// anew. For one table and one question alone, places, filters and day included; the ground may be shared with others.
struct Standing {
  std::shared_ptr<Ground> ground;       ///< null: one of its own is made
  std::uint64_t shape = 0;              ///< of the ground
  std::vector<std::uint64_t> versions;  ///< of each segment when it was counted; 0: never
  std::vector<std::uint64_t> cells;     ///< of each segment's `rows`, one after the other
};

/// Throws Error(cancelled) once `stop` is requested (looked at after each segment). With `cube`, what the cube can tell is
/// taken from there: parts and filters of sex and of age in its bands, codes of the one column that is counted, places of
/// whole segments.
Counts count(const Table& table, const Query& query, const Kernels& kernels, std::stop_token stop, bool cube = true, Standing* standing = nullptr);

/// Row ids of those that the filter lets through, in the order of the table, from `offset` on. `total` counts all of them;
/// where it is not asked for, the search ends when `limit` ids are found.
struct RowList {
  std::uint64_t revision = 0, total = 0;
  std::vector<std::uint32_t> ids;
};
RowList list(const Table& table, const Filter& filter, const std::vector<Place>& places, std::uint64_t offset, std::uint32_t limit, const Kernels& kernels, std::stop_token stop, bool total = true);

}  // namespace jw::stats
