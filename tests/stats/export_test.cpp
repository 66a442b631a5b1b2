// Personal rows leave for a purpose only, masked as far as it does not go, marked, and in the audit log first.
#include <map>

#include "core/access/audit_chain.h"
#include "core/base/text.h"
#include "core/engine/listed_attributes.h"
#include "core/registry/citizen_id.h"
#include "core/store/audit_gateway.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace export_test {

using namespace jw;
using engine::PersonalSheet;
using engine::Refused;
using engine::StatisticsDesk;

namespace {

constexpr const char* kStreet = "330/330101/330101001/";

struct ExportCity {
  test::PeopleCity city;
  StatisticsDesk desk{*city.engine};
  store::Connection c{city.folder / "city.jw", store::OpenMode::readOnly};
  const model::Actor worker{{}, "社工甲", model::Role::communityWorker, kStreet, {}}, supervisor{{}, "主管", model::Role::supervisor, kStreet, {}}, analyst{{}, "分析员", model::Role::analyst, {}, {}},
      administrator{{}, "管理员", model::Role::administrator, {}, {}}, department{{}, "部工", model::Role::department, {}, {}};
  explicit ExportCity(int people) : city(people) {
    // Three people whose numbers are known: a grown-up, somebody with a disability, a child.
    city.engine
        ->write([&](store::Connection& w) {
          int i = 0;
          for (const auto& [name, birth] : {std::pair("欧阳娜娜", 4000), {"张小明", 5000}, {"李童", 19000}}) {
            auto p = city.anyone(1);
            p.name = name;
            p.birthDay = birth;
            p.codes = {};
            p.codes[model::PersonColumn::hobby] = 3;
            p.codes[model::PersonColumn::disabilityType] = i == 1 ? 4 : 0;
            store::SealedPerson sealed;
            const auto id = registry::makeFictitiousId(100, birth, i, model::Sex::male);
            sealed.citizenId = city.cipher->seal("people", "citizen_id", p.id, id);
            sealed.phone = city.cipher->seal("people", "phone", p.id, "1380000567" + std::to_string(i++));
            sealed.health = access::sealHealth(*city.cipher, p.id, p.codes);
            store::insertPerson(w, p, sealed, city.grids[0]);
          }
        })
        .get();
  }
  std::variant<PersonalSheet, Refused> take(const model::Actor& actor, StatisticsDesk::ListQuestion q) {
    return test::PeopleCity::wait<PersonalSheet>([&](auto ready) { desk.exportRows(actor, q, {}, ready); });
  }
  std::vector<model::AuditEntry> audit() {
    store::Statement s(c.handle(), "SELECT action, object, purpose, detail, actor FROM audit WHERE action LIKE 'export%' ORDER BY seq");
    std::vector<model::AuditEntry> all;
    while (s.step()) {
      auto& e = all.emplace_back();
      e.action = s.text(0);
      e.object = s.text(1);
      e.purpose = s.text(2);
      e.detail = s.text(3);
      e.actor = s.text(4);
    }
    return all;
  }
};

const std::vector<std::string>* rowOf(const PersonalSheet& sheet, std::string_view begin) {
  for (const auto& row : sheet.rows)
    if (row[0].starts_with(begin)) return &row;
  return nullptr;
}
std::size_t columnOf(const PersonalSheet& sheet, const std::string& key) {
  for (std::size_t c = 0; c < sheet.columns.size(); ++c)
    if (sheet.columns[c].key == key) return c;
  FAIL("no column " << key);
  return 0;
}

}  // namespace

