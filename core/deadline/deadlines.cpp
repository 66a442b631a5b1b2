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

// What a case waits for in its state; rejected, it waits for the desk again.
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
  if (due == kNever) return kNever;
  if (!countsWorkingTime(limit, nature) || due <= pausedAt) return due + (resumedAt - pausedAt);
  return calendar.addWorkingTime(resumedAt, calendar.workingTimeBetween(pausedAt, due));
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
    case Action::resume:
      c.due = dueAfterPause(was->due, was->stateSince, c.stateSince, handling, c.nature, calendar);
      c.stepDue = dueAfterPause(was->stepDue, was->stateSince, c.stateSince, handling, c.nature, calendar);
      return;
    case Action::extend:
      c.stepDue = until;
      if (c.due != kNever) c.due = std::max(c.due, until);
      c.stateSince = was->stateSince;
      return;
    default:
      break;
  }
  switch (c.state) {
    case CaseState::rejected:
    case CaseState::assigned:
    case CaseState::accepted:
    case CaseState::fedBack:
      c.stepDue = end(stepLimit(c.state, handling, settings));
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
  const Limit step = stepLimit(c.state, handlingLimit(limit, settings), settings);
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
