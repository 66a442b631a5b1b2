// The registry through the engine: pages, finding, masks, scope, revealing, commands and what listeners hear.
#include "core/engine/registry_desk.h"

#include <nlohmann/json.hpp>

#include "core/access/audit_chain.h"
#include "core/demo/city.h"
#include "core/engine/near_places.h"
#include "core/registry/citizen_id.h"
#include "core/store/audit_gateway.h"
#include "core/store/people_gateway.h"
#include "core/store/registry_lookup.h"
#include "core/store/schema.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace registry_desk_test {

using namespace jw;
using namespace jw::test;
using engine::RegistryDesk;
using model::PersonColumn;
using model::Relation;

namespace {

/// A small city with two buildings, in the eastern and the western district.
struct Desk : SmallCity {
  BuildingId east{Uuid::named("east")}, west{Uuid::named("west")};
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};
  std::unique_ptr<RegistryDesk> desk;
  Uuid flat, westFlat, home, head, child;
  std::string headId = registry::makeFictitiousId(101, static_cast<std::int32_t>(daysOf(1960, 3, 15)), 1, model::Sex::male);

  Desk() {
    engine->write([&](store::Connection& w) {
              for (const auto& [id, name, area, x] : {std::tuple(east, "云锦花园1号楼", "330101/330101001/", 120.002), std::tuple(west, "望江苑2号楼", "330102/330102001/", 119.982)}) {
                model::Building b;
                b.id = id;
                b.source = "test";
                b.externalId = b.name = name;
                b.address = "和平路10号";
                b.floors = 3;
                b.area = area;
                b.shape = square(x, 30.002, 0.0005);
                b.point = {x + 0.0002, 30.0022};
                const auto n = store::insertBuilding(w, b, clock->now(), "test");
                store::setCompound(w, n, store::compoundNamed(w, Uuid::named(name), std::string(name).substr(0, 12), area, {}), 1, 2001);
              }
            }).get();
    desk = std::make_unique<RegistryDesk>(*engine);
    flat = must(model::AddDwelling{east, {{}, 0, 1, 2, 1, 80, {}, {}}}).id;
    westFlat = must(model::AddDwelling{west, {{}, 0, 1, 1, 1, 80, {}, {}}}).id;
    model::AddHousehold h;
    h.dwelling = flat;
    h.head.name = "张建国";
    h.head.citizenId = headId;
    h.head.phone = "12000001234";
    h.head.codes = {{PersonColumn::education, 20}, {PersonColumn::disabilityType, 4}, {PersonColumn::disabilityGrade, 2}};
    h.head.aggregate = {{8, 1}};
    home = must(h).id;
    model::AddPerson c{home, {}, kNever, false};
    c.person.name = "张小明";
    c.person.birthDay = static_cast<std::int32_t>(daysOf(2018, 5, 1));
    c.person.codes = {{PersonColumn::relation, 2}, {PersonColumn::education, 80}};
    child = must(c).id;
    head = sheet(worker, home)->households.at(0).members.at(0).id;
  }
  ~Desk() { desk.reset(); }