TEST_CASE("rows are exported as far as the purpose and the role go, marked and recorded") {
  ExportCity city(800);
  const StatisticsDesk::ListQuestion hobby{"statistics.hobby", kStreet, 0, {}, 5, 1, "registry"};
  const auto answer = city.take(city.worker, hobby);
  REQUIRE(std::holds_alternative<PersonalSheet>(answer));
  const auto& sheet = std::get<PersonalSheet>(answer);
  // All of the list, whatever page was on screen.
  const auto page = std::get<StatisticsDesk::Page>(test::PeopleCity::wait<StatisticsDesk::Page>([&](auto ready) { city.desk.list(city.worker, {"statistics.hobby", kStreet}, {}, ready); }));
  CHECK(sheet.rows.size() == page.total);
  const auto* grown = rowOf(sheet, "欧阳娜娜");
  REQUIRE(grown);
  CHECK((*grown)[columnOf(sheet, "citizen_id")].size() == 18);
  CHECK((*grown)[columnOf(sheet, "citizen_id")].find('*') == std::string::npos);
  CHECK((*grown)[columnOf(sheet, "phone")] == "13800005670");
  CHECK((*grown)[columnOf(sheet, "birth")] == "1980-12-14");
  CHECK((*grown)[columnOf(sheet, "age")] == "45");
  for (const auto& c : sheet.columns) CHECK(c.key.find("disability") == std::string::npos);
  REQUIRE(rowOf(sheet, "李童"));  // the community's own worker
  // Marked in every row: who, when, why, where it is recorded.
  CHECK(sheet.audit > 0);
  CHECK(sheet.mark(true) == "社工甲 · 2026-11-22 09:00:00 · 人口信息登记核对 · 审计 " + std::to_string(sheet.audit));
  for (const auto& row : sheet.rows) {
    REQUIRE(row.size() == sheet.columns.size());
    CHECK(row.back() == sheet.mark(true));
  }
  // What the list is asked about is on the sheet.
  std::map<std::string, std::string> hobbies;
  for (const auto& code : city.city.attributes.find("person.hobby")->codes) hobbies[code.zh] = code.en;
  CHECK(sheet.columns[columnOf(sheet, "hobby")].zh == "个人爱好");
  std::size_t named = 0;
  for (const auto& row : sheet.rows) named += hobbies.count(row[columnOf(sheet, "hobby")]);
  CHECK(named > sheet.rows.size() / 2);
  // Codes are words in either language; the rest is the same.
  const auto english = sheet.inLanguage(false);
  CHECK((sheet.inLanguage(true) == sheet.rows));
  REQUIRE(english.size() == sheet.rows.size());
  std::size_t women = 0;
  for (std::size_t i = 0; i < english.size(); ++i)
    for (std::size_t c = 0; c < sheet.columns.size(); ++c) {
      const auto& zh = sheet.rows[i][c];
      const auto& key = sheet.columns[c].key;
      CHECK(english[i][c] == (key == "mark" ? sheet.mark(false) : key == "hobby" && hobbies.contains(zh) ? hobbies[zh] : key != "sex" ? zh : zh == "女" ? "Female" : zh == "男" ? "Male" : zh == "未知" ? "Unknown" : "Not stated"));
      women += key == "sex" && zh == "女";
    }
  CHECK(women > 0);
  CHECK(engine::csvOf(sheet, false).find("女") == std::string::npos);
  const auto csv = engine::csvOf(sheet, true);
  CHECK(csv.starts_with("\xEF\xBB\xBF" + sheet.mark(true)));
  CHECK(csv.ends_with(sheet.mark(true) + "\r\n"));
  auto audit = city.audit();
  REQUIRE(audit.size() == 1);
  CHECK(audit[0].action == "export");
  CHECK(audit[0].actor == "社工甲");
  CHECK(audit[0].object == std::string("statistics/statistics.hobby/") + kStreet);
  CHECK(audit[0].purpose == "registry");
  CHECK(audit[0].detail == R"({"rows":)" + std::to_string(sheet.rows.size()) + R"(,"fields":["person_name","citizen_id","person_phone","birth","child_record"]})");
  for (const char* secret : {"欧阳", "1380000567"}) CHECK(audit[0].detail.find(secret) == std::string::npos);

  // A notice needs no ID number and no birthday; care opens the disability.
  const auto notice = std::get<PersonalSheet>(city.take(city.worker, {"statistics.hobby", kStreet, 0, {}, 0, 0, "notice"}));
  grown = rowOf(notice, "欧阳娜娜");
  REQUIRE(grown);
  CHECK((*grown)[columnOf(notice, "citizen_id")].substr(6, 8) == "********");
  CHECK((*grown)[columnOf(notice, "birth")] == "***");
  CHECK((*grown)[columnOf(notice, "phone")] == "13800005670");
  // It opens the name of a child, not how old it is.
  const auto* young = rowOf(notice, "李童");
  REQUIRE(young);
  CHECK((*young)[columnOf(notice, "age")].empty());
  CHECK((*young)[columnOf(notice, "sex")].empty());
  young = rowOf(sheet, "李童");
  REQUIRE(young);
  CHECK_FALSE((*young)[columnOf(sheet, "age")].empty());
  const auto care = std::get<PersonalSheet>(city.take(city.worker, {"query.disability_type", kStreet, 0, {}, 0, 0, "care"}));
  const auto* helped = rowOf(care, "张小明");
  REQUIRE(helped);
  CHECK(!(*helped)[columnOf(care, "disability_type")].empty());
  CHECK((*helped)[columnOf(care, "citizen_id")].find('*') != std::string::npos);

  // The supervisor reads names, no numbers, and nothing of children.
  const auto mine = std::get<PersonalSheet>(city.take(city.supervisor, {"statistics.hobby", kStreet, 0, {}, 0, 0, "registry"}));
  grown = rowOf(mine, "欧阳娜娜");
  REQUIRE(grown);
  CHECK((*grown)[columnOf(mine, "phone")] == "138****5670");
  CHECK((*grown)[columnOf(mine, "birth")] == "***");
  CHECK(!rowOf(mine, "李童"));
  const auto* child = rowOf(mine, "李*");
  REQUIRE(child);
  CHECK((*child)[columnOf(mine, "age")].empty());
  CHECK((*child)[columnOf(mine, "sex")].empty());
}

