// Areas, buildings and what hangs on them: what a write does to the row and the journal.
#include "core/store/journal.h"
#include "core/store/people_gateway.h"
#include "tests/store/store_fixture.h"

namespace places_test {

using namespace jw;
using namespace jw::test;
using store::ChangeKind;
using store::Table;
using store::Written;

namespace {

const model::MultiPolygon kRing{{{{{{120, 30}, {120.01, 30}, {120.01, 30.01}, {120, 30.01}, {120, 30}}, {{120.004, 30.004}, {120.004, 30.006}, {120.006, 30.006}, {120.004, 30.004}}}}}};

struct LastJournal {
  std::int64_t rows, table, kind, version;
  std::string area, patch;
  Uuid row;
};
LastJournal lastJournal(store::Connection& c) {
  auto s = c.prepare("SELECT (SELECT count(*) FROM journal), tbl, kind, row_ver, area, patch, row FROM journal ORDER BY seq DESC LIMIT 1");
  if (!s->step()) return {};
  return {s->integer(0), s->integer(1), s->integer(2), s->integer(3), std::string(s->text(4)), std::string(s->text(5)), s->uuid(6)};
}
void checkJournal(store::Connection& c, std::int64_t rows, Table table, ChangeKind kind, std::int64_t version, const std::string& area, const Uuid& row) {
  const auto j = lastJournal(c);
  CHECK(j.rows == rows);
  CHECK(j.table == static_cast<int>(table));
  CHECK(j.kind == static_cast<int>(kind));
  CHECK(j.version == version);
  CHECK(j.area == area);
  CHECK(j.row == row);
}

model::Building building(const std::string& key) {
  model::Building b;
  b.source = "osm";
  b.externalId = key;
  b.name = "一号楼";
  b.address = "和平路 1 号";
  b.use = "residential";
  b.floors = 6;
  b.area = "33/";
  b.point = {120.001, 30.001};
  b.shape = kRing;
  return b;
}

}  // namespace

TEST_CASE("an area is inserted once, unchanged the second time, and updated by each field") {
  StoreFile s;
  store::Transaction t(s.w);
  model::Area a;
  a.code = "3301";
  a.name = "东城区";
  a.level = model::AreaLevel::district;
  a.path = "3301/";
  a.shape = kRing;
  REQUIRE(store::putArea(s.w, s.actor, s.now, a) == Written::inserted);
  CHECK(a.id);
  checkJournal(s.w, 1, Table::areas, ChangeKind::insert, 1, "3301/", a.id.uuid);
  const AreaId id = a.id;
  auto again = a;
  again.id = {};
  CHECK(store::putArea(s.w, s.actor, s.now, again) == Written::unchanged);
  CHECK(again.id == id);
  CHECK(again.rowVer == 1);
  CHECK(lastJournal(s.w).rows == 1);
  std::int64_t version = 1;
  auto changed = [&](auto change) {
    change(a);
    CHECK(store::putArea(s.w, s.actor, s.now, a) == Written::updated);
    CHECK(a.rowVer == ++version);
    checkJournal(s.w, version, Table::areas, ChangeKind::update, version, a.path, id.uuid);
    CHECK(store::putArea(s.w, s.actor, s.now, a) == Written::unchanged);
  };
  changed([](model::Area& v) { v.name = "东城新区"; });
  changed([](model::Area& v) { v.level = model::AreaLevel::street; });
  changed([](model::Area& v) { v.path = "33/3301/"; });
  changed([](model::Area& v) { v.parent = {Uuid::named("parent")}; });
  changed([](model::Area& v) { v.shape.parts[0].rings[0][1].x += 1e-9; });
  changed([](model::Area& v) { v.shape.parts[0].rings.pop_back(); });
  changed([](model::Area& v) { v.shape.parts.push_back(v.shape.parts[0]); });
  const auto all = store::readAreas(s.w);
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == id);
  CHECK(all[0].rowVer == version);
  CHECK(all[0].parent == a.parent);
  CHECK(all[0].path == "33/3301/");
  REQUIRE(all[0].shape.parts.size() == 2);
  CHECK(all[0].shape.parts[0].rings == a.shape.parts[0].rings);
}

