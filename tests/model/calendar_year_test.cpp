// The special days of a year as text, and when a year's are wanted.
#include "core/model/calendar_year.h"
#include "tests/catch.h"

namespace calendar_year_test {

using namespace jw;

TEST_CASE("the special days of a year go into a line of text and come out of it again") {
  const SpecialDays days{{daysOf(2027, 1, 1), false}, {daysOf(2027, 1, 3), true}, {daysOf(2027, 12, 31), false}};
  CHECK(model::calendarText(days) == "-01-01 +01-03 -12-31");
  CHECK(model::parseCalendar(2027, "-01-01 +01-03 -12-31") == days);
  CHECK(model::calendarText({}).empty());
  CHECK(model::parseCalendar(2027, "") == SpecialDays{});
  CHECK(model::parseCalendar(2028, "-02-29").has_value());
  for (const char* bad : {"-02-29", "01-01", "-01-01 ", " -01-01", "-01-01  -01-02", "-01-02 -01-01", "-01-01 -01-01", "-13-01", "-00-01", "-01-00", "-1-01", "--1-01", "*01-01", "-01-01,-01-02", "-01-0"})
    CHECK_FALSE(model::parseCalendar(2027, bad).has_value());
  CHECK(model::calendarKey(2027) == "calendar_2027");
  CHECK(model::calendarYear("calendar_2027") == 2027);
  for (const char* none : {"calendar_", "calendar_1999", "calendar_20270", "calendar_-027", "calendar_abcd", "accept_limit", ""}) CHECK_FALSE(model::calendarYear(none).has_value());
}

TEST_CASE("a year's special days take the place of those before and leave other years alone") {
  auto calendar = WorkingCalendar::parse("holidays = [2026-10-01, 2027-01-01]\nmake_up_days = [2026-10-10]");
  CHECK(calendar.ofYear(2026).size() == 2);
  calendar.setYear(2026, {{daysOf(2026, 5, 1), false}});
  CHECK(calendar.isWorkingDay(daysOf(2026, 10, 1)));
  CHECK_FALSE(calendar.isWorkingDay(daysOf(2026, 10, 10)));
  CHECK_FALSE(calendar.isWorkingDay(daysOf(2026, 5, 1)));
  CHECK_FALSE(calendar.isWorkingDay(daysOf(2027, 1, 1)));
}

TEST_CASE("a year's days are wanted from the first of December before it until they are entered") {
  auto calendar = WorkingCalendar::parse("holidays = [2026-10-01]");
  const auto at = [](int year, int month, int day) { return Zone::china().toInstant({year, month, day, 12}); };
  CHECK_FALSE(model::lackingYear(calendar, at(2026, 11, 30)).has_value());
  CHECK(model::lackingYear(calendar, at(2026, 12, 1)) == 2027);
  CHECK(model::lackingYear(calendar, at(2027, 3, 1)) == 2027);
  CHECK(model::lackingYear(calendar, at(2029, 3, 1)) == 2029);
  CHECK_FALSE(model::lackingYear(calendar, at(2025, 3, 1)).has_value());  // before anything was known of any year
  calendar.setYear(2027, {{daysOf(2027, 1, 1), false}});
  CHECK_FALSE(model::lackingYear(calendar, at(2026, 12, 1)).has_value());
  CHECK_FALSE(model::lackingYear(WorkingCalendar(Zone::china()), at(2026, 12, 1)).has_value());
}

}  // namespace calendar_year_test
