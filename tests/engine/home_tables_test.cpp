// Households with their dwellings, compounds and volunteers as files: what goes out comes in unchanged, planted faults are named, areas and roles hold.
#include <algorithm>
#include <fstream>

#include "core/base/zone.h"
#include "core/engine/personal_export.h"
#include "core/engine/registry_import.h"
#include "core/registry/citizen_id.h"
#include "core/store/audit_gateway.h"
#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/engine/engine_answers.h"
#include "tests/engine/import_words.h"
#include "tests/engine/registry_city.h"

namespace home_tables_test {

using namespace jw;
using namespace jw::test;
using engine::PersonalSheet;
using engine::Refused;
using model::DwellingColumn;
using model::HouseholdColumn;
using model::RecordKind;

namespace {

constexpr const char* kEast = "330101/330101001/";
constexpr const char* kHomes = "楼栋,单元,楼层,房号,住房类型,户归属,居住性质,建筑面积,房东,户类型,户口类型,特殊家庭,户主姓名,户主身份证号,户主出生日期,户主联系电话,居住起始日\n";

std::string idOf(int n) { return registry::makeFictitiousId(101, static_cast<std::int32_t>(daysOf(1960 + n, 3, 15)), n, n % 2 ? model::Sex::male : model::Sex::female); }

struct TableCity : RegistryCity {
  model::Actor eastern{{Uuid::named("eastern")}, "东社工", model::Role::communityWorker, "330101/", {}};
  BuildingId first{Uuid::named("b1")}, second{Uuid::named("b2")}, third{Uuid::named("b3")};
  TableCity() {
    engine->write([&](store::Connection& w) {
              for (int i = 1; i <= 3; ++i) {
                model::Building b;
                b.id = i == 1 ? first : i == 2 ? second : third;
                b.source = "test";
                b.externalId = std::to_string(i);
                b.name = i == 2 ? "" : "云锦花园" + std::to_string(i) + "号楼";
                b.address = "云锦路" + std::to_string(i) + "号";
                b.floors = 30;
                b.area = i == 3 ? "330102/330102001/" : kEast;
                b.shape = square(120.001 + i * 0.001, 30.002, 0.0005);
                b.point = {120.0012 + i * 0.001, 30.0022};
                store::insertBuilding(w, b, clock->now(), "test");
              }
            }).get();
  }
  Uuid dwelling(BuildingId building, int floor, int number, std::uint8_t residence = 0) {
    model::AddDwelling c{building, {}};
    c.dwelling.floor = floor;
    c.dwelling.number = number;
    c.dwelling.codes[DwellingColumn::residence] = residence;
    return must(c).id;
  }
  Uuid household(Uuid in, const std::string& name, const std::string& id, const std::string& phone = {}, Instant since = kNever) {
    model::AddHousehold h;
    h.dwelling = in;
    h.codes[HouseholdColumn::type] = 1;
    h.head.name = name;
    if (id.empty()) h.head.birthDay = static_cast<std::int32_t>(daysOf(1975, 3, 15));
    if (!id.empty()) h.head.citizenId = id;
    if (!phone.empty()) h.head.phone = phone;
    h.day = since;
    return must(h).id;
  }
  /// The city that goes out: a basement, an empty home, two households behind one door, a head without papers and a foreign one, a building without a name.
  void settle() {
    const auto flat = dwelling(first, 3, 1, 1);
    household(flat, "张建国", idOf(1), "12000001234", Zone::china().toInstant({2019, 5, 6, 0, 0, 0, 0}));
    household(flat, "李四", "");
    dwelling(first, -1, 2, 4);
    household(dwelling(second, 1, 1), "王五", idOf(2));
    model::AddHousehold foreign;
    foreign.dwelling = dwelling(second, 2, 11);
    foreign.head.name = "=Smith";
    foreign.head.citizenId = "E1234567";
    foreign.head.birthDay = 5000;
    foreign.head.codes = {{model::PersonColumn::paper, 2}};
    must(foreign);
    household(dwelling(third, 1, 1), "赵西", idOf(3));
  }
  std::filesystem::path write(const std::string& bytes) {
    std::ofstream(folder / "t.csv", std::ios::binary) << bytes;
    return folder / "t.csv";
  }
  engine::ImportResult import(const std::string& csv, RecordKind subject, bool dryRun, const model::Actor& by, const model::AreaPath& area = {}) {
    return engine::importTable(*engine, *desk, by, {{write(csv), {}}, subject, {}, area, dryRun, 1000}, {});
  }
  engine::ImportResult homes(const std::string& rows, bool dryRun = false) { return import(kHomes + rows, RecordKind::household, dryRun, worker); }
  std::variant<PersonalSheet, Refused> take(const model::Actor& by, RecordKind subject, const std::string& purpose, const model::AreaPath& area = {}) {
    return ask<std::variant<PersonalSheet, Refused>>([&](auto ready) { desk->exportTable(by, subject, area, purpose, {}, ready); });
  }
  PersonalSheet given(const model::Actor& by, RecordKind subject, const std::string& purpose) {
    auto answer = take(by, subject, purpose);
    REQUIRE(std::holds_alternative<PersonalSheet>(answer));
    return std::get<PersonalSheet>(std::move(answer));
  }
  std::int64_t journal() { return test::ask(*engine, "SELECT count(*) FROM journal"); }
  std::vector<model::AuditEntry> audit() {
    std::vector<model::AuditEntry> all;
    engine->read({}, [&](store::Connection& c) { all = store::readAudit(c, 1, 1000); }).get();
    std::erase_if(all, [](const auto& e) { return !e.action.starts_with("export"); });
    return all;
  }
};

std::string cell(const PersonalSheet& sheet, std::size_t row, const std::string& key) {
  for (std::size_t c = 0; c < sheet.columns.size(); ++c)
    if (sheet.columns[c].key == key) return sheet.rows.at(row).at(c);
  FAIL("no column " << key);
  return {};
}

}  // namespace

TEST_CASE("households that went out come in again without any change, opened or masked, in either language") {
  TableCity d;
  d.settle();
  const auto before = d.journal();
  for (const auto* purpose : {"registry", "notice", "care"})
    for (const bool chinese : {true, false}) {
      const auto sheet = d.given(d.worker, RecordKind::household, purpose);
      REQUIRE(sheet.rows.size() == 6);
      const auto text = engine::csvOf(sheet, chinese);
      CAPTURE(purpose, chinese, text);
      const auto dry = d.import(text, RecordKind::household, true, d.worker);
      CHECK(faults(dry).empty());
      CHECK(updates(dry).empty());
      const auto result = d.import(text, RecordKind::household, false, d.worker);
      CHECK(result.stored);
      CHECK(result.rows == 6);
    }
  CHECK(d.journal() == before);
  const auto sheet = d.given(d.worker, RecordKind::household, "registry");
  // By building, unit, floor and door; that without a name is called by its address.
  CHECK(cell(sheet, 0, "building") == "云锦路2号");
  CHECK(cell(sheet, 0, "citizen_id") == idOf(2));
  CHECK(cell(sheet, 1, "paper") == d.desk->attributes().at(model::PersonColumn::paper).find(std::uint8_t{2})->zh);
  CHECK(cell(sheet, 2, "floor") == "B1");
  CHECK(cell(sheet, 2, "record").empty());
  CHECK(cell(sheet, 2, "residence") == "空置");
  CHECK(cell(sheet, 3, "lives_since") == "2019-05-06");
  CHECK(cell(sheet, 3, "phone") == "12000001234");
  CHECK(cell(sheet, 4, "name") == "李四");
  for (const auto& row : sheet.rows) CHECK(row.back() == sheet.mark(true));
  for (const auto& column : sheet.columns) CHECK(column.key != "landlord");
  // A mask that is not that of what is there says something that cannot be known.
  auto masked = d.given(d.worker, RecordKind::household, "notice");
  for (std::size_t c = 0; c < masked.columns.size(); ++c)
    if (masked.columns[c].key == "citizen_id") masked.rows[0][c].back() = masked.rows[0][c].back() == '1' ? '2' : '1';
  CHECK(faults(d.import(engine::csvOf(masked, true), RecordKind::household, true, d.worker)) == "2 citizen_id bad_value; ");
}

TEST_CASE("a table of households makes dwellings and households and says what it changes of those that are there") {
  TableCity d;
  const auto flat = d.dwelling(d.first, 3, 1, 1);
  d.household(flat, "张建国", idOf(1), "12000001234");
  const std::string rows = "云锦花园1号楼,1,,301,商品房,,租住,89.6㎡,钱七 12000009999,,农业户口,,张建国," + idOf(1) + ",,12000005678,\n" +
                           "云锦花园1号楼,1,4,2,,,自住,70,,家庭户,非农业户口,低保家庭,孙六," + idOf(4) + ",,,2020-01-02\n" +
                           "云锦花园1号楼,1,,402,,,,,,单人户,,,周八,,1950-06-01,,\n" + "云锦路2号,1,B1,1,,,空置,,,,,,,,,,\n";
  const auto before = d.journal();
  const auto dry = d.homes(rows, true);
  CHECK(faults(dry).empty());
  CHECK(updates(dry) == "2 云锦花园1号楼 1单元 301 张*国 dwelling_type residence square_metres landlord registration phone; ");
  CHECK(dry.updated == 1);
  CHECK(d.journal() == before);
  REQUIRE(d.homes(rows).stored);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM dwellings") == 3);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM households") == 3);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM dwellings WHERE residence=2 AND square_metres=90 AND type=1 AND landlord IS NOT NULL") == 1);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM dwellings WHERE residence=4 AND floor=-1") == 1);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM households WHERE type=1 AND registration=1 AND special_family=2") == 1);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM households WHERE type=1 AND registration=2") == 1);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM people WHERE relation=0") == 3);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM dwellings WHERE floor=4 AND valid_from=" + std::to_string(toMillis(Zone::china().toInstant({2020, 1, 2, 0, 0, 0, 0})))) == 1);
  // The same once more changes nothing.
  const auto stored = d.journal();
  const auto again = d.homes(rows);
  CHECK(again.stored);
  CHECK(again.updated == 0);
  CHECK(d.journal() == stored);
  // A head without a number is told by the name and then gets it; the only household needs no head to be meant.
  CHECK(updates(d.homes("云锦花园1号楼,1,,301,,,,,,集体户,,,,,,,\n", true)) == "2 云锦花园1号楼 1单元 301 张*国 household_type; ");
  const std::string number = registry::makeFictitiousId(101, static_cast<std::int32_t>(daysOf(1950, 6, 1)), 77, model::Sex::male);
  CHECK(updates(d.homes("云锦花园1号楼,1,,402,,,,,,,,,周八," + number + ",,,\n")) == "2 云锦花园1号楼 1单元 402 周* citizen_id; ");
  CHECK(d.homes("云锦花园1号楼,1,,402,,,,,,,,,周八," + number + ",,,\n").updated == 0);
}