  model::RegistryAnswer submit(const model::Actor& by, model::RegistryCommand command) {
    std::promise<model::RegistryAnswer> answer;
    desk->submit(by, std::move(command), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    return answer.get_future().get();
  }
  model::RegistryDone must(model::RegistryCommand command) {
    const auto answer = submit(worker, std::move(command));
    if (const auto* r = std::get_if<model::RegistryRefusal>(&answer)) FAIL(model::faultName(r->fault) << " " << r->field << ": " << r->detail);
    return std::get<model::RegistryDone>(answer);
  }
  template <class T, class Call>
  T ask(Call call) {
    std::promise<T> answer;
    call([&](T value) { answer.set_value(std::move(value)); });
    return answer.get_future().get();
  }
  std::optional<engine::DwellingSheet> sheet(const model::Actor& by, Uuid household, Instant asOf = kNever) {
    return ask<std::optional<engine::DwellingSheet>>([&](auto ready) { desk->household(by, household, asOf, {}, ready); });
  }
  std::optional<engine::PersonSheet> person(const model::Actor& by, Uuid id, Instant asOf = kNever) {
    return ask<std::optional<engine::PersonSheet>>([&](auto ready) { desk->person(by, id, asOf, {}, ready); });
  }
  std::optional<engine::BuildingSheet> building(const model::Actor& by, BuildingId id, Instant asOf = kNever) {
    return ask<std::optional<engine::BuildingSheet>>([&](auto ready) { desk->building(by, id, asOf, {}, ready); });
  }
  engine::RegistryFound find(const model::Actor& by, const std::string& text, const model::AreaPath& area = {}) {
    engine::RegistryQuery q;
    q.text = text;
    q.area = area;
    return ask<engine::RegistryFound>([&](auto ready) { desk->find(by, q, {}, ready); });
  }
  using Opened = std::variant<engine::ClearPerson, engine::Refused>;
  Opened reveal(const model::Actor& by, Uuid id, const std::string& purpose) {
    return ask<Opened>([&](auto ready) { desk->revealPerson(by, id, purpose, ready); });
  }
  std::vector<model::AuditEntry> audit() {
    std::vector<model::AuditEntry> entries;
    engine->read({}, [&](store::Connection& c) { entries = store::readAudit(c, 1, 1000); }).get();
    return entries;
  }
  model::Actor only(model::Role role, const model::AreaPath& scope) const { return {{Uuid::named("other")}, "某人", role, scope, {}}; }
};

}  // namespace

TEST_CASE("from the area down to the people and back, masked") {
  Desk d;
  const auto compounds = d.ask<std::vector<model::Compound>>([&](auto ready) { d.desk->compounds(d.worker, "330101/", {}, ready); });
  REQUIRE(compounds.size() == 1);
  CHECK(compounds[0].name == "云锦花园");
  CHECK(compounds[0].buildings == 1);
  std::promise<std::pair<std::vector<model::BuildingLine>, std::uint64_t>> page;
  d.desk->buildings(d.worker, "330101/", compounds[0].id, 0, 10, {}, [&](std::vector<model::BuildingLine> lines, std::uint64_t total) { page.set_value({std::move(lines), total}); });
  const auto [lines, total] = page.get_future().get();
  REQUIRE(lines.size() == 1);
  CHECK(total == 1);
  CHECK(lines[0].id == d.east);
  CHECK(lines[0].dwellings == 1);
  CHECK(lines[0].occupied == 1);
  CHECK(lines[0].people == 2);
  CHECK(lines[0].compoundName == "云锦花园");

  const auto building = d.building(d.worker, d.east);
  REQUIRE(building);
  REQUIRE(building->dwellings.size() == 1);
  CHECK(building->dwellings[0].floor == 2);
  CHECK(building->dwellings[0].people == 2);
  CHECK(building->building.people == 2);

  const auto home = d.sheet(d.worker, d.home);
  REQUIRE(home);
  REQUIRE(home->households.size() == 1);
  const auto& members = home->households[0].members;
  REQUIRE(members.size() == 2);
  CHECK(members[0].name == "张*国");
  CHECK(members[0].age == 66);
  CHECK(members[0].codes[PersonColumn::education] == 20);
  CHECK(members[0].codes[PersonColumn::disabilityType] == 0);
  CHECK(members[0].address == "云锦花园1号楼 1单元 201");
  // Of children everything is masked.
  CHECK(members[1].child);
  CHECK(members[1].age == -1);
  CHECK(members[1].codes[PersonColumn::education] == 0);
  CHECK(members[1].codes[PersonColumn::relation] == 2);

  const auto person = d.person(d.worker, d.head);
  REQUIRE(person);
  CHECK(person->citizenId == d.headId.substr(0, 6) + "********" + d.headId.substr(14));
  CHECK(person->phone == "120****1234");
  CHECK(person->birth == "***");
  CHECK(person->home.dwelling.id == d.flat);
  CHECK(person->home.households.size() == 1);
}

