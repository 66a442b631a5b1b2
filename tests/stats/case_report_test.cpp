// Every catalog entry of cases beside SQL over the same store.
#include <map>

#include "core/base/error.h"
#include "core/store/bench_appraisal_peer.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace case_report_test {

using namespace jw;
using engine::StatisticsDesk;

namespace {

// As the city's clock shows it (UTC+8).
std::string groupOf(const std::string& field) {
  const auto time = [](const char* format) { return "CAST(strftime('" + std::string(format) + "', t.reported_at / 1000 + 28800, 'unixepoch') AS INTEGER)"; };
  if (field == "hour") return time("%H");
  if (field == "weekday") return "((" + time("%w") + " + 6) % 7 + 1)";
  if (field == "month") return time("%m");
  if (field == "year") return time("%Y");
  if (field == "category") return "coalesce((SELECT CASE c.kind WHEN 1 THEN 'matter' WHEN 2 THEN 'component' WHEN 3 THEN 'sentiment' ELSE 'police' END || '.' || c.code FROM categories c WHERE c.id = t.category), '?')";
  if (field == "department") return "coalesce((SELECT d.code FROM departments d WHERE d.id = t.department), '')";
  return "t." + field;
}

}  // namespace

TEST_CASE("every catalog entry of cases counts what SQL counts") {
  test::PeopleCity city(100);
  const Instant start = city.clock->now() - std::chrono::hours(24 * 500);
  city.engine
      ->write([&](store::Connection& w) {
        store::makeClosedHistory(w, 4000, start);
        // Into the areas of this city, over two years, with some of each kind, state and way.
        for (std::size_t g = 0; g < city.grids.size(); ++g) w.execute("UPDATE cases SET area = '" + city.grids[g] + "' WHERE n % 83 = " + std::to_string(g));
        w.execute("UPDATE cases SET area = '' WHERE area LIKE '3301/%'");
        w.execute("UPDATE transitions SET at = at + (case_n * 7919 % 460) * 86400000, recorded_at = recorded_at + (case_n * 7919 % 460) * 86400000");
        w.execute("UPDATE cases SET reported_at = reported_at + (n * 7919 % 460) * 86400000, closed_at = closed_at + (n * 7919 % 460) * 86400000, due = due + (n * 7919 % 460) * 86400000, nature = n % 3 + 1, channel = n % 7 + 1, state = CASE n % 11 WHEN 0 THEN 9 ELSE n % 11 END");
        w.execute("UPDATE cases SET department = NULL WHERE n % 50 = 0");
      })
      .get();
  StatisticsDesk desk(*city.engine);
  store::Connection c(city.folder / "city.jw", store::OpenMode::readOnly);
  int entries = 0;
  for (const auto& entry : desk.catalog().entries()) {
    if (!entry.cases || entry.measure == stats::Measure::mean) continue;
    ++entries;
    INFO(entry.key);
    const auto r = city.report(desk, {entry.key, "", StatisticsDesk::Level{model::AreaLevel::street, false}});
    REQUIRE(r->rows.size() == 4);
    std::string code = "''";
    for (std::size_t d = 0; d < entry.by.size(); ++d) code = d == 0 ? groupOf(entry.by[d].caseField) : code + " || '/' || " + groupOf(entry.by[d].caseField);
    // Days of the city: until the end of 22 November 2026.
    const std::int64_t to = toMillis(Zone::china().toInstant({2026, 11, 23, 0, 0, 0, 0})), from = to - std::int64_t{86'400'000} * entry.days;
    store::Statement s(c.handle(), "SELECT substr(t.area, 1, 21), " + code + ", count(*) FROM cases t WHERE t.state <> 10 AND t.reported_at >= ?1 AND t.reported_at < ?2 GROUP BY 1, 2");
    s.bind(1, from).bind(2, to);
    std::map<std::pair<std::string, std::string>, std::uint64_t> want;
    std::map<std::string, std::uint64_t> whole;
    while (s.step()) {
      want[{std::string(s.text(0)), std::string(s.text(1))}] += static_cast<std::uint64_t>(s.integer(2));
      whole[std::string(s.text(1))] += static_cast<std::uint64_t>(s.integer(2));
    }
    REQUIRE(!want.empty());
    std::uint64_t all = 0;
    for (std::size_t column = 0; column < r->columns.size(); ++column) {
      const auto& key = r->columns[column].code;
      INFO(key);
      for (std::size_t row = 0; row < r->rows.size(); ++row) REQUIRE(r->at(row, column).count == want[{r->rows[row].path, key}]);
      REQUIRE(r->columnTotals[column].count == whole[key]);
      all += whole[key];
    }
    std::uint64_t total = 0;
    for (const auto& [key, n] : whole) total += n;
    CHECK(all == total);
    CHECK(r->total.count == total);
  }
  CHECK(entries == 12);

  // A step's hours: each case of the history was dispatched after a minute and accepted 19 minutes later.
  const auto hours = city.report(desk, {"cases.step_hours", "", StatisticsDesk::Level{model::AreaLevel::street, false}});
  REQUIRE(hours->columns.size() == 15);
  CHECK(hours->columns[3].code == "accept/p50");
  CHECK(hours->columnTotals[3].count > 1000);
  CHECK(hours->columnTotals[3].value == Approx(19.0 / 60));
  CHECK(hours->columnTotals[5].value == Approx(19.0 / 60));
  // Feedback after 10 hours, of every tenth after more than a day: 20 minutes after the report it was accepted.
  CHECK(hours->columnTotals[6].value == Approx(10 - 20.0 / 60));
  CHECK(hours->columnTotals[8].value == Approx(88'000.0 / 3600 - 20.0 / 60));
  const auto book = test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { desk.book(city.machine, {{"cases.hour"}, {"statistics.education"}}, {}, ready); });
  CHECK(std::get<std::vector<stats::ReportPtr>>(book)[0]->total.count == city.report(desk, {"cases.hour"})->total.count);
  const model::Actor supervisor{{}, "主管", model::Role::supervisor, "330/330101/330101001/", {}};
  const auto mine = std::get<stats::ReportPtr>(city.run(desk, supervisor, {"cases.hour"}));
  CHECK(mine->total.count == city.report(desk, {"cases.hour", supervisor.scope})->total.count);
  CHECK(mine->total.count < hours->rowTotals.size() + 4000);
  CHECK(mine->scope == supervisor.scope);
  CHECK(!StatisticsDesk::mayList(city.machine, *desk.catalog().find("cases.hour")));
}

}  // namespace case_report_test
