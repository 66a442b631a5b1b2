// Small files through import cases and replay: refusals by row, closing, pace, being stopped.
#include <chrono>
#include <map>
#include <thread>

#include "tests/app/run_command.h"
#include "tests/app/store_reader.h"
#include "tests/catch.h"

namespace feed_test {

using namespace jw;
using test::run;

namespace {

constexpr const char* kMapping = R"(
source = "desk-list"
zone = "UTC+08:00"
times = ["%Y-%m-%d %H:%M:%S"]

[columns]
id = "id"
reported_at = "opened"
closed_at = "closed"
text = "text"
lon = "lon"
lat = "lat"
category = "category"
department = "department"
status = "status"

[category]
create = true

[status.values]
open = "accepted"
done = "archived"
)";

constexpr const char* kHeader = "id,opened,closed,text,lon,lat,category,department,status\n";

struct Desk {
  test::TempDir dir;
  Desk() {
    test::makeCity(dir.path() / "city.jwg");
    test::writeText(dir.path() / "map.toml", kMapping);
  }
  std::string path(const char* name) const { return (dir.path() / name).string(); }
  test::Outcome command(std::vector<std::string> arguments, std::stop_token stop = {}) const {
    arguments.insert(arguments.begin(), {"--store", path("city.jwg"), "--json"});
    return run(dir, arguments, stop);
  }
  test::Outcome import(const std::string& rows) const {
    test::writeText(path("cases.csv"), kHeader + rows);
    return command({"import", "cases", path("cases.csv"), "--map", path("map.toml")});
  }
};

}  // namespace

TEST_CASE("a bad row is refused by its number, and the rest goes in") {
  const Desk desk;
  const auto outcome = desk.import(
      "A1,2024-03-01 09:00:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n"
      "A2,2024-03-01 25:00:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n"
      "A1,2024-03-01 09:10:00,,又一次,106.005,38.005,垃圾,环卫处,open\n"
      "A4,2024-03-01 09:20:00,,路灯,,,路灯,路灯所,open\n"
      "A5,2024-03-01 09:30:00,,路灯,107.5,38.005,路灯,路灯所,open\n");
  CHECK(outcome.code == 1);
  const auto json = outcome.json();
  CHECK(json["read"] == 5);
  CHECK(json["stored"] == 2);
  REQUIRE(json["refused"].size() == 3);
  std::map<int, std::string> refused;
  for (const auto& r : json["refused"]) refused[r["row"].get<int>()] = r["reason"];
  CHECK(refused[3].starts_with("bad_time"));
  CHECK(refused[4].starts_with("duplicate_id"));
  CHECK(refused[5].starts_with("no_place"));
  REQUIRE(json["unlocated"].size() == 1);
  CHECK(json["unlocated"][0]["row"] == 6);
  CHECK(json["unlocated"][0]["reason"] == "outside_all_grids");
}

TEST_CASE("closed history is archived with its true times, open cases stay where the rules put them") {
  const Desk desk;
  const std::string rows =
      "C1,2024-03-01 09:00:00,2024-03-02 10:30:00,垃圾,106.005,38.005,垃圾,环卫处,done\n"
      "C2,2024-03-01 09:05:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n"
      "C3,2024-03-01 09:10:00,2024-02-01 00:00:00,垃圾,106.005,38.005,垃圾,环卫处,done\n"
      "C4,2024-03-01 09:15:00,2024-03-02 00:00:00,垃圾,106.005,38.005,无人管,,done\n";
  const auto first = desk.import(rows);
  CHECK(first.code == 1);
  const auto json = first.json();
  CHECK(json["closed"] == 1);
  REQUIRE(json["not_closed"].size() == 2);
  std::map<int, std::string> left;
  for (const auto& r : json["not_closed"]) left[r["row"].get<int>()] = r["reason"];
  CHECK(left[4].starts_with("bad_time"));
  CHECK(left[5].find("department") != std::string::npos);
  CHECK(json["steps"]["reported_to_closed_s"]["n"] == 1);
  CHECK(json["steps"]["reported_to_closed_s"]["p50"] == 25.5 * 3600);
  {
    const test::StoreReader store(desk.dir.path() / "city.jwg");
    CHECK(
        store.rows("SELECT state, datetime(closed_at / 1000, 'unixepoch') FROM cases WHERE external_id = 'C1'").at(0) ==
        test::StoreReader::Row{"9", "2024-03-02 02:30:00"});
    CHECK(store.rows("SELECT state FROM cases WHERE external_id = 'C2'").at(0).at(0) == "2");
    CHECK(store.rows("SELECT state FROM cases WHERE external_id = 'C4'").at(0).at(0) == "1");
    CHECK(store.number("SELECT count(*) FROM categories WHERE name = '垃圾'") == 1);
  }
  // Once more: the same categories and departments are found, nothing moves.
  const auto again = desk.import(rows).json();
  CHECK(again["stored"] == 0);
  CHECK(again["already_there"] == 4);
  CHECK(again["closed"] == 0);
  CHECK(again["by_state"] == json["by_state"]);
  const test::StoreReader store(desk.dir.path() / "city.jwg");
  CHECK(store.number("SELECT count(*) FROM categories WHERE name = '垃圾'") == 1);
  CHECK(store.number("SELECT count(*) FROM departments WHERE name = '环卫处'") == 1);
  CHECK(store.number("SELECT count(*) FROM cases") == 4);
}

