#include "core/base/zone.h"

#include "core/base/error.h"
#include "tests/catch.h"

namespace zone_test {

using namespace jw;

TEST_CASE("a fixed offset moves the wall clock by itself alone") {
  const Zone& china = Zone::china();
  const Instant t = china.toInstant({2016, 9, 13, 0, 36, 25, 0});
  CHECK(formatUtc(t) == "2016-09-12T16:36:25Z");
  CHECK(china.toLocal(t) == LocalTime{2016, 9, 13, 0, 36, 25, 0});
}

TEST_CASE("daylight saving of New York begins and ends on its Sundays") {
  const Zone zone("America/New_York");
  CHECK(formatUtc(zone.toInstant({2011, 7, 1, 1, 32, 33, 0})) == "2011-07-01T05:32:33Z");
  CHECK(formatUtc(zone.toInstant({2011, 3, 13, 1, 59, 59, 0})) == "2011-03-13T06:59:59Z");
  CHECK(formatUtc(zone.toInstant({2011, 3, 13, 3, 0, 0, 0})) == "2011-03-13T07:00:00Z");
  CHECK(formatUtc(zone.toInstant({2011, 11, 6, 3, 0, 0, 0})) == "2011-11-06T08:00:00Z");
  CHECK(zone.toLocal(zone.toInstant({2011, 11, 6, 1, 30, 0, 0})) == LocalTime{2011, 11, 6, 1, 30, 0, 0});
}

TEST_CASE("times before 1970 and leap days survive the way there and back") {
  const Zone& china = Zone::china();
  for (const LocalTime t : {LocalTime{1969, 12, 31, 23, 59, 59, 999}, LocalTime{2000, 2, 29, 0, 0, 0, 0}, LocalTime{1900, 3, 1, 12, 0, 0, 0}})
    CHECK(china.toLocal(china.toInstant(t)) == t);
}

TEST_CASE("a zone that cannot be read is refused") {
  CHECK_THROWS_AS(Zone("Mars/Olympus"), Error);
  CHECK_THROWS_AS(Zone("EST5EDT,M3.2.0"), Error);
  CHECK_THROWS_AS(Zone("UTC+08:00x"), Error);
}

TEST_CASE("a date is eight digits") {
  CHECK(formatDate8({2026, 11, 9}) == "20261109");
  CHECK(formatDate8({987, 1, 31}) == "09870131");
}

}  // namespace zone_test