TEST_CASE("areas are read by path, parents first, with their index in step") {
  StoreFile s;
  const auto city = s.putArea("33", model::AreaLevel::city, {}, "33/", kRing);
  s.putArea("3302", model::AreaLevel::district, city, "33/3302/", kRing);
  s.putArea("3301", model::AreaLevel::district, city, "33/3301/", kRing);
  const auto all = store::readAreas(s.w);
  REQUIRE(all.size() == 3);
  CHECK(all[0].code == "33");
  CHECK(all[1].code == "3301");
  CHECK(all[2].code == "3302");
  CHECK(s.w.integer("SELECT count(*) FROM idx_areas_geom") == 3);
  CHECK(s.w.integer("SELECT count(*) FROM areas WHERE ST_SRID(geom)=4490") == 3);
}

TEST_CASE("a building is inserted once, unchanged the second time, and updated by each field") {
  StoreFile s;
  store::Transaction t(s.w);
  auto b = building("way/1");
  REQUIRE(store::putBuilding(s.w, s.actor, s.now, b) == Written::inserted);
  checkJournal(s.w, 1, Table::buildings, ChangeKind::insert, 1, "33/", b.id.uuid);
  const auto id = b.id;
  b.id = {};
  CHECK(store::putBuilding(s.w, s.actor, s.now, b) == Written::unchanged);
  CHECK(b.id == id);
  CHECK(lastJournal(s.w).rows == 1);
  std::int64_t version = 1;
  auto changed = [&](auto change) {
    change(b);
    ++version;
    CHECK(store::putBuilding(s.w, s.actor, s.now, b) == Written::updated);
    checkJournal(s.w, version, Table::buildings, ChangeKind::update, version, b.area, id.uuid);
    CHECK(store::putBuilding(s.w, s.actor, s.now, b) == Written::unchanged);
  };
  changed([](model::Building& v) { v.name = "二号楼"; });
  changed([](model::Building& v) { v.address = ""; });
  changed([](model::Building& v) { v.use = "school"; });
  changed([](model::Building& v) { v.floors = 7; });
  changed([](model::Building& v) { v.area = "33/3301/"; });
  changed([](model::Building& v) { v.shape.parts[0].rings[0][2].y += 1e-9; });
  auto other = building("way/1");
  other.source = "survey";
  CHECK(store::putBuilding(s.w, s.actor, s.now, other) == Written::inserted);
  CHECK(other.id != id);
  std::int64_t last = 0;
  const auto page = store::readBuildings(s.w, kRing.box(), 0, 10, last);
  REQUIRE(page.size() == 2);
  CHECK(page[0].rowVer == version);
  CHECK(page[0].name == "二号楼");
  CHECK(page[0].floors == 7);
  CHECK(page[0].point == b.point);
  CHECK(page[0].shape.parts[0].rings == b.shape.parts[0].rings);
}

TEST_CASE("a name that is not UTF-8 does not keep a building out of the store") {
  StoreFile s;
  store::Transaction t(s.w);
  auto b = building("way/1");
  b.name = "caf\xE9";
  CHECK(store::putBuilding(s.w, s.actor, s.now, b) == Written::inserted);
}

TEST_CASE("buildings are read by box, in row order, page by page") {
  StoreFile s;
  store::Transaction t(s.w);
  for (int i = 0; i < 10; ++i) {
    auto b = building(std::to_string(i));
    b.shape = square(120 + i, 30, 0.5);
    store::putBuilding(s.w, s.actor, s.now, b);
  }
  std::int64_t last = 0;
  model::Box box;
  box.add(model::Point{122.2, 30.2});
  box.add(model::Point{127.1, 30.3});
  std::string keys;
  for (int page = 0; page < 4; ++page)
    for (const auto& b : store::readBuildings(s.w, box, last, 2, last)) keys += b.externalId;
  CHECK(keys == "234567");
  keys.clear();
  last = 0;
  for (int page = 0; page < 6; ++page)
    for (const auto& b : store::readBuildings(s.w, {-180, -90, 180, 90}, last, 3, last)) keys += b.externalId;
  CHECK(keys == "0123456789");  // all of the world is read without the index
  auto noted = building("noted");  // of which only the place is known
  noted.shape = {};
  noted.point = {125.9, 30.25};
  store::putBuilding(s.w, s.actor, s.now, noted);
  keys.clear();
  last = 0;
  for (const auto& b : store::readBuildings(s.w, box, 0, 100, last)) keys += b.externalId;
  CHECK(keys == "234567noted");
  std::int64_t untouched = 42;
  CHECK(store::readBuildings(s.w, {}, 0, 100, untouched).empty());  // an empty box meets nothing
  CHECK(untouched == 42);
}

