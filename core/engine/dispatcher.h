// Joins the dispatch rules to the engine: what they are told of a report, and what follows from their decision.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "core/dispatch/facility_places.h"
#include "core/engine/working_set.h"
#include "core/model/crew.h"
#include "core/model/report.h"
#include "core/store/case_gateway.h"

namespace jw::engine {

/// On the engine thread, inside its open transaction.
class Dispatcher {
 public:
  explicit Dispatcher(WorkingSet& set) : m_set(set), m_places(set.db) {}

  struct Decision {
    dispatch::Proposal proposal;
    std::string explanation;  ///< JSON for the trail
  };
  /// `c` as reported, with its place.
  /// `fields`: what was answered, as CaseRecord has it.
  Decision propose(const model::CaseSummary& c, const model::Category& category, std::string_view text, std::string_view fields, const model::Report& report);
  /// Why this rule proposes its department for a case that waits; "" if by the rules of today it does not any more.
  std::string explain(const store::CaseRecord& record, RuleId rule);
  /// Where the rules would send a case that has been sent back: the first department among rules, runners-up and the category's that has
  /// not rejected it. `rejecting` does so now. A nil department: none is left.
  struct Other {
    DepartmentId department;
    RuleId rule;
  };
  Other another(const store::CaseRecord& record, DepartmentId rejecting);
  /// The limit that the rule sets, if it sets one, else the category's.
  model::Limit limitInForce(model::Limit ofCategory, RuleId rule) const;
  const model::Rule* find(RuleId rule) const;
  /// Of the department's crews the one with the fewest open cases, then the nearest; nil: it has none that works there.
  CrewId crewFor(const model::CaseSummary& c);
  /// Tells the leader 网格长 of the case's grid, where the rule asks for it; how many messages.
  std::int32_t tellLeader(const store::CaseRecord& record, const model::Rule& rule);
  void forget() { m_places.forget(); }

 private:
  Decision propose(const store::CaseRecord& record);
  WorkingSet& m_set;
  dispatch::FacilityPlaces m_places;
};

}  // namespace jw::engine
