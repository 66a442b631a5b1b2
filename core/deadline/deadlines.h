// Deadlines: when a limit ends, and what a step does to the clocks of a case (spec 02). Pure; any thread.
#pragma once
#include "core/base/calendar.h"
#include "core/model/case.h"
#include "core/model/category.h"
#include "core/model/settings.h"

namespace jw::deadline {

/// The moment at which the limit is used up when it starts at `from`. Urgent cases run on natural time: their working
/// hours and days are taken as natural ones. kNever for no limit.
Instant endOf(model::Limit limit, model::Nature nature, Instant from, const WorkingCalendar& calendar);

/// The limit in which a case is to be handled: `limit`, of its category or rule; none: the settings'.
inline model::Limit handlingLimit(model::Limit limit, const model::Settings& settings) { return limit ? limit : settings.feedBackLimit; }

/// A due that a pause has moved on: the same time is left after it as before, natural time for urgent cases, working time
/// where the limit counts in it. kNever stays kNever.
Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, model::Limit limit, model::Nature nature, const WorkingCalendar& calendar);

/// Sets the clocks of a case that has just come into c.state at c.stateSince (both already set).
/// `was` is the case before the step, null for a new one. `until`: of a suspension or extension. `limit`: to handle a case
/// of this kind; none: the settings'.
/// A pause keeps what was left: natural time for urgent cases, working time where the limit counts in working time.
void setClocks(model::CaseSummary& c, const model::CaseSummary* was, model::Action action, Instant until, model::Limit limit, const model::Settings& settings,
               const WorkingCalendar& calendar);

/// The working calendar has changed: what counts in working time ends when it would have ended with the new one. A moment
/// that a person has set (an extension, the deadline of an import) stays. Not for closed cases. True if a clock has moved.
bool recount(model::CaseSummary& c, model::Limit limit, const model::Settings& settings, const WorkingCalendar& before, const WorkingCalendar& after);

}  // namespace jw::deadline