TEST_CASE("faults of a table of households are named by row and column and keep all of it out") {
  TableCity d;
  d.settle();
  const std::string good = "云锦花园1号楼,1,9,9,,,,,,,,,钱九," + idOf(9) + ",,,\n";
  const auto before = d.journal();
  const std::string rows = good + "没有这栋楼,1,1,1,,,,,,,,,钱一," + idOf(11) + ",,,\n" +             // 3
                           "云锦花园1号楼,1,31,1,,,,,,,,,钱二," + idOf(12) + ",,,\n" +                  // 4
                           "云锦花园1号楼,1,8,1,,,出售,,,,,,钱三," + idOf(13) + ",,,\n" +               // 5
                           "云锦花园1号楼,1,8,2,,,,很大,,,,,钱四," + idOf(14) + ",,,\n" +               // 6
                           "云锦花园1号楼,1,8,3,,,,,,家庭户,,,,,,,\n" +                                  // 7: whose
                           "云锦花园1号楼,1,8,4,,,,,,,,,钱五," + idOf(1) + ",,,\n" +                    // 8: lives on the third floor
                           "云锦花园1号楼,1,8,5,,,,,,,,,钱六," + idOf(9) + ",,,\n" +                    // 9: that of row 2
                           "云锦花园1号楼,1,3,1,,,,,,,,,张建国,,,,2018-01-01\n" +                        // 10
                           "云锦花园1号楼,1,3,1,,,,,,集体户,,,,,,,\n" +                                  // 11: two households
                           "云锦花园1号楼,1,9,9,,,自住,,,,,,,,,,\n" + "云锦花园1号楼,1,9,9,,,租住,,,,,,,,,,\n" +  // 13 against 12
                           "云锦花园1号楼,1,3,1,,,,,,,,,李四," + idOf(15) + ",1980-01-01,,\n" +         // 14: a new household, but its birth is another
                           "云锦花园1号楼,1,8,6,,,,,,,,,钱*七," + idOf(16) + ",,,\n" +                  // 15
                           "云锦花园1号楼,1,8,7,,,,,,,,,钱八,,昨天,,\n";                                // 16
  for (const bool dry : {true, false}) {
    const auto result = d.homes(rows, dry);
    CHECK_FALSE(result.stored);
    CHECK(faults(result) ==
          "3 building no_building; 4 floor bad_value; 5 residence bad_value; 6 square_metres bad_value; 7 name missing; 8 citizen_id duplicate; 9 citizen_id duplicate 2; "
          "10 lives_since bad_value; 11 name missing; 13 residence bad_value; 14 birth_day bad_value; 15 name bad_value; 16 birth_day bad_value; ");
    CHECK(result.faults.at(5).known == std::vector<std::string>{"张*国 · 云锦花园1号楼 1单元 301"});
    CHECK(model::detailText(result.faults.at(9).detail, result.faults.at(9).values) == "row 12 says something else of this dwelling");
    CHECK(d.journal() == before);
  }
  // A record must fit its door and its head; nobody is replaced.
  const auto sheet = d.given(d.worker, RecordKind::household, "registry");
  const std::string record = cell(sheet, 3, "record");
  const auto one = [&](const std::string& row) { return faults(d.import("户记录标识,楼栋,单元,楼层,房号,户主姓名,户主身份证号\n" + row, RecordKind::household, true, d.worker)); };
  CHECK(one(record + ",云锦花园1号楼,1,3,1,张建国," + idOf(1) + "\n").empty());
  CHECK(one(record + ",云锦花园1号楼,1,8,1,张建国," + idOf(1) + "\n") == "2 record bad_value; ");
  CHECK(one(record + ",云锦花园1号楼,1,3,1,别人,\n") == "2 name bad_value; ");
  CHECK(one(record + ",云锦花园1号楼,1,3,1,张建国," + idOf(20) + "\n") == "2 citizen_id bad_value; ");
  CHECK(one(record + ",云锦花园1号楼,1,3,1,,\n" + record + ",云锦花园1号楼,1,3,1,张建国," + idOf(1) + "\n") == "3 citizen_id duplicate 2; ");
}

