// Facilities through the engine: who sees and changes what, that rules know at once, and files of them in and out.
#include <fstream>

#include "core/engine/near_places.h"
#include "core/engine/registry_desk.h"
#include "core/engine/registry_import.h"
#include "core/store/facility_gateway.h"
#include "tests/catch.h"
#include "tests/engine/engine_answers.h"
#include "tests/engine/import_words.h"
#include "tests/engine/registry_city.h"

namespace facilities_test {

using namespace jw;
using namespace jw::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kHeaders = "部件标识码,部件类别,部件名称,经度,纬度,主管部门\n";

struct FacilityCity : RegistryCity {
  static model::PutFacility facility(const std::string& code, const std::string& kind, model::Point point) {
    model::PutFacility p;
    p.value = {{}, kind, code, "设施" + code, "lies/", point, {}};
    return p;
  }
  std::vector<model::Facility> list(const model::Actor& by, engine::FacilityFilter filter = {}) {
    std::promise<std::vector<model::Facility>> answer;
    desk->facilities(by, std::move(filter), {}, [&](std::vector<model::Facility> rows, std::uint64_t total) {
      CHECK(total >= rows.size());
      answer.set_value(std::move(rows));
    });
    return answer.get_future().get();
  }
  std::optional<model::Facility> one(const model::Actor& by, const Uuid& id) {
    std::promise<std::optional<model::Facility>> answer;
    desk->facility(by, id, {}, [&](auto found) { answer.set_value(std::move(found)); });
    return answer.get_future().get();
  }
  fs::path write(const std::string& rows) {
    std::ofstream(folder / "f.csv", std::ios::binary) << kHeaders << rows;
    return folder / "f.csv";
  }
  engine::ImportResult import(const std::string& rows, bool dryRun, const model::Actor& by, const model::AreaPath& area = {}) {
    return engine::importTable(*engine, *desk, by, {{write(rows), {}}, model::RecordKind::facility, {}, area, dryRun, 1000}, {});
  }
};

}  // namespace

TEST_CASE("a facility finds its grid, is seen in its area alone and tells of every change") {
  FacilityCity d;
  std::atomic<int> told{0}, everything{0};
  const auto listening = d.engine->subscribe(d.western, [&](const engine::Change& change) { told += change.facilities, everything += change.directory || change.areas || change.allCases; });
  const auto made = d.must(d.facility("H1", "hydrant", {120.002, 30.002}));
  CHECK(d.one(d.worker, made.id)->area == "330101/330101001/");
  CHECK_FALSE(d.one(d.western, made.id));
  CHECK(d.list(d.western).empty());
  auto department = d.worker;
  department.role = model::Role::department;
  CHECK(d.list(department).empty());
  CHECK(std::get<model::RegistryRefusal>(d.submit(d.worker, d.facility("H2", "hydrant", {10, 10}))).field == "point");
  CHECK(std::get<model::RegistryRefusal>(d.submit(d.western, d.facility("H2", "hydrant", {120.002, 30.002}))).fault == model::RegistryFault::outOfScope);
  CHECK(told == 1);
  auto put = model::PutFacility{*d.one(d.worker, made.id), 1};
  put.value.point = {119.982, 30.002};
  d.must(put);
  CHECK(d.one(d.western, made.id)->area == "330102/330102001/");
  CHECK(told == 2);
  put.seen = 2;
  d.must(put);  // nothing differs
  CHECK(told == 2);
  std::promise<std::vector<model::RowVersion>> versions;
  d.desk->history(d.worker, model::RecordKind::facility, made.id, {}, [&](auto v) { versions.set_value(std::move(v)); });
  const auto history = versions.get_future().get();
  REQUIRE(history.size() == 2);
  CHECK(history[0].changed.size() == 2);  // the longitude and the area
  const auto gone = d.must(model::RemoveFacility{made.id, 2});
  CHECK_FALSE(d.one(d.western, made.id));
  d.must(model::UndoRegistry{gone.undo});
  CHECK(d.one(d.western, made.id)->rowVer == 4);
  CHECK(told == 4);
  CHECK(everything == 0);
  std::promise<std::vector<std::string>> kinds;
  d.desk->facilityKinds(d.worker, {}, [&](auto k) { kinds.set_value(std::move(k)); });
  CHECK(kinds.get_future().get() == std::vector<std::string>{"hydrant"});
}

