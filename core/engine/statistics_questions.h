// Questions to the statistics, judged and made ready to be counted.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/base/zone.h"
#include "core/engine/statistics_desk.h"
#include "core/stats/case_report.h"

namespace jw::engine {

struct AskedReport {
  stats::ReportQuestion question;
  std::optional<stats::Day> past;  ///< nothing: the present
  Instant moment = kNever;         ///< the end of that day, or now
  std::string scope;               ///< of who asked
  std::optional<stats::Period> period = {};  ///< of cases; nothing: the entry's days
};
/// What the questions asked last have counted, so that after a change each is answered from what has changed. One thread; of
/// one set of tables: forget() when they are read anew, or when the entries change.
class StandingQuestions {
 public:
  /// Until the next call.
  stats::Standing* of(const stats::ReportQuestion& question, stats::Day day);
  void forget() {
    m_kept.clear();
    m_grounds.clear();
  }

 private:
  struct Kept {
    SharedVector<stats::Report::Row> rows;
    stats::Day day = 0;
    std::uint64_t used = 0;
    stats::Standing standing;
  };
  /// Of the questions with the same rows.
  struct SameRows {
    model::Subject subject;
    std::string area;
    SharedVector<stats::Report::Row> rows;
    std::shared_ptr<stats::Ground> ground;
  };
  const std::shared_ptr<stats::Ground>& groundOf(const stats::ReportQuestion& question);
  std::map<std::string, Kept> m_kept;  ///< by entry, area and the first row
  std::vector<SameRows> m_grounds;     ///< the one used last behind the others
  std::uint64_t m_uses = 0;
};
/// The areas of a level below an area as rows of a report, found once for many questions. One thread.
class PlacesBelow {
 public:
  /// Until the next call.
  const SharedVector<stats::Report::Row>& rows(std::shared_ptr<const AreaTree> areas, const model::AreaPath& area, model::AreaLevel level);

 private:
  std::shared_ptr<const AreaTree> m_areas;
  std::map<std::pair<model::AreaPath, model::AreaLevel>, SharedVector<stats::Report::Row>> m_rows;
};
using EntriesByKey = std::map<std::string, std::shared_ptr<const stats::Entry>>;

/// Refused: badValue (no such entry, area or level; a day to come; a past day of aggregates), outOfScope, notEntitled. `c`: for
/// the compounds. `now`: of the engine; `zone`: of its days.
std::variant<AskedReport, Refused> understandReport(const Engine& engine, store::Connection& c, const EntriesByKey& entries, PlacesBelow& places, const model::Actor& actor, const StatisticsDesk::Question& question,
                                                    const Zone& zone);
/// Of an entry of cases.
stats::CaseQuestion caseQuestionOf(const Engine& engine, const AskedReport& asked, const Zone& zone);
/// Days since 1970-01-01 by the zone's clock, and the last millisecond of a day.
stats::Day dayOf(Instant t, const Zone& zone);
Instant endOfDay(stats::Day day, const Zone& zone);

}  // namespace jw::engine
