#include "tests/deadline/walk.h"

namespace deadlines_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("a limit ends after its amount in each unit") {
  const auto cal = calendar();
  auto end = [&](int n, Unit unit, Instant from) { return deadline::endOf({n, unit}, Nature::ordinary, from, cal); };
  const auto friday = at(11, 20, 17);
  CHECK_TIME(end(45, Unit::naturalMinute, friday), at(11, 20, 17, 45));
  CHECK_TIME(end(30, Unit::naturalHour, friday), at(11, 21, 23));
  CHECK_TIME(end(2, Unit::naturalDay, friday), at(11, 22, 17));
  CHECK_TIME(end(4, Unit::workingHour, friday), at(11, 23, 11));      // one hour on Friday, three on Monday
  CHECK_TIME(end(1, Unit::workingHour, friday), at(11, 20, 18));      // to the last minute of the day
  CHECK_TIME(end(2, Unit::workingHour, at(11, 20, 11)), at(11, 20, 15));  // over the noon break
  CHECK_TIME(end(8, Unit::workingHour, at(11, 21, 12)), at(11, 23, 18));  // from a Saturday
  CHECK_TIME(end(2, Unit::workingDay, friday), at(11, 24, 17));
  CHECK_TIME(end(1, Unit::workingDay, at(11, 21, 9)), at(11, 24, 9));  // counted from Monday
  CHECK(end(0, Unit::naturalHour, friday) == kNever);
  CHECK(end(-1, Unit::workingDay, friday) == kNever);
}

TEST_CASE("holidays do not count, make-up days do") {
  const auto cal = calendar();
  auto end = [&](int n, Unit unit, Instant from) { return deadline::endOf({n, unit}, Nature::ordinary, from, cal); };
  CHECK_TIME(end(4, Unit::workingHour, at(9, 30, 16)), at(10, 8, 10));  // two hours before the feast, two after
  CHECK_TIME(end(1, Unit::workingDay, at(9, 30, 16)), at(10, 8, 16));
  CHECK_TIME(end(2, Unit::workingDay, at(10, 8, 9)), at(10, 10, 9));  // Saturday the 10th is worked
  CHECK_TIME(end(3, Unit::workingDay, at(10, 8, 9)), at(10, 12, 9));
  CHECK_TIME(end(12, Unit::workingHour, at(10, 9, 14)), at(10, 10, 18));
  CHECK_TIME(end(8, Unit::naturalDay, at(9, 30, 16)), at(10, 8, 16));  // natural days know no feast
}

TEST_CASE("urgent cases run on natural time, major ones do not") {
  const auto cal = calendar();
  const auto from = at(9, 30, 16);
  CHECK_TIME(deadline::endOf({4, Unit::workingHour}, Nature::urgent, from, cal), at(9, 30, 20));
  CHECK_TIME(deadline::endOf({2, Unit::workingDay}, Nature::urgent, from, cal), at(10, 2, 16));
  CHECK_TIME(deadline::endOf({4, Unit::workingHour}, Nature::major, from, cal), at(10, 8, 10));
  CHECK_TIME(deadline::endOf({90, Unit::naturalMinute}, Nature::urgent, from, cal), at(9, 30, 17, 30));
}