TEST_CASE("facilities are found by code and name and initials in the area of who asks and by nobody who asks for people alone") {
  FacilityCity d;
  for (const auto& [code, name, lon] : {std::tuple("330101-7", "和平路消火栓", 120.002), std::tuple("HPL-1", "滨江路路灯", 120.003), std::tuple("W-2", "和平路消火栓", 119.982)}) {
    auto put = d.facility(code, "hydrant", {lon, 30.002});
    put.value.name = name;
    d.must(put);
  }
  const auto found = [&](const model::Actor& by, const std::string& words, std::uint32_t limit = 10) {
    engine::RegistryQuery query;
    query.text = words;
    query.facilities = true;
    query.limit = limit;
    std::promise<engine::RegistryFound> answer;
    d.desk->find(by, query, {}, [&](engine::RegistryFound f) { answer.set_value(std::move(f)); });
    std::string codes;
    for (const auto& f : answer.get_future().get().facilities) codes += f.code + " ";
    return codes;
  };
  CHECK(found(d.worker, "消火栓") == "330101-7 W-2 ");
  CHECK(found(d.worker, "330101") == "330101-7 ");
  // A code that holds the letters comes before names that begin with them.
  CHECK(found(d.worker, "hpl") == "HPL-1 330101-7 W-2 ");
  CHECK(found(d.worker, "HPLX") == "330101-7 W-2 ");
  CHECK(found(d.worker, "bjl") == "HPL-1 ");
  CHECK(found(d.worker, "hpl", 1) == "HPL-1 ");
  CHECK(found(d.worker, "plx").empty());
  CHECK(found(d.western, "hpl") == "W-2 ");
  engine::RegistryQuery query;
  query.text = "消火栓";
  std::promise<engine::RegistryFound> answer;
  d.desk->find(d.worker, query, {}, [&](engine::RegistryFound f) { answer.set_value(std::move(f)); });
  CHECK(answer.get_future().get().facilities.empty());
}

TEST_CASE("rules know a facility with the commit that enters it and forget it with the one that removes it") {
  FacilityCity d;
  model::Rule rule;
  rule.id = {Uuid::named("near")};
  rule.name = "近消火栓";
  rule.department = d.roads;
  rule.near = model::NearFacility{"hydrant", 100};
  taken(d.put(engine::PutRule{rule}));
  const auto goesTo = [&](const std::string& title) { return details(d, d.operatorDesk, taken(d.send(SmallCity::report(d.litter, title, 120.0050, 30.005))).id)->summary.department; };
  CHECK(goesTo("一") == d.sanitation);
  const auto made = d.must(d.facility("H1", "hydrant", {120.0055, 30.005}));
  CHECK(goesTo("二") == d.roads);
  auto put = model::PutFacility{*d.one(d.worker, made.id), 1};
  put.value.point.x = 120.0085;
  const auto moved = d.must(put);
  CHECK(goesTo("三") == d.sanitation);
  d.must(model::UndoRegistry{moved.undo});
  CHECK(goesTo("四") == d.roads);
  d.must(model::RemoveFacility{made.id, 0});
  CHECK(goesTo("五") == d.sanitation);
  REQUIRE(d.import("H2,hydrant,消火栓,120.0055,30.005,\n", false, d.worker).stored);
  CHECK(goesTo("六") == d.roads);
  std::promise<std::size_t> near;
  engine::nearestFacilities(*d.engine, d.operatorDesk, {120.005, 30.005}, 300, {}, [&](auto found) { near.set_value(found.size()); });
  CHECK(near.get_future().get() == 1);
}

TEST_CASE("an import of facilities names every wrong row and keeps nothing of it") {
  FacilityCity d;
  d.must(d.facility("W1", "hydrant", {119.982, 30.002}));
  const std::string rows =
      "A1,路面破损,井盖一,120.001,30.001,D2\n"      // 2
      ",0201,无码,120.001,30.001,\n"                // 3
      "A3,,无类,120.001,30.001,\n"                  // 4
      "A4,0201,,120.001,30.001,\n"                  // 5
      "A5,0201,远,10,10,\n"                         // 6
      "A6,0201,坏,东,30.001,\n"                     // 7
      "A7,0201,缺,120.001,,\n"                      // 8
      "A8,0201,谁的,120.001,30.001,没有这个局\n"    // 9
      "A1,0201,又一,120.001,30.001,\n"              // 10
      "A9,0201,西,119.982,30.002,\n"                // 11
      "W1,0201,西边的,120.001,30.001,\n";           // 12
  auto east = d.worker;
  east.scope = "330101/";
  for (const bool dry : {true, false}) {
    const auto result = d.import(rows, dry, east);
    CHECK_FALSE(result.stored);
    CHECK(test::faults(result) == "3 code missing; 4 kind missing; 5 name missing; 6 lon bad_value; 7 lon bad_value; 8 lat missing; 9 department bad_value; 10 code duplicate 2; 11 lon bad_value; 12 code bad_value; ");
    CHECK(result.rows == 11);
    CHECK(result.taken == 1);
  }
  CHECK(ask(*d.engine, "SELECT count(*) FROM facilities") == 1);
  // The same for whoever sees the whole city, but has chosen one area.
  CHECK(test::faults(d.import("A9,0201,西,119.982,30.002,\n", true, d.worker, "330101/")) == "2 lon bad_value; ");
  auto analyst = d.worker;
  analyst.role = model::Role::analyst;
  CHECK_THROWS_AS(d.import("A1,0201,一,120.001,30.001,\n", true, analyst), Error);
}

