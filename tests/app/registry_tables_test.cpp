// Tables of the registry on the command line: what goes out of a generated city comes in again without any change.
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace registry_tables_test {

using namespace jw;
using test::run;

TEST_CASE("tables of the registry by command: out for a purpose and in again without any change") {
  const test::TempDir dir;
  const auto store = (dir.path() / "demo.jw").string();
  REQUIRE(run(dir, {"demo", "--out", store, "--people", "10000", "--cases", "10"}).code == 0);
  const auto tables = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--store", store, "--json", "registry"});
    return run(dir, arguments);
  };
  const auto file = [&](const char* name) { return (dir.path() / name).string(); };
  // Nobody's name leaves unasked.
  CHECK(tables({"export", file("no.csv"), "--subject", "household"}).code == 5);
  CHECK(tables({"export", file("no.csv"), "--subject", "household", "--as", "分析员", "--role", "analyst", "--purpose", "registry"}).code == 5);
  CHECK(tables({"export", file("no.csv"), "--subject", "person", "--as", "社工甲", "--role", "community_worker", "--purpose", "registry"}).code == 2);
  CHECK(tables({"import", file("no.csv"), "--subject", "weather"}).code == 2);
  CHECK_FALSE(std::filesystem::exists(file("no.csv")));
  // Of one area, as rows that may leave at once are limited: that of the first compound.
  REQUIRE(tables({"export", file("compounds.csv"), "--subject", "compound"}).code == 0);
  const auto compounds = test::readText(file("compounds.csv"));
  const auto line = compounds.substr(compounds.find("\r\n") + 2);
  const auto first = line.substr(0, line.find("\r\n"));
  const auto area = first.substr(first.rfind(',') + 1);
  REQUIRE_FALSE(area.empty());
  for (const auto& [subject, name, purpose] : {std::tuple("household", "homes.csv", "registry"), {"household", "homes.xlsx", "notice"}, {"volunteer", "volunteers.csv", "registry"}, {"compound", "compounds.csv", ""}}) {
    CAPTURE(subject, name, area);
    std::vector<std::string> out{"export", file(name), "--subject", subject, "--area", area};
    if (*purpose) out.insert(out.end(), {"--as", "社工甲", "--role", "community_worker", "--purpose", purpose});
    const auto given = tables(out);
    INFO(given.err);
    REQUIRE(given.code == 0);
    if (*purpose) CHECK(given.json()["audit"].get<int>() > 0);
    const auto taken = tables({"import", file(name), "--subject", subject, "--area", area, "--dry-run"});
    INFO(taken.out.substr(0, 2000));
    CHECK(taken.code == 0);
    CHECK(taken.json()["rows"] == given.json()["rows"]);
    CHECK(taken.json()["updated"] == 0);
    if (subject == std::string("household")) CHECK(given.json()["rows"].get<int>() > 50);
  }
  CHECK(test::readText(file("homes.csv")).find("社工甲 · ") != std::string::npos);
  test::writeText(file("bad.csv"), "小区名称,社区代码\n新柳苑,999999\n");
  const auto bad = tables({"import", file("bad.csv"), "--subject", "compound"});
  CHECK(bad.code == 1);
  CHECK(bad.json()["faults"][0]["row"] == 2);
  CHECK(bad.json()["faults"][0]["column"] == "area");
  CHECK(bad.json()["stored"] == false);
}

}  // namespace registry_tables_test
