#include "core/intake/case_standard.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "core/base/error.h"
#include "core/base/half_width.h"
#include "core/base/text.h"
#include "core/intake/csv_reader.h"

namespace jw::intake {
namespace {

enum Column { kMajor, kMajorName, kMinor, kMinorName, kUnit, kSupervisor, kCondition, kClosing, kLimit, kColumns };
constexpr std::size_t kNameLength = 60;

std::string cellText(std::string_view cell) {
  std::string s = text::repairUtf8(text::trim(cell));
  // Line ends inside a cell are the spreadsheet's.
  std::replace(s.begin(), s.end(), '\n', ' ');
  return s;
}

std::optional<model::CaseKind> kindOf(std::string_view title) {
  const std::string s = text::withoutBlanks(text::halfWidth(title));
  if (s.find("(部件类") != std::string::npos) return model::CaseKind::component;
  if (s.find("(事件类") != std::string::npos) return model::CaseKind::matter;
  return {};
}

/// The digits of a class, filled with zeros; "" for anything else.
std::string digits(std::string_view cell, std::size_t width) {
  const std::string s = text::withoutBlanks(text::halfWidth(cell));
  if (s.empty() || s.size() > width || !std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  return std::string(width - s.size(), '0') + s;
}

std::vector<std::string> unitsOf(const std::string& cell) {
  std::vector<std::string> units;
  std::size_t begin = 0;
  const std::string_view mark = "、";
  while (begin <= cell.size()) {
    const auto end = std::min(cell.find(mark, begin), cell.size());
    if (const auto unit = text::trim(std::string_view(cell).substr(begin, end - begin)); !unit.empty()) units.emplace_back(unit);
    begin = end + mark.size();
  }
  return units;
}

class Reader {
 public:
  Reader(const std::filesystem::path& file, const deadline::LimitWords& words) : m_csv(file), m_name(file.string()), m_words(words) {}

  CaseStandard read() {
    readHead();
    while (m_csv.next()) readRow();
    numberConditions();
    return std::move(m_out);
  }

 private:
  void readHead() {
    std::optional<model::CaseKind> kind;
    while (m_csv.next()) {
      const auto& fields = m_csv.fields();
      if (!fields.empty() && !kind) kind = kindOf(fields[0]);
      if (fields.size() == kColumns && text::trim(fields[kLimit]) == "处置时限") {
        if (!kind) break;
        m_out.kind = *kind;
        return;
      }
    }
    throw Error(ErrorCode::input, m_name + ": no title with (部件类) or (事件类) and no header with 处置时限");
  }

  void odd(int column, std::string reason, std::string cell) { m_out.odd.push_back({m_csv.record(), column + 1, std::move(reason), std::move(cell)}); }

  void readRow() {
    if (m_csv.problem() != CsvProblem::none) return odd(0, "bad_csv", {});
    if (m_csv.fields().size() != kColumns) return odd(0, "field_count", std::to_string(m_csv.fields().size()));
    std::array<std::string, kColumns> cells;
    for (std::size_t i = 0; i < kColumns; ++i) cells[i] = cellText(m_csv.fields()[i]);
    if (std::all_of(cells.begin(), cells.end(), [](const auto& c) { return c.empty(); })) return;
    const bool newClass = !cells[kMinor].empty() || !cells[kMinorName].empty();
    if (newClass && !beginClass(cells)) return;
    if (!newClass && m_code.empty()) return odd(kMinor, "no_class", {});
    for (std::size_t i = 0; i < kColumns; ++i)
      if (cells[i].empty())
        cells[i] = m_above[i];
      else
        m_above[i] = cells[i];
    takeRow(cells);
  }

  bool beginClass(const std::array<std::string, kColumns>& cells) {
    const std::string major = digits(cells[kMajor].empty() ? m_above[kMajor] : cells[kMajor], 2), minor = digits(cells[kMinor], 3);
    m_code.clear();
    if (major.empty()) odd(kMajor, "bad_code", cells[kMajor]);
    if (minor.empty()) odd(kMinor, "bad_code", cells[kMinor]);
    if (cells[kMinorName].empty()) odd(kMinorName, "no_name", {});
    if (major.empty() || minor.empty() || cells[kMinorName].empty()) return false;
    if (!m_classes.insert(major + minor).second) {
      odd(kMinor, "duplicate_class", cells[kMinor]);
      return false;
    }
    m_code = major + minor;
    return true;
  }

  void takeRow(const std::array<std::string, kColumns>& cells) {
    StandardRow r;
    r.row = m_csv.record();
    r.code = m_code;
    r.majorName = cells[kMajorName];
    r.minorName = cells[kMinorName];
    r.condition = cells[kCondition];
    r.closing = cells[kClosing];
    r.supervisor = cells[kSupervisor];
    auto units = unitsOf(cells[kUnit]);
    if (units.empty()) {
      odd(kUnit, "no_unit", cells[kUnit]);
    } else {
      r.unit = units.front();
      r.moreUnits.assign(units.begin() + 1, units.end());
    }
    const auto reading = m_words.read(cells[kLimit]);
    if (reading.limit)
      r.limit = *reading.limit;
    else
      odd(kLimit, std::string(deadline::limitProblemName(reading.problem)), cells[kLimit]);
    m_out.rows.push_back(std::move(r));
  }

  void numberConditions() {
    std::map<std::string, int> all, next;
    for (const auto& r : m_out.rows) ++all[r.code];
    for (auto& r : m_out.rows) {
      if (all[r.code] == 1) continue;
      r.oneOfSeveral = true;
      const int n = ++next[r.code];
      r.code += "." + std::to_string(n);
    }
  }

  CsvReader m_csv;
  std::string m_name;
  const deadline::LimitWords& m_words;
  CaseStandard m_out;
  std::array<std::string, kColumns> m_above;
  std::string m_code;
  std::set<std::string> m_classes;
};

}  // namespace

std::string StandardRow::name() const { return oneOfSeveral ? text::elide(minorName + "：" + condition, kNameLength) : text::elide(minorName, kNameLength); }

CaseStandard readCaseStandard(const std::filesystem::path& file, const deadline::LimitWords& words) { return Reader(file, words).read(); }

}  // namespace jw::intake
