// Buildings, compounds and volunteers of the registry: what is checked, what stays in the history, and that all can be undone.
#include "tests/registry/registry_fixture.h"

namespace places_test {

using namespace jw;
using namespace jw::test;
using model::Relation;

namespace {

constexpr Millis kDay = std::chrono::hours(24);

struct Places : RegistryFile {
  model::BuildingPatch eastern{"云锦花园1号楼", "和平路33/a/号", "apartments", 0, 0, 0, {}};

  Places() { putArea("a", model::AreaLevel::grid, {}, "33/a/", square(120, 30, 0.01)); }
  model::EditBuilding edit(const std::function<void(model::BuildingPatch&)>& how = {}) {
    model::EditBuilding e{east, 0, eastern, kNever};
    if (how) how(e.value);
    return e;
  }
  Uuid compound(const std::string& name, const std::string& area = "33/") {
    model::PutCompound c;
    c.value.name = name;
    c.value.area = area;
    return must(c).id;
  }
  std::string everything() { return digest() + w.text("SELECT group_concat(n || name || address || use || floors || units || year || coalesce(compound, '-') || area || lon || hex(geom)) FROM buildings ORDER BY n"); }
  std::string undoFault(const model::RegistryDone& done) { return fault(model::UndoRegistry{done.undo}); }
};

}  // namespace

TEST_CASE("a building is edited with checks, keeps its history and comes back with undo") {
  Places r;
  CHECK(r.fault(r.edit([](auto& v) { v.name = "", v.address = ""; })) == "missing name");
  CHECK(r.fault(r.edit([](auto& v) { v.floors = 1; })) == "bad_value floors");  // there are dwellings on the second
  CHECK(r.fault(r.edit([](auto& v) { v.floors = 201; })) == "bad_value floors");
  CHECK(r.fault(r.edit([](auto& v) { v.units = -1; })) == "bad_value units");
  CHECK(r.fault(r.edit([](auto& v) { v.year = 2999; })) == "bad_value year");
  CHECK(r.fault(r.edit([](auto& v) { v.compound = Uuid::named("none"); })) == "unknown_row compound");
  CHECK(r.fault(r.edit([](auto& v) { v.name = std::string("a\xff"); })) == "bad_value name");
  const auto elsewhere = r.compound("望江苑", "33/");
  CHECK_FALSE(elsewhere.isNil());
  auto western = r.worker;
  western.scope = "33/b/";
  CHECK(r.fault(r.edit(), western) == "out_of_scope building");
  auto analyst = r.worker;
  analyst.role = model::Role::analyst;
  CHECK(r.fault(r.edit(), analyst) == "not_entitled");

  const auto outline = r.w.text("SELECT hex(geom) FROM buildings WHERE area='33/a/'");
  r.now += kDay;
  const auto before = r.row(Table::buildings, r.east.uuid);
  auto done = r.must(r.edit([](auto& v) { v.name = "云锦花园甲座", v.floors = 12, v.units = 2, v.year = 1998; }));
  auto row = r.row(Table::buildings, r.east.uuid);
  CHECK(row.text("name") == "云锦花园甲座");
  CHECK(row.number("floors") == 12);
  CHECK(row.rowVer == before.rowVer + 1);
  CHECK(row.since == r.now);
  CHECK(r.w.text("SELECT hex(geom) FROM buildings WHERE area='33/a/'") == outline);
  CHECK(r.w.text("SELECT updated_by FROM buildings WHERE area='33/a/'") == "社工");
  CHECK(store::registryHistory(r.w, Table::buildings, row.n).at(0).row.text("name") == "云锦花园1号楼");
  CHECK(store::registryRowAsOf(r.w, Table::buildings, r.east.uuid, r.now - kDay / 2)->text("name") == "云锦花园1号楼");
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE tbl=2 AND kind=2 AND patch LIKE '%甲座%' AND patch NOT LIKE '%address%'") == 1);
  auto late = r.edit();
  late.seen = before.rowVer;
  CHECK(r.fault(late) == "changed_meanwhile building");
  r.now += kDay;
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.row(Table::buildings, r.east.uuid).text("name") == "云锦花园1号楼");
  CHECK(r.undoFault(done) == "changed_meanwhile steps");
  CHECK(r.must(r.edit()).undo.empty());  // nothing changed, nothing written
}

TEST_CASE("a building's new compound takes its people along in the statistics") {
  Places r;
  const auto home = r.addHousehold(r.flat101, "张三", 1, 1960);
  CHECK_FALSE(home.isNil());
  const auto id = r.compound("云锦花园", "33/a/");
  CHECK(r.fault(r.edit([&](auto& v) { v.compound = r.compound("远处", "33/"); })).empty());
  r.told.clear();
  const auto done = r.must(r.edit([&](auto& v) { v.compound = id; }));
  const auto n = r.row(Table::compounds, id).n;
  REQUIRE(r.told.back().people.size() == 1);
  CHECK(r.told.back().people[0].before->compound != n);
  CHECK(r.told.back().people[0].after->compound == n);
  CHECK(r.told.back().households.size() == 1);
  CHECK(r.told.back().dwellings.size() == 3);
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.told.back().people[0].before->compound == n);

  model::EditBuilding other{r.west, 0, {"云锦花园2号楼", "", "", 0, 0, 0, id}, kNever};
  CHECK(r.fault(other) == "bad_value compound");  // the compound lies in the other grid
  CHECK(r.fault(model::CloseCompound{id, 0, kNever}).empty());
  CHECK(r.fault(r.edit([&](auto& v) { v.compound = id; })) == "unknown_row compound");
}

