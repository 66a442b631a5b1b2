// Questions to a table: counts of codes by place, and lists of rows.
#pragma once
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/stats/filter.h"
#include "core/stats/kernels.h"
#include "core/stats/table.h"

namespace jw::stats {

/// Where: everything below an area, or of it only what has one key of a local column (a compound, say).
struct Place {
  std::string area;  ///< path; "" is everything
  std::size_t local = 0;
  std::string key{};  ///< "": no such restriction
};

/// For each place and each part: how many rows, and how many of them have each code of each column.
struct Query {
  Filter filter{};
  std::vector<Place> places;
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
/// anew. For one table and one question alone, places, filters and day included.
struct Standing {
  /// What a segment has to do with a place: all of its rows, or those with some codes of local columns.
  struct Share {
    std::size_t place;
    Filter rows;  ///< everything: the whole segment
  };
  std::uint64_t places = 0;                ///< Table::placesVersion of the shares
  std::vector<std::vector<Share>> shares;  ///< by segment
  struct OfSegment {
    std::uint64_t version = 0;
    std::vector<std::uint64_t> cells;
  };
  std::vector<OfSegment> segments;
};

/// Throws Error(cancelled) once `stop` is requested (looked at after each segment). With `cube`, what the cube can tell is
/// taken from there: parts and filters of sex and of age in its bands, places of whole segments.
Counts count(const Table& table, const Query& query, const Kernels& kernels, std::stop_token stop, bool cube = true, Standing* standing = nullptr);

/// Row ids of those that the filter lets through, in the order of the table, from `offset` on. `total` counts all of them;
/// where it is not asked for, the search ends when `limit` ids are found.
struct RowList {
  std::uint64_t revision = 0, total = 0;
  std::vector<std::uint32_t> ids;
};
RowList list(const Table& table, const Filter& filter, const std::vector<Place>& places, std::uint64_t offset, std::uint32_t limit, const Kernels& kernels, std::stop_token stop, bool total = true);

}  // namespace jw::stats
