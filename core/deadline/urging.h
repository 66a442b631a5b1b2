// Urging 催办: when a late case is urged again, at what level, and who is told (spec 02). Pure; any thread.
#pragma once
#include <span>
#include <vector>

#include "core/model/case.h"
#include "core/model/message.h"
#include "core/model/organisation.h"
#include "core/model/settings.h"

namespace jw::deadline {

/// The automatic urges of a case in its present state, since it came into it.
struct UrgesSoFar {
  int count = 0;
  Instant last = kNever;  ///< kNever iff count is 0
};

struct NextUrge {
  Instant at = kNever;  ///< kNever: not urged (any more); may lie in the past: then it is due now, once
  int level = 1;        ///< 1 who must act; 2 the superior too; each further level one superior higher
};

/// Whether somebody is waited for who can be urged: reported and rejected (the desk), assigned, accepted, reworking, fed back.
bool isUrged(model::CaseState state);

/// The deadline whose passing is urged about; of a case that waits for its dispatch, that of the dispatch alone.
Instant urgedAbout(const model::CaseSummary& c);

/// A function of what is stored alone, so that a restart neither loses an urge nor makes one twice, and a long standstill is
/// made up for by one urge, not by many. The first falls on the moment the clock runs out, in the states of the three
/// overdue queues: assigned, accepted (or reworking), fed back; of a case that waits for its dispatch when that limit is over;
/// never for a follow-up that is switched off. Urges before a deadline that was moved do not count.
/// Never for a deadline that had passed before the case was recorded: late entry, import of a history.
/// Of a department that was called in: the same of model::asCalledIn with the urges of its task.
NextUrge nextUrge(const model::CaseSummary& c, const model::Settings& settings, const UrgesSoFar& urges);

/// Departments and staff as of one moment.
struct Posts {
  std::span<const model::Department> departments;
  std::span<const model::Staff> staff;
};

/// Who hears of the urge. Level 1: assigned, accepted and reworking: the department's workers at the nearest area that
/// encloses the case, else the department's desk; reported and rejected: the operators; fed back: the community workers of the nearest enclosing area, else its
/// supervisors. From level 2 on: besides, the desk of the department that must act, and the supervisors of the nearest
/// enclosing area that has any (level 3: of the next one up as well, and so on). Nobody twice; empty: nobody is known.
std::vector<model::Receiver> receiversOf(const model::CaseSummary& c, int level, const Posts& posts);

}  // namespace jw::deadline
