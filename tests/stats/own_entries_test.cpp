// Analysts' own entries: checked, kept in the store, counted like the built-in ones, changed, removed and taken back.
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace own_entries_test {

using namespace jw;
using engine::Refused;
using engine::StatisticsDesk;

namespace {

const model::Actor kAnalyst{{}, "分析员", model::Role::analyst, {}, {}}, kWorker{{}, "社工", model::Role::communityWorker, {}, {}};

std::string entry(const std::string& key, const std::string& filter, const std::string& by, const std::string& more = "") {
  return "[[entry]]\nkey = \"" + key + "\"\nzh = \"自定\"\nen = \"Own\"\npage = \"own\"\nkind = \"statistics\"\nsubject = \"person\"\nfilter = \"" + filter + "\"\nby = [" + by + "]\n" + more +
         "presentation = [\"table\", \"bar\"]\n";
}

std::variant<std::string, Refused> put(StatisticsDesk& desk, const model::Actor& actor, const std::string& toml) {
  return test::PeopleCity::wait<std::string>([&](auto ready) { desk.putEntry(actor, toml, ready); });
}
std::variant<std::string, Refused> remove(StatisticsDesk& desk, const std::string& key) {
  return test::PeopleCity::wait<std::string>([&](auto ready) { desk.removeEntry(kAnalyst, key, ready); });
}

}  // namespace

TEST_CASE("an own entry opens at once like the built-in ones, is changed, removed and taken back") {
  test::PeopleCity city(1500);
  StatisticsDesk desk(*city.engine);
  const auto& before = desk.catalog();
  const auto many = before.entries().size();
  REQUIRE(std::holds_alternative<std::string>(put(desk, kAnalyst, entry("own.old", "age 60- and sex in 2", "\"education\""))));
  CHECK(before.entries().size() == many);  // what somebody holds stays as it is
  CHECK(desk.catalog().entries().size() == many + 1);
  const auto report = city.report(desk, {"own.old", "", StatisticsDesk::Level{}});
  store::Connection c(city.folder / "city.jw", store::OpenMode::readOnly);
  store::Statement s(c.handle(), "SELECT count(*) FROM people WHERE valid_to IS NULL AND sex = 2 AND (2026 - CAST(strftime('%Y', birth_day * 86400, 'unixepoch') AS INTEGER) - (strftime('%m-%d', birth_day * 86400, 'unixepoch') > '11-22')) >= 60");
  s.step();
  CHECK(report->total.count == static_cast<std::uint64_t>(s.integer(0)));
  CHECK(report->total.count > 50);
  CHECK(StatisticsDesk::mayList(city.machine, *desk.catalog().find("own.old")));
  // Changed: the same key once more.
  REQUIRE(std::holds_alternative<std::string>(put(desk, kAnalyst, entry("own.old", "", "\"age\", \"sex\"", "bands = [0, 60]\n"))));
  CHECK(desk.catalog().entries().size() == many + 1);
  CHECK(city.report(desk, {"own.old"})->columns.size() > 4);
  // Another desk over the same store, as after a restart.
  StatisticsDesk again(*city.engine);
  CHECK(again.catalog().find("own.old"));
  CHECK(city.report(again, {"own.old"})->total.count == city.report(desk, {"own.old"})->total.count);
  // Removed, and taken back with what the answer holds.
  const auto was = remove(desk, "own.old");
  REQUIRE(std::holds_alternative<std::string>(was));
  CHECK_FALSE(desk.catalog().find("own.old"));
  CHECK(std::holds_alternative<Refused>(city.run(desk, city.machine, {"own.old"})));
  REQUIRE(std::holds_alternative<std::string>(put(desk, kAnalyst, std::get<std::string>(was))));
  CHECK(city.report(desk, {"own.old"})->columns.size() > 4);
}

TEST_CASE("an entry that does not fit is refused, and nothing is kept of it") {
  test::PeopleCity city(100);
  StatisticsDesk desk(*city.engine);
  const auto many = desk.catalog().entries().size();
  using enum model::RefusalCode;
  const auto refused = [&](const model::Actor& actor, const std::string& toml) {
    const auto answer = put(desk, actor, toml);
    REQUIRE(std::holds_alternative<Refused>(answer));
    return std::get<Refused>(answer).code;
  };
  CHECK(refused(kWorker, entry("own.a", "", "\"sex\"")) == notEntitled);
  CHECK(refused(kAnalyst, entry("statistics.education", "", "\"sex\"")) == badValue);
  CHECK(refused(kAnalyst, entry("own.a", "ethnic_group in 2", "\"sex\"")) == badValue);
  CHECK(refused(kAnalyst, entry("own.a", "sex in 2", "\"ethnic_group\"")) == badValue);
  CHECK(refused(kAnalyst, entry("own.a", "", "\"ethnic_group\", \"sex\"")) == badValue);
  CHECK(refused(kAnalyst, entry("own.a", "height in 2", "\"sex\"")) == badValue);
  CHECK(refused(kAnalyst, entry("own.a", "", "\"sex\"") + entry("own.b", "", "\"sex\"")) == badValue);
  CHECK(refused(kAnalyst, "no toml [") == badValue);
  CHECK(desk.catalog().entries().size() == many);
  CHECK(std::holds_alternative<Refused>(remove(desk, "statistics.education")));
  CHECK(std::holds_alternative<Refused>(remove(desk, "own.none")));
  // Alone and without a condition an ethnic group may be counted, and is hidden as ever.
  REQUIRE(std::holds_alternative<std::string>(put(desk, kAnalyst, entry("own.groups", "", "\"ethnic_group\""))));
  const auto report = city.report(desk, {"own.groups", "", StatisticsDesk::Level{}});
  std::size_t hidden = 0;
  for (const auto& cell : report->cells) hidden += cell.hidden;
  CHECK(hidden > 0);
  CHECK_FALSE(StatisticsDesk::mayList(city.machine, *desk.catalog().find("own.groups")));
}

}  // namespace own_entries_test
