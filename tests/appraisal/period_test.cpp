#include "core/appraisal/period.h"
#include "tests/catch.h"

namespace period_test {

using namespace jw;
using namespace jw::appraisal;

namespace {
std::string span(const std::optional<Period>& p, const Zone& zone = Zone::china()) {
  return p ? formatLocal(zone.toLocal(p->from)).substr(0, 10) + " " + formatLocal(zone.toLocal(p->to)).substr(0, 16) : "none";
}
}  // namespace

TEST_CASE("periods begin and end at midnight of the city") {
  const auto of = [](const char* text) { return span(parsePeriod(text, Zone::china())); };
  CHECK(of("2026-11-21") == "2026-11-21 2026-11-22 00:00");
  CHECK(of("2026-11") == "2026-11-01 2026-12-01 00:00");
  CHECK(of("2026-12") == "2026-12-01 2027-01-01 00:00");
  CHECK(of("2026-Q1") == "2026-01-01 2026-04-01 00:00");
  CHECK(of("2026-Q4") == "2026-10-01 2027-01-01 00:00");
  CHECK(of("2026") == "2026-01-01 2027-01-01 00:00");
  CHECK(of("2026-W47") == "2026-11-16 2026-11-23 00:00");
  CHECK(of("2026-W01") == "2025-12-29 2026-01-05 00:00");
  CHECK(of("2020-W53") == "2020-12-28 2021-01-04 00:00");
  CHECK(of("2026-11-01..2026-11-15") == "2026-11-01 2026-11-16 00:00");
  CHECK(of("2024-02-29") == "2024-02-29 2024-03-01 00:00");
  CHECK(toMillis(parsePeriod("2026-11", Zone::china())->from) == toMillis(parsePeriod("2026-11", Zone("UTC"))->from) - 8 * 3'600'000);
}

TEST_CASE("what is no period is none") {
  for (const char* text : {"", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-W54", "2025-W53", "2026-W00", "2026-02-29", "26-11", "2026-1", "2026-11-1", "2026-11-15..2026-11-01", "2026-11-01..", "2026/11",
                           "2026-11-21 ", "November", "1969"}) {
    CAPTURE(text);
    CHECK_FALSE(parsePeriod(text, Zone::china()));
  }
}

TEST_CASE("the period of a moment, and its neighbours") {
  const Zone& zone = Zone::china();
  const Instant t = zone.toInstant({2026, 11, 22, 23, 30, 0, 0});  // a Sunday
  CHECK(periodAt(PeriodKind::day, t, zone).text == "2026-11-22");
  CHECK(periodAt(PeriodKind::week, t, zone).text == "2026-W47");
  CHECK(periodAt(PeriodKind::month, t, zone).text == "2026-11");
  CHECK(periodAt(PeriodKind::quarter, t, zone).text == "2026-Q4");
  CHECK(periodAt(PeriodKind::year, t, zone).text == "2026");
  CHECK(periodNext(periodAt(PeriodKind::month, t, zone), -11, zone).text == "2025-12");
  CHECK(periodNext(periodAt(PeriodKind::week, t, zone), 7, zone).text == "2027-W01");
  CHECK(periodNext(*parsePeriod("2026-11-01..2026-11-10", zone), -1, zone).text == "2026-10-22..2026-10-31");
  for (const char* text : {"2026-11-21", "2026-W01", "2020-W53", "2026-02", "2026-Q2", "2027", "2026-01-30..2026-02-02"}) {
    const auto p = parsePeriod(text, zone);
    REQUIRE(p);
    CHECK(p->text == text);
    CHECK(periodNext(periodNext(*p, 3, zone), -3, zone).text == text);
    CHECK(span(periodNext(*p, 1, zone)).substr(0, 10) == span(p).substr(11, 10));
  }
}

TEST_CASE("a day of daylight saving is not 24 hours long") {
  const Zone zone("America/New_York");
  const auto p = parsePeriod("2026-03-08", zone);
  REQUIRE(p);
  CHECK((p->to - p->from) == std::chrono::hours(23));
  CHECK(periodNext(*p, 1, zone).text == "2026-03-09");
}

}  // namespace period_test
