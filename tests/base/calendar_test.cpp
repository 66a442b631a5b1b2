#include "core/base/calendar.h"

#include "core/base/error.h"
#include "tests/catch.h"

namespace calendar_test {

using namespace jw;
using namespace std::chrono_literals;

namespace {
Instant at(int month, int day, int hour, int minute = 0) { return Zone::china().toInstant({2026, month, day, hour, minute, 0, 0}); }
}  // namespace

TEST_CASE("working time skips the noon break, the night and the weekend") {
  const WorkingCalendar calendar(Zone::china());
  // 2026-11-20 is a Friday.
  CHECK(calendar.addWorkingTime(at(11, 20, 11), 2h) == at(11, 20, 15));
  CHECK(calendar.addWorkingTime(at(11, 20, 17), 2h) == at(11, 23, 9));
  CHECK(calendar.addWorkingTime(at(11, 21, 10), 1h) == at(11, 23, 9));
  CHECK(calendar.addWorkingTime(at(11, 20, 9), 8h) == at(11, 23, 9));
  CHECK(calendar.addWorkingTime(at(11, 20, 8), 8h) == at(11, 20, 18));
  CHECK(calendar.workingTimeBetween(at(11, 20, 17), at(11, 23, 9)) == 2h);
  CHECK(calendar.workingTimeBetween(at(11, 23, 9), at(11, 20, 17)) == -2h);
}

TEST_CASE("working days keep the time of day and step over holidays and onto make-up days") {
  WorkingCalendar calendar(Zone::china());
  CHECK(calendar.addWorkingDays(at(11, 20, 15, 30), 1) == at(11, 23, 15, 30));
  calendar.setDay(2026, 11, 23, false);
  calendar.setDay(2026, 11, 21, true);
  CHECK(calendar.addWorkingDays(at(11, 20, 15, 30), 1) == at(11, 21, 15, 30));
  CHECK(calendar.addWorkingDays(at(11, 20, 15, 30), 2) == at(11, 24, 15, 30));
}

TEST_CASE("adding and measuring working time are each other's inverse") {
  const WorkingCalendar calendar(Zone::china());
  for (int start = 0; start < 24 * 8; start += 5)
    for (int minutes = 1; minutes < 5000; minutes += 397) {
      const Instant from = at(11, 16, 0) + std::chrono::hours(start);
      const Instant to = calendar.addWorkingTime(from, std::chrono::minutes(minutes));
      CHECK(calendar.workingTimeBetween(from, to) == std::chrono::minutes(minutes));
    }
}

TEST_CASE("a calendar file says where it is wrong") {
  CHECK_THROWS_WITH(WorkingCalendar::parse("periods = ['12:00-08:00']"), Catch::Matchers::Contains("overlap or run backwards"));
  CHECK_THROWS_WITH(WorkingCalendar::parse("weekdays = [9]"), Catch::Matchers::Contains("weekdays"));
  CHECK_THROWS_WITH(WorkingCalendar::parse("a = \n b"), Catch::Matchers::Contains("line"));
  const auto calendar = WorkingCalendar::parse("weekdays = [1,2,3,4,5,6,7]\nperiods=['00:00-24:00']\nholidays=[2026-10-01]");
  CHECK_FALSE(calendar.isWorkingDay(daysOf(2026, 10, 1)));
  CHECK(calendar.addWorkingTime(at(9, 30, 23), 2h) == at(10, 2, 1));
}

TEST_CASE("a calendar without working time never comes to an end") {
  WorkingCalendar calendar(Zone::china());
  calendar.setWeekdays(0);
  CHECK(calendar.addWorkingTime(at(1, 1, 0), 1h) == kNever);
  CHECK(calendar.addWorkingDays(at(1, 1, 0), 1) == kNever);
}

}  // namespace calendar_test
