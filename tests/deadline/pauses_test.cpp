// Suspension and extension around feasts, make-up days and the change of the clocks.
#include "tests/deadline/walk.h"

namespace pauses_test {

using namespace jw;
using namespace jw::test;

namespace {

const Zone kNewYork("America/New_York");

// The clocks go back in the night to Sunday, 2026-11-01, and forward in the one to Sunday, 2026-03-08.
Instant ny(int month, int day, int hour, int minute = 0) { return kNewYork.toInstant({2026, month, day, hour, minute, 0, 0}); }
std::string nyText(Instant t) { return formatLocal(kNewYork.toLocal(t)); }
#define CHECK_NY(a, b) CHECK(nyText(a) == nyText(b))

Walk accepted(Instant when, Limit limit, Nature nature = Nature::ordinary, WorkingCalendar working = calendar()) {
  Walk w(when, limit, nature, std::move(working));
  w.toAccepted(when, when);
  return w;
}

}  // namespace

TEST_CASE("pause: from before a feast to the make-up day after it") {
  Walk w = accepted(at(9, 30, 16), {4, Unit::workingHour});
  w.go(Action::suspend, CaseState::suspended, at(9, 30, 17), at(10, 31, 0));  // three working hours left
  w.go(Action::resume, CaseState::accepted, at(10, 9, 17));                   // the Friday: one hour, then the make-up Saturday
  CHECK_TIME(w.c.due, at(10, 10, 10));
  CHECK_TIME(w.c.stepDue, at(10, 10, 10));
}

TEST_CASE("pause: within a feast it takes nothing and gives nothing") {
  for (const auto unit : {Unit::workingHour, Unit::workingDay}) {
    Walk w = accepted(at(9, 30, 16), {4, unit});
    const Instant due = w.c.due, stepDue = w.c.stepDue;
    w.go(Action::suspend, CaseState::suspended, at(10, 2, 9), at(10, 31, 0));
    w.go(Action::resume, CaseState::accepted, at(10, 6, 15));
    CHECK_TIME(w.c.due, due);
    CHECK_TIME(w.c.stepDue, stepDue);
  }
}

TEST_CASE("pause: natural time goes on in a feast") {
  SECTION("of a natural limit") {
    Walk w = accepted(at(9, 30, 16), {3, Unit::naturalDay});
    w.go(Action::suspend, CaseState::suspended, at(10, 1, 16), at(10, 31, 0));
    w.go(Action::resume, CaseState::accepted, at(10, 6, 10));
    CHECK_TIME(w.c.due, at(10, 8, 10));
  }
  SECTION("of an urgent case") {
    Walk w = accepted(at(10, 2, 8), {4, Unit::workingHour}, Nature::urgent);
    CHECK_TIME(w.c.due, at(10, 2, 12));
    w.go(Action::suspend, CaseState::suspended, at(10, 2, 9), at(10, 31, 0));
    w.go(Action::resume, CaseState::accepted, at(10, 3, 22));
    CHECK_TIME(w.c.due, at(10, 4, 1));
  }
}

TEST_CASE("pause: working days left are worked off over a make-up day and the Sunday after it") {
  Walk w = accepted(at(9, 29, 10), {2, Unit::workingDay});
  CHECK_TIME(w.c.due, at(10, 8, 10));  // 30 September, then the feast
  w.go(Action::suspend, CaseState::suspended, at(9, 30, 10), at(10, 31, 0));  // one working day left
  w.go(Action::resume, CaseState::accepted, at(10, 10, 10));                  // the make-up Saturday
  CHECK_TIME(w.c.due, at(10, 12, 10));
}

TEST_CASE("pause: several keep the sum") {
  Walk w = accepted(at(9, 29, 8), {12, Unit::workingHour});  // due on 30 September at noon
  w.go(Action::suspend, CaseState::suspended, at(9, 29, 10), at(10, 31, 0));  // two of twelve used
  w.go(Action::resume, CaseState::accepted, at(9, 30, 16));
  w.go(Action::suspend, CaseState::suspended, at(9, 30, 18), at(10, 31, 0));  // four used
  w.go(Action::resume, CaseState::accepted, at(10, 4, 12));                   // in the feast
  CHECK_TIME(w.c.due, at(10, 8, 18));
  w.go(Action::suspend, CaseState::suspended, at(10, 8, 12), at(10, 31, 0));  // eight used
  w.go(Action::resume, CaseState::accepted, at(10, 10, 8));
  CHECK_TIME(w.c.due, at(10, 10, 12));
  CHECK_TIME(w.c.stepDue, at(10, 10, 12));
}

TEST_CASE("extension: into a feast, and a pause after it") {
  Walk w = accepted(at(9, 30, 9), {4, Unit::workingHour});
  w.go(Action::extend, CaseState::accepted, at(9, 30, 10), at(10, 3, 12));  // a person may set a day off
  CHECK_TIME(w.c.stepDue, at(10, 3, 12));
  CHECK_TIME(w.c.due, at(10, 3, 12));
  w.go(Action::suspend, CaseState::suspended, at(9, 30, 16), at(10, 31, 0));  // two working hours until then
  w.go(Action::resume, CaseState::accepted, at(10, 8, 8));
  CHECK_TIME(w.c.due, at(10, 8, 10));
}

TEST_CASE("pause: over the change of the clocks") {
  const WorkingCalendar working(kNewYork);
  SECTION("natural time counts the hour that comes twice") {
    Walk w = accepted(ny(10, 31, 12), {24, Unit::naturalHour}, Nature::ordinary, working);
    CHECK_NY(w.c.due, ny(11, 1, 11));
    w.go(Action::suspend, CaseState::suspended, ny(10, 31, 18), ny(12, 1, 0));  // eighteen hours left
    w.go(Action::resume, CaseState::accepted, ny(11, 1, 12));
    CHECK_NY(w.c.due, ny(11, 2, 6));
  }
  SECTION("and leaves out the one that does not come") {
    Walk w = accepted(ny(3, 7, 12), {24, Unit::naturalHour}, Nature::ordinary, working);
    CHECK_NY(w.c.due, ny(3, 8, 13));
    w.go(Action::suspend, CaseState::suspended, ny(3, 7, 22), ny(4, 1, 0));  // fourteen hours left
    w.go(Action::resume, CaseState::accepted, ny(3, 8, 0));
    CHECK_NY(w.c.due, ny(3, 8, 15));
  }
  SECTION("working time does not notice it") {
    for (const auto& [friday, monday] : {std::pair{ny(10, 30, 16), ny(11, 2, 0)}, std::pair{ny(3, 6, 16), ny(3, 9, 0)}}) {
      Walk w = accepted(friday, {4, Unit::workingHour}, Nature::ordinary, working);
      CHECK_NY(w.c.due, monday + std::chrono::hours(10));
      w.go(Action::suspend, CaseState::suspended, friday + std::chrono::hours(1), monday + std::chrono::hours(9999));
      w.go(Action::resume, CaseState::accepted, monday + std::chrono::hours(16));  // one of three hours on this day still
      CHECK_NY(w.c.due, monday + std::chrono::hours(24 + 9));
    }
  }
  SECTION("working days keep the time of day") {
    Walk w = accepted(ny(10, 30, 10), {1, Unit::workingDay}, Nature::ordinary, working);
    CHECK_NY(w.c.due, ny(11, 2, 10));
    w.go(Action::suspend, CaseState::suspended, ny(10, 31, 10), ny(12, 1, 0));
    w.go(Action::resume, CaseState::accepted, ny(11, 1, 10));
    CHECK_NY(w.c.due, ny(11, 2, 10));
  }
}

TEST_CASE("a due never comes before its beginning, at any hour around a change of the clocks") {
  WorkingCalendar nights(kNewYork);
  nights.setWeekdays(0b1111111);
  nights.setPeriods({{0, 360}, {1200, 1440}});
  for (const Instant change : {ny(10, 31, 20), ny(3, 7, 20)})
    for (int minutes = 0; minutes < 12 * 60; minutes += 10) {
      const Instant from = change + std::chrono::minutes(minutes);
      CHECK(deadline::endOf({3, Unit::workingHour}, Nature::ordinary, from, nights) >= from + std::chrono::hours(2));
      CHECK(deadline::endOf({1, Unit::workingDay}, Nature::ordinary, from, nights) >= from + std::chrono::hours(23));
    }
}

}  // namespace pauses_test
