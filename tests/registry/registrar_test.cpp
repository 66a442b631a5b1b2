// The registry's commands: what they check, what they write, and that each one can be undone.
#include "core/access/health_codes.h"
#include "core/base/credit_code.h"
#include "core/store/check.h"
#include "tests/registry/registry_fixture.h"

namespace registrar_test {

using namespace jw;
using namespace jw::test;
using model::HouseholdColumn;
using model::PersonColumn;
using model::Relation;

namespace {

constexpr Millis kDay = std::chrono::hours(24);

std::string clear(RegistryFile& r, const Uuid& person, const char* column) { return registry::opened(r.tools, "people", column, r.row(Table::people, person)); }

}  // namespace

TEST_CASE("a person's fields are checked, derived and sealed") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张三丰", 1, 1960);
  const auto head = r.headOf(home);
  auto row = r.row(Table::people, head);
  CHECK(row.number("birth_day") == daysOf(1960, 3, 15));
  CHECK(row.number("sex") == 2);
  CHECK(row.number("paper") == 1);
  CHECK(row.number("education") == 20);
  CHECK(row.text("initials") == "zsf");
  CHECK(row.text("area") == "33/a/");
  CHECK(clear(r, head, "citizen_id") == idFor(1, 1960));
  CHECK(row.blob("citizen_id").find("19600315") == std::string::npos);
  CHECK(store::peopleWithCitizenId(r.w, registry::blindIndex(r.tools, "people.citizen_id", idFor(1, 1960))) == std::vector<Uuid>{head});

  const auto edit = [&](auto change) {
    model::EditPerson e;
    e.person = head;
    change(e.change);
    return r.fault(e);
  };
  CHECK(edit([](auto& p) { p.name = "  "; }) == "missing name");
  CHECK(edit([](auto& p) { p.name = std::string("a\xff"); }) == "bad_value name");
  CHECK(edit([](auto& p) { p.name = std::string(101, 'a'); }) == "bad_value name");
  CHECK(edit([](auto& p) { p.citizenId = "110101196003150000"; }) == "bad_value citizen_id");
  CHECK(edit([](auto& p) { p.citizenId = "123"; }) == "bad_value citizen_id");
  CHECK(edit([](auto& p) { p.birthDay = static_cast<std::int32_t>(daysOf(1961, 3, 15)); }) == "bad_value birth_day");
  CHECK(edit([](auto& p) { p.codes = {{PersonColumn::sex, 1}}; }) == "bad_value sex");
  CHECK(edit([](auto& p) { p.codes = {{PersonColumn::education, 21}}; }) == "bad_value education");
  CHECK(edit([](auto& p) { p.codes = {{PersonColumn::disabilityType, 6}}; }) == "bad_value disability_type");
  CHECK(edit([](auto& p) { p.phone = "12"; }) == "bad_value phone");
  CHECK(edit([](auto& p) { p.aggregate = {{57, 0}}; }) == "bad_value ethnic_group");
  CHECK(edit([](auto& p) { p.codes = {{PersonColumn::relation, 1}}; }) == "bad_value relation");
  CHECK(edit([](auto& p) { p.phone = "+86 120-0000-1111"; }).empty());
  CHECK(clear(r, head, "phone") == "12000001111");
  CHECK(edit([](auto& p) { p.citizenId = ""; }).empty());
  CHECK(r.row(Table::people, head).image.at("citizen_id_index").is_null());
  CHECK(edit([](auto& p) { p.codes = {{PersonColumn::paper, 2}}, p.citizenId = "e 1234567"; }).empty());
  CHECK(clear(r, head, "citizen_id") == "E1234567");
  CHECK(r.row(Table::people, head).number("birth_day") == daysOf(1960, 3, 15));

  CHECK(edit([](auto& p) { p.codes = {{PersonColumn::disabilityType, 4}, {PersonColumn::disabilityGrade, 2}}, p.aggregate = {{8, 13}}; }).empty());
  row = r.row(Table::people, head);
  model::PersonCodes codes;
  access::openHealth(r.cipher, head, row.blob("health"), codes);
  CHECK(codes[PersonColumn::disabilityType] == 4);
  CHECK(codes[PersonColumn::disabilityGrade] == 2);
  CHECK(r.told.back().people.at(0).after->codes[PersonColumn::disabilityType] == 4);
  CHECK(r.told.back().people.at(0).before->codes[PersonColumn::disabilityType] == 0);
  CHECK(r.told.back().aggregates == std::vector<std::int64_t>{row.n});
  CHECK(r.w.integer("SELECT ethnic_group FROM people_aggregate") == 8);
  // Spec 06, item 2: nowhere else.
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE patch LIKE '%ethnic%' OR patch LIKE '%political%'") == 0);
  CHECK(r.w.integer("SELECT count(*) FROM registry_history WHERE image LIKE '%ethnic%' OR image LIKE '%political%'") == 0);
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE patch LIKE '%" + idFor(1, 1960) + "%' OR patch LIKE '%12000001111%'") == 0);
}

