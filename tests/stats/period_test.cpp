// Periods by name and what lies before them, day by day over some years; and questions about cases cut by them.
#include "core/stats/period.h"

#include "core/stats/comparison.h"
#include "core/store/bench_appraisal_peer.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace period_test {

using namespace jw;
using namespace jw::stats;
using engine::StatisticsDesk;

namespace {

Day day(int year, int month, int d) { return static_cast<Day>(daysOf(year, month, d)); }

}  // namespace

TEST_CASE("months and quarters and years touch each other without a gap or an overlap") {
  using N = NamedPeriod;
  for (Day today = day(2023, 12, 30); today < day(2028, 3, 2); ++today) {
    for (const auto& [now, before] : {std::pair{N::thisMonth, N::lastMonth}, {N::thisQuarter, N::lastQuarter}, {N::thisYear, N::lastYear}}) {
      const Period p = periodOf(now, today), q = periodOf(before, today);
      REQUIRE(p.first <= today);
      REQUIRE(today < p.end);
      REQUIRE(q.end == p.first);
      REQUIRE(periodBefore(p) == q);
      REQUIRE(dateOf(p.first).day == 1);
      REQUIRE(dateOf(p.end).day == 1);
      REQUIRE(yearBefore(p).end == periodOf(now, yearBefore({today, today + 1}).first).end);
    }
    CHECK(periodOf(N::last30Days, today).days() == 30);
    CHECK(periodOf(N::last365Days, today).last() == today);
  }
  CHECK(text(periodOf(N::lastQuarter, day(2026, 2, 3))) == "2025-10-01..2025-12-31");
  CHECK(text(periodOf(N::thisMonth, day(2024, 2, 3))) == "2024-02-01..2024-02-29");
  CHECK(text(yearBefore(periodOf(N::thisMonth, day(2024, 2, 3)))) == "2023-02-01..2023-02-28");
  // A month that goes on stands beside the same days of the one before; free days beside as many.
  CHECK(text(periodBefore({day(2026, 11, 1), day(2026, 11, 23)})) == "2026-10-01..2026-10-22");
  CHECK(text(periodBefore({day(2026, 3, 1), day(2026, 3, 31)})) == "2026-02-01..2026-02-28");
  CHECK(text(periodBefore({day(2026, 11, 5), day(2026, 11, 12)})) == "2026-10-29..2026-11-04");
  CHECK(text(yearBefore({day(2024, 2, 20), day(2024, 3, 1)})) == "2023-02-20..2023-02-28");
}

TEST_CASE("each case lies in one of two periods that touch by the clock of the city") {
  test::PeopleCity city(100);
  const Zone zone = Zone::china();
  // Around the midnight that begins 1 November, a millisecond and an hour to either side; and in October.
  const Instant midnight = zone.toInstant({2026, 11, 1, 0, 0, 0, 0});
  city.engine
      ->write([&](store::Connection& w) {
        store::makeClosedHistory(w, 60, city.clock->now() - std::chrono::hours(24 * 300));
        for (std::size_t g = 0; g < city.grids.size(); ++g) w.execute("UPDATE cases SET area = '" + city.grids[g] + "' WHERE n % 83 = " + std::to_string(g));
        const auto at = [&](int n, Instant t) { w.execute("UPDATE cases SET reported_at = " + std::to_string(toMillis(t)) + " WHERE n % 6 = " + std::to_string(n)); };
        at(0, midnight);
        at(1, midnight - Millis(1));
        at(2, midnight + std::chrono::hours(1));
        at(3, midnight - std::chrono::hours(1));
        at(4, midnight - std::chrono::hours(24 * 20));
        at(5, midnight - std::chrono::hours(24 * 40));
      })
      .get();
  StatisticsDesk desk(*city.engine);
  store::Connection c(city.folder / "city.jw", store::OpenMode::readOnly);
  const auto count = [&](const char* key, std::optional<Period> period) { return city.report(desk, {key, "", StatisticsDesk::Level{model::AreaLevel::street, false}, {}, period}); };
  const Period october = periodOf(NamedPeriod::lastMonth, day(2026, 11, 22)), november = periodOf(NamedPeriod::thisMonth, day(2026, 11, 22));
  const auto sql = [&](Instant from, Instant to) {
    store::Statement s(c.handle(), "SELECT count(*) FROM cases WHERE state <> 10 AND reported_at >= ? AND reported_at < ?");
    s.bind(1, toMillis(from)).bind(2, toMillis(to)).step();
    return static_cast<std::uint64_t>(s.integer(0));
  };
  const auto first = count("cases.area", october), second = count("cases.area", november);
  CHECK(first->total.count == sql(zone.toInstant({2026, 10, 1, 0, 0, 0, 0}), midnight));
  CHECK(second->total.count == sql(midnight, zone.toInstant({2026, 12, 1, 0, 0, 0, 0})));
  CHECK(first->total.count > 0);
  CHECK(second->total.count > 0);
  CHECK(count("cases.area", Period{october.first, november.end})->total.count == first->total.count + second->total.count);
  // The report says its days: those to come are none.
  CHECK(text(*first->period) == "2026-10-01..2026-10-31");
  CHECK(text(*second->period) == "2026-11-01..2026-11-22");
  CHECK(count("cases.area", {})->period->days() == desk.catalog().find("cases.area")->days);
  // The steps too are of cases reported in these days alone.
  const auto hours = count("cases.step_hours", november);
  CHECK(hours->columnTotals[0].count <= second->total.count);
  CHECK(hours->period == second->period);

  const auto refused = [&](Period period, std::optional<Day> asOf = {}) { return std::get<engine::Refused>(city.run(desk, city.machine, {"cases.area", "", {}, asOf, period})).detail; };
  CHECK(refused({november.end, november.first}) == "no_days cases.area");
  CHECK(refused({day(2027, 1, 1), day(2027, 2, 1)}) == "day_to_come cases.area");
  CHECK(refused(november, day(2026, 10, 3)) == "no_days cases.area");
  // Of a period that is over, the registry stands as on its last day; ethnic groups have none.
  CHECK(city.report(desk, {"statistics.population", "", {}, {}, october})->day == october.last());
  CHECK(city.report(desk, {"statistics.population", "", {}, {}, november})->day == day(2026, 11, 22));
  CHECK(std::get<engine::Refused>(city.run(desk, city.machine, {"statistics.ethnic_group", "", {}, {}, october})).detail == "aggregates_of_past_day statistics.ethnic_group");
}

}  // namespace period_test