TEST_CASE("tables with people leave for who may alone, below the own area, masked as far as role and purpose go, and recorded") {
  TableCity d;
  d.settle();
  CHECK(d.given(d.eastern, RecordKind::household, "registry").rows.size() == 5);
  const auto west = d.given(d.western, RecordKind::household, "registry");
  REQUIRE(west.rows.size() == 1);
  CHECK(cell(west, 0, "name") == "赵西");
  auto supervisor = d.worker;
  supervisor.role = model::Role::supervisor;
  const auto masked = d.given(supervisor, RecordKind::household, "registry");
  CHECK(cell(masked, 3, "name") == "张建国");
  CHECK(cell(masked, 3, "citizen_id") == idOf(1).substr(0, 6) + "********" + idOf(1).substr(14));
  CHECK(cell(masked, 3, "phone") == "120****1234");
  CHECK(faults(d.import(engine::csvOf(masked, true), RecordKind::household, true, supervisor)).empty());
  const auto granted = d.audit();
  REQUIRE(granted.size() == 3);
  CHECK(granted[0].action == "export");
  CHECK(granted[0].actor == "东社工");
  CHECK(granted[0].purpose == "registry");
  CHECK(granted[0].object == "registry/household/");
  CHECK(granted[0].detail.find(R"("rows":5)") != std::string::npos);
  CHECK(masked.audit == granted[2].seq);
  // Refused, and recorded as well.
  auto department = d.worker, analyst = d.worker;
  department.role = model::Role::department;
  analyst.role = model::Role::analyst;
  for (const auto& [by, purpose, area] : {std::tuple(department, "registry", ""), {analyst, "registry", ""}, {d.machine, "registry", ""}, {d.worker, "curiosity", ""}, {d.worker, "", ""}, {d.western, "registry", kEast}}) {
    const auto answer = d.take(by, RecordKind::household, purpose, area);
    REQUIRE(std::holds_alternative<Refused>(answer));
    CHECK(std::get<Refused>(answer).code == model::RefusalCode::notEntitled);
  }
  CHECK(std::holds_alternative<Refused>(d.take(d.worker, RecordKind::person, "registry")));
  CHECK(d.audit().size() == 10);
  CHECK(d.audit().back().action == "export.refused");
  CHECK(d.desk->exportPurposes(department).empty());
  CHECK(d.desk->exportPurposes(analyst).empty());
  CHECK_FALSE(d.desk->exportPurposes(d.worker).empty());
  // Nor does anything come in from outside the own area, whatever the file says.
  const std::string row = "云锦花园1号楼,1,9,9,,,,,,,,,钱九," + idOf(9) + ",,,\n";
  CHECK(faults(d.import(kHomes + row, RecordKind::household, false, d.western)) == "2 building no_building; ");
  CHECK_THROWS_AS(d.import(kHomes + row, RecordKind::household, false, d.western, "330101/"), Error);
  CHECK_THROWS_AS(d.import(kHomes + row, RecordKind::household, false, analyst), Error);
  const auto there = d.import(kHomes + ("云锦花园3号楼,1,9,9,,,,,,,,,张建国," + idOf(1) + ",,,\n"), RecordKind::household, true, d.western);
  CHECK(faults(there) == "2 citizen_id duplicate; ");
  CHECK(there.faults.at(0).known.empty());  // who it is stays in the other area
}