TEST_CASE("large limits do not overflow") {
  const auto cal = calendar();
  CHECK(deadline::endOf({2'000'000'000, Unit::naturalMinute}, Nature::ordinary, at(1, 1, 0), cal) > at(1, 1, 0));
  CHECK(deadline::endOf({100'000'000, Unit::naturalDay}, Nature::ordinary, at(1, 1, 0), cal) > at(1, 1, 0));
  CHECK(deadline::endOf({100'000'000, Unit::workingDay}, Nature::urgent, at(1, 1, 0), cal) > at(1, 1, 0));
}

TEST_CASE("the clocks of a case on its way") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  CHECK_TIME(w.c.due, at(11, 20, 15));
  CHECK(w.c.stepDue == kNever);
  CHECK_TIME(model::activeDue(w.c), at(11, 20, 15));
  w.go(Action::assign, CaseState::assigned, at(11, 20, 9, 10));
  CHECK_TIME(w.c.stepDue, at(11, 20, 9, 40));
  CHECK_TIME(model::activeDue(w.c), at(11, 20, 9, 40));
  w.go(Action::accept, CaseState::accepted, at(11, 20, 9, 30));
  CHECK_TIME(w.c.stepDue, at(11, 20, 15, 30));
  CHECK_TIME(w.c.due, at(11, 20, 15));
  CHECK_TIME(model::activeDue(w.c), at(11, 20, 15));
  w.go(Action::feedBack, CaseState::fedBack, at(11, 20, 17));
  CHECK_TIME(w.c.stepDue, at(11, 23, 17));
  CHECK_TIME(model::activeDue(w.c), at(11, 23, 17));  // handling has ended: the past due counts no more
  w.go(Action::followUp, CaseState::followedUp, at(11, 23, 9));
  CHECK(w.c.stepDue == kNever);
  CHECK(model::activeDue(w.c) == kNever);
  w.go(Action::archive, CaseState::archived, at(11, 23, 10));
  CHECK_TIME(w.c.closedAt, at(11, 23, 10));
  CHECK_TIME(w.c.due, at(11, 20, 15));  // what the statistics compare with
  CHECK(model::activeDue(w.c) == kNever);
}

TEST_CASE("a rejected case has no step clock until it is assigned again; its due goes on") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  w.go(Action::assign, CaseState::assigned, at(11, 20, 9));
  w.go(Action::reject, CaseState::rejected, at(11, 20, 10));
  CHECK(w.c.stepDue == kNever);
  CHECK_TIME(model::activeDue(w.c), at(11, 20, 15));
  w.go(Action::assign, CaseState::assigned, at(11, 20, 11));
  CHECK_TIME(w.c.stepDue, at(11, 20, 11, 30));
}

TEST_CASE("a void case is closed and runs against no clock") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  w.go(Action::void_, CaseState::void_, at(11, 20, 9, 5));
  CHECK_TIME(w.c.closedAt, at(11, 20, 9, 5));
  CHECK(model::activeDue(w.c) == kNever);
}

TEST_CASE("without a limit of its category a case is handled within the limit of the settings, and has no due") {
  Walk w(at(11, 20, 9), {});
  CHECK(w.c.due == kNever);
  w.toAccepted(at(11, 20, 9), at(11, 20, 10));
  CHECK_TIME(w.c.stepDue, at(11, 25, 10));  // three working days
  w.settings.acceptLimit = {};
  w.go(Action::assign, CaseState::assigned, at(11, 20, 11));
  CHECK(w.c.stepDue == kNever);
}

TEST_CASE("a due that the source has set is kept") {
  Walk w(at(11, 20, 9), {});
  model::CaseSummary c;
  c.reportedAt = c.stateSince = at(11, 20, 9);
  c.due = at(11, 21, 1);
  w.category.limit = {1, Unit::naturalHour};
  deadline::setClocks(c, nullptr, Action::report, kNever, w.category.limit, w.settings, w.cal);
  CHECK_TIME(c.due, at(11, 21, 1));
}

TEST_CASE("without follow-up nothing waits for it") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  w.settings.followUp = false;
  w.toAccepted(at(11, 20, 9), at(11, 20, 10));
  w.go(Action::feedBack, CaseState::fedBack, at(11, 20, 11));
  CHECK(w.c.stepDue == kNever);
}

TEST_CASE("a pause keeps the working time that was left") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  w.toAccepted(at(11, 20, 9), at(11, 20, 9));  // both clocks end at 15:00
  w.go(Action::suspend, CaseState::suspended, at(11, 20, 11), at(11, 25, 9));
  CHECK(model::activeDue(w.c) == kNever);
  w.go(Action::resume, CaseState::accepted, at(11, 24, 17));  // two working hours were left
  CHECK_TIME(w.c.due, at(11, 25, 9));
  CHECK_TIME(w.c.stepDue, at(11, 25, 9));
}

TEST_CASE("a pause keeps the working days that were left") {
  Walk w(at(11, 16, 10), {2, Unit::workingDay});  // Monday: due Wednesday 10:00
  w.toAccepted(at(11, 16, 10), at(11, 16, 10));
  w.go(Action::suspend, CaseState::suspended, at(11, 17, 10), at(12, 1, 0));  // one working day left
  w.go(Action::resume, CaseState::accepted, at(11, 27, 10));                  // a Friday
  CHECK_TIME(w.c.due, at(11, 30, 10));
}

TEST_CASE("a pause keeps the natural time that was left") {
  SECTION("of a natural limit") {
    Walk w(at(11, 20, 9), {24, Unit::naturalHour});
    w.toAccepted(at(11, 20, 9), at(11, 20, 10));
    w.go(Action::suspend, CaseState::suspended, at(11, 20, 12), at(11, 25, 0));
    w.go(Action::resume, CaseState::accepted, at(11, 22, 12));
    CHECK_TIME(w.c.due, at(11, 23, 9));
    CHECK_TIME(w.c.stepDue, at(11, 23, 10));
  }
  SECTION("of an urgent case with a working limit") {
    Walk w(at(11, 20, 9), {8, Unit::workingHour}, Nature::urgent);
    w.toAccepted(at(11, 20, 9), at(11, 20, 9));
    w.go(Action::suspend, CaseState::suspended, at(11, 20, 10), at(11, 25, 0));
    w.go(Action::resume, CaseState::accepted, at(11, 21, 20));  // a Saturday night
    CHECK_TIME(w.c.due, at(11, 22, 3));
  }
}

