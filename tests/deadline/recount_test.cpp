// What a change of the working calendar does to clocks that run.
#include "tests/deadline/walk.h"

namespace recount_test {

using namespace jw;
using namespace jw::test;

namespace {

/// Monday 23 November becomes a day off.
WorkingCalendar withFeast() {
  auto c = calendar();
  c.setDay(2026, 11, 23, false);
  return c;
}

bool recount(Walk& w, const WorkingCalendar& after) { return deadline::recount(w.c, w.category.limit, w.settings, w.cal, after); }

}  // namespace

TEST_CASE("a new day off moves what counts in working time and nothing else") {
  Walk hours(at(11, 20, 16), {4, Unit::workingHour});
  hours.toAccepted(at(11, 20, 16, 10), at(11, 20, 16, 20));
  CHECK(recount(hours, withFeast()));
  CHECK_TIME(hours.c.due, at(11, 24, 10));
  CHECK_TIME(hours.c.stepDue, at(11, 24, 10, 20));
  CHECK_FALSE(recount(hours, withFeast()));  // it comes from another workstation like that
  CHECK(deadline::recount(hours.c, hours.category.limit, hours.settings, withFeast(), calendar()));  // and back
  CHECK_TIME(hours.c.due, at(11, 23, 10));
  CHECK_TIME(hours.c.stepDue, at(11, 23, 10, 20));

  Walk days(at(11, 20, 20), {2, Unit::workingDay});  // after hours: the time of day stays
  days.toAccepted(at(11, 20, 20, 10), at(11, 20, 20, 20));
  CHECK(recount(days, withFeast()));
  CHECK_TIME(days.c.stepDue, at(11, 25, 20, 20));

  Walk natural(at(11, 20, 16), {5, Unit::naturalDay});
  natural.toAccepted(at(11, 20, 16, 10), at(11, 20, 16, 20));
  CHECK_FALSE(recount(natural, withFeast()));
  Walk urgent(at(11, 20, 16), {4, Unit::workingHour}, Nature::urgent);
  urgent.toAccepted(at(11, 20, 16, 10), at(11, 20, 16, 20));
  CHECK_FALSE(recount(urgent, withFeast()));
  Walk over(at(11, 20, 9), {1, Unit::workingHour});
  over.toAccepted(at(11, 20, 9, 10), at(11, 20, 9, 20));
  CHECK_FALSE(recount(over, withFeast()));  // its time does not run over that day
}

TEST_CASE("what a person has set stays and what was left after a pause is counted on") {
  Walk extended(at(11, 20, 16), {4, Unit::workingHour});
  extended.toAccepted(at(11, 20, 16, 10), at(11, 20, 16, 20));
  ++extended.c.extensions;
  extended.go(Action::extend, CaseState::accepted, at(11, 20, 17), at(11, 25, 12));
  CHECK_FALSE(recount(extended, withFeast()));
  CHECK_TIME(extended.c.stepDue, at(11, 25, 12));

  Walk paused(at(11, 19, 9), {8, Unit::workingHour});
  paused.toAccepted(at(11, 19, 9), at(11, 19, 9));  // due on the 20th at 9:00
  paused.go(Action::suspend, CaseState::suspended, at(11, 19, 16), at(11, 20, 17));
  Walk resumed = paused;
  resumed.go(Action::resume, CaseState::accepted, at(11, 20, 17));  // three hours are left: one today, two on Monday
  CHECK_TIME(resumed.c.stepDue, at(11, 23, 10));
  CHECK(recount(resumed, withFeast()));
  CHECK_TIME(resumed.c.stepDue, at(11, 24, 10));
  CHECK_FALSE(recount(paused, withFeast()));  // it stands; the calendar of the day of resumption counts
}

}  // namespace recount_test
