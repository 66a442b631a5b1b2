// Rows of an import as people write them: doors, heads of households, other words for codes, and whom a number belongs to.
#include <fstream>

#include "core/base/zone.h"
#include "core/engine/registry_import.h"
#include "core/registry/citizen_id.h"
#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/engine/engine_answers.h"

namespace registry_import_rows_test {

using namespace jw;
using namespace jw::test;

namespace {

struct RowsCity : SmallCity {
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  std::unique_ptr<engine::RegistryDesk> desk;
  RowsCity() {
    engine->write([&](store::Connection& w) {
              for (int i = 1; i <= 2; ++i) {
                model::Building b;
                b.id = {Uuid::named("b" + std::to_string(i))};
                b.source = "test";
                b.name = b.externalId = "沙园家园" + std::to_string(i) + "号楼";
                b.floors = 3;
                b.area = i == 1 ? "330101/330101001/" : "330102/330102001/";
                b.shape = square(120.001 + i * 0.001, 30.002, 0.0005);
                b.point = {120.0012 + i * 0.001, 30.0022};
                store::insertBuilding(w, b, clock->now(), "test");
              }
              w.execute("UPDATE buildings SET units=2");
            }).get();
    desk = std::make_unique<engine::RegistryDesk>(*engine);
  }
  ~RowsCity() { desk.reset(); }
  engine::ImportResult import(const std::string& csv, bool dryRun) {
    std::ofstream(folder / "p.csv", std::ios::binary) << csv;
    return engine::importTable(*engine, *desk, worker, {{folder / "p.csv", {}}, model::RecordKind::person, {}, {}, dryRun, 1000}, {});
  }
  void mustImport(const std::string& csv) {
    const auto result = import(csv, false);
    for (const auto& f : result.faults) UNSCOPED_INFO(f.row << " " << f.key << " " << f.fault << " " << f.detail);
    REQUIRE(result.stored);
  }
  /// "4 relation missing; " for each fault of a dry run.
  std::string faults(const std::string& csv) {
    std::string out;
    for (const auto& f : import(csv, true).faults) out += std::to_string(f.row) + " " + f.key + " " + f.fault + "; ";
    return out;
  }
};

std::string idOf(int n) { return registry::makeFictitiousId(101, static_cast<std::int32_t>(daysOf(1960 + n, 3, 15)), n, n % 2 ? model::Sex::male : model::Sex::female); }

}  // namespace

TEST_CASE("a door of a file is understood with and without a floor and must fit the building") {
  RowsCity city;
  const std::string headers = "姓名,身份证号,楼栋,单元,楼层,房号\n";
  const auto row = [](int n, const std::string& door) { return "张三," + idOf(n) + ",沙园家园1号楼," + door + "\n"; };
  city.mustImport(headers + row(1, "2,3,1"));
  // The same door in other words is the same dwelling: no ghost beside it.
  city.mustImport(headers + row(2, "2,,301") + row(3, "2单元,3层,301室") + row(4, "２,3F,0301"));
  CHECK(ask(*city.engine, "SELECT count(*) FROM dwellings") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM households") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people") == 4);
  CHECK(city.faults(headers + row(5, "2,2,301") + row(6, "2,,603") + row(7, "3,1,1") + row(8, "1,,3") + row(9, ",1,1") + row(10, "1,,300")) ==
        "2 number bad_value; 3 number bad_value; 4 unit bad_value; 5 floor missing; 6 unit bad_value; 7 number bad_value; ");
  const auto wrong = city.import(headers + row(5, "2,2,301"), true).faults.at(0);
  CHECK(model::detailText(wrong.detail, wrong.values) == "door 301 lies on floor 3, not on floor 2");
}

TEST_CASE("nobody becomes head of a household because their row comes first") {
  RowsCity city;
  const std::string headers = "姓名,身份证号,楼栋,单元,楼层,房号,户号,与户主关系\n";
  const auto row = [](int n, const std::string& name, const std::string& door, const std::string& household, const std::string& relation) {
    return name + "," + idOf(n) + ",沙园家园1号楼,1," + door + "," + household + "," + relation + "\n";
  };
  city.mustImport(headers + row(1, "李妻", "1,1", "A", "配偶") + row(2, "张子", "1,1", "A", "子女") + row(3, "张主", "1,1", "A", "户主"));
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=0 AND name='张主'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=1 AND name='李妻'") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=2 AND name='张子'") == 1);
  // A household of the file without a head is one fault; one that lives there already has its own.
  CHECK(city.faults(headers + row(4, "王妻", "2,1", "B", "配偶") + row(5, "王子", "2,1", "B", "子女")) == "2 relation missing; ");
  CHECK(city.faults(headers + row(6, "张女", "1,1", "", "女儿")).empty());
  CHECK(city.faults(headers + row(7, "又主", "1,1", "", "户主")) == "2 relation bad_value; ");
  // Where the file says nothing of relations, the first of a household is taken for its head, as before.
  CHECK(city.faults(headers + row(8, "赵甲", "2,2", "C", "") + row(9, "赵乙", "2,2", "C", "")).empty());
  // A head with a fault of its own is the only one to blame.
  CHECK(city.faults(headers + row(4, "王妻", "2,1", "B", "配偶") + "," + idOf(5) + ",沙园家园1号楼,1,2,1,B,户主\n") == "3 name missing; ");
}