TEST_CASE("what was closed meanwhile in the source is closed by the next import") {
  const Desk desk;
  desk.import("D1,2024-03-01 09:00:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n");
  const auto later =
      desk.import("D1,2024-03-01 09:00:00,2024-03-03 09:00:00,垃圾,106.005,38.005,垃圾,环卫处,done\n").json();
  CHECK(later["already_there"] == 1);
  CHECK(later["closed"] == 1);
  CHECK(later["by_state"]["archived"] == 1);
}

TEST_CASE("replay keeps the pace of the file, closes at its time, and takes only the asked span") {
  const Desk desk;
  // Out of order in the file; 8 s from the first report to the last closing, at 10 times the speed.
  test::writeText(desk.path("cases.csv"),
                  std::string(kHeader) +
                      "E2,2024-03-01 09:00:04,2024-03-01 09:00:08,垃圾,106.005,38.005,垃圾,环卫处,done\n"
                      "E1,2024-03-01 09:00:00,2024-03-01 09:00:02,垃圾,106.005,38.005,垃圾,环卫处,done\n"
                      "E3,2024-03-02 09:00:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n");
  const auto began = std::chrono::steady_clock::now();
  const auto outcome = desk.command({"replay", desk.path("cases.csv"), "--map", desk.path("map.toml"), "--speed", "10",
                                     "--to", "2024-03-02", "--report", desk.path("report.json")});
  const auto took = std::chrono::steady_clock::now() - began;
  CHECK(outcome.code == 0);
  const auto json = outcome.json();
  CHECK(json["read"] == 2);
  CHECK(json["closed"] == 2);
  CHECK(took >= std::chrono::milliseconds(790));
  const auto rows = test::StoreReader(desk.dir.path() / "city.jwg")
                        .rows(
                            "SELECT c.external_id, t.to_state FROM transitions t JOIN cases c ON c.n = t.case_n WHERE "
                            "t.to_state IN (1, 9) ORDER BY t.recorded_at, c.n");
  CHECK(rows == std::vector<test::StoreReader::Row>{{"E1", "1"}, {"E1", "9"}, {"E2", "1"}, {"E2", "9"}});
}

TEST_CASE("a replay that is stopped ends with 130, writes no report, and can be run again") {
  const Desk desk;
  test::writeText(desk.path("cases.csv"), std::string(kHeader) +
                                              "F1,2024-03-01 09:00:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n"
                                              "F2,2024-03-05 09:00:00,,垃圾,106.005,38.005,垃圾,环卫处,open\n");
  std::stop_source stop;
  std::jthread user([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(600));
    stop.request_stop();
  });
  const std::vector<std::string> arguments = {"replay",   desk.path("cases.csv"),  "--map", desk.path("map.toml"),
                                              "--report", desk.path("report.json")};
  auto slow = arguments;
  slow.insert(slow.end(), {"--speed", "1"});
  CHECK(desk.command(slow, stop.get_token()).code == 130);
  CHECK_FALSE(std::filesystem::exists(desk.path("report.json")));
  const auto json = desk.command(arguments).json();
  CHECK(json["read"] == 2);
  CHECK(json["already_there"].get<int>() + json["stored"].get<int>() == 2);
  CHECK(json["by_state"]["assigned"] == 2);
}

}  // namespace feed_test
