// jingwei deadlines infer: from a case file to limits.
#include "tests/app/run_command.h"
#include "tests/catch.h"

namespace deadlines_command_test {

using namespace jw;
using test::run;

namespace {

const char* kMapping = R"(source = "town"
zone = "UTC+08:00"
times = ["%Y-%m-%d %H:%M:%S"]
[columns]
id = "id"
reported_at = "from"
due = "due"
closed_at = "closed"
ontime = "ontime"
text = ["kind"]
category = "kind"
[ontime]
yes = "Y"
no = "N"
[category]
create = true
)";

}  // namespace

TEST_CASE("deadlines infer: the limits of a small town") {
  const test::TempDir dir;
  const auto mapping = dir.path() / "town.toml", file = dir.path() / "cases.csv";
  test::writeText(mapping, kMapping);
  // 2026-11-20 is a Friday. Lamps have two working days, but the last was moved by hand; noise never has one limit.
  test::writeText(file,
                  "id,from,due,closed,ontime,kind\n"
                  "1,2026-11-16 09:10:11,2026-11-18 09:10:11,2026-11-17 10:00:00,Y,lamp\n"
                  "2,2026-11-17 15:10:12,2026-11-19 15:10:12,2026-11-20 10:00:00,N,lamp\n"
                  "3,2026-11-19 10:10:13,2026-11-23 10:10:13,2026-11-23 10:00:00,Y,lamp\n"
                  "4,2026-11-20 11:10:14,2026-11-24 11:10:14,2026-11-24 12:00:00,N,lamp\n"
                  "5,2026-11-20 11:10:15,2026-12-24 12:00:00,2026-12-01 12:00:00,Y,lamp\n"
                  "6,2026-11-20 11:10:14,2026-11-20 10:10:14,2026-11-24 12:00:00,N,noise\n"
                  "7,2026-11-20 11:10:14,,2026-11-24 12:00:00,,water\n");
  const auto outcome = run(dir, {"--json", "deadlines", "infer", file.string(), "--map", mapping.string()});
  INFO(outcome.err);
  CHECK(outcome.code == 1);  // not every type has a limit
  const auto json = outcome.json();
  CHECK(json["calendars"] == nlohmann::json{"default"});
  REQUIRE(json["types"].size() == 1);
  const auto& lamp = json["types"][0];
  CHECK(lamp["type"] == "lamp");
  CHECK(lamp["limit"] == "2wd");
  CHECK(lamp["calendar"] == "default");
  CHECK(lamp["n"] == 5);
  CHECK(lamp["days"] == 4);
  CHECK(lamp["by_hand"] == 1);
  CHECK(lamp["judged"] == 5);
  CHECK(lamp["verdicts"] == 4);
  CHECK(json["total"]["unmoved"] == 5);
  CHECK(json["total"]["verdicts_unmoved"] == 4);
  REQUIRE(json["not_reproduced"].size() == 2);
  CHECK(json["not_reproduced"][0]["type"] == "lamp");
  CHECK(json["not_reproduced"][1]["type"] == "noise");
}

TEST_CASE("deadlines infer: what it is told wrongly") {
  const test::TempDir dir;
  const auto mapping = dir.path() / "town.toml", file = dir.path() / "cases.csv";
  test::writeText(mapping, kMapping);
  test::writeText(file, "id,from,due,closed,ontime,kind\n");
  const auto none = run(dir, {"deadlines", "infer", file.string(), "--map", mapping.string(), "--calendar", "nowhere"});
  CHECK(none.code == 3);
  CHECK(none.err.find("nowhere") != std::string::npos);
  CHECK(run(dir, {"deadlines", "infer", file.string()}).code == 2);
  CHECK(run(dir, {"--json", "deadlines", "infer", file.string(), "--map", mapping.string()}).code == 0);  // nothing to infer
}

TEST_CASE("deadlines infer: Boston by the shipped calendars") {
  const std::string file = test::dataFile("incidents/boston_2011.csv.gz");
  if (file.empty()) return;
  const test::TempDir dir;
  const auto json = run(dir, {"--json", "deadlines", "infer", file, "--map", "boston"}).json();
  const auto& total = json["total"];
  CHECK(total["n"] == 35754);
  CHECK(total["judged"] == 33356);
  CHECK(total["days"].get<double>() / 35754 >= 0.99);
  CHECK(total["verdicts_unmoved"].get<double>() / total["unmoved"].get<double>() >= 0.999);
  CHECK(json["not_reproduced"].size() == 2);
  for (const auto& type : json["types"]) {
    CAPTURE(type.dump());
    CHECK((type["n"].get<int>() < 5 || type["limit"].get<std::string>().find("min") == std::string::npos));
  }
}

}  // namespace deadlines_command_test
