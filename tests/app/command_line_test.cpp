#include <algorithm>

#include "app/exit_codes.h"
#include "app/settings.h"
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace command_line_test {

using namespace jw;
using test::run;

TEST_CASE("version and help go to the output, and nothing to the messages") {
  const test::TempDir dir;
  const auto version = run(dir, {"--version"});
  CHECK(version.code == app::kDone);
  CHECK(version.out == std::string("jingwei ") + JW_VERSION + "\n");
  CHECK(version.err.empty());
  const auto help = run(dir, {"--help"});
  CHECK(help.code == app::kDone);
  for (const char* name : {"import areas", "import buildings", "import cases", "replay", "check", "snapshot",
                           "export cases", "bench", "--store"})
    CHECK(help.out.find(name) != std::string::npos);
  const auto zh = run(dir, {"--lang", "zh", "--help"});
  CHECK(zh.out.find("检查数据库") != std::string::npos);
}

TEST_CASE("every command explains itself") {
  const test::TempDir dir;
  const auto replay = run(dir, {"replay", "--help"});
  CHECK(replay.code == app::kDone);
  CHECK(replay.out.find("--speed") != std::string::npos);
  CHECK(replay.out.find("--report") != std::string::npos);
  CHECK(run(dir, {"import", "areas", "--help"}).out.find("--level") != std::string::npos);
  CHECK(run(dir, {"bench", "--help"}).out.find("our figures beside those of peers, in one run (appraisal, clocks, intake") != std::string::npos);
  CHECK(run(dir, {"--lang", "zh", "bench", "--help"}).out.find("与同类实现在同一次运行中对比（appraisal、clocks") != std::string::npos);
}

TEST_CASE("the first word of several commands explains them all") {
  const test::TempDir dir;
  for (const auto& ask : std::vector<std::vector<std::string>>{{"import", "--help"}, {"import", "-h"}, {"--help", "import"}}) {
    const auto import = run(dir, ask);
    CAPTURE(import.out, import.err);
    CHECK(import.code == app::kDone);
    CHECK(import.err.empty());
    for (const char* word : {"import areas FILE", "--level", "import buildings", "import standard", "--map"}) CHECK(import.out.find(word) != std::string::npos);
    CHECK(import.out.find("export") == std::string::npos);
  }
  for (const char* group : {"stats", "rules", "export", "cases", "registry", "deadlines", "audit", "notify", "plan", "sync"}) {
    CAPTURE(group);
    const auto help = run(dir, {group, "--help"});
    CHECK(help.code == app::kDone);
    CHECK(help.out.find(std::string("\n  ") + group + " ") != std::string::npos);
  }
  CHECK(run(dir, {"sync", "key", "--help"}).out.find("sync key export") != std::string::npos);
  CHECK(run(dir, {"sync", "key", "--help"}).out.find("sync once") == std::string::npos);
  CHECK(run(dir, {"--lang", "zh", "stats", "--help"}).out.find("目录") != std::string::npos);
  CHECK(run(dir, {"--lang", "fr", "stats", "--help"}).code == app::kUsage);
  CHECK(run(dir, {"stat", "--help"}).code == app::kUsage);
}

TEST_CASE("wrong usage ends with 2 and says what is wrong") {
  const test::TempDir dir;
  const auto wrong = [&](const std::vector<std::string>& arguments, const std::string& word) {
    CAPTURE(arguments);
    const auto o = run(dir, arguments);
    CHECK(o.code == app::kUsage);
    CHECK(o.out.empty());
    INFO(o.err);
    CHECK(o.err.find(word) != std::string::npos);
  };
  wrong({"fly"}, "fly");
  wrong({"import"}, "import");
  wrong({"import", "weather"}, "weather");
  wrong({"check", "--colour"}, "colour");
  wrong({"check", "--lang", "fr"}, "fr");
  wrong({"check"}, "--store");
  wrong({"check", "too", "many"}, "positional");
  wrong({"--store", "x", "import", "areas"}, "FILE");
  wrong({"--store", "x", "import", "areas", "f.geojson"}, "--level");
  wrong({"--store", "x", "import", "areas", "f.geojson", "--level", "planet"}, "planet");
  wrong({"--store", "x", "replay", "f.csv", "--map", "tainan"}, "--report");
  wrong({"--store", "x", "replay", "f.csv", "--report", "r", "--map", "tainan", "--speed", "0"}, "--speed");
  wrong({"--store", "x", "replay", "f.csv", "--report", "r", "--map", "tainan", "--from", "yesterday"}, "--from");
  wrong({"--store", "x", "snapshot", "--out", "x.png", "--size", "big"}, "--size");
  wrong({"bench", "everything"}, "everything");
  wrong({"--live", "many"}, "--live");
  wrong({"demo", "--out", "x.jwg"}, "--people");
  wrong({"demo", "--out", "x.jwg", "--people", "9999"}, "--people");
  // An abbreviation may mean something else in the next version.
  wrong({"check", "--sto", "x"}, "--sto");
}

TEST_CASE("input and stores that cannot be read end with 3 and 4") {
  const test::TempDir dir;
  const auto path = [&](const char* name) { return (dir.path() / name).string(); };
  CHECK(run(dir, {"--store", path("none.jwg"), "check"}).code == app::kStore);
  CHECK_FALSE(std::filesystem::exists(path("none.jwg")));
  test::writeText(
      path("text.jwg"),
      "this is no store, and it is longer than a page header would be, over one hundred bytes at the very least");
  CHECK(run(dir, {"--store", path("text.jwg"), "check"}).code == app::kStore);
  CHECK(run(dir, {"--store", path("new.jwg"), "import", "areas", path("none.geojson"), "--level", "grid"}).code ==
        app::kInput);
  CHECK(run(dir, {"--store", path("new.jwg"), "import", "cases", path("none.csv"), "--map", "tainan"}).code ==
        app::kInput);
  CHECK(run(dir, {"--store", path("new.jwg"), "import", "cases", path("none.csv"), "--map", "no-such-mapping"}).code ==
        app::kInput);
  CHECK(run(dir, {"--data", path("nowhere"), "--store", path("new.jwg"), "check"}).code == app::kInput);
}

TEST_CASE("the last store is remembered, and --store goes before it") {
  const test::TempDir dir;
  const auto store = dir.path() / "city.jwg";
  test::makeCity(store);
  CHECK(run(dir, {"check"}).code == app::kUsage);
  const auto named = run(dir, {"--store", store.string(), "--json", "check"});
  CHECK(named.code == app::kDone);
  CHECK(named.json()["counts"]["areas"] == 5);
  const auto remembered = run(dir, {"check", "--json"});
  CHECK(remembered.code == app::kDone);
  CHECK(remembered.json() == named.json());
  // A store that could not be opened is not remembered.
  CHECK(run(dir, {"--store", (dir.path() / "none.jwg").string(), "check"}).code == app::kStore);
  CHECK(run(dir, {"check"}).code == app::kDone);
  test::writeText(dir.path() / "config" / "settings.json", "{ broken");
  CHECK(run(dir, {"check"}).code == app::kUsage);
}

TEST_CASE("check prints the keys of its contract") {
  const test::TempDir dir;
  test::makeCity(dir.path() / "city.jwg");
  const auto json = run(dir, {"--store", (dir.path() / "city.jwg").string(), "--json", "check"}).json();
  CHECK(json["sound"] == true);
  CHECK(json["schema"].get<int>() >= 1);
  CHECK(json["findings"].empty());
  for (const char* name : {"areas", "buildings", "dwellings", "households", "people", "cases", "transitions"})
    CHECK(json["counts"].contains(name));
}

TEST_CASE("a damaged store is a finding, with exit code 4") {
  const test::TempDir dir;
  const auto store = dir.path() / "city.jwg";
  test::makeCity(store);
  auto bytes = test::readText(store);
  REQUIRE(bytes.size() > 100'000);
  // Whole pages in the middle of the file lose their contents.
  std::fill(bytes.begin() + 40'960, bytes.begin() + 81'920, '\x5a');
  test::writeText(store, bytes);
  const auto outcome = run(dir, {"--store", store.string(), "--json", "check"});
  CHECK(outcome.code == app::kStore);
  const auto json = outcome.json();
  CHECK(json["sound"] == false);
  REQUIRE_FALSE(json["findings"].empty());
  for (const char* key : {"kind", "id", "text"}) CHECK(json["findings"][0].contains(key));
}

TEST_CASE("exit codes follow from errors as the contract says") {
  CHECK(app::exitCodeOf(ErrorCode::usage) == 2);
  CHECK(app::exitCodeOf(ErrorCode::input) == 3);
  CHECK(app::exitCodeOf(ErrorCode::store) == 4);
  CHECK(app::exitCodeOf(ErrorCode::newer_store) == 4);
  CHECK(app::exitCodeOf(ErrorCode::rights) == 5);
  CHECK(app::exitCodeOf(ErrorCode::cancelled) == 130);
}

}  // namespace command_line_test