TEST_CASE("nobody without the role, outside the area or with an old version changes anything") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张三", 1, 1960);
  const auto head = r.headOf(home);
  model::EditPerson e{head, 0, {}, kNever};
  e.change.name = "李四";
  auto other = r.worker;
  other.scope = "33/b/";
  CHECK(r.fault(e, other) == "out_of_scope person");
  CHECK(r.fault(model::MovePerson{head, 0, home, Relation::head, {}, kNever}, other) == "out_of_scope person");
  CHECK(r.fault(model::AddDwelling{r.east, {}}, other) == "out_of_scope building");
  model::MoveHousehold out{home, 0, r.west101, kNever};
  auto eastern = r.worker;
  eastern.scope = "33/a/";
  CHECK(r.fault(out, eastern) == "out_of_scope dwelling");
  for (const auto role : {model::Role::department, model::Role::analyst, model::Role::operator_}) {
    auto a = r.worker;
    a.role = role;
    CHECK(r.fault(e, a) == "not_entitled");
  }
  e.seen = 1;
  CHECK(r.fault(e).empty());
  CHECK(r.fault(e) == "changed_meanwhile person");
  e.person = Uuid::named("nobody");
  CHECK(r.fault(e) == "unknown_row person");
  CHECK(r.fault(model::AddHousehold{Uuid(), {}, {}, kNever}) == "unknown_row dwelling");
  CHECK(r.fault(model::AddDwelling{r.east, [] { model::Dwelling d; d.floor = 1; d.number = 1; return d; }()}) == "duplicate number");
  model::AddHousehold twin;
  twin.dwelling = r.flat102;
  twin.head = RegistryFile::person("王五", idFor(1, 1960));
  CHECK(r.fault(twin) == "duplicate citizen_id");
  twin.head = RegistryFile::person("王五", "");
  CHECK(r.fault(twin) == "missing birth_day");
}

TEST_CASE("a move keeps who lived where, as of any date") {
  RegistryFile r;
  const Instant start = r.now;
  const auto first = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto child = r.addMember(first, "张乙", 2, 1990, Relation::child);
  const auto second = r.addHousehold(r.west101, "李甲", 3, 1991);
  r.now += 10 * kDay;
  const Instant moved = start + 5 * kDay;
  // Told later than it happened.
  r.must(model::MovePerson{child, 1, second, Relation::spouse, {}, moved});
  CHECK(r.namesIn(first) == "张甲 ");
  CHECK(r.namesIn(second) == "张乙 李甲 ");
  CHECK(r.namesIn(first, start + kDay) == "张甲 张乙 ");
  CHECK(r.namesIn(second, start + kDay) == "李甲 ");
  CHECK(r.namesIn(first, moved) == "张甲 ");
  CHECK(r.namesIn(second, moved) == "张乙 李甲 ");
  CHECK(r.namesIn(first, start - kDay).empty());
  CHECK(r.row(Table::people, child).text("area") == "33/b/");
  CHECK(store::registryRowAsOf(r.w, Table::people, child, start + kDay)->text("area") == "33/a/");
  const auto former = store::formerRowsOf(r.w, Table::people, r.row(Table::households, first).n);
  REQUIRE(former.size() == 1);
  CHECK(former[0].id == child);
  CHECK(former[0].until == moved);
  const auto& change = r.told.back();
  REQUIRE(change.people.size() == 1);
  CHECK(change.people[0].before->area == "33/a/");
  CHECK(change.people[0].after->area == "33/b/");
  CHECK(change.people[0].after->household == r.row(Table::households, second).n);
  CHECK(change.people[0].before->building != change.people[0].after->building);
  CHECK(change.revision == store::revision(r.w, "registry"));
  CHECK(r.fault(model::MovePerson{child, 0, first, Relation::child, {}, moved - kDay}) == "bad_value day");
  CHECK(r.fault(model::MovePerson{child, 0, first, Relation::child, {}, r.now + kDay}) == "bad_value day");
  CHECK(r.fault(model::MovePerson{child, 0, second, Relation::child, {}, kNever}) == "bad_value household");
  CHECK(r.fault(model::MovePerson{child, 0, first, Relation::head, {}, kNever}) == "bad_value relation");
}