TEST_CASE("people are found by number, telephone, initials and name; houses by address") {
  Desk d;
  CHECK(d.find(d.worker, d.headId).people.at(0).id == d.head);
  CHECK(d.find(d.worker, " 120-0000-1234 ").people.at(0).id == d.head);
  CHECK(d.find(d.worker, "zjg").people.at(0).id == d.head);
  CHECK(d.find(d.worker, "ZJ").people.at(0).id == d.head);
  CHECK(d.find(d.worker, "张").people.size() == 2);
  CHECK(d.find(d.worker, "张建国").people.size() == 1);
  CHECK(d.find(d.worker, "和平路").buildings.size() == 2);
  CHECK(d.find(d.worker, "和平路", "330102/").buildings.size() == 1);
  CHECK(d.find(d.worker, "云锦").buildings.at(0).id == d.east);
  for (const char* none : {"", "  ", "%", "_", "'", "李", "x", "\xff", "99010119600315"}) {
    INFO(none);
    const auto f = d.find(d.worker, none);
    CHECK(f.people.empty());
    CHECK(f.buildings.empty());
  }
  // Whoever may not read numbers does not find people by them.
  CHECK(d.find(d.only(model::Role::operator_, {}), d.headId).people.empty());
  CHECK(d.find(d.only(model::Role::operator_, {}), "12000001234").people.size() == 1);
  CHECK(d.find(d.only(model::Role::analyst, {}), "12000001234").people.empty());
  engine::RegistryQuery one;
  one.text = "张";
  one.limit = 1;
  const auto cut = d.ask<engine::RegistryFound>([&](auto ready) { d.desk->find(d.worker, one, {}, ready); });
  CHECK(cut.people.size() == 1);
  CHECK(cut.more);
}

TEST_CASE("nobody sees anything outside the own area, by any path") {
  Desk d;
  const auto western = d.only(model::Role::communityWorker, "330102/");
  CHECK_FALSE(d.sheet(western, d.home));
  CHECK_FALSE(d.person(western, d.head));
  CHECK_FALSE(d.building(western, d.east));
  CHECK(d.building(western, d.west));
  CHECK(d.find(western, "张").people.empty());
  CHECK(d.find(western, d.headId).people.empty());
  CHECK(d.find(western, "zjg").people.empty());
  CHECK(d.find(western, "张", "330101/").people.empty());
  CHECK(d.find(western, "和平路").buildings.size() == 1);
  CHECK(d.ask<std::vector<model::Compound>>([&](auto ready) { d.desk->compounds(western, "330101/", {}, ready); }).empty());
  CHECK(d.ask<std::vector<model::Compound>>([&](auto ready) { d.desk->compounds(western, "", {}, ready); }).size() == 1);
  CHECK(d.ask<std::vector<model::RowVersion>>([&](auto ready) { d.desk->history(western, model::RecordKind::person, d.head, {}, ready); }).empty());
  CHECK(d.ask<std::vector<model::Appointment>>([&](auto ready) { d.desk->responsible(western, d.east, {}, false, {}, ready); }).empty());
  CHECK(std::holds_alternative<engine::Refused>(d.reveal(western, d.head, "registry")));
  const auto department = d.only(model::Role::department, {});
  CHECK_FALSE(d.person(department, d.head));
  CHECK(d.find(department, "张").people.empty());
  CHECK(std::holds_alternative<model::RegistryRefusal>(d.submit(western, model::RecordDeath{d.head, 0, d.child, kNever})));
}

