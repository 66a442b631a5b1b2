// Joins the dispatch rules to the engine: what they are told of a report, and what follows from their decision.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/engine/working_set.h"
#include "core/model/crew.h"
#include "core/model/report.h"
#include "core/store/case_gateway.h"

namespace jw::engine {

/// On the engine thread, inside its open transaction.
class Dispatcher {
 public:
  explicit Dispatcher(WorkingSet& set) : m_set(set) {}

  struct Decision {
    dispatch::Proposal proposal;
    std::string explanation;  ///< JSON for the trail
  };
  /// `c` as reported, with its place.
  Decision propose(const model::CaseSummary& c, const model::Category& category, std::string_view text, const model::Report& report);
  /// The limit that the rule sets, if it sets one, else the category's.
  model::Limit limitInForce(model::Limit ofCategory, RuleId rule) const;
  const model::Rule* find(RuleId rule) const;
  /// Of the department's crews the one with the fewest open cases, then the nearest; nil: it has none that works there.
  CrewId crewFor(const model::CaseSummary& c);
  /// Tells the leader 网格长 of the case's grid, where the rule asks for it; how many messages.
  std::int32_t tellLeader(const store::CaseRecord& record, const model::Rule& rule);
  void forget() { m_facilities.clear(); }

 private:
  double nearest(std::string_view kind, const model::Point& at);
  WorkingSet& m_set;
  std::unordered_map<std::string, std::vector<model::Point>> m_facilities;  ///< by kind, as far as a rule has asked
};

}  // namespace jw::engine