TEST_CASE("more rows than may leave at once are refused whole") {
  TableCity d;
  d.engine->write([&](store::Connection& w) {
            const auto n = w.integer("SELECT n FROM buildings WHERE external_id='1'");
            for (std::size_t i = 0; i <= engine::kMostExported; ++i) {
              model::Dwelling dwelling;
              dwelling.id = Uuid::named("d" + std::to_string(i));
              dwelling.building = n;
              dwelling.floor = static_cast<std::int32_t>(1 + i % 30);
              dwelling.number = static_cast<std::int32_t>(1 + i / 30);
              store::insertDwelling(w, dwelling, kEast);
            }
          }).get();
  const auto answer = d.take(d.worker, RecordKind::household, "registry");
  REQUIRE(std::holds_alternative<Refused>(answer));
  CHECK(std::get<Refused>(answer).code == model::RefusalCode::badValue);
  CHECK(d.audit().back().detail.find(R"("rows":5001)") != std::string::npos);
}

TEST_CASE("compounds come in and go out, and those that are there are changed") {
  TableCity d;
  const std::string headers = "小区名称,地址,社区代码\n";
  const auto first = d.import(headers + "云锦花园,云锦路1号,330101001\n望江苑,,330102001\n", RecordKind::compound, false, d.worker);
  CHECK(faults(first).empty());
  REQUIRE(first.stored);
  const auto stored = d.journal();
  CHECK(engine::exportCompounds(*d.engine, d.worker, {}, d.desk->attributes(), d.folder / "out.csv", {}) == 2);
  std::ifstream in(d.folder / "out.csv", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto same = d.import(text, RecordKind::compound, false, d.worker);
  CHECK(same.stored);
  CHECK(same.updated == 0);
  CHECK(d.journal() == stored);
  // An empty field says nothing; another address is a change.
  CHECK(d.import(headers + "云锦花园,,330101001\n", RecordKind::compound, true, d.worker).updated == 0);
  CHECK(updates(d.import(headers + "云锦花园,云锦路3号,330101001\n新苑,,330101002\n", RecordKind::compound, false, d.worker)) == "2  云锦花园 address; ");
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM compounds WHERE address='云锦路3号'") == 1);
  const auto now = d.journal();
  const auto bad = d.import(headers + "甲苑,,330101001\n,,330101001\n乙苑,,999\n丙苑,,330101\n甲苑,,330101001\n望江苑,改,330102001\n", RecordKind::compound, false, d.eastern);
  CHECK(faults(bad) == "3 name missing; 4 area unknown_row; 5 area bad_value; 6 name duplicate 2; 7 area bad_value; ");
  CHECK_FALSE(bad.stored);
  CHECK(d.journal() == now);
  // Without a code they are put into the chosen area; whoever sees a part of the city takes that part away.
  REQUIRE(d.import("小区,地址\n丁苑,一号\n", RecordKind::compound, false, d.eastern, kEast).stored);
  CHECK(engine::exportCompounds(*d.engine, d.eastern, {}, d.desk->attributes(), d.folder / "east.csv", {}) == 3);
  CHECK_THROWS_AS(engine::exportCompounds(*d.engine, d.western, kEast, d.desk->attributes(), d.folder / "no.csv", {}), Error);
}

TEST_CASE("volunteers come in by number or name and go out for a purpose") {
  TableCity d;
  d.settle();
  model::PutOrganisation team;
  team.value.kind = model::kVolunteerTeam;
  team.value.name = "暖心志愿队";
  team.value.area = "330101/";
  d.must(team);
  const std::string headers = "姓名,身份证号,联系方式,所属队伍,特长,区域代码\n";
  const auto bring = [&](const std::string& rows, bool dry = false) { return d.import(headers + rows, RecordKind::volunteer, dry, d.worker); };
  const auto made = bring("张建国," + idOf(1) + ",,暖心志愿队,急救,\n王远来,,0571-87654321,,理发,330101002\n");
  CHECK(faults(made).empty());
  REQUIRE(made.stored);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM volunteers WHERE person IS NOT NULL AND team IS NOT NULL") == 1);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM volunteers WHERE person IS NULL AND contact IS NOT NULL AND area='330101/330101002/'") == 1);
  const auto stored = d.journal();
  for (const auto* purpose : {"registry", "notice"})
    for (const bool chinese : {true, false}) {
      const auto sheet = d.given(d.worker, RecordKind::volunteer, purpose);
      REQUIRE(sheet.rows.size() == 2);
      const auto text = engine::csvOf(sheet, chinese);
      CAPTURE(purpose, chinese, text);
      const auto same = d.import(text, RecordKind::volunteer, false, d.worker);
      CHECK(faults(same).empty());
      CHECK(same.stored);
      CHECK(same.updated == 0);
    }
  CHECK(d.journal() == stored);
  CHECK(d.given(d.western, RecordKind::volunteer, "registry").rows.empty());
  CHECK(std::holds_alternative<Refused>(d.take(d.worker, RecordKind::volunteer, "curiosity")));
  CHECK(updates(bring("张建国," + idOf(1) + ",,,急救与理发,\n王远来,,0571-11112222,暖心志愿队,,330101002\n")) == "2  张*国 skills; 3  王*来 contact team; ");
  const auto now = d.journal();
  const auto bad = bring("钱一," + idOf(30) + ",,,,\n李四," + idOf(1) + ",,,,\n孙二,,,没有这队,,330101001\n周三,,,,,999\n,,,,,330101001\n张建国," + idOf(1) + ",,,,\n张建国," + idOf(1) + ",,,,\n赵西," + idOf(3) + ",12000001111,,,\n王*来,,,,,330101002\n赵西," + idOf(3) + ",,,,330101001\n");
  CHECK(faults(bad) ==
        "2 citizen_id bad_value; 3 name bad_value; 4 team bad_value; 5 area unknown_row; 6 name missing; 8 citizen_id duplicate 7; 9 contact bad_value; 10 name bad_value; 11 area bad_value; ");
  CHECK(d.journal() == now);
}