TEST_CASE("a household without its head needs another one; an empty one is in force no more") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto wife = r.addMember(home, "李乙", 2, 1962, Relation::spouse);
  CHECK(r.fault(model::RecordDeath{head, 0, {}, kNever}) == "needs_head relation");
  CHECK(r.fault(model::RecordDeath{head, 0, head, kNever}) == "needs_head relation");
  r.must(model::RecordDeath{head, 0, wife, kNever});
  CHECK(r.headOf(home) == wife);
  CHECK(r.row(Table::people, head).number("ended") == 2);
  CHECK(r.fault(model::EditPerson{head, 0, {}, kNever}) == "unknown_row person");
  const auto& told = r.told.back();
  CHECK(told.people.size() == 2);
  for (const auto& p : told.people) CHECK(p.after.has_value() == (p.row == r.row(Table::people, wife).n));
  r.must(model::MoveAway{wife, {}, 0, {}, kNever});
  CHECK_FALSE(r.row(Table::households, home).inForce());
  CHECK(r.row(Table::households, home).number("ended") == 5);
  CHECK(r.told.back().households.at(0).after == std::nullopt);
  CHECK(r.fault(model::AddPerson{home, RegistryFile::person("王丙", idFor(9, 1980)), kNever, false}) == "unknown_row household");
}

TEST_CASE("a birth begins on its day, whole households move and leave") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1990);
  model::PersonPatch baby;
  baby.name = "张小";
  baby.birthDay = static_cast<std::int32_t>(toMillis(r.now) / 86'400'000) - 20;
  baby.codes = {{PersonColumn::sex, 1}};
  const auto child = r.must(model::AddPerson{home, baby, kNever, true}).id;
  const auto row = r.row(Table::people, child);
  CHECK(row.number("relation") == 2);
  CHECK(row.number("residence") == 1);
  CHECK(fromMillis(row.number("valid_from")) == Zone::china().toInstant(dateOf(*baby.birthDay)));
  baby.birthDay = static_cast<std::int32_t>(toMillis(r.now) / 86'400'000) + 20;
  CHECK(r.fault(model::AddPerson{home, baby, kNever, true}) == "bad_value birth_day");

  r.now += kDay;
  const auto done = r.must(model::MoveHousehold{home, 1, r.west101, kNever});
  CHECK(r.row(Table::households, home).text("area") == "33/b/");
  CHECK(r.row(Table::people, child).text("area") == "33/b/");
  CHECK(r.told.back().people.size() == 2);
  for (const auto& p : r.told.back().people) CHECK(p.before->building != p.after->building);
  CHECK(r.told.back().households.size() == 1);
  r.must(model::MoveAway{{}, home, 0, {}, kNever});
  CHECK(r.namesIn(home).empty());
  CHECK(r.w.integer("SELECT count(*) FROM people WHERE valid_to IS NULL") == 0);
  CHECK(r.namesIn(home, r.now - kDay) == "张甲 张小 ");
}

TEST_CASE("two records of one human being become one") {
  RegistryFile r;
  const auto one = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto keep = r.addMember(one, "张乙", 2, 1985, Relation::child);
  model::AddHousehold c;
  c.dwelling = r.west101;
  c.head.name = "张乙";
  c.head.birthDay = static_cast<std::int32_t>(daysOf(1985, 3, 15));
  c.head.phone = "12000002222";
  c.head.codes = {{PersonColumn::sex, 2}, {PersonColumn::pension, 3}, {PersonColumn::education, 30}, {PersonColumn::disabilityType, 2}};
  const auto other = r.must(c).id;
  const auto gone = r.headOf(other);
  r.must(model::Appoint{model::Post::buildingLeader, "", model::PlaceKind::building, r.west.uuid, gone, "", "", kNever});
  CHECK(r.fault(model::MergePeople{keep, keep, 0, 0, {}}) == "bad_value gone");
  const auto done = r.must(model::MergePeople{keep, gone, 0, 0, {}});
  const auto row = r.row(Table::people, keep);
  CHECK(clear(r, keep, "phone") == "12000002222");
  CHECK(clear(r, keep, "citizen_id") == idFor(2, 1985));
  CHECK(row.number("pension") == 3);
  CHECK(row.number("education") == 20);
  model::PersonCodes codes;
  access::openHealth(r.cipher, keep, row.blob("health"), codes);
  CHECK(codes[PersonColumn::disabilityType] == 2);
  CHECK(r.row(Table::people, gone).number("ended") == 3);
  CHECK(r.row(Table::people, gone).number("merged_into") == row.n);
  CHECK_FALSE(r.row(Table::households, other).inForce());
  CHECK(store::appointmentsHeldBy(r.w, keep).size() == 1);
  CHECK(store::appointmentsHeldBy(r.w, gone).empty());
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.row(Table::people, gone).inForce());
  CHECK(r.row(Table::households, other).inForce());
  CHECK(r.row(Table::people, keep).text("phone").empty());
  CHECK(store::appointmentsHeldBy(r.w, gone).size() == 1);
}

