// What a changed rule set would have done with the past, beside the present one (spec 02).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/zone.h"
#include "core/dispatch/facility_places.h"
#include "core/dispatch/matcher.h"
#include "core/store/case_history.h"

namespace jw::dispatch {

/// Of all cases that were replayed.
struct SetScore {
  std::uint64_t decided = 0;   ///< sent to a department by a rule or the category's default; the others wait for a person
  std::uint64_t right = 0;     ///< sent where the case ended
  std::uint64_t rejected = 0;  ///< sent to a department that sent this case back
  std::uint64_t reworked = 0;  ///< sent to a department that had to do this case again
  double accuracy() const { return decided ? static_cast<double>(right) / static_cast<double>(decided) : 0; }
};

/// A case that the changed rules send elsewhere. A nil department: to a person.
struct MovedCase {
  CaseId id;
  std::string number, title;
  DepartmentId before, after, ended;
  RuleId ruleBefore, ruleAfter;  ///< nil: by default, or nobody
};

struct RuleReplay {
  std::uint64_t cases = 0;
  SetScore before, after;
  std::uint64_t moved = 0, better = 0, worse = 0;  ///< better: only the changed rules are right; worse: only the present ones
  std::vector<MovedCase> list;                     ///< of the moved cases, in order of report, as many as were asked for
};

/// Takes one past case after the other. One thread.
class RuleReplayer {
 public:
  /// The matchers and the places must outlive it; the facilities are those of today.
  RuleReplayer(const Matcher& before, const Matcher& after, FacilityPlaces& places, Zone zone, std::size_t listed);
  /// `code` and `byDefault` are those of the case's category.
  void add(const store::PastCase& past, std::string_view code, DepartmentId byDefault);
  RuleReplay take() { return std::move(m_replay); }

 private:
  const Matcher &m_before, &m_after;
  FacilityPlaces& m_places;
  Zone m_zone;
  std::size_t m_listed;
  RuleReplay m_replay;
};

}  // namespace jw::dispatch
