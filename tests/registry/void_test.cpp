// Records of what never was: they count nowhere, at no time; what hangs on them is named; they can come back.
#include "core/store/check.h"
#include "core/store/past_reader.h"
#include "core/store/registry_reader.h"
#include "tests/registry/registry_fixture.h"

namespace void_test {

using namespace jw;
using namespace jw::test;
using model::RecordKind;
using model::Relation;
using model::VoidEntry;

namespace {

constexpr Millis kDay = std::chrono::hours(24);

struct VoidFile : RegistryFile {
  const Instant start = now;
  /// How many of each kind the statistics count at that moment: "people households dwellings".
  std::string counted(Instant at) {
    int people = 0, households = 0, dwellings = 0;
    store::PastReader reader(w, at);
    reader.people([](const Uuid&, std::string_view, model::PersonCodes&) {}, [&](std::int64_t, const model::PersonFacts&, const model::AggregateCodes&) { ++people; });
    reader.households([&](std::int64_t, const model::HouseholdFacts&) { ++households; });
    reader.dwellings([&](std::int64_t, const model::DwellingFacts&) { ++dwellings; });
    return std::to_string(people) + " " + std::to_string(households) + " " + std::to_string(dwellings);
  }
  std::string detail(const model::RegistryCommand& c) {
    const auto before = digest();
    const auto answer = tryOut(c, worker);
    const auto* no = std::get_if<model::RegistryRefusal>(&answer);
    if (no) CHECK(digest() == before);
    return no ? std::string(model::faultName(no->fault)) + ": " + no->detail : std::string();
  }
  VoidEntry mistaken(RecordKind kind, const Uuid& id, const Uuid& head = {}) { return {kind, id, 0, "重复登记", head}; }
  bool sound() {
    for (const auto& f : store::checkStore(w, {}).findings)
      if (f.kind != "area") return false;
    return true;
  }
};

}  // namespace

TEST_CASE("a person who was entered by mistake was never there, and comes back whole") {
  VoidFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto child = r.addMember(home, "张乙", 2, 1990, Relation::child);
  r.now += 5 * kDay;
  model::EditPerson edit{child, 0, {}, kNever};
  edit.change.phone = "12000001111";
  r.must(edit);
  r.now += 5 * kDay;
  CHECK(r.counted(r.start + kDay) == "2 1 4");
  VoidEntry c = r.mistaken(RecordKind::person, child);
  c.reason = "  ";
  CHECK(r.fault(c) == "missing reason");
  c.reason = std::string(501, 'x');
  CHECK(r.fault(c) == "bad_value reason");
  c = r.mistaken(RecordKind::person, child);
  c.seen = 1;
  CHECK(r.fault(c) == "changed_meanwhile person");
  c.seen = 2;
  const auto done = r.must(c);
  CHECK(done.id == child);
  for (const int d : {0, 1, 6, 11}) {
    CHECK(r.counted(r.start + d * kDay + Millis(1)) == "1 1 4");
    CHECK(r.namesIn(home, r.start + d * kDay + Millis(1)) == "张甲 ");
    CHECK_FALSE(store::registryRowAsOf(r.w, Table::people, child, r.start + d * kDay + Millis(1)));
  }
  CHECK(store::formerRowsOf(r.w, Table::people, r.row(Table::households, home).n).empty());
  CHECK(store::findPeople(r.w, store::FindBy::name, "张乙", "", 10).empty());
  CHECK(r.told.back().people.at(0).after == std::nullopt);
  CHECK(r.row(Table::people, child).number("ended") == 4);
  CHECK(store::registryHistory(r.w, Table::people, r.row(Table::people, child).n).size() == 2);
  CHECK(r.sound());
  // The number is free for the right record; then the mistaken one cannot come back beside it.
  const auto right = r.must(model::AddPerson{home, RegistryFile::person("张乙", idFor(2, 1990), Relation::child), kNever, false});
  CHECK(r.fault(model::UndoRegistry{done.undo}) == "duplicate citizen_id");
  r.must(model::UndoRegistry{right.undo});
  r.must(model::UndoRegistry{done.undo});
  CHECK(r.counted(r.start + kDay) == "2 1 4");
  CHECK(r.namesIn(home, r.start + 6 * kDay) == "张甲 张乙 ");
  CHECK(r.sound());
}

TEST_CASE("whoever was alone in a household takes it along; a head needs a follower; who left before stays counted") {
  VoidFile r;
  const auto alone = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto ghost = r.headOf(alone);
  const auto home = r.addHousehold(r.flat102, "李乙", 2, 1962);
  const auto head = r.headOf(home), wife = r.addMember(home, "王丙", 3, 1964, Relation::spouse);
  r.now += 3 * kDay;
  const auto one = r.must(r.mistaken(RecordKind::person, ghost));
  CHECK(r.counted(r.start + kDay) == "2 1 4");
  CHECK_FALSE(r.row(Table::households, alone).inForce());
  CHECK(r.sound());
  r.must(model::UndoRegistry{one.undo});
  CHECK(r.counted(r.start + kDay) == "3 2 4");

  CHECK(r.fault(r.mistaken(RecordKind::person, head)) == "needs_head relation");
  r.must(r.mistaken(RecordKind::person, head, wife));
  CHECK(r.headOf(home) == wife);
  CHECK(store::registryRowAsOf(r.w, Table::people, wife, r.start + kDay)->number("relation") == 0);
  CHECK(r.counted(r.start + kDay) == "2 2 4");

  // Somebody was there and left on the fourth day; of the other it turns out that there is no such person.
  const auto left = r.addMember(home, "赵丁", 4, 1966, Relation::other);
  r.now += kDay;
  r.must(model::MoveAway{left, {}, 0, {}, kNever});
  const Instant gone = r.now;
  r.now += kDay;
  r.must(r.mistaken(RecordKind::person, wife));
  CHECK(r.row(Table::households, home).number("ended") == 5);
  CHECK(fromMillis(r.row(Table::households, home).number("valid_to")) == gone);
  CHECK(r.namesIn(home, gone - Millis(1)) == "赵丁 ");
  CHECK(r.sound());
}

TEST_CASE("a household was entered by mistake with all who are in it, a dwelling when nobody was ever in it") {
  VoidFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  const auto head = r.headOf(home), child = r.addMember(home, "张乙", 2, 1990, Relation::child);
  r.now += 3 * kDay;
  const std::string lived = "in_use: people live in it; move them first, or take their household back as entered by mistake too";
  CHECK(r.detail(r.mistaken(RecordKind::dwelling, r.flat101)) == lived);
  CHECK(r.detail(r.mistaken(RecordKind::organisation, r.flat101)) == "bad_value: only people, households and dwellings are taken back so");

  const auto post = r.must(model::Appoint{model::Post::buildingLeader, "", model::PlaceKind::building, r.east.uuid, head, "", "", kNever});
  CHECK(r.detail(r.mistaken(RecordKind::person, head, child)) == "in_use: somebody holds a post; dismiss them first");
  CHECK(r.detail(r.mistaken(RecordKind::household, home)) == "in_use: somebody holds a post; dismiss them first");
  r.must(model::UndoRegistry{post.undo});
  r.putArea("a", model::AreaLevel::grid, {}, "33/a/", square(120, 30, 0.01));
  model::PutVolunteer put;
  put.value.person = child;
  const auto volunteer = r.must(put);
  CHECK(r.detail(r.mistaken(RecordKind::household, home)) == "in_use: somebody is a volunteer; end that first");
  r.must(model::EndVolunteer{volunteer.id, 0, kNever});
  const auto twin = r.addMember(home, "张二", 5, 1991, Relation::child);
  const auto merged = r.must(model::MergePeople{child, twin, 0, 0, {}});
  CHECK(r.detail(r.mistaken(RecordKind::person, child)) == "in_use: another record was merged into this one");
  r.must(model::UndoRegistry{merged.undo});
  r.must(r.mistaken(RecordKind::person, twin));

  // A member of another household came in, and goes back to the day on which nobody had moved.
  const auto other = r.addHousehold(r.flat102, "李丙", 3, 1970);
  const auto guest = r.addMember(other, "李丁", 4, 1995, Relation::child);
  r.now += kDay;
  const auto came = r.must(model::MovePerson{guest, 0, home, Relation::other, {}, kNever});
  CHECK(r.detail(r.mistaken(RecordKind::household, home)) == "in_use: a member came from another household; move them back first");
  r.must(model::UndoRegistry{came.undo});

  CHECK(r.counted(r.start + kDay) == "2 1 4");
  const auto taken = r.must(r.mistaken(RecordKind::household, home));
  CHECK(r.counted(r.start + kDay) == "0 0 4");
  CHECK(r.counted(r.now) == "2 1 4");
  CHECK(store::formerRowsOf(r.w, Table::households, r.row(Table::dwellings, r.flat101).n).empty());
  CHECK(r.told.back().people.size() == 2);
  const auto flat = r.must(r.mistaken(RecordKind::dwelling, r.flat101));
  CHECK(r.counted(r.start + kDay) == "0 0 3");
  CHECK_FALSE(store::registryRowAsOf(r.w, Table::dwellings, r.flat101, r.start + kDay));
  CHECK(r.sound());
  // Neither comes back before the one in which it stood, and the dwelling not beside another with its door.
  CHECK(r.fault(model::UndoRegistry{taken.undo}) == "changed_meanwhile steps");
  const auto again = r.addDwelling(r.east, 1, 1);
  CHECK(r.fault(model::UndoRegistry{flat.undo}) == "duplicate number");
  r.must(r.mistaken(RecordKind::dwelling, again));
  r.must(model::UndoRegistry{flat.undo});
  r.must(model::UndoRegistry{taken.undo});
  CHECK(r.namesIn(home) == "张甲 张乙 ");
  CHECK(r.counted(r.start + kDay) == "2 1 4");
  CHECK(r.sound());

  // A household that was put into the wrong dwelling is moved since its first day; then nobody ever lived in that.
  r.now += kDay;
  r.must(model::MoveHousehold{home, 0, r.flat201, r.start + kDay});
  CHECK(r.detail(r.mistaken(RecordKind::dwelling, r.flat101)) == "in_use: households of the past lived in it");
  CHECK(r.fault(model::MoveHousehold{home, 0, r.flat102, r.start}) == "bad_value day");
}

TEST_CASE("a household in the wrong dwelling is moved since its first day, and the dwelling taken out") {
  VoidFile r;
  const auto home = r.addHousehold(r.flat101, "张甲", 1, 1960);
  r.now += 2 * kDay;
  model::EditHousehold edit{home, 0, {}, kNever};
  edit.codes[model::HouseholdColumn::specialFamily] = 2;
  r.must(edit);
  r.now += 2 * kDay;
  r.must(model::MoveHousehold{home, 0, r.flat201, r.start});
  CHECK(store::registryRowAsOf(r.w, Table::households, home, r.start + kDay)->number("dwelling") == r.row(Table::dwellings, r.flat201).n);
  r.must(r.mistaken(RecordKind::dwelling, r.flat101));
  CHECK(r.counted(r.start + kDay) == "1 1 3");
  CHECK(r.sound());
}

}  // namespace void_test
