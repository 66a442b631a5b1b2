// An appraisal as a table, for the terminal and for files.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/appraisal/appraise.h"

namespace jw::appraisal {

using Field = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Sheet {
  std::vector<std::string> headings;
  std::vector<std::vector<Field>> rows;  ///< as long as the headings
};

enum class Columns : std::uint8_t {
  items,  ///< rank, name, score, grade and the indicators of the scheme
  all,    ///< these with code, bonus, penalty, veto and list, and every indicator; of a rate also what it was made of
};
/// The rows of the result in their order. Percent, hours and scores to two decimals.
Sheet sheetOf(const Result& result, Columns columns, bool chinese);
/// With headings, as a spreadsheet opens it: UTF-8 with a byte-order mark, formulas guarded.
std::string csvOf(const Sheet& sheet);
/// "93.72", "12"; "" for nothing.
std::string textOf(const Field& field);

}  // namespace jw::appraisal
