// A city's case standard (立案、处置和结案标准) as a table: class, handling unit, supervising department, filing and closing
// conditions, limit.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/deadline/limit_text.h"
#include "core/model/category.h"

namespace jw::intake {

/// One filing condition of one class.
struct StandardRow {
  std::int64_t row = 0;      ///< of the file, from 1
  std::string code;          ///< two digits of the major class, three of the minor; ".1", ".2" … where the class has several conditions
  std::string majorName, minorName, condition, closing;
  std::string unit;          ///< the first of the handling units 处置单位
  std::vector<std::string> moreUnits;
  std::string supervisor;    ///< 主管部门, as it is written
  model::Limit limit;        ///< none where the cell is odd
  /// "上水井盖：缺失、移位" where the class has several conditions, else "上水井盖"; at most 60 characters.
  std::string name() const;
  bool oneOfSeveral = false;
};

/// A cell that a person has to decide on. Rows and columns count from 1.
struct OddCell {
  std::int64_t row = 0;
  int column = 0;
  std::string reason;  ///< "text_before", "no_amount", "field_count", "bad_code", "no_class", "duplicate_class" …
  std::string text;    ///< the cell
};

struct CaseStandard {
  model::CaseKind kind = model::CaseKind::matter;
  std::vector<StandardRow> rows;
  std::vector<OddCell> odd;
};

/// Reads the CSV: a title that says (部件类) or (事件类), a header, then rows in which a blank cell of a merged block means
/// "as above" (class, units, and all that a row leaves out below its class). Blank lines are passed over. Throws
/// Error(input) if it cannot be read or has no such title and header.
CaseStandard readCaseStandard(const std::filesystem::path& file, const deadline::LimitWords& words);

}  // namespace jw::intake
