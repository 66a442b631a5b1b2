#include "core/deadline/deadlines.h"

namespace jw::deadline {
namespace {

using model::Action;
using model::CaseState;
using model::Limit;
using namespace std::chrono_literals;

bool countsWorkingTime(Limit limit, model::Nature nature) {
  return nature != model::Nature::urgent && (limit.unit == Limit::Unit::workingHour || limit.unit == Limit::Unit::workingDay);
}

// The same time left after the pause as before it.
Instant shifted(Instant due, Instant pausedAt, Instant resumedAt, bool working, const WorkingCalendar& calendar) {
  if (due == kNever) return kNever;
  if (!working || due <= pausedAt) return due + (resumedAt - pausedAt);
  return calendar.addWorkingTime(resumedAt, calendar.workingTimeBetween(pausedAt, due));
}

// What a case waits for in its state, as setClocks has it.
Limit stepLimit(CaseState state, Limit handling, const model::Settings& settings) {
  switch (state) {
    case CaseState::reported:
    case CaseState::rejected:
      return settings.dispatchLimit;
    case CaseState::assigned:
      return settings.acceptLimit;
    case CaseState::fedBack:
      return settings.followUp ? settings.followUpLimit : Limit{};
    default:
      return handling;
  }
}

}  // namespace

Instant endOf(Limit limit, model::Nature nature, Instant from, const WorkingCalendar& calendar) {
  if (!limit) return kNever;
  const std::int64_t n = limit.amount;
  const bool working = countsWorkingTime(limit, nature);
  switch (limit.unit) {
    case Limit::Unit::naturalMinute:
      return from + std::chrono::minutes(n);
    case Limit::Unit::naturalHour:
      return from + std::chrono::hours(n);
    case Limit::Unit::naturalDay:
      return from + std::chrono::hours(24 * n);
    case Limit::Unit::workingHour:
      return working ? calendar.addWorkingTime(from, std::chrono::hours(n)) : from + std::chrono::hours(n);
    case Limit::Unit::workingDay:
      return working ? calendar.addWorkingDays(from, limit.amount) : from + std::chrono::hours(24 * n);
  }
  return kNever;
}

Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt, Limit limit, model::Nature nature, const WorkingCalendar& calendar) {
  return shifted(due, pausedAt, resumedAt, countsWorkingTime(limit, nature), calendar);
}

void setClocks(model::CaseSummary& c, const model::CaseSummary* was, Action action, Instant until, Limit limit, const model::Settings& settings,
               const WorkingCalendar& calendar) {
  const Limit handling = handlingLimit(limit, settings);
  auto end = [&](Limit of) { return endOf(of, c.nature, c.stateSince, calendar); };
  switch (action) {
    case Action::report:
      if (c.due == kNever) c.due = endOf(limit, c.nature, c.reportedAt, calendar);
      c.stepDue = end(settings.dispatchLimit);
      return;
    case Action::rework:
    case Action::reopen:
      c.due = kNever;
      c.stepDue = end(handling);
      c.closedAt = kNever;
      return;
    case Action::suspend:
      return;  // the clocks stand still: activeDue ignores them until the case is resumed
    case Action::resume: {
      const bool working = countsWorkingTime(handling, c.nature);
      c.due = shifted(was->due, was->stateSince, c.stateSince, working, calendar);
      c.stepDue = shifted(was->stepDue, was->stateSince, c.stateSince, working, calendar);
      return;
    }
    case Action::extend:
      c.stepDue = until;
      if (c.due != kNever) c.due = std::max(c.due, until);
      c.stateSince = was->stateSince;
      return;
    default:
      break;
  }
  switch (c.state) {
    case CaseState::rejected:  // waits for the desk again
      c.stepDue = end(settings.dispatchLimit);
      break;
    case CaseState::assigned:
      c.stepDue = end(settings.acceptLimit);
      break;
    case CaseState::accepted:
      c.stepDue = end(handling);
      break;
    case CaseState::fedBack:
      c.stepDue = settings.followUp ? end(settings.followUpLimit) : kNever;
      break;
    case CaseState::archived:
    case CaseState::void_:
      c.closedAt = c.stateSince;
      c.stepDue = kNever;
      break;
    default:
      c.stepDue = kNever;
  }
}

bool recount(model::CaseSummary& c, Limit limit, const model::Settings& settings, const WorkingCalendar& before, const WorkingCalendar& after) {
  const Instant due = c.due, stepDue = c.stepDue;
  const Limit step = stepLimit(c.state, limit ? limit : settings.feedBackLimit, settings);
  if (due != kNever && due == endOf(limit, c.nature, c.reportedAt, before)) c.due = endOf(limit, c.nature, c.reportedAt, after);
  const Instant anew = endOf(step, c.nature, c.stateSince, after);
  if (stepDue == anew) return c.due != due;  // another workstation has done it
  if (stepDue != kNever && stepDue == endOf(step, c.nature, c.stateSince, before))
    c.stepDue = anew;
  else if (stepDue > c.stateSince && stepDue != kNever && c.extensions == 0 && countsWorkingTime(step, c.nature))  // what was left after a pause, or runs out while it lasts
    c.stepDue = after.addWorkingTime(c.stateSince, before.workingTimeBetween(c.stateSince, stepDue));
  return c.due != due || c.stepDue != stepDue;
}

}  // namespace jw::deadline
