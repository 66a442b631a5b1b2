// A published appraisal: frozen as JSON, with the rules and the scheme that made it.
#pragma once
#include <string>
#include <vector>

#include "core/appraisal/appraise.h"

namespace jw::appraisal {

struct Publication {
  Uuid id;
  std::string scheme, period;
  int schemeVersion = 0;
  SubjectKind subjectKind = SubjectKind::department;
  Instant publishedAt = kNever;
  std::string publishedBy;
  std::string content;  ///< JSON of frozen()
};

/// One JSON document: scheme (name, version, its whole text), version of the indicators, period, moment, and every row
/// with rank, score, grade, vetoes, bonus, penalty and every number with its base and count. Persons' names stand in the
/// rows of an appraisal of persons alone.
std::string frozen(const Result& result);

/// One number that is not what was published.
struct Difference {
  std::string subject, name;
  std::string what;  ///< "score", "rank", or an indicator's id
  std::optional<double> published, now;
};
/// What a live result says otherwise; the rows in the order of the publication, then those that were not in it.
/// Throws Error(input) if the content is not one of frozen().
std::vector<Difference> differences(const std::string& content, const Result& live);

/// The rows of a publication, enough to be shown: cells by the catalog of today (an indicator that is not in the
/// publication has no value), no facts. Throws Error(input).
std::vector<Row> publishedRows(const std::string& content, const Catalog& catalog);

/// The figures as they were frozen, to be shown in the place of a live result of the same key: rows and total as above, no
/// facts and no entries; as of the moment of publication. Throws Error(input).
Result publishedResult(const Publication& publication, const Result& live);

}  // namespace jw::appraisal