TEST_CASE("other words for a code are understood, and none that means something else") {
  RowsCity city;
  const std::string headers = "姓名,身份证号,楼栋,与户主关系,文化程度,婚姻状况,性别,就业状况\n";
  city.mustImport(headers + "张主," + idOf(1) + ",沙园家园1号楼,本人,本科,离异,男性,退休\n李女," + idOf(2) + ",沙园家园1号楼,女儿,大专,,女性,无业\n张子," + idOf(3) + ",沙园家园1号楼,未婚子女,高中,,,\n");
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=0 AND education=20 AND marital=40 AND sex=1 AND employment=80") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=2 AND education=30 AND sex=2 AND employment=70") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM people WHERE relation=2 AND education=60") == 1);
  CHECK(city.faults(headers + "王五," + idOf(4) + ",沙园家园1号楼,岳父,大学,,,\n") == "2 relation bad_value; ");
}

TEST_CASE("a number that is there already is named with its record, masked and in the own area alone") {
  RowsCity city;
  const std::string headers = "姓名,身份证号,楼栋,单元,楼层,房号\n";
  city.mustImport(headers + "张建国," + idOf(1) + ",沙园家园2号楼,2,3,2\n");
  const std::string again = headers + "张建国," + idOf(1) + ",沙园家园1号楼,1,1,1\n";
  const auto known = [&] {
    const auto faults = city.import(again, true).faults;
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].key == "citizen_id");
    CHECK(faults[0].fault == "duplicate");
    CHECK(faults[0].detail.find(idOf(1)) == std::string::npos);
    return faults[0].known;
  };
  CHECK(known() == std::vector<std::string>{"张*国 · 沙园家园2号楼 2单元 302"});
  city.worker.scope = "330101/";
  CHECK(known().empty());
}

TEST_CASE("people of a file live there since the day that it says") {
  RowsCity city;
  const std::string headers = "姓名,身份证号,楼栋,单元,楼层,房号,户号,与户主关系,入住日期\n";
  const auto row = [](int n, const std::string& name, const std::string& door, const std::string& household, const std::string& relation, const std::string& since) {
    return name + "," + idOf(n) + ",沙园家园1号楼,1," + door + "," + household + "," + relation + "," + since + "\n";
  };
  const auto millis = [](int y, int m, int d) { return std::to_string(toMillis(Zone::china().toInstant(dateOf(static_cast<std::int32_t>(daysOf(y, m, d)))))); };
  CHECK(city.faults(headers + row(1, "张甲", "1,1", "A", "户主", "2010年") + row(2, "李乙", "1,2", "B", "户主", "2099-01-01")) == "2 lives_since bad_value; 3 lives_since bad_value; ");
  // The wife was there before the head; the youngest was born later than the family came; of the last nothing is said.
  city.mustImport(headers + row(1, "张甲", "1,1", "A", "户主", "2015-06-01") + row(2, "李乙", "1,1", "A", "配偶", "2010/3/2") + row(60, "张丙", "1,1", "A", "子女", "20100302") + row(4, "王丁", "1,2", "B", "户主", "") +
                  row(5, "赵戊", "1,3", "C", "户主", "1965年3月1日"));
  const auto since = [&](const std::string& name, const std::string& day) { return ask(*city.engine, "SELECT count(*) FROM people WHERE name='" + name + "' AND valid_from=" + day + " AND since=" + day) == 1; };
  CHECK(since("张甲", millis(2015, 6, 1)));
  CHECK(since("李乙", millis(2010, 3, 2)));
  CHECK(since("张丙", millis(2020, 3, 15)));
  CHECK(since("王丁", std::to_string(toMillis(city.clock->now()))));
  CHECK(since("赵戊", "0"));
  CHECK(ask(*city.engine, "SELECT count(*) FROM households WHERE valid_from=" + millis(2010, 3, 2)) == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM dwellings WHERE valid_from=" + millis(2010, 3, 2)) == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM dwellings WHERE valid_from=0") == 1);
  // Whoever is added to what is there already changes nothing of that.
  city.mustImport(headers + row(6, "张己", "1,1", "", "其他", "2001-01-01"));
  CHECK(since("张己", millis(2001, 1, 1)));
  CHECK(ask(*city.engine, "SELECT count(*) FROM households WHERE valid_from=" + millis(2010, 3, 2)) == 1);
}

}  // namespace registry_import_rows_test
