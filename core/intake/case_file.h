// The records of a case file as reports, by a mapping. Knows no store: names are resolved by who takes the rows.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/intake/case_mapping.h"
#include "core/intake/csv_reader.h"
#include "core/model/case.h"
#include "core/model/report.h"

namespace jw::intake {

enum class Refusal : std::uint8_t { badCsv, fieldCount, missingId, duplicateId, missingTime, badTime, missingCategory };
constexpr std::size_t kRefusals = 7;
std::string_view refusalName(Refusal refusal);  // "bad_csv" …

enum class PointProblem : std::uint8_t {
  none,
  missing,     ///< empty, or 0,0, or the file has no such columns
  fallback,    ///< the source's stand-in for "not located"
  outOfRange,  ///< outside the mapping's bounds
  unparsable,
};
constexpr std::size_t kPointProblems = 5;
std::string_view pointProblemName(PointProblem problem);  // "none", "missing", "fallback", "out_of_range", "unparsable"

/// Row numbers count the header as row 1, as a spreadsheet does.
struct RefusedRow {
  std::int64_t row = 0;
  Refusal code = Refusal::badCsv;
  std::string text;  ///< English, for people; names the line where it differs from the row
};

/// Text is well-formed UTF-8, trimmed and, if the mapping says so, decoded.
struct CaseRow {
  std::int64_t row = 0;
  model::Report report;  ///< category and suggestedDepartment nil; point set iff pointProblem is none
  std::string categoryCode, categoryName;  ///< never empty; the code is the name where the file has none
  std::string subcategory;
  std::string departmentName;  ///< empty: nobody is named
  Instant closedAt = kNever, observedAt = kNever;
  std::optional<bool> ontime;                                 ///< the source's own verdict
  model::CaseState statusState = model::CaseState::reported;  ///< what the source says has been reached
  std::string statusText;
  PointProblem pointProblem = PointProblem::none;
};

using FileRow = std::variant<CaseRow, RefusedRow>;

struct CaseFileCounts {
  std::int64_t rows = 0;  ///< good and refused
  std::array<std::int64_t, kRefusals> refused{};
  std::array<std::int64_t, kPointProblems> points{};  ///< of the good rows
  std::int64_t emptyCategories = 0;                   ///< that got the default one
  std::int64_t unknownStatus = 0;                     ///< words that the mapping does not list
  std::int64_t refusedInAll() const;
};

/// One pass over a file; keeps only the ids that it has met. One thread.
class CaseFile {
 public:
  /// Throws Error(input) naming file and column if the file cannot be read or lacks a column that the mapping names.
  /// `mapping` must outlive it.
  CaseFile(const std::filesystem::path& file, const CaseMapping& mapping);

  /// Nothing at the end. Throws Error(input) if the rest cannot be read.
  std::optional<FileRow> next();
  const CaseFileCounts& counts() const { return m_counts; }
  /// For progress: bytes taken in of bytes on disk.
  std::uint64_t position() const { return m_csv.position(); }
  std::uint64_t size() const { return m_csv.size(); }

 private:
  void readHeader();
  FileRow readRow();
  RefusedRow refuse(Refusal code, std::string text);
  std::string clean(std::string_view field) const;
  std::string text(Field field) const;
  PointProblem readPoint(std::optional<model::Point>& point) const;

  CsvReader m_csv;
  std::string m_name;
  const CaseMapping& m_mapping;
  std::array<std::vector<std::size_t>, kFields> m_columns;
  std::size_t m_width = 0;
  std::unordered_map<std::string, std::int64_t> m_ids;
  CaseFileCounts m_counts;
};

/// Whether two names of an area are the same once all blanks are gone ("北 區" is "北區"). An empty name is like no other.
bool sameAreaName(std::string_view stated, std::string_view located);

}  // namespace jw::intake