TEST_CASE("a building is added where it lies, and only one on which nothing hangs is deleted") {
  Places r;
  model::AddBuilding add{{"新楼", "", "house", 3, 1, 2020, {}}, {120.001, 30.001}, ""};
  CHECK(r.fault(add) == "bad_value point");
  add.area = "44/";
  CHECK(r.fault(add) == "out_of_scope point");
  add.area = "33/a/";
  add.value.name = "云锦花园1号楼";
  CHECK(r.fault(add) == "duplicate name");
  add.value.name = "新楼";
  const auto made = r.must(add);
  auto row = r.row(Table::buildings, made.id);
  CHECK(row.text("area") == "33/a/");
  CHECK(row.number("year") == 2020);
  CHECK(r.w.text("SELECT source FROM buildings WHERE name='新楼'") == "registry");
  CHECK(r.w.integer("SELECT count(*) FROM buildings WHERE name='新楼' AND geom IS NULL") == 1);

  CHECK(r.fault(model::RemoveBuilding{r.east, 0}) == "in_use building");
  const auto flat = r.addDwelling({made.id}, 1, 1);
  CHECK(r.fault(model::RemoveBuilding{{made.id}, 0}) == "in_use building");
  CHECK(r.undoFault(made) == "in_use building");
  CHECK(r.w.integer("UPDATE dwellings SET valid_to=1, ended=4 WHERE id=(SELECT id FROM dwellings ORDER BY n DESC LIMIT 1) RETURNING 1") == 1);
  CHECK_FALSE(flat.isNil());
  CHECK(r.fault(model::RemoveBuilding{{made.id}, 0}) == "in_use building");  // its past

  r.now += kDay;
  add.value.name = "空楼";
  const auto empty = r.must(add);
  model::Appoint post;
  post.place = empty.id;
  post.name = "李四";
  const auto leader = r.must(post);
  CHECK(r.fault(model::RemoveBuilding{{empty.id}, 0}) == "in_use building");
  r.must(model::Dismiss{leader.id, 0, "调离", kNever});
  const auto n = r.row(Table::buildings, empty.id).n;
  const auto before = r.everything();
  const auto gone = r.must(model::RemoveBuilding{{empty.id}, 1});
  CHECK_FALSE(store::registryRow(r.w, Table::buildings, empty.id));
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE tbl=2 AND kind=3") == 1);
  // Its number is not given again, for its history hangs on it.
  add.value.name = "后来的楼";
  const auto next = r.must(add);
  CHECK(r.row(Table::buildings, next.id).n > n);
  r.must(model::UndoRegistry{next.undo});
  CHECK_FALSE(store::registryRow(r.w, Table::buildings, next.id));
  const auto back = r.must(model::UndoRegistry{gone.undo});
  CHECK(back.id == empty.id);
  row = r.row(Table::buildings, empty.id);
  CHECK(row.n == n);
  CHECK(row.text("name") == "空楼");
  CHECK(row.rowVer == 3);
  CHECK(r.undoFault(gone) == "changed_meanwhile steps");
  r.must(model::UndoRegistry{back.undo});  // redo
  CHECK_FALSE(store::registryRow(r.w, Table::buildings, empty.id));
}

TEST_CASE("a deleted building comes back with its outline") {
  Places r;
  const auto outline = square(120.002, 30.002, 0.0004);
  model::Building b;
  b.id = {Uuid::named("osm")};
  b.source = "osm";
  b.externalId = "way/1";
  b.area = "33/a/";
  b.name = "仓库";
  b.shape = outline;
  b.point = {120.0021, 30.0021};
  {
    store::Transaction t(r.w);
    store::insertBuilding(r.w, b, r.now, "test");
    t.commit();
  }
  const auto geometry = r.w.text("SELECT hex(geom) FROM buildings WHERE source='osm'");
  const auto edited = r.must(model::EditBuilding{b.id, 0, {"仓库甲", "", "warehouse", 1, 0, 0, {}}, kNever});
  CHECK(edited.rowVer == 2);
  const auto gone = r.must(model::RemoveBuilding{b.id, 0});
  CHECK(r.w.integer("SELECT count(*) FROM idx_buildings_geom") == 2);
  r.must(model::UndoRegistry{gone.undo});
  CHECK(r.w.text("SELECT hex(geom) FROM buildings WHERE source='osm'") == geometry);
  CHECK(r.w.text("SELECT external_id FROM buildings WHERE source='osm'") == "way/1");
  CHECK(r.w.integer("SELECT count(*) FROM idx_buildings_geom") == 3);
  CHECK(r.row(Table::buildings, b.id.uuid).text("use") == "warehouse");
}