TEST_CASE("some members become a household of their own") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto son = r.addMember(home, "张乙", 2, 1985, Relation::child), wife = r.addMember(home, "李丙", 3, 1986, Relation::other);
  model::SplitHousehold c;
  c.household = home;
  c.people = {wife, son};
  CHECK(r.fault(c) == "needs_head head");
  c.head = son;
  c.people.push_back(head);
  CHECK(r.fault(c) == "bad_value people");
  c.people = {head, son};
  CHECK(r.fault(c) == "needs_head relation");
  c.newHead = son;
  CHECK(r.fault(c) == "needs_head newHead");
  c.newHead = {};
  c.people = {wife, son};
  c.toDwelling = r.flat201;
  const auto made = r.must(c);
  CHECK(r.headOf(made.id) == son);
  CHECK(r.namesIn(made.id) == "张乙 李丙 ");
  CHECK(r.namesIn(home) == "张甲 ");
  CHECK(r.row(Table::households, made.id).number("dwelling") == r.row(Table::dwellings, r.flat201).n);
  r.must(model::UndoRegistry{made.undo});
  CHECK(r.namesIn(home) == "张甲 张乙 李丙 ");
  CHECK_FALSE(r.row(Table::households, made.id).inForce());
}

TEST_CASE("undo brings back the version before, once, and can be undone itself") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const Instant before = r.now;
  r.now += kDay;
  model::EditPerson e{head, 0, {}, kNever};
  e.change.name = "张错";
  e.change.phone = "12000003333";
  const auto wrong = r.must(e);
  r.now += kDay;
  const auto undone = r.must(model::UndoRegistry{wrong.undo});
  CHECK(r.row(Table::people, head).text("name") == "张甲");
  CHECK(r.row(Table::people, head).text("phone").empty());
  CHECK(r.row(Table::people, head).rowVer == 3);
  // The past shows no trace of the mistake, the history does.
  CHECK(store::registryRowAsOf(r.w, Table::people, head, before + kDay)->text("name") == "张甲");
  CHECK(store::registryHistory(r.w, Table::people, r.row(Table::people, head).n).size() == 2);
  CHECK(r.fault(model::UndoRegistry{wrong.undo}) == "changed_meanwhile steps");
  r.must(model::UndoRegistry{undone.undo});
  CHECK(r.row(Table::people, head).text("name") == "张错");
  CHECK(r.fault(model::UndoRegistry{undone.undo}) == "changed_meanwhile steps");
  CHECK(r.fault(model::UndoRegistry{}) == "missing steps");

  // What was added is in force no more, and never was.
  const auto added = r.must(model::AddPerson{home, RegistryFile::person("张二", idFor(5, 2001), Relation::child), kNever, false});
  r.must(model::UndoRegistry{added.undo});
  CHECK(r.row(Table::people, added.id).number("ended") == 4);
  CHECK(r.namesIn(home, r.now) == "张错 ");
  CHECK(r.told.back().people.at(0).after == std::nullopt);
  // A number that somebody else has got since does not come back twice.
  e.change = {};
  e.change.citizenId = "";
  const auto cleared = r.must(e);
  r.addMember(home, "张三", 1, 1960, Relation::sibling);
  CHECK(r.fault(model::UndoRegistry{cleared.undo}) == "duplicate citizen_id");
}

