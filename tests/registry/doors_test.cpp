// Doors and heads of households in the registry's commands, and taking back what nobody may see.
#include "core/store/column_reader.h"
#include "tests/registry/registry_fixture.h"

namespace doors_test {

using namespace jw;
using namespace jw::test;
using model::PersonColumn;
using model::Relation;

namespace {

// Floor 0: not said.
model::AddDwelling door(BuildingId building, int unit, int floor, int number) {
  model::AddDwelling c{building, {}};
  c.dwelling.unit = unit;
  c.dwelling.floor = floor;
  c.dwelling.number = number;
  return c;
}

model::RegistryRefusal refusalOf(RegistryFile& r, const model::RegistryCommand& command) {
  const auto answer = r.tryOut(command, r.worker);
  REQUIRE(std::holds_alternative<model::RegistryRefusal>(answer));
  return std::get<model::RegistryRefusal>(answer);
}

}  // namespace

TEST_CASE("a dwelling's door is understood as people write it and must fit the building") {
  RegistryFile r;
  r.w.execute("UPDATE buildings SET floors=3, units=2 WHERE name='云锦花园1号楼'");
  const auto made = r.must(door(r.east, 1, 3, 303));
  CHECK(r.row(Table::dwellings, made.id).number("floor") == 3);
  CHECK(r.row(Table::dwellings, made.id).number("number") == 3);
  CHECK(r.fault(door(r.east, 1, 3, 3)) == "duplicate number");
  CHECK(r.fault(door(r.east, 1, 0, 303)) == "duplicate number");
  CHECK(r.fault(door(r.east, 1, 2, 303)) == "bad_value number");
  const auto other = refusalOf(r, door(r.east, 1, 2, 303));
  CHECK(model::detailText(other.detail, other.values) == "door 303 lies on floor 3, not on floor 2");
  CHECK(r.fault(door(r.east, 1, 4, 1)) == "bad_value floor");
  CHECK(r.fault(door(r.east, 1, 0, 603)) == "bad_value number");
  CHECK(r.fault(door(r.east, 3, 1, 1)) == "bad_value unit");
  CHECK(r.fault(door(r.east, 1, 0, 3)) == "missing floor");
  CHECK(r.fault(door(r.west, 9, 60, 6007)).empty());  // nothing is known of the western one
}

TEST_CASE("lists of the statistics write an address as the pages do") {
  RegistryFile r;
  r.addHousehold(r.flat201, "张甲", 1, 1960);
  const std::uint32_t first[] = {1};
  const auto people = store::listedRows(r.w, model::Subject::person, "33/", first);
  REQUIRE(people.size() == 1);
  CHECK(people[0].address == "云锦花园1号楼 1单元 201");
  CHECK(people[0].area == "33/a/");
  CHECK(people[0].birthDay == daysOf(1960, 3, 15));
  CHECK(store::listedRows(r.w, model::Subject::household, "33/", first).at(0).address == "云锦花园1号楼 1单元 201");
  CHECK(store::listedRows(r.w, model::Subject::dwelling, "33/", first).at(0).address == "云锦花园1号楼 1单元 101");
}

TEST_CASE("another member becomes the head, and the former one what was said") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto wife = r.addMember(home, "李乙", 2, 1962, Relation::spouse), son = r.addMember(home, "张丙", 3, 1990, Relation::child);
  CHECK(r.fault(model::ChangeHead{head, 0, Relation::spouse, kNever}) == "bad_value person");
  CHECK(r.fault(model::ChangeHead{wife, 0, Relation::head, kNever}) == "missing former");
  CHECK(r.fault(model::ChangeHead{wife, 0, static_cast<Relation>(77), kNever}) == "bad_value former");
  CHECK(r.fault(model::ChangeHead{wife, 7, Relation::spouse, kNever}) == "changed_meanwhile person");
  const auto done = r.must(model::ChangeHead{wife, 1, Relation::spouse, kNever});
  CHECK(done.id == wife);
  CHECK(r.headOf(home) == wife);
  CHECK(r.row(Table::people, head).number("relation") == 1);
  CHECK(r.row(Table::people, son).number("relation") == 2);
  CHECK(r.told.back().people.size() == 2);
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.headOf(home) == head);
  CHECK(r.row(Table::people, wife).number("relation") == 1);
  auto other = r.worker;
  other.scope = "33/b/";
  CHECK(r.fault(model::ChangeHead{wife, 0, Relation::spouse, kNever}, other) == "out_of_scope person");
}

TEST_CASE("aggregate-only codes are taken back too, and nobody can read them on the way") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto codes = [&] { return store::aggregateCodes(r.w, r.row(Table::people, head).n); };
  model::EditPerson e{head, 0, {}, kNever};
  e.change.name = "张乙";
  r.must(e);
  e.change = {};
  e.change.aggregate = {{8, 13}};
  const auto first = r.must(e);
  CHECK(first.id == head);
  REQUIRE(first.undo.size() == 1);
  CHECK(access::FieldCipher::keyIdOf(first.undo[0].aggregates) == r.cipher.keyId());
  CHECK(r.must(e).undo.empty());  // the same again changes nothing
  e.change.aggregate = {{1, 1}};
  e.change.name = "张丙";
  const auto second = r.must(e);
  CHECK(second.undo.size() == 2);
  // The first change cannot be taken back under the second one.
  CHECK(r.fault(model::UndoRegistry{first.undo}) == "changed_meanwhile steps");
  CHECK(codes() == model::AggregateCodes{1, 1});
  const auto undone = r.must(model::UndoRegistry{second.undo});
  CHECK(codes() == model::AggregateCodes{8, 13});
  CHECK(r.row(Table::people, head).text("name") == "张乙");
  CHECK(r.told.back().aggregates.size() == 1);
  r.must(model::UndoRegistry{undone.undo});
  CHECK(codes() == model::AggregateCodes{1, 1});
  CHECK(r.row(Table::people, head).text("name") == "张丙");
  CHECK(r.fault(model::UndoRegistry{second.undo}) == "changed_meanwhile steps");
}

TEST_CASE("a sealed value is removed and comes back with undo") {
  RegistryFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home);
  const auto opened = [&](const char* table, Table of, const char* column, const Uuid& id) { return registry::opened(r.tools, table, column, r.row(of, id)); };
  model::EditPerson e{head, 0, {}, kNever};
  e.change.phone = "12000003333";
  r.must(e);
  e.change.phone = "";
  e.change.citizenId = "";
  const auto cleared = r.must(e);
  CHECK(r.row(Table::people, head).image.at("phone").is_null());
  CHECK(r.row(Table::people, head).image.at("phone_index").is_null());
  CHECK(r.row(Table::people, head).image.at("citizen_id").is_null());
  r.must(model::UndoRegistry{cleared.undo});
  CHECK(opened("people", Table::people, "phone", head) == "12000003333");
  CHECK(opened("people", Table::people, "citizen_id", head) == idFor(1, 1960));
  model::EditDwelling d{r.flat101, 0, 80, {}, "王房东 12000004444", kNever};
  r.must(d);
  d.landlord = "";
  const auto gone = r.must(d);
  CHECK(r.row(Table::dwellings, r.flat101).image.at("landlord").is_null());
  r.must(model::UndoRegistry{gone.undo});
  CHECK(opened("dwellings", Table::dwellings, "landlord", r.flat101) == "王房东 12000004444");
}

}  // namespace doors_test