TEST_CASE("compounds are made, renamed and closed with checks") {
  Places r;
  model::PutCompound c;
  c.value.name = "云锦花园";
  CHECK(r.fault(c) == "missing area");
  c.value.area = "44/";
  CHECK(r.fault(c) == "out_of_scope area");
  c.value.area = "33/";
  c.value.name = " ";
  CHECK(r.fault(c) == "missing name");
  c.value.name = "云锦花园";
  const auto done = r.must(c);
  CHECK(r.fault(c) == "duplicate name");
  r.must(r.edit([&](auto& v) { v.compound = done.id; }));
  CHECK(r.fault(model::CloseCompound{done.id, 0, kNever}) == "in_use compound");
  c.value.id = done.id;
  c.value.address = "和平路1号";
  c.value.area = "33/a/";
  c.seen = 1;
  const auto changed = r.must(c);
  CHECK(r.row(Table::compounds, done.id).text("address") == "和平路1号");
  CHECK(r.fault(c) == "changed_meanwhile compound");
  r.must(model::UndoRegistry{changed.undo});
  CHECK(r.row(Table::compounds, done.id).text("area") == "33/");
  r.must(r.edit());
  const auto closed = r.must(model::CloseCompound{done.id, 0, kNever});
  CHECK_FALSE(r.row(Table::compounds, done.id).inForce());
  r.must(model::UndoRegistry{closed.undo});
  CHECK(r.row(Table::compounds, done.id).inForce());
}

TEST_CASE("volunteers are residents or from elsewhere, belong to teams, and follow the person") {
  Places r;
  const auto home = r.addHousehold(r.flat101, "张三", 1, 1960);
  const auto head = r.headOf(home);
  const auto child = r.addMember(home, "张四", 2, 1990, Relation::child);
  model::PutOrganisation team;
  team.value.kind = model::kVolunteerTeam;
  team.value.name = "暖心志愿队";
  team.value.area = "33/";
  const auto warm = r.must(team).id;
  team.value.kind = 3;
  team.value.name = "小店";
  const auto shop = r.must(team).id;

  model::PutVolunteer v;
  CHECK(r.fault(v) == "missing area");
  v.value.area = "33/a/";
  CHECK(r.fault(v) == "missing name");
  v.value.name = "王五";
  v.value.team = shop;
  CHECK(r.fault(v) == "bad_value team");
  v.value.team = warm;
  v.contact = "12000005678";
  v.setContact = true;
  const auto outsider = r.must(v);
  CHECK(registry::opened(r.tools, "volunteers", "contact", r.row(Table::volunteers, outsider.id)) == "12000005678");
  CHECK(r.w.integer("SELECT count(*) FROM volunteers WHERE contact LIKE '%12000005678%'") == 0);
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE patch LIKE '%12000005678%'") == 0);

  model::PutVolunteer resident;
  resident.value.person = child;
  resident.value.skills = "急救";
  const auto done = r.must(resident);
  auto row = r.row(Table::volunteers, done.id);
  CHECK(row.text("name") == "张四");
  CHECK(row.text("area") == "33/a/");
  CHECK(r.fault(resident) == "duplicate person");
  resident.contact = "1";
  resident.value.person = head;
  CHECK(r.fault(resident) == "bad_value contact");

  // What somebody could not see is not overwritten by an edit.
  model::PutVolunteer edit;
  edit.value.id = outsider.id;
  edit.value.area = "33/a/";
  edit.value.skills = "修理";
  r.must(edit);
  row = r.row(Table::volunteers, outsider.id);
  CHECK(row.text("name") == "王五");
  CHECK(row.text("skills") == "修理");
  CHECK(registry::opened(r.tools, "volunteers", "contact", row) == "12000005678");

  const auto west = r.addHousehold(r.west101, "李甲", 3, 1991);
  const auto moved = r.must(model::MovePerson{child, 0, west, Relation::spouse, {}, kNever});
  CHECK(moved.id == child);
  CHECK(r.row(Table::volunteers, done.id).text("area") == "33/b/");
  r.must(model::UndoRegistry{moved.undo});
  CHECK(r.row(Table::volunteers, done.id).text("area") == "33/a/");
  const auto away = r.must(model::MoveAway{child, {}, 0, {}, kNever});
  CHECK_FALSE(r.row(Table::volunteers, done.id).inForce());
  r.must(model::UndoRegistry{away.undo});
  CHECK(r.row(Table::volunteers, done.id).inForce());
  const auto ended = r.must(model::EndVolunteer{done.id, 0, kNever});
  CHECK(r.fault(model::EndVolunteer{done.id, 0, kNever}) == "unknown_row volunteer");
  r.must(model::UndoRegistry{ended.undo});
  CHECK(r.row(Table::volunteers, done.id).inForce());
}

}  // namespace places_test