TEST_CASE("protected fields are opened for a purpose, and each reading is in the audit log") {
  Desk d;
  CHECK(d.audit().empty());
  const auto opened = d.reveal(d.worker, d.head, "registry");
  const auto& p = std::get<engine::ClearPerson>(opened);
  CHECK(p.name == "张建国");
  CHECK(p.citizenId == d.headId);
  CHECK(p.phone == "12000001234");
  CHECK(p.birth == "1960-03-15");
  CHECK_FALSE(p.health);
  CHECK(p.disabilityType == 0);
  CHECK(d.audit().size() == 4);
  const auto care = std::get<engine::ClearPerson>(d.reveal(d.worker, d.head, "care"));
  CHECK(care.health);
  CHECK(care.disabilityType == 4);
  CHECK(care.disabilityGrade == 2);
  CHECK(care.citizenId == p.citizenId.substr(0, 6) + "********" + p.citizenId.substr(14));
  const auto before = d.audit().size();
  CHECK(std::holds_alternative<engine::Refused>(d.reveal(d.only(model::Role::analyst, {}), d.head, "registry")));
  CHECK(std::holds_alternative<engine::Refused>(d.reveal(d.worker, d.head, "curiosity")));
  CHECK(std::holds_alternative<engine::Refused>(d.reveal(d.only(model::Role::operator_, {}), d.child, "notice")));
  CHECK(std::get<engine::ClearPerson>(d.reveal(d.worker, d.child, "registry")).birth == "2018-05-01");
  auto entries = d.audit();
  CHECK(entries.size() > before + 3);
  auto head = access::auditGenesis(*Uuid::parse(d.engine->storeId()));
  entries.front().prevHash = head.hash;
  CHECK_FALSE(access::firstBroken(head, entries));
  for (const auto& e : entries) {
    CHECK(e.object.starts_with("person/"));
    CHECK(e.detail.find(d.headId) == std::string::npos);
  }
  CHECK(std::count_if(entries.begin(), entries.end(), [](const auto& e) { return e.action == "read.refused"; }) >= 3);
  CHECK(d.desk->purposes(d.worker).size() >= 4);
  CHECK(d.desk->purposes(d.only(model::Role::analyst, {})).empty());
}

TEST_CASE("of a child the community worker opens the rest for a purpose, and that is recorded as such") {
  Desk d;
  const auto shown = d.person(d.worker, d.child);
  REQUIRE(shown);
  CHECK(shown->person.child);
  CHECK(shown->person.codes[PersonColumn::sex] == 0);
  const auto p = std::get<engine::ClearPerson>(d.reveal(d.worker, d.child, "registry"));
  REQUIRE(p.child);
  CHECK(p.child->age == 8);
  CHECK(p.child->codes[PersonColumn::education] == 80);
  CHECK(p.child->codes[PersonColumn::relation] == 2);
  const auto recorded = [&] {
    const auto entries = d.audit();
    return std::count_if(entries.begin(), entries.end(), [](const auto& e) { return e.action == "read" && e.detail.find("child_record") != std::string::npos; });
  };
  CHECK(recorded() == 1);
  // A notice needs a name and a number, not how old a child is; of adults nothing of the kind is asked or recorded.
  CHECK_FALSE(std::get<engine::ClearPerson>(d.reveal(d.worker, d.child, "notice")).child);
  CHECK_FALSE(std::get<engine::ClearPerson>(d.reveal(d.worker, d.head, "registry")).child);
  CHECK(recorded() == 1);
  for (const auto role : {model::Role::supervisor, model::Role::operator_, model::Role::administrator})
    CHECK(std::holds_alternative<engine::Refused>(d.reveal(d.only(role, {}), d.child, "registry")));
  CHECK(std::holds_alternative<engine::Refused>(d.reveal(d.only(model::Role::communityWorker, "330102/"), d.child, "registry")));
  CHECK(recorded() == 1);
}