TEST_CASE("an import changes the facilities whose codes are there and says which, and what was written out comes in again") {
  FacilityCity d;
  const auto first = d.import("A1,Pothole,井盖一,120.001,30.001,公路局\nA2,hydrant,消火栓,１２０．００２,30.002,\n", false, d.worker);
  INFO(test::faults(first));
  REQUIRE(first.stored);
  CHECK(first.updated == 0);
  auto all = d.list(d.worker);
  REQUIRE(all.size() == 2);
  CHECK(all[0].kind == "0201");
  CHECK(all[0].department == d.roads);
  CHECK(all[1].point.x == 120.002);
  const std::string rows = "A1,,井盖甲,,,D1\nA2,hydrant,消火栓,120.002,30.002,\nA3,bench,长椅,119.982,30.002,\n";
  const auto tried = d.import(rows, true, d.worker);
  CHECK(test::faults(tried).empty());
  CHECK(tried.updated == 1);
  CHECK(test::updates(tried) == "2 A1 井盖一 name department; ");
  CHECK(d.list(d.worker).size() == 2);
  const auto kept = d.import(rows, false, d.worker);
  REQUIRE(kept.stored);
  CHECK(kept.taken == 3);
  CHECK(test::updates(kept) == "2 A1 井盖一 name department; ");
  all = d.list(d.worker);
  REQUIRE(all.size() == 3);
  CHECK(all[0].name == "井盖甲");
  CHECK(all[0].department == d.sanitation);
  CHECK(all[0].point.x == 120.001);
  CHECK(all[0].rowVer == 2);
  CHECK(all[1].rowVer == 1);

  const auto out = [&](const FacilityCity& city, const engine::FacilityFilter& filter, const model::Actor& by) {
    engine::exportFacilities(*city.engine, by, filter, city.desk->attributes(), city.folder / "out.csv", {});
    std::ifstream in(city.folder / "out.csv", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string whole = out(d, {}, d.worker);
  FacilityCity second;
  REQUIRE(engine::importTable(*second.engine, *second.desk, second.worker, {{d.folder / "out.csv", {}}, model::RecordKind::facility, {}, {}, false, 10}, {}).stored);
  CHECK(out(second, {}, second.worker) == whole);
  const auto again = engine::importTable(*second.engine, *second.desk, second.worker, {{d.folder / "out.csv", {}}, model::RecordKind::facility, {}, {}, false, 10}, {});
  CHECK(again.stored);
  CHECK(again.updated == 0);
  CHECK(out(d, {{}, "bench", {}, ""}, d.worker).find("A1") == std::string::npos);
  CHECK(out(d, {}, d.western).find("A1") == std::string::npos);
  CHECK(out(d, {}, d.western).find("A3") != std::string::npos);
}

TEST_CASE("an import of facilities that is stopped midway takes back what it has stored") {
  FacilityCity d;
  REQUIRE(d.import("F00001,lamp,旧灯,120.001,30.001,\n", false, d.worker).stored);
  std::string rows;
  for (int i = 1; i <= 2000; ++i) rows += "F" + std::to_string(100'000 + i).substr(1) + ",lamp,灯,120.001,30.001,\n";
  std::stop_source source;
  Progress progress;
  progress.stop = source.get_token();
  progress.report = [&](std::uint64_t done, std::uint64_t, std::string_view what) {
    if (what == "storing" && done > 600) source.request_stop();
  };
  CHECK_THROWS_AS(engine::importTable(*d.engine, *d.desk, d.worker, {{d.write(rows), {}}, model::RecordKind::facility, {}, {}, false, 10}, progress), Error);
  CHECK(ask(*d.engine, "SELECT count(*) FROM facilities") == 1);
  CHECK(d.list(d.worker).at(0).name == "旧灯");
}

}  // namespace facilities_test