TEST_CASE("an export that may not be is refused and recorded") {
  ExportCity city(800);
  const auto refused = [&](const model::Actor& actor, const char* entry, const char* area, const char* purpose) {
    const auto answer = city.take(actor, {entry, area, 0, {}, 0, 0, purpose});
    REQUIRE(std::holds_alternative<Refused>(answer));
    return std::get<Refused>(answer).code;
  };
  using enum model::RefusalCode;
  CHECK(refused(city.analyst, "statistics.hobby", "", "registry") == notEntitled);
  CHECK(refused(city.administrator, "statistics.hobby", "", "registry") == notEntitled);
  CHECK(refused(city.city.machine, "statistics.hobby", "", "registry") == notEntitled);
  CHECK(refused(city.department, "statistics.hobby", "", "registry") == notEntitled);
  CHECK(refused(city.worker, "statistics.hobby", kStreet, "") == notEntitled);
  CHECK(refused(city.worker, "statistics.hobby", kStreet, "no such purpose") == notEntitled);
  CHECK(refused(city.worker, "query.disability_type", kStreet, "registry") == notEntitled);  // opens no health
  CHECK(refused(city.supervisor, "query.disability_type", kStreet, "care") == notEntitled);
  CHECK(refused(city.worker, "statistics.ethnic_group", kStreet, "registry") == notEntitled);
  CHECK(refused(city.worker, "statistics.hobby", "330/330102/", "registry") == outOfScope);
  const auto audit = city.audit();
  CHECK(audit.size() >= 6);
  for (const auto& e : audit) CHECK(e.action == "export.refused");
  CHECK(city.desk.exportPurposes(city.analyst, *city.desk.catalog().find("statistics.hobby")).empty());
  CHECK(city.desk.exportPurposes(city.worker, *city.desk.catalog().find("statistics.hobby")).size() == 5);
  CHECK(city.desk.exportPurposes(city.worker, *city.desk.catalog().find("query.disability_type")).size() == 3);
  CHECK(city.desk.exportPurposes(city.worker, *city.desk.catalog().find("statistics.ethnic_group")).empty());
}

TEST_CASE("a list tells the sex and what it is asked about, and nothing of children or of what is for aggregates only") {
  ExportCity city(800);
  const auto page = [&](const model::Actor& actor, const char* entry, const char* purpose = "") {
    const auto answer = test::PeopleCity::wait<StatisticsDesk::Page>([&](auto ready) { city.desk.list(actor, {entry, kStreet, 0, {}, 0, 1000, purpose}, {}, ready); });
    REQUIRE(std::holds_alternative<StatisticsDesk::Page>(answer));
    return std::get<StatisticsDesk::Page>(answer);
  };
  const auto keys = [](const StatisticsDesk::Page& p) {
    std::vector<std::string> all;
    for (const auto& a : p.attributes) all.push_back(a.code);
    return all;
  };
  const auto insured = page(city.worker, "query.pension");
  CHECK(keys(insured) == std::vector<std::string>{"person.sex", "person.pension"});
  std::size_t children = 0, women = 0;
  for (const auto& row : insured.rows) {
    REQUIRE(row.values.size() == 2);
    CHECK(row.opens == row.id);
    children += row.child;
    if (row.child) CHECK(row.values[1].zh == "＊");
    if (row.child) continue;
    women += row.values[0].zh == "女";
    CHECK(row.values[1].code != "0");
    CHECK(row.values[1].en != "Not insured");
  }
  CHECK(women > 0);
  CHECK(children > 0);
  CHECK(keys(page(city.worker, "query.uninsured")) == std::vector<std::string>{"person.sex", "person.pension", "person.medical"});
  CHECK(keys(page(city.worker, "query.disability_type", "care")) == std::vector<std::string>{"person.sex", "person.disability_type"});
  // Households open with the dwelling they live in.
  const auto households = page(city.worker, "query.household");
  REQUIRE(!households.rows.empty());
  CHECK(keys(page(city.worker, "query.military_family")) == std::vector<std::string>{"household.registration", "household.special_family"});
  store::Statement dwellings(city.c.handle(), "SELECT count(*) FROM dwellings WHERE id = ?");
  dwellings.bind(1, households.rows.front().opens).step();
  CHECK(dwellings.integer(0) == 1);
  // No list shows what only aggregates may use, whatever the entry: not even one that an own catalog would bring.
  for (const auto& entry : city.desk.catalog().entries())
    for (const auto* a : engine::listedAttributes(entry, city.city.attributes)) CHECK(a->storage != model::CodedAttribute::Storage::aggregateOnly);
}

TEST_CASE("more rows than may leave at once are refused") {
  ExportCity city(6000);
  model::Actor everywhere = city.worker;
  everywhere.scope.clear();
  const auto answer = city.take(everywhere, {"statistics.population", "", 0, {}, 0, 0, "registry"});
  REQUIRE(std::holds_alternative<Refused>(answer));
  CHECK(std::get<Refused>(answer).code == model::RefusalCode::badValue);
  CHECK(city.audit().at(0).detail.starts_with(R"({"refused":"limit","rows":5)"));
  CHECK(std::holds_alternative<PersonalSheet>(city.take(everywhere, {"statistics.population", "330/330101/", 0, {}, 0, 0, "registry"})));
}

}  // namespace export_test