TEST_CASE("dwellings, households and organisations are edited and kept") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  model::EditDwelling d{r.flat101, 1, 95, {}, "王房东 12000004444", kNever};
  d.codes[model::DwellingColumn::residence] = 2;
  const auto let = r.must(d);
  CHECK(registry::opened(r.tools, "dwellings", "landlord", r.row(Table::dwellings, r.flat101)) == "王房东 12000004444");
  CHECK(r.w.integer("SELECT count(*) FROM journal WHERE patch LIKE '%12000004444%'") == 0);
  CHECK(r.told.back().dwellings.at(0).before->codes[model::DwellingColumn::residence] == 1);
  CHECK(r.told.back().dwellings.at(0).after->codes[model::DwellingColumn::residence] == 2);
  d.seen = 0;
  CHECK(r.must(d).rowVer == let.rowVer);  // nothing changed
  d.codes[model::DwellingColumn::ownership] = 7;
  CHECK(r.fault(d) == "bad_value ownership");
  d.codes[model::DwellingColumn::ownership] = 0;
  d.squareMetres = -1;
  CHECK(r.fault(d) == "bad_value square_metres");
  model::EditHousehold h{home, 0, {}, kNever};
  h.codes[HouseholdColumn::specialFamily] = 2;
  r.must(h);
  CHECK(r.told.back().households.at(0).after->codes[HouseholdColumn::specialFamily] == 2);

  model::PutOrganisation o;
  o.value.kind = 3;
  o.value.name = "和平便利店";
  o.value.area = "33/a/";
  o.value.building = r.east;
  o.value.contact = "店主 12000005555";
  o.value.creditCode = makeFictitiousCreditCode(101, 7);
  const auto shop = r.must(o);
  CHECK(r.row(Table::organisations, shop.id).text("initials") == "hpbld");
  o.value.name = "另一家";
  CHECK(r.fault(o) == "duplicate credit_code");
  o.value.creditCode = "91330100MA000000XX";
  CHECK(r.fault(o) == "bad_value credit_code");
  o.value.creditCode.clear();
  o.value.kind = 77;
  CHECK(r.fault(o) == "bad_value kind");
  o.value.kind = 3;
  o.value.area = "34/";
  CHECK(r.fault(o) == "out_of_scope area");
  o.value.area = "33/a/";
  o.value.id = shop.id;
  o.value.contact.clear();
  r.must(o);
  CHECK(registry::opened(r.tools, "organisations", "contact", r.row(Table::organisations, shop.id)) == "店主 12000005555");
  r.must(model::CloseOrganisation{shop.id, 0, kNever});
  CHECK_FALSE(r.row(Table::organisations, shop.id).inForce());
}

TEST_CASE("leaders are appointed and dismissed, with their history") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto area = *Uuid::parse(r.w.text("SELECT lower(substr(hex(id),1,8)||'-'||substr(hex(id),9,4)||'-'||substr(hex(id),13,4)||'-'||substr(hex(id),17,4)||'-'||substr(hex(id),21)) FROM areas"));
  model::Appoint c{model::Post::buildingLeader, "", model::PlaceKind::building, r.east.uuid, head, "", "12000006666", kNever};
  r.must(c);
  CHECK(r.row(Table::appointments, store::appointmentsInForce(r.w, r.east.uuid, 3).at(0).id).text("name") == "张甲");
  r.now += kDay;
  c.person = {};
  CHECK(r.fault(c) == "missing name");
  c.name = "李乙";
  const auto second = r.must(c);
  const auto now = store::appointmentsInForce(r.w, r.east.uuid, 3);
  REQUIRE(now.size() == 1);
  CHECK(now[0].text("name") == "李乙");
  CHECK(r.w.integer("SELECT count(*) FROM appointments WHERE place IS NOT NULL AND post=3") == 2);
  CHECK(r.w.text("SELECT dismissed_by FROM appointments WHERE name='张甲'") == "社工");
  r.must(model::UndoRegistry{second.undo});
  CHECK(store::appointmentsInForce(r.w, r.east.uuid, 3).at(0).text("name") == "张甲");
  CHECK(r.fault(model::Appoint{model::Post::gridLeader, "", model::PlaceKind::building, r.east.uuid, head, "", "", kNever}) == "bad_value post");
  CHECK(r.fault(model::Appoint{model::kOrganisationPost, "主任", model::PlaceKind::organisation, Uuid::named("none"), head, "", "", kNever}) == "unknown_row place");

  // A grid leader is urged through the directory: its entry follows the appointment.
  store::Transaction t(r.w);
  registry::Registrar registrar(r.w, r.worker, r.now, r.tools);
  const auto answer = registrar.carryOut(model::Appoint{model::Post::gridLeader, "", model::PlaceKind::area, area, {}, "王网格", "12000007777", kNever});
  REQUIRE(std::holds_alternative<model::RegistryDone>(answer));
  REQUIRE(registrar.staff().size() == 1);
  CHECK(registrar.staff()[0].name == "王网格");
  CHECK(registrar.staff()[0].area == "33/");
  const auto gone = registrar.carryOut(model::Dismiss{std::get<model::RegistryDone>(answer).id, 0, "调离", kNever});
  REQUIRE(std::holds_alternative<model::RegistryDone>(gone));
  CHECK(registrar.staff().back().name == "空缺");
  CHECK(registrar.staff().back().phone.empty());
  // Who dies leads no building.
  registrar.carryOut(model::RecordDeath{head, 0, {}, kNever});
  CHECK(store::appointmentsHeldBy(r.w, head).empty());
}

