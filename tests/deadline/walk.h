// A case on its way through its states, with the clocks that the engine would set. Times are wall-clock times in China:
// 2026-11-20 is a Friday; 2026-10-01 to 10-07 are holidays, 10-10 a make-up Saturday.
#pragma once
#include <string>

#include "core/deadline/deadlines.h"
#include "tests/catch.h"

namespace jw::test {

using model::Action;
using model::CaseState;
using model::Limit;
using model::Nature;
using Unit = Limit::Unit;

inline Instant at(int month, int day, int hour, int minute = 0) { return Zone::china().toInstant({2026, month, day, hour, minute, 0, 0}); }

inline WorkingCalendar calendar() {
  WorkingCalendar c{Zone::china()};
  for (const int day : {1, 2, 5, 6, 7}) c.setDay(2026, 10, day, false);
  c.setDay(2026, 10, 10, true);
  return c;
}

inline std::string text(Instant t) { return t == kNever ? "never" : formatLocal(Zone::china().toLocal(t)); }
#define CHECK_TIME(a, b) CHECK(text(a) == text(b))

/// The clocks are set after each step as the engine does.
struct Walk {
  model::CaseSummary c;
  model::Category category;
  model::Settings settings;
  WorkingCalendar cal;

  explicit Walk(Instant reported, Limit limit, Nature nature = Nature::ordinary, WorkingCalendar working = calendar()) : cal(std::move(working)) {
    category.limit = limit;
    c.nature = nature;
    c.reportedAt = c.stateSince = reported;
    deadline::setClocks(c, nullptr, Action::report, kNever, category.limit, settings, cal);
  }
  void go(Action action, CaseState to, Instant when, Instant until = kNever) {
    const auto was = c;
    c.state = to;
    c.stateSince = when;
    deadline::setClocks(c, &was, action, until, category.limit, settings, cal);
  }
  void toAccepted(Instant assigned, Instant accepted) {
    go(Action::assign, CaseState::assigned, assigned);
    go(Action::accept, CaseState::accepted, accepted);
  }
};

}  // namespace jw::test