TEST_CASE("a building is removed with a journal row; one with dwellings stays") {
  StoreFile s;
  auto b = building("way/1"), full = building("way/2");
  {
    store::Transaction t(s.w);
    store::putBuilding(s.w, s.actor, s.now, b);
    store::putBuilding(s.w, s.actor, s.now, full);
    t.commit();
  }
  store::Transaction t(s.w);
  CHECK_FALSE(store::removeBuilding(s.w, s.actor, s.now, "osm", "way/9"));
  CHECK_FALSE(store::removeBuilding(s.w, s.actor, s.now, "survey", "way/1"));
  CHECK(lastJournal(s.w).rows == 2);
  CHECK(store::removeBuilding(s.w, s.actor, s.now, "osm", "way/1"));
  checkJournal(s.w, 3, Table::buildings, ChangeKind::remove, 2, "33/", b.id.uuid);
  CHECK(s.w.integer("SELECT count(*) FROM buildings") == 1);
  CHECK(s.w.integer("SELECT count(*) FROM idx_buildings_geom") == 1);
  const auto row = s.w.integer("SELECT n FROM buildings WHERE external_id='way/2'");
  model::Dwelling d;
  d.id = Uuid::named("d");
  d.building = row;
  store::insertDwelling(s.w, d, "33/");
  CHECK_FALSE(errorOf(ErrorCode::store, [&] { store::removeBuilding(s.w, s.actor, s.now, "osm", "way/2"); }).empty());
}

TEST_CASE("a building that moves to another grid takes its dwellings, households and people along, and no others") {
  StoreFile s;
  store::Transaction t(s.w);
  std::int64_t rows[2];
  for (int i = 0; i < 2; ++i) {
    auto b = building(std::to_string(i));
    store::putBuilding(s.w, s.actor, s.now, b);
    rows[i] = s.w.integer("SELECT max(n) FROM buildings");
    model::Dwelling d;
    d.id = Uuid::named("d" + std::to_string(i));
    d.building = rows[i];
    model::Household h;
    h.id = Uuid::named("h" + std::to_string(i));
    h.dwelling = store::insertDwelling(s.w, d, "33/");
    model::Person p;
    p.id = Uuid::named("p" + std::to_string(i));
    p.household = store::insertHousehold(s.w, h, "33/");
    store::insertPerson(s.w, p, {"sealed", "index", "", ""}, "33/");
  }
  store::moveBuilding(s.w, s.actor, s.now, rows[0], "33/3301/");
  const auto journal = lastJournal(s.w);
  CHECK(journal.kind == static_cast<int>(ChangeKind::update));
  CHECK(journal.area == "33/3301/");
  CHECK(journal.version == 2);
  for (const char* table : {"buildings", "dwellings", "households", "people"}) {
    INFO(table);
    CHECK(s.w.text(std::string("SELECT group_concat(area) FROM (SELECT area FROM ") + table + " ORDER BY n)") == "33/3301/,33/");
  }
  CHECK(s.w.integer("SELECT count(*) FROM people WHERE citizen_id=CAST('sealed' AS BLOB) AND phone IS NULL") == 2);
  const auto before = lastJournal(s.w).rows;
  store::moveBuilding(s.w, s.actor, s.now, 999, "x/");
  CHECK(lastJournal(s.w).rows == before);
}

}  // namespace places_test