TEST_CASE("a table of households that is stopped while it is stored leaves everything as it was") {
  TableCity d;
  d.settle();
  std::string rows = "云锦花园1号楼,1,3,1,商品房,,租住,99,,集体户,,,张建国," + idOf(1) + ",,12000007777,\n";
  for (int i = 0; i < 900; ++i)
    rows += "云锦花园1号楼," + std::to_string(2 + i / 300) + "," + std::to_string(1 + i % 30) + "," + std::to_string(1 + i % 300 / 30) + ",,,自住,80,,家庭户,,,陈" + std::to_string(i) + ",,1970-01-01,,\n";
  const char* present = "SELECT sum(type + residence * 10 + square_metres * 100) FROM dwellings WHERE valid_to IS NULL";
  const auto homes = test::ask(*d.engine, "SELECT count(*) FROM households WHERE valid_to IS NULL"), dwellings = test::ask(*d.engine, "SELECT count(*) FROM dwellings WHERE valid_to IS NULL"),
             said = test::ask(*d.engine, present);
  const auto sheet = d.given(d.worker, RecordKind::household, "registry");
  std::stop_source stop;
  std::int64_t seen = 0;
  const Progress progress{[&](std::uint64_t done, std::uint64_t, std::string_view what) {
                            if (what != "storing" || done < 300 || seen > 0) return;
                            seen = test::ask(*d.engine, "SELECT count(*) FROM households WHERE valid_to IS NULL");
                            stop.request_stop();
                          },
                          stop.get_token()};
  CHECK_THROWS_AS(engine::importTable(*d.engine, *d.desk, d.worker, {{d.write(kHomes + rows), {}}, RecordKind::household, {}, {}, false, 10}, progress), Error);
  CHECK(seen > homes + 200);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM households WHERE valid_to IS NULL") == homes);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM dwellings WHERE valid_to IS NULL") == dwellings);
  CHECK(test::ask(*d.engine, present) == said);
  auto now = d.given(d.worker, RecordKind::household, "registry");
  REQUIRE(now.rows.size() == sheet.rows.size());
  for (std::size_t i = 0; i < now.rows.size(); ++i) {
    now.rows[i].back() = sheet.rows[i].back();  // the marks differ
    CHECK(now.rows[i] == sheet.rows[i]);
  }
  REQUIRE(d.homes(rows).stored);
  CHECK(test::ask(*d.engine, "SELECT count(*) FROM households WHERE valid_to IS NULL") == homes + 900);
}

}  // namespace home_tables_test
