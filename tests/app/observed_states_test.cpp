// A city's feed of observed states through the workflow: no illegal step, every refused one listed, nothing lost.
#include <set>

#include "tests/app/run_command.h"
#include "tests/app/store_reader.h"
#include "tests/catch.h"

namespace observed_states_test {

using namespace jw;
using test::run;

namespace {

constexpr const char* kMapping = R"(
source = "feed"
zone = "Asia/Taipei"
times = ["%s", "%Y-%m-%d %H:%M:%S"]
[columns]
id = "id"
reported_at = "created"
observed_at = "seen"
title = "what"
category = "what"
address = "where"
department = "unit"
status = "status"
[category]
create = true
[category.switches]
auto_dispatch = "0"
follow_up = "0"
auto_archive = "0"
[status.values]
"new" = "reported"
"asked" = "assigned"
"doing" = "accepted"
"done" = "fed_back"
"closed" = "archived"
)";

nlohmann::json follow(const test::TempDir& dir, const std::string& file, const std::string& mapping) {
  const auto outcome = run(dir, {"--store", (dir.path() / "s.jw").string(), "--json", "replay", file, "--map", mapping, "--report", (dir.path() / "r.json").string()});
  INFO(outcome.err);
  CHECK(outcome.code <= 1);
  return outcome.json();
}

void checkSound(const test::TempDir& dir) {
  const auto outcome = run(dir, {"--store", (dir.path() / "s.jw").string(), "--json", "check"});
  CAPTURE(outcome.out);
  CHECK(outcome.code == 0);
}

}  // namespace

TEST_CASE("observed states: skipped steps are taken, given back and reopened cases followed, corrections refused") {
  const test::TempDir dir;
  const auto mapping = dir.path() / "feed.toml", file = dir.path() / "feed.csv";
  test::writeText(mapping, kMapping);
  const std::string created = "2016-09-13 00:00:00";  // 1473696000
  test::writeText(file, "seen,id,created,what,where,unit,status\n"
                        "1473695990,a," + created + ",灯,路口,养工处,new\n"      // seen before it was reported: two clocks
                        "1473696100,b," + created + ",灯,路口,养工处,closed\n"   // first seen at its end
                        "1473696200,a," + created + ",灯,路口,养工处,doing\n"    // two steps at once
                        "1473696200,c," + created + ",灯,路口,环保局,asked\n"
                        "1473696300,a," + created + ",灯,路口,养工处,done\n"
                        "1473696400,a," + created + ",灯,路口,养工处,doing\n"    // given back
                        "1473696500,a," + created + ",灯,路口,养工处,closed\n"
                        "1473696600,a," + created + ",灯,路口,养工处,doing\n"    // reopened
                        "1473696600,c," + created + ",灯,路口,养工处,asked\n"    // to another department
                        "1473696700,c," + created + ",灯,路口,养工处,asked\n"    // nothing new
                        "1473696800,c," + created + ",灯,路口,养工处,new\n"      // a correction: refused
                        "x,d," + created + ",灯,路口,养工处,new\n");
  const auto report = follow(dir, file.string(), mapping.string());
  CHECK(report["observed"] == 12);
  CHECK(report["cases"] == 3);
  CHECK(report["stored"] == 3);
  CHECK(report["unchanged"] == 1);
  CHECK(report["followed"] == 9);
  REQUIRE(report["refused_states"].size() == 1);
  CHECK(report["refused_states"][0]["id"] == "c");
  CHECK(report["refused_states"][0]["row"] == 12);
  CHECK(report["refused_states"][0]["from"] == "assigned");
  CHECK(report["refused_states"][0]["to"] == "reported");
  REQUIRE(report["ends_elsewhere"].size() == 1);
  CHECK(report["ends_elsewhere"][0]["reason"] == "the last change was refused");
  REQUIRE(report["refused"].size() == 1);
  CHECK(report["refused"][0]["row"] == 13);
  const auto again = follow(dir, file.string(), mapping.string());
  CHECK(again["stored"] == 0);
  CHECK(again["steps"] == 0);
  checkSound(dir);
}

TEST_CASE("observed states: Kaohsiung's 108,350 end where the city says, or the refused step is listed") {
  const auto file = test::dataFile("incidents/kaohsiung_changes.csv.gz");
  if (file.empty()) {
    WARN("skipped: no data");
    return;
  }
  const test::TempDir dir;
  const auto report = follow(dir, file, "kaohsiung-states");
  CHECK(report["observed"] == 108'350);
  CHECK(report["cases"] == 28'399);
  CHECK(report["stored"] == 28'399);
  CHECK(report["refused"].empty());
  const auto& changes = report["changes"];
  const auto n = [&](const char* key) { return changes.value(key, 0); };
  CHECK(n("fed_back>accepted") == 234);
  CHECK(n("archived>accepted") + n("archived>fed_back") == 48);
  CHECK(n("accepted>assigned") + n("assigned>reported") + n("fed_back>assigned") == 47);
  std::set<std::string> refused;
  for (const auto& r : report["refused_states"]) {
    CHECK_FALSE(r["reason"].get<std::string>().empty());
    refused.insert(r["id"].get<std::string>());
  }
  CHECK(report["refused_states"].size() < 60);
  for (const auto& end : report["ends_elsewhere"]) {
    CAPTURE(end.dump());
    CHECK(end["reason"] == "the last change was refused");
    CHECK(refused.contains(end["id"].get<std::string>()));
  }
  checkSound(dir);
}

}  // namespace observed_states_test
