// The figures of a catalog entry of cases: counts by what, whose and when, and the time that each step takes.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/base/zone.h"
#include "core/stats/report.h"
#include "core/store/connection.h"

namespace jw::stats {

struct CaseQuestion {
  std::shared_ptr<const Entry> entry;  ///< of cases
  SharedVector<Report::Row> rows;
  std::string area;
  Instant now = kNever;
  Zone zone = Zone::china();  ///< of hours and days
  std::optional<Period> period = {};  ///< nothing: the entry's days, that of `now` the last one
  /// The names of a category's or department's column; the code is "" where nobody is responsible.
  std::function<Report::Column(CategoryId)> category;
  std::function<Report::Column(DepartmentId)> department;
};
/// Reported in the period by the zone's clock, void ones left out, as they stand at `now`. Categories, departments and years are
/// those that come up, the most frequent first, years in their order; the report's entry holds them. Hours of a step's percentile
/// (nearest rank) are in `value`, how many took it in `count`. Throws Error(cancelled).
Report makeCaseReport(store::Connection& c, const CaseQuestion& question);
/// Several questions by as few readings as they need, in their order.
std::vector<Report> makeCaseReports(store::Connection& c, const std::vector<const CaseQuestion*>& questions);

}  // namespace jw::stats