TEST_CASE("a dwelling is found by the address that is shown of it") {
  Desk d;
  const auto address = d.sheet(d.worker, d.home)->households.at(0).members.at(0).address;
  const auto found = d.find(d.worker, address);
  REQUIRE(found.dwellings.size() == 1);
  CHECK(found.dwellings[0].dwelling.id == d.flat);
  CHECK(found.dwellings[0].address == address);
  CHECK(d.find(d.worker, "云锦花园1号楼1单元201").dwellings.size() == 1);
  CHECK(d.find(d.worker, "云锦花园1号楼 1-201室").dwellings.size() == 1);
  CHECK(d.find(d.worker, "云锦花园 201").dwellings.size() == 1);
  CHECK(d.find(d.worker, "和平路10号 201").dwellings.size() == 1);
  for (const char* none : {"云锦花园1号楼 2单元 201", "云锦花园1号楼 1单元 202", "望江苑2号楼 1单元 201", "1单元 201", "云锦花园1号楼"}) {
    INFO(none);
    CHECK(d.find(d.worker, none).dwellings.empty());
  }
  CHECK(d.find(d.only(model::Role::communityWorker, "330102/"), address).dwellings.empty());
  CHECK(d.find(d.only(model::Role::department, {}), address).dwellings.empty());
}

TEST_CASE("a page shows any moment, and a row its versions without what is protected") {
  Desk d;
  const Instant before = d.clock->now();
  d.clock->advance(std::chrono::hours(48));
  model::EditPerson e{d.head, 1, {}, kNever};
  e.change.name = "张建民";
  e.change.phone = "12000009999";
  e.change.codes = {{PersonColumn::education, 30}, {PersonColumn::disabilityGrade, 3}};
  d.must(e);
  d.must(model::MoveHousehold{d.home, 1, d.westFlat, kNever});
  CHECK(d.sheet(d.worker, d.home)->building.id == d.west);
  CHECK(d.sheet(d.worker, d.home, before)->building.id == d.east);
  CHECK(d.sheet(d.worker, d.home, before)->households.at(0).members.at(0).name == "张*国");
  CHECK(d.building(d.worker, d.east)->building.people == 0);
  CHECK(d.building(d.worker, d.east, before)->building.people == 2);
  CHECK(d.building(d.worker, d.west, before)->building.people == 0);
  // Now it is the west's: the scope is asked as of the moment shown.
  const auto western = d.only(model::Role::communityWorker, "330102/");
  CHECK(d.person(western, d.head));
  CHECK_FALSE(d.person(western, d.head, before));
  const auto flat = d.ask<std::optional<engine::DwellingSheet>>([&](auto ready) { d.desk->dwelling(d.worker, d.flat, kNever, {}, ready); });
  CHECK(flat->households.empty());
  REQUIRE(flat->former.size() == 1);
  CHECK(flat->former[0].members.size() == 2);
  const auto versions = d.ask<std::vector<model::RowVersion>>([&](auto ready) { d.desk->history(d.worker, model::RecordKind::person, d.head, {}, ready); });
  REQUIRE(versions.size() == 3);
  CHECK(versions[0].rowVer == 3);
  CHECK(versions[1].recordedBy == "社工");
  std::string fields;
  for (const auto& f : versions[1].changed) fields += f.column + ":" + f.before + ">" + f.after + " ";
  CHECK(fields == "education:20>30 name:张*国>张*民 phone:***>*** ");
}

