// jingwei rules and import standard, over a small store.
#include "app/exit_codes.h"
#include "tests/app/run_command.h"
#include "tests/app/small_city.h"
#include "tests/catch.h"

namespace rules_command_test {

using namespace jw;
using test::run;

namespace {

const char* kMapping = R"(source = "town"
zone = "UTC+08:00"
times = ["%Y-%m-%d %H:%M:%S"]
[columns]
id = "id"
reported_at = "from"
closed_at = "closed"
title = "title"
area = "district"
category = "kind"
department = "unit"
status = "state"
[status.values]
closed = "archived"
[category]
create = true
)";

/// Sixty lamps for the light office, those of the west for the west office; ten pits for the roads.
std::string cases() {
  std::string s = "id,from,closed,title,district,kind,unit,state\n";
  for (int i = 0; i < 70; ++i) {
    const bool pit = i >= 60, west = i % 3 == 0;
    const std::string day = "2026-10-" + std::string(i % 28 + 1 < 10 ? "0" : "") + std::to_string(i % 28 + 1);
    s += std::to_string(i) + "," + day + " 08:00:00," + day + " 12:00:00," + (pit ? "路面坑洞" : "路灯不亮") + "," + (west ? "西区" : "东区") + "," + (pit ? "pit" : "lamp") + "," +
         (pit ? "道路所" : west ? "西区照明所" : "照明所") + ",closed\n";
  }
  return s;
}

}  // namespace

TEST_CASE("rules: learnt from history, imported, tested and replayed") {
  const test::TempDir dir;
  const std::string store = (dir.path() / "city.jw").string(), out = (dir.path() / "learnt.json").string();
  test::makeCity(store);
  test::writeText(dir.path() / "town.toml", kMapping);
  test::writeText(dir.path() / "cases.csv", cases());
  const auto jingwei = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--store", store, "--json", "--data", std::string(JW_SOURCE_DIR) + "/data"});
    return run(dir, arguments);
  };
  REQUIRE(jingwei({"import", "cases", (dir.path() / "cases.csv").string(), "--map", (dir.path() / "town.toml").string()}).code == app::kDone);

  // Before there are rules: the categories made by the import have no department of their own.
  auto o = jingwei({"rules", "test", "--from", "2026-10-01", "--to", "2026-11-01"});
  CHECK(o.code == app::kFindings);
  CHECK(o.json()["cases"] == 70);
  CHECK(o.json()["score"]["decided"] == 0);
  CHECK(o.json()["findings"].size() == 2);

  REQUIRE(jingwei({"rules", "learn", "--from", "2026-10-01", "--to", "2026-11-01", "--out", out}).code == app::kDone);
  const auto learnt = nlohmann::json::parse(test::readText(out));
  REQUIRE(learnt["rules"].size() == 3);
  CHECK(learnt["rules"][0]["conditions"] == nlohmann::json::parse(R"({"category_is":"lamp","attributes":[{"name":"stated_area","any":["西区"]}]})"));
  CHECK(learnt["rules"][0]["department"] == "西区照明所");
  CHECK(learnt["rules"][0]["support"] == 20);
  CHECK(learnt["rules"][0]["confidence"] == 1.0);

  o = jingwei({"rules", "replay", out, "--from", "2026-10-01", "--to", "2026-11-01"});
  CHECK(o.code == app::kDone);
  auto j = o.json();
  CHECK(j["after"]["right"] == 70);
  CHECK(j["before"]["right"] == 0);
  CHECK(j["moved"] == 70);
  CHECK(j["better"] == 70);
  CHECK(j["list"].size() == 70);

  CHECK(jingwei({"rules", "import", out}).json()["stored"] == 3);
  CHECK(jingwei({"rules", "import", out}).json()["unchanged"] == 3);
  j = jingwei({"rules", "list"}).json();
  CHECK(j["rules"].size() == 3);
  CHECK(j["findings"].empty());
  o = jingwei({"rules", "test", "--from", "2026-10-01", "--to", "2026-10-15"});
  CHECK(o.code == app::kDone);
  j = o.json();
  CHECK(j["score"]["right"] == j["cases"]);
  CHECK(j["cases"] > 0);

  // What cannot be taken is said, rule by rule.
  const auto bad = dir.path() / "bad.json";
  test::writeText(bad, R"({"rules":[{"name":"a","department":"nobody"},{"name":"b","department":"D1","conditions":{"natures":["odd"]}},{"name":"c","department":"D1","conditions":{"keywords":[""]}}]})");
  o = jingwei({"rules", "import", bad.string()});
  CHECK(o.code == app::kFindings);
  CHECK(o.json()["refused"].size() == 3);
  test::writeText(bad, "[]");
  CHECK(jingwei({"rules", "import", bad.string()}).code == app::kInput);
  CHECK(jingwei({"rules", "test", "--from", "2026-10-01"}).code == app::kUsage);
  CHECK(jingwei({"rules", "test", "--from", "2026-10-02", "--to", "2026-10-01"}).code == app::kUsage);
}