TEST_CASE("a pause neither heals nor worsens what was late already") {
  Walk w(at(11, 20, 9), {1, Unit::workingHour});
  w.toAccepted(at(11, 20, 9), at(11, 20, 9));
  w.go(Action::suspend, CaseState::suspended, at(11, 20, 12), at(12, 1, 0));  // two hours late
  w.go(Action::resume, CaseState::accepted, at(11, 24, 12));
  CHECK_TIME(w.c.due, at(11, 24, 10));
}

TEST_CASE("a resumed case without due has none") {
  Walk w(at(11, 20, 9), {});
  w.settings.feedBackLimit = {};
  w.toAccepted(at(11, 20, 9), at(11, 20, 9));
  w.go(Action::suspend, CaseState::suspended, at(11, 20, 12), at(12, 1, 0));
  w.go(Action::resume, CaseState::accepted, at(11, 24, 12));
  CHECK(w.c.due == kNever);
  CHECK(w.c.stepDue == kNever);
}

TEST_CASE("an extension sets the new limit and never shortens the due") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  w.toAccepted(at(11, 20, 9), at(11, 20, 9, 5));
  w.go(Action::extend, CaseState::accepted, at(11, 20, 14), at(11, 27, 18));
  CHECK_TIME(w.c.stepDue, at(11, 27, 18));
  CHECK_TIME(w.c.due, at(11, 27, 18));
  CHECK_TIME(w.c.stateSince, at(11, 20, 9, 5));  // it has been accepted since then
  w.go(Action::extend, CaseState::accepted, at(11, 20, 15), at(11, 24, 18));
  CHECK_TIME(w.c.due, at(11, 27, 18));
  Walk without(at(11, 20, 9), {});
  without.toAccepted(at(11, 20, 9), at(11, 20, 9));
  without.go(Action::extend, CaseState::accepted, at(11, 20, 14), at(11, 27, 18));
  CHECK(without.c.due == kNever);
  CHECK_TIME(without.c.stepDue, at(11, 27, 18));
}

TEST_CASE("the second round starts a clock of its own; a reopened case is closed no more") {
  Walk w(at(11, 20, 9), {4, Unit::workingHour});
  w.toAccepted(at(11, 20, 9), at(11, 20, 9));
  w.go(Action::feedBack, CaseState::fedBack, at(11, 20, 11));
  w.go(Action::followUp, CaseState::followedUp, at(11, 20, 16));
  SECTION("rework") {
    w.go(Action::rework, CaseState::reworking, at(11, 20, 16));
    CHECK(w.c.due == kNever);
    CHECK_TIME(w.c.stepDue, at(11, 23, 10));
    CHECK_TIME(model::activeDue(w.c), at(11, 23, 10));
  }
  SECTION("reopen") {
    w.go(Action::archive, CaseState::archived, at(11, 20, 17));
    w.go(Action::reopen, CaseState::reworking, at(11, 23, 9));
    CHECK(w.c.closedAt == kNever);
    CHECK_TIME(model::activeDue(w.c), at(11, 23, 15));
  }
}

TEST_CASE("the active deadline is the earlier clock of an open case") {
  model::CaseSummary c;
  c.due = at(11, 20, 12);
  c.stepDue = at(11, 20, 10);
  for (const auto s : {CaseState::reported, CaseState::assigned, CaseState::accepted, CaseState::rejected, CaseState::reworking}) {
    c.state = s;
    CHECK_TIME(model::activeDue(c), at(11, 20, 10));
  }
  c.stepDue = kNever;
  CHECK_TIME(model::activeDue(c), at(11, 20, 12));
  for (const auto s : {CaseState::fedBack, CaseState::followedUp, CaseState::suspended, CaseState::archived, CaseState::void_, CaseState::none}) {
    c.state = s;
    CHECK(model::activeDue(c) == kNever);
  }
  c.stepDue = at(11, 20, 10);
  c.state = CaseState::fedBack;
  CHECK_TIME(model::activeDue(c), at(11, 20, 10));
}

}  // namespace deadlines_test