TEST_CASE("listeners hear every change in commit order, refused ones never") {
  Desk d;
  std::mutex mutex;
  std::vector<model::RegistryChange> heard;
  auto subscription = d.desk->subscribe([&](const model::RegistryChange& c) {
    const std::scoped_lock lock(mutex);
    heard.push_back(c);
  });
  model::EditPerson e{d.head, 0, {}, kNever};
  for (std::uint8_t code : {30, 40, 60}) {
    e.change.codes = {{PersonColumn::education, code}};
    d.must(e);
  }
  e.seen = 1;
  CHECK(std::holds_alternative<model::RegistryRefusal>(d.submit(d.worker, e)));
  {
    const std::scoped_lock lock(mutex);
    REQUIRE(heard.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      REQUIRE(heard[i].people.size() == 1);
      if (i > 0) CHECK(heard[i].people[0].before->codes == heard[i - 1].people[0].after->codes);
      if (i > 0) CHECK(heard[i].revision == heard[i - 1].revision + 1);
    }
    CHECK(heard[2].people[0].after->codes[PersonColumn::education] == 60);
    CHECK(heard[2].people[0].after->codes[PersonColumn::disabilityType] == 4);
    CHECK(heard[2].people[0].after->compound > 0);
  }
  std::uint64_t stored = 0;
  d.engine->read({}, [&](store::Connection& c) { stored = store::revision(c, "registry"); }).get();
  CHECK(stored == heard[2].revision);
  d.desk->tellEverything();
  CHECK(heard.back().everything);
  subscription = {};
  e.seen = 0;
  e.change.codes = {{PersonColumn::education, 70}};
  d.must(e);
  CHECK(heard.size() == 4);
}

TEST_CASE("a grid leader's appointment is in the directory in the same commit") {
  Desk d;
  Uuid grid;
  for (const auto& a : d.engine->areas()->areas())
    if (a.code == "330101001") grid = a.id.uuid;
  REQUIRE(grid);
  const auto answer = d.must(model::Appoint{model::Post::gridLeader, "", model::PlaceKind::area, grid, {}, "王网格", "12000007777", kNever});
  const auto leader = [&] {
    for (const auto& s : d.engine->directory()->staff())
      if (s.post == model::Post::gridLeader && s.area == "330101/330101001/") return s.name + " " + s.phone;
    return std::string();
  };
  CHECK(leader() == "王网格 12000007777");
  d.must(model::Appoint{model::Post::buildingLeader, "", model::PlaceKind::building, d.east.uuid, d.head, "", "", kNever});
  const auto who = [&](bool past) { return d.ask<std::vector<model::Appointment>>([&](auto ready) { d.desk->responsible(d.worker, d.east, {}, past, {}, ready); }); };
  REQUIRE(who(false).size() == 2);
  CHECK(who(false)[0].post == model::Post::buildingLeader);
  CHECK(who(false)[0].name == "张建国");
  CHECK(who(false)[1].name == "王网格");
  d.clock->advance(std::chrono::hours(24));
  d.must(model::Dismiss{answer.id, 1, "调离", kNever});
  CHECK(leader() == "空缺 ");
  const auto all = who(true);
  CHECK(std::any_of(all.begin(), all.end(), [](const auto& a) { return a.name == "王网格" && a.reason == "调离" && a.to != kNever; }));
}

TEST_CASE("spec 06: nothing of the registry's answers can hold the aggregate-only codes") {
  Desk d;
  // They are in one table, which no reading of the registry's names; the images of rows have no such column.
  d.engine->read({}, [&](store::Connection& c) {
             CHECK(c.integer("SELECT count(*) FROM people_aggregate WHERE ethnic_group=8 AND political_affiliation=1") == 1);
             const auto row = store::registryRow(c, store::Table::people, d.head);
             CHECK_FALSE(row->image.contains("ethnic_group"));
             CHECK(row->image.dump().find("political") == std::string::npos);
             CHECK(c.integer("SELECT count(*) FROM journal WHERE patch LIKE '%ethnic%'") == 0);
           }).get();
}

TEST_CASE("people whom an older program wrote get their initials") {
  Desk d;
  d.desk.reset();
  d.engine->write([](store::Connection& w) { w.execute("UPDATE people SET initials=''"); }).get();
  CHECK(d.engine->storeId().size() == 36);
  d.desk = std::make_unique<RegistryDesk>(*d.engine);
  d.engine->write([](store::Connection&) {}).get();
  CHECK(d.find(d.worker, "zjg").people.size() == 1);
  CHECK(d.find(d.worker, "zxm").people.size() == 1);
}

