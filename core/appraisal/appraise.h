// An appraisal: the indicators of every subject in a period, their scores, ranks and cards.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/appraisal/case_fact.h"
#include "core/appraisal/period.h"
#include "core/appraisal/scheme.h"

namespace jw::appraisal {

/// Who is appraised. key: of a department its code, of an area its path, of a person the name.
struct Subject {
  std::string key, name;
  DepartmentId department;  ///< of a department
};

/// A bonus, a penalty or a veto by hand; it stays, with its reason.
struct Entry {
  enum class Kind : std::uint8_t { bonus, penalty, veto };
  Uuid id;
  std::string scheme, period, subject;
  SubjectKind subjectKind = SubjectKind::department;
  Kind kind = Kind::bonus;
  double points = 0;  ///< of the scheme's points, above 0; 0 for a veto
  std::string reason, actor;
  Instant at = kNever;
};
std::string_view entryKindName(Entry::Kind kind);  // "bonus", "penalty", "veto"
bool parseEntryKind(std::string_view name, Entry::Kind& out);

/// One number with what it was made of.
struct Cell {
  std::uint64_t base = 0;     ///< cases in the base
  std::uint64_t counted = 0;  ///< of them counted; events: how often
  std::optional<double> value;  ///< percent, cases, hours or times; nothing: no base, so no value
};

struct Row {
  Subject subject;
  std::vector<Cell> cells;  ///< by indicator of the catalog
  std::vector<std::optional<double>> points;  ///< by item of the scheme; nothing: the indicator had no base
  double bonus = 0, penalty = 0;
  std::optional<double> score;  ///< of the scheme's points; nothing: there was nothing to appraise
  char grade = 0;               ///< 'A' … 'E'; 0 without a score
  std::vector<std::string> vetoes;  ///< why the score is 0: of the scheme "zh / en", and reasons of entries
  int rank = 0;                 ///< from 1; equals share it; 0 without a score
  bool redList = false, blackList = false;
};

struct Result {
  std::shared_ptr<const Rules> rules;
  const Scheme* scheme = nullptr;  ///< in rules
  Period period;
  SubjectKind subjectKind = SubjectKind::department;
  model::AreaPath scope;
  Instant asOf = kNever;
  std::vector<Row> rows;  ///< by rank, then those without a score by key
  Row total;              ///< all cases of the scope; no score
  std::uint64_t ranked = 0;
  FactSet facts;
  std::vector<Entry> entries;  ///< that are in the scores
  const Row* find(std::string_view key) const;
};

struct Question {
  const Scheme* scheme = nullptr;
  Period period;
  SubjectKind subjectKind = SubjectKind::department;
  model::AreaPath scope;
};

/// Pure. `subjects`: everybody who is appraised, active or not; persons are taken from the facts instead.
Result appraise(std::shared_ptr<const Rules> rules, const Question& question, FactSet facts, std::vector<Subject> subjects, std::vector<Entry> entries);

/// Which cases of a cell.
enum class Part : std::uint8_t { base, counted, missing };
/// Row numbers of the cases that the cell counts; `row` null: the total.
std::vector<std::int64_t> casesOf(const Result& result, const Row* row, int indicator, Part part);

/// Percent to two decimals, as the standard prints it: 911/972 = 93.72.
double rounded(double value);

}  // namespace jw::appraisal
