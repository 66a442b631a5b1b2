// Which rows a question is about.
#pragma once
#include <cstdint>
#include <vector>

#include "core/stats/kernels.h"
#include "core/stats/segment.h"

namespace jw::stats {

/// A condition on the columns of a table: a value.
struct Filter {
  enum class Kind : std::uint8_t {
    all,      ///< every part holds; without parts: every row
    any,      ///< one of the parts holds; without parts: no row
    none,     ///< no part holds
    codes,    ///< the column's code is one of `values`; 0 is "missing"
    between,  ///< the column's number is in values[0] … values[1], both included
  } kind = Kind::all;
  std::size_t column = 0;
  std::vector<std::uint32_t> values{};
  std::vector<Filter> parts{};

  static Filter codes(std::size_t column, std::vector<std::uint32_t> codes) { return {Kind::codes, column, std::move(codes), {}}; }
  static Filter between(std::size_t column, std::uint32_t low, std::uint32_t high) { return {Kind::between, column, {low, high}, {}}; }
  static Filter allOf(std::vector<Filter> parts) { return {Kind::all, 0, {}, std::move(parts)}; }
  static Filter anyOf(std::vector<Filter> parts) { return {Kind::any, 0, {}, std::move(parts)}; }
  static Filter noneOf(std::vector<Filter> parts) { return {Kind::none, 0, {}, std::move(parts)}; }
  bool isEverything() const { return kind == Kind::all && parts.empty(); }
};

/// The rows of a segment for which the filter holds, one line for each block; rows not in use never do.
std::vector<Line> rowsOf(const Segment& segment, const Layout& layout, const Filter& filter, const Kernels& kernels);
/// Of `rows`, one line for each block of the segment, those stay for which the filter holds.
void keepRows(const Segment& segment, const Layout& layout, const Filter& filter, const Kernels& kernels, std::vector<Line>& rows);

}  // namespace jw::stats