TEST_CASE("what stands in a shape is listed for whoever may browse, and only inside the scope") {
  Desk d;
  const auto inside = [&](const model::Actor& by, const model::MultiPolygon& shape, std::uint32_t limit = 100) {
    return d.ask<engine::PlaceContents>([&](auto ready) { d.desk->inside(by, shape, limit, {}, ready); });
  };
  const auto both = inside(d.worker, square(119.9, 29.9, 0.2));
  CHECK(both.allBuildings == 2);
  CHECK(both.allPeople == 2);
  CHECK(both.dwellings == 2);
  CHECK(both.occupied == 1);
  REQUIRE(both.people.size() == 2);
  CHECK(both.people[0].name == "张*国");
  CHECK(both.people[1].age == -1);  // a child
  const auto first = inside(d.worker, square(119.9, 29.9, 0.2), 1);
  CHECK(first.buildings.size() == 1);
  CHECK(first.people.size() == 1);
  CHECK(first.allBuildings == 2);
  CHECK(first.allPeople == 2);
  const auto east = inside(d.worker, square(120.0, 30.0, 0.01));
  REQUIRE(east.buildings.size() == 1);
  CHECK(east.buildings[0].name == "云锦花园1号楼");
  // A click on the building's corner, far from its point.
  const auto click = inside(d.worker, square(120.00203, 30.00203, 0.000001));
  REQUIRE(click.buildings.size() == 1);
  CHECK(click.buildings[0].name == "云锦花园1号楼");
  CHECK(inside(d.worker, square(121, 31, 0.1)).allBuildings == 0);
  CHECK(inside(d.only(model::Role::supervisor, "330102/"), square(119.9, 29.9, 0.2)).allBuildings == 1);
  CHECK(inside(d.only(model::Role::supervisor, "330102/"), square(120.00203, 30.00203, 0.000001)).allBuildings == 0);
  CHECK(inside(d.only(model::Role::department, {}), square(119.9, 29.9, 0.2)).allBuildings == 0);
}

TEST_CASE("closed cases and touched grids of a shape are found") {
  SmallCity city;
  const auto areas = city.engine->areas();
  const auto* grid = areas->byPath("330101/330101001/");
  REQUIRE(grid);
  const auto touched = engine::areasTouched(*areas, square(120.001, 30.001, 0.0001), model::AreaLevel::grid);
  REQUIRE(touched.size() == 1);
  CHECK(touched[0]->path == grid->path);
  CHECK(engine::areasTouched(*areas, square(100, 10, 0.1), model::AreaLevel::grid).empty());
  const auto closed = [&](const model::MultiPolygon& shape, Instant from) {
    std::promise<engine::InShape> answer;
    engine::thingsInside(*city.engine, city.operatorDesk, shape, from, 10, {}, [&](engine::InShape in) { answer.set_value(std::move(in)); });
    return answer.get_future().get().closed.size();
  };
  const CaseId id = engine::done(city.send(SmallCity::report(city.other, "其他", 120.0015, 30.0015)))->id;
  CHECK(closed(square(120.001, 30.001, 0.001), fromMillis(0)) == 0);
  engine::ActOnCase step;
  step.id = id;
  step.action = model::Action::void_;
  step.reason = "误报";
  REQUIRE(engine::done(city.engine->submit(engine::Order{city.operatorDesk, step}).get()));
  CHECK(closed(square(120.001, 30.001, 0.001), fromMillis(0)) == 1);
  CHECK(closed(square(120.01, 30.001, 0.001), fromMillis(0)) == 0);
  CHECK(closed(square(120.001, 30.001, 0.001), city.clock->now() + Millis(1000)) == 0);
}

}  // namespace registry_desk_test