TEST_CASE("every command that is carried out can be undone to the same facts") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto wife = r.addMember(home, "李乙", 2, 1962, Relation::spouse), son = r.addMember(home, "张丙", 3, 1990, Relation::child);
  const auto other = r.addHousehold(r.west101, "王丁", 4, 1970);
  const auto facts = [&] {
    return r.w.text("SELECT group_concat(name || household || relation || area || education || (valid_to IS NULL)) FROM people WHERE ended <> 4") +
           r.w.text("SELECT group_concat(dwelling || area || type || special_family || (valid_to IS NULL)) FROM households WHERE ended <> 4") +
           r.w.text("SELECT group_concat(square_metres || residence || (valid_to IS NULL)) FROM dwellings WHERE ended <> 4") +
           r.w.text("SELECT coalesce(group_concat(name || (valid_to IS NULL)), '') FROM appointments WHERE ended <> 4");
  };
  model::EditPerson edit{son, 0, {}, kNever};
  edit.change.codes = {{PersonColumn::education, 60}};
  model::SplitHousehold split{home, 0, {son}, son, r.flat102, {}, {}, kNever};
  model::EditDwelling dwelling{r.flat101, 0, 10, {}, std::nullopt, kNever};
  const model::RegistryCommand commands[] = {model::AddPerson{home, RegistryFile::person("张小", idFor(8, 2020), Relation::grandchild), kNever, false},
                                             edit,
                                             model::EditHousehold{home, 0, {}, kNever},
                                             dwelling,
                                             model::MovePerson{head, 0, other, Relation::other, wife, kNever},
                                             model::MoveHousehold{home, 0, r.flat201, kNever},
                                             model::MoveAway{head, {}, 0, son, kNever},
                                             model::MoveAway{{}, home, 0, {}, kNever},
                                             model::RecordDeath{head, 0, wife, kNever},
                                             model::MergePeople{wife, head, 0, 0, {}},
                                             model::MergePeople{r.headOf(other), head, 0, 0, wife},
                                             split,
                                             model::Appoint{model::Post::buildingLeader, "", model::PlaceKind::building, r.east.uuid, head, "", "", kNever}};
  for (const auto& command : commands) {
    INFO("command " << command.index());
    r.now += kDay;
    const auto before = facts();
    const auto done = r.must(command);
    CHECK(facts() != before);
    r.now += kDay;
    r.must(model::UndoRegistry{done.undo});
    CHECK(facts() == before);
  }
  // The fixture's grids have no shapes; all else must be sound, and what is not must be found.
  const auto finds = [&](const std::string& sql) {
    store::Transaction t(r.w);
    r.w.execute(sql);
    const auto report = store::checkStore(r.w, {});
    return std::count_if(report.findings.begin(), report.findings.end(), [](const auto& f) { return f.kind != "area"; });
  };
  CHECK(finds("SELECT 1") == 0);
  CHECK(finds("UPDATE households SET valid_to=since+1, ended=5 WHERE n=(SELECT household FROM people WHERE valid_to IS NULL)") > 0);
  CHECK(finds("UPDATE people SET relation=0") > 0);
  CHECK(finds("UPDATE people SET ended=2 WHERE valid_to IS NULL") > 0);
  CHECK(finds("UPDATE people SET row_ver=1") > 0);
}

}  // namespace registrar_test
