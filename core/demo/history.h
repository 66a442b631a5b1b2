// Cases of the past weeks, with what the departments did about them and when.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/demo/incident_stream.h"
#include "core/model/actor.h"
#include "core/model/organisation.h"

namespace jw::demo {

/// A step as the transition table knows it; who takes it is told by the role. A department's step is the responsible one's.
struct HistoryStep {
  model::Action action = model::Action::accept;
  model::Role role = model::Role::department;
  Instant at = kNever;
  std::string reason, note;
  bool satisfied = true;
  Instant until = kNever;
  DepartmentId department;  ///< assign
};

struct HistoryCase {
  model::Report report;
  std::vector<HistoryStep> steps;  ///< in order; none later than the end of the history
};

/// Cases in the order of their reports; a function of the options alone. One thread.
/// The steps hold where the engine dispatches by itself, follow-up and automatic archiving are on (the defaults): assigned
/// → accepted, or rejected and assigned again → fed back, sometimes after suspension or extension → followed up → archived,
/// or a second round. Most in time, some late, the newest still open.
class History {
 public:
  struct Options {
    std::uint64_t seed = 1;
    std::uint64_t cases = 1000;
    Instant end;    ///< "now": nothing happens later
    int days = 60;  ///< the reports lie in so many days before it
    std::filesystem::path data;
  };
  /// Throws Error(input).
  History(const Options& options, const std::vector<model::Area>& areas, const std::vector<model::Category>& categories, const std::vector<model::Department>& departments,
          std::vector<IncidentPlace> places);
  /// False: there are no more.
  bool next(HistoryCase& out);
  std::uint64_t cases() const { return m_times.size(); }

 private:
  Instant daytime(Instant t);
  double hours(const model::Category& category) const;
  void accept(HistoryCase& c, const model::Category& category, Instant& t);
  void pause(HistoryCase& c, const model::Category& category, Instant& t);
  void close(HistoryCase& c, const model::Category& category, Instant t);

  Options m_options;
  std::vector<model::Category> m_categories;
  std::vector<model::Department> m_departments;
  IncidentStream m_stream;
  Random m_random;
  std::vector<Instant> m_times;
  std::size_t m_next = 0;
  std::vector<std::string> m_results, m_secondResults, m_rejections, m_satisfied, m_unsatisfied;
  std::string m_reassign, m_suspend, m_extend;
};

}  // namespace jw::demo
