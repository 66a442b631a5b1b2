// Statistics on the command line: the catalog, one entry, and books that are the same bytes each time.
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace stats_command_test {

using namespace jw;
using test::run;

TEST_CASE("statistics by command: figures that add up, and a book is the same for the same moment") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "10"}).code == 0);
  const auto list = run(dir, {"--json", "stats", "list"}).json();
  REQUIRE(list.size() >= 55);
  const auto one = run(dir, {"--store", store, "--json", "stats", "run", "statistics.employment", "--level", "community"}).json();
  std::uint64_t sum = 0;
  for (const auto& row : one["rows"]) sum += row["total"].get<std::uint64_t>();
  CHECK(sum == one["totals"]["total"].get<std::uint64_t>());
  CHECK(sum > 1000);
  for (const char* name : {"book.xlsx", "book.pdf"}) {
    const auto file = (dir.path() / name).string();
    const auto made = run(dir, {"--store", store, "--json", "stats", "book", "--out", file, "--level", "community", "--entries", "statistics.employment", "--entries", "statistics.age.structure"});
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK(made.json()["reports"] == 2);
    const auto bytes = test::readText(file);
    CHECK(bytes.size() > 5000);
    std::filesystem::remove(file);
    REQUIRE(run(dir, {"--store", store, "--json", "stats", "book", "--out", file, "--level", "community", "--entries", "statistics.employment", "--entries", "statistics.age.structure"}).code == 0);
    CHECK(test::readText(file) == bytes);  // unless midnight has passed between the two
  }
  // Each book is on record.
  const auto recorded = run(dir, {"--store", store, "--json", "audit", "show", "--action", "export.book"}).json();
  REQUIRE(recorded.size() == 4);
  CHECK(recorded[0]["detail"].get<std::string>().find("statistics.age.structure") != std::string::npos);
  CHECK(run(dir, {"--store", store, "stats", "book", "--out", (dir.path() / "book.txt").string()}).code == 2);
  CHECK(run(dir, {"--store", store, "stats", "book", "--out", (dir.path() / "b.pdf").string(), "--entries", "nothing"}).code == 2);

  // Rows below communities: the book is made without what ends there, says so, and a named one is refused with the reason.
  const auto grids = (dir.path() / "grids.xlsx").string();
  const auto whole = run(dir, {"--store", store, "--json", "stats", "book", "--out", grids, "--level", "grid"});
  INFO(whole.err);
  REQUIRE(whole.code == 0);
  const auto made = whole.json();
  CHECK(made["left_out"].size() == 2);
  CHECK(made["left_out"][0]["why"] == "aggregates_below_community");
  CHECK(made["reports"].get<int>() > 40);
  CHECK(made["rows"].get<int>() > 5);
  CHECK(whole.err.find("statistics.ethnic_group is counted down to communities only") != std::string::npos);
  CHECK(std::filesystem::file_size(grids) > 20000);
  for (const auto& arguments : {std::vector<std::string>{"stats", "book", "--out", grids, "--level", "grid", "--entries", "statistics.ethnic_group"}, {"stats", "run", "statistics.ethnic_group", "--level", "grid"}}) {
    std::vector<std::string> all{"--store", store};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const auto refused = run(dir, all);
    CHECK(refused.code == 2);
    CHECK(refused.err.find("choose --level community or above") != std::string::npos);
  }
  const auto cases = run(dir, {"--store", store, "stats", "book", "--out", grids, "--level", "compound", "--entries", "cases.state"});
  CHECK(cases.code == 2);
  CHECK(cases.err.find("cases.state counts cases") != std::string::npos);

  // Past days and two areas.
  const auto past = run(dir, {"--store", store, "--json", "stats", "run", "statistics.employment", "--as-of", "2020-05-01"}).json();
  CHECK(past["as_of"].get<std::string>().starts_with("2020-05-01"));
  CHECK(past["totals"]["total"].get<std::uint64_t>() < one["totals"]["total"].get<std::uint64_t>());  // fewer were of age
  const auto days = run(dir, {"--store", store, "--json", "stats", "run", "statistics.employment", "--against-date", "2020-05-01"}).json();
  const auto& last = days["lines"].back();
  CHECK(last["first"] == past["totals"]["total"]);
  CHECK(last["second"] == one["totals"]["total"]);
  CHECK(last["difference"].get<double>() == last["second"].get<double>() - last["first"].get<double>());
  CHECK(run(dir, {"--store", store, "stats", "run", "statistics.employment", "--as-of", "2999-01-01"}).code == 2);
  CHECK(run(dir, {"--store", store, "stats", "run", "statistics.ethnic_group", "--as-of", "2020-05-01"}).code == 2);

  // A period: both days belong to it, two that touch add up, and the registry of one that is over is as of its end.
  const auto period = [&](const char* key, const char* from, const char* to) { return run(dir, {"--store", store, "--json", "stats", "run", key, "--from", from, "--to", to}).json(); };
  const auto all = run(dir, {"--store", store, "--json", "stats", "run", "cases.area", "--from", "2000-01-01"}).json();
  CHECK(all["totals"]["total"] == 10);
  CHECK(all["period"]["from"] == "2000-01-01");
  CHECK(all["period"]["to"].get<std::string>() == all["as_of"].get<std::string>().substr(0, 10));
  const auto before = period("cases.area", "2000-01-01", "2020-06-30"), after = run(dir, {"--store", store, "--json", "stats", "run", "cases.area", "--from", "2020-07-01"}).json();
  CHECK(before["totals"]["total"].get<int>() + after["totals"]["total"].get<int>() == 10);
  CHECK(period("statistics.employment", "2020-04-01", "2020-05-01")["totals"]["total"] == past["totals"]["total"]);
  const auto csv = run(dir, {"--store", store, "stats", "run", "cases.area", "--from", "2020-01-01", "--to", "2020-06-30"});
  CHECK(csv.out.find("2020-01-01..2020-06-30") != std::string::npos);
  const auto month = run(dir, {"--store", store, "--json", "stats", "book", "--out", grids, "--from", "2020-04-01", "--to", "2020-04-30"});
  INFO(month.err);
  REQUIRE(month.code == 0);
  CHECK(month.json()["left_out"][0]["why"] == "aggregates_of_past_day");
  for (const auto& wrong : {std::vector<std::string>{"--to", "2020-01-01"}, {"--from", "2020-02-01", "--to", "2020-01-01"}, {"--from", "spring"}, {"--from", "2999-01-01"}}) {
    std::vector<std::string> arguments{"--store", store, "stats", "run", "cases.area"};
    arguments.insert(arguments.end(), wrong.begin(), wrong.end());
    CHECK(run(dir, arguments).code == 2);
  }
  // Personal rows leave for a purpose, in somebody's name.
  const auto rows = (dir.path() / "rows.csv").string();
  CHECK(run(dir, {"--store", store, "export", "registry", "--purpose", "notice", "--entry", "query.lonely_elderly", "--out", rows}).code == 5);
  CHECK(run(dir, {"--store", store, "export", "registry", "--as", "分析员", "--role", "analyst", "--purpose", "notice", "--entry", "query.lonely_elderly", "--out", rows}).code == 5);
  CHECK_FALSE(std::filesystem::exists(rows));
  for (const char* name : {"rows.csv", "rows.xlsx"}) {
    const auto file = (dir.path() / name).string();
    const auto given = run(dir, {"--store", store, "--json", "export", "registry", "--as", "社工甲", "--role", "community_worker", "--purpose", "notice", "--entry", "query.lonely_elderly", "--out", file});
    INFO(given.err);
    REQUIRE(given.code == 0);
    CHECK(given.json()["written"].get<int>() > 0);
    CHECK(given.json()["audit"].get<int>() > 0);
    CHECK(std::filesystem::file_size(file) > 500);
  }
  CHECK(test::readText(rows).find("社工甲 · ") != std::string::npos);
}

}  // namespace stats_command_test