TEST_CASE("import standard: categories, departments and limits; a second import changes nothing") {
  const test::TempDir dir;
  const std::string store = (dir.path() / "city.jw").string(), file = (dir.path() / "standard.csv").string();
  test::makeCity(store);
  test::writeText(file,
                  "某市标准（事件类）,,,,,,,,\n大类代码,大类名称,小类代码,小类名称,处置单位,主管部门,立案条件,结案条件,处置时限\n"
                  "01,市容,01,乱建,城管执法局、街道,局,正在建,制止,2紧急工作时\n,,,,,,已建成,拆除,15工作日\n,,02,病虫害,园林所,局,发生,治理,种植季节15工作日\n");
  const auto jingwei = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--store", store, "--json", "--data", std::string(JW_SOURCE_DIR) + "/data"});
    return run(dir, arguments);
  };
  auto o = jingwei({"import", "standard", file});
  CHECK(o.code == app::kFindings);
  auto j = o.json();
  CHECK(j["rows"] == 3);
  CHECK(j["categories"]["inserted"] == 3);
  CHECK(j["departments"]["inserted"] == 1);  // the other one is known by its name
  REQUIRE(j["odd"].size() == 1);
  CHECK(j["odd"][0]["row"] == 5);
  CHECK(j["odd"][0]["column"] == 9);
  CHECK(j["odd"][0]["text"] == "种植季节15工作日");
  CHECK(j["several_units"].size() == 2);
  {
    engine::Engine engine(test::cityOptions(store, false));
    const auto directory = engine.directory();
    std::string all;
    for (const auto& c : directory->categories())
      if (c.code.starts_with("010")) all += c.code + " " + c.name + " " + model::limitText(c.limit) + " " + directory->departmentName(c.department) + ";";
    CHECK(all == "01001.1 乱建：正在建 2h 城管执法局;01001.2 乱建：已建成 15wd 城管执法局;01002 病虫害  园林所;");
  }
  j = jingwei({"import", "standard", file}).json();
  CHECK(j["categories"] == nlohmann::json::parse(R"({"inserted":0,"updated":0,"unchanged":3})"));
  CHECK(j["departments"] == nlohmann::json::parse(R"({"inserted":0,"updated":0,"unchanged":0})"));
  {
    // What a person has decided where the standard is odd or names several units.
    engine::Engine engine(test::cityOptions(store, false));
    const model::Department street{{Uuid::named("street")}, 1, "S1", "街道", "", ""};
    REQUIRE(engine::done(engine.submit(engine::Order{{{}, "管理员", model::Role::administrator, {}, {}}, engine::PutDepartment{street}}).get()));
    const auto directory = engine.directory();
    for (auto c : directory->categories()) {
      if (c.code == "01002") c.limit = {3, model::Limit::Unit::workingDay};
      if (c.code == "01001.1") c.department = street.id;
      if (c.code.starts_with("010")) REQUIRE(engine::done(engine.submit(engine::Order{{{}, "管理员", model::Role::administrator, {}, {}}, engine::PutCategory{c}}).get()));
    }
  }
  CHECK(jingwei({"import", "standard", file}).json()["categories"] == nlohmann::json::parse(R"({"inserted":0,"updated":0,"unchanged":3})"));
}

}  // namespace rules_command_test
