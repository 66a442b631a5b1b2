// What is learnt late at one workstation, or turns out never to have been, is so in the past of the other as well.
#include "core/access/store_key.h"
#include "core/registry/registrar.h"
#include "core/store/past_reader.h"
#include "core/store/people_gateway.h"
#include "tests/sync_central/desk.h"

namespace late_reports_test {

namespace {

using namespace jw;
using store::Table;
using test::Desk;

constexpr Millis kDay = std::chrono::hours(24);

struct Registry {
  access::FieldCipher cipher{access::StoreKey::random()};
  model::Attributes attributes = model::Attributes::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  registry::Pinyin pinyin;
  registry::Tools tools{cipher, attributes, pinyin};
  model::Actor worker{{Uuid::named("worker")}, "社工", model::Role::communityWorker, {}, {}};

  model::RegistryDone must(Desk& d, const model::RegistryCommand& command) {
    store::Transaction t(d.f.w);
    registry::Registrar registrar(d.f.w, worker, d.f.now, tools);
    const auto answer = registrar.carryOut(command);
    if (const auto* no = std::get_if<model::RegistryRefusal>(&answer)) FAIL(model::faultName(no->fault) << " " << no->field << ": " << no->detail);
    registrar.takeChange();
    t.commit();
    return std::get<model::RegistryDone>(answer);
  }
};

model::PersonPatch named(const std::string& name, model::Relation relation) {
  model::PersonPatch p;
  p.name = name;
  p.birthDay = 5000;
  p.codes = {{model::PersonColumn::sex, 1}, {model::PersonColumn::relation, static_cast<std::uint8_t>(relation)}, {model::PersonColumn::education, 20}};
  return p;
}

// "people households dwellings" of that moment, as the statistics count them.
std::string counted(Desk& d, Instant at) {
  int people = 0, households = 0, dwellings = 0;
  store::PastReader reader(d.f.w, at);
  reader.people([](const Uuid&, std::string_view, model::PersonCodes&) {}, [&](std::int64_t, const model::PersonFacts&, const model::AggregateCodes&) { ++people; });
  reader.households([&](std::int64_t, const model::HouseholdFacts&) { ++households; });
  reader.dwellings([&](std::int64_t, const model::DwellingFacts&) { ++dwellings; });
  return std::to_string(people) + " " + std::to_string(households) + " " + std::to_string(dwellings);
}

}  // namespace

TEST_CASE("A death that is learnt late, a move, and a record of nobody reach the past of the other workstation") {
  auto* cluster = test::sharedCluster();
  if (!cluster) return;
  test::TwoDesks desks(*cluster);
  auto& [center, a, b] = desks;
  Registry r;
  const auto both = [&](Instant now) {
    a.f.now = b.f.now = now;
    a.run();
    b.run();
    b.run();
    CHECK(a.differs() == "");
    CHECK(b.differs() == "");
  };
  a.f.putDirectory();
  a.f.putArea("51", model::AreaLevel::district, {}, "51/", {{{{{{104, 30}, {105, 30}, {105, 31}, {104, 30}}}}}});
  const Instant start = a.f.now;
  model::Building building;
  building.id = {Uuid::named("east")};
  building.source = "test";
  building.externalId = building.name = "1号楼";
  building.area = "51/";
  building.shape = test::square(104.5, 30.5, 0.001);
  building.point = {104.5005, 30.5005};
  {
    store::Transaction t(a.f.w);
    store::insertBuilding(a.f.w, building, start, "test");
    t.commit();
  }
  const auto dwelling = [&](int number) {
    model::AddDwelling c{building.id, {}};
    c.dwelling.floor = 1;
    c.dwelling.number = number;
    return r.must(a, c).id;
  };
  const auto first = dwelling(1), second = dwelling(2);
  const auto home = r.must(a, model::AddHousehold{first, {}, named("张甲", model::Relation::head), kNever}).id;
  const auto son = r.must(a, model::AddPerson{home, named("张乙", model::Relation::child), kNever, false}).id;
  const auto wife = r.must(a, model::AddPerson{home, named("李丙", model::Relation::spouse), kNever, false}).id;
  const auto other = r.must(a, model::AddHousehold{second, {}, named("王丁", model::Relation::head), kNever}).id;
  a.run();
  b.run(true);
  both(start);
  CHECK(counted(b, start + kDay) == "4 2 2");

  for (const auto& id : {son, wife}) {
    a.f.now = start + 9 * kDay;
    model::EditPerson edit{id, 0, {}, kNever};
    edit.change.codes = {{model::PersonColumn::education, 30}};
    r.must(a, edit);
  }
  both(start + 9 * kDay);
  both(start + 14 * kDay);
  const auto died = r.must(a, model::RecordDeath{son, 0, {}, start + 3 * kDay});
  both(start + 14 * kDay);
  for (Desk* d : {&a, &b}) {
    CHECK(counted(*d, start + 2 * kDay) == "4 2 2");
    for (const int day : {3, 5, 9, 13}) CHECK(counted(*d, start + day * kDay) == "3 2 2");
    CHECK_FALSE(store::registryRowAsOf(d->f.w, Table::people, son, start + 5 * kDay));
  }
  r.must(a, model::UndoRegistry{died.undo});
  both(start + 15 * kDay);
  for (Desk* d : {&a, &b})
    for (const int day : {2, 3, 5, 9, 13}) CHECK(counted(*d, start + day * kDay) == "4 2 2");

  r.must(a, model::MovePerson{wife, 0, other, model::Relation::other, {}, start + 4 * kDay});
  both(start + 15 * kDay);
  for (Desk* d : {&a, &b}) CHECK(store::registryRow(d->f.w, Table::people, wife)->number("household") == store::registryRow(d->f.w, Table::households, other)->n);
  CHECK(store::registryRowAsOf(a.f.w, Table::people, wife, start + 5 * kDay)->number("household") == store::registryRow(a.f.w, Table::households, other)->n);

  // Told at the other workstation, of a row whose older versions lie at the first one.
  const auto mistaken = r.must(b, model::VoidEntry{model::RecordKind::person, son, 0, "重复登记", {}});
  b.run();
  both(start + 16 * kDay);
  for (Desk* d : {&a, &b})
    for (const int day : {1, 5, 12}) CHECK(counted(*d, start + day * kDay) == "3 2 2");
  r.must(b, model::UndoRegistry{mistaken.undo});
  b.run();
  both(start + 17 * kDay);
  for (Desk* d : {&a, &b}) CHECK(counted(*d, start + 5 * kDay) == "4 2 2");
}

}  // namespace late_reports_test
