// The registry's own commands, followed by the statistics: after each of them every figure equals one that is read anew.
#include "core/engine/registry_desk.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace follow_registry_test {

using namespace jw;
using engine::StatisticsDesk;

TEST_CASE("what the registry's commands change is in the statistics without reading all again") {
  test::PeopleCity city(600);
  engine::RegistryDesk registry(*city.engine);
  StatisticsDesk desk(*city.engine);
  const auto hold = registry.subscribe([&](const model::RegistryChange& change) { desk.follow(change); });
  const model::Actor worker{{}, "社工", model::Role::communityWorker, {}, {}};
  store::Connection c(city.folder / "city.jw", store::OpenMode::readOnly);
  const auto ids = [&](const char* sql) {
    std::vector<Uuid> out;
    store::Statement s(c.handle(), sql);
    while (s.step()) out.push_back(s.uuid(0));
    return out;
  };
  // Somebody who is no head, in a household of several; and a household elsewhere.
  const auto people = ids(
      "SELECT p.id FROM people p WHERE p.valid_to IS NULL AND p.relation <> 0 AND p.birth_day < 10000 AND (SELECT count(*) FROM people q WHERE q.household = p.household AND q.valid_to IS NULL) > 1 ORDER BY p.n");
  const auto households = ids("SELECT h.id FROM households h WHERE h.valid_to IS NULL AND EXISTS (SELECT 1 FROM people p WHERE p.household = h.n AND p.valid_to IS NULL) ORDER BY h.n DESC");
  REQUIRE(people.size() > 10);
  REQUIRE(households.size() > 10);

  std::vector<StatisticsDesk::Question> questions;
  for (const auto& e : desk.catalog().entries())
    if (!e.cases) questions.push_back({e.key, "", e.aggregateOnly() ? StatisticsDesk::Level{} : StatisticsDesk::Level{model::AreaLevel::grid, false}});
  const auto book = [&](StatisticsDesk& of) {
    return std::get<std::vector<stats::ReportPtr>>(test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { of.book(city.machine, questions, {}, ready); }));
  };
  const auto before = book(desk);
  int done = 0;
  const auto must = [&](model::RegistryCommand command) {
    std::promise<model::RegistryAnswer> answer;
    registry.submit(worker, std::move(command), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    const auto a = answer.get_future().get();
    if (const auto* no = std::get_if<model::RegistryRefusal>(&a)) FAIL("refused: " << model::faultName(no->fault) << " " << no->field << " " << no->detail);
    ++done;
    const auto now = book(desk);
    CHECK(now.front()->revision > before.front()->revision);
    StatisticsDesk anew(*city.engine);
    const auto want = book(anew);
    for (std::size_t i = 0; i < now.size(); ++i) {
      INFO(done << " " << now[i]->entry->key);
      CHECK(now[i]->revision == want[i]->revision);
      REQUIRE(now[i]->cells.size() == want[i]->cells.size());
      bool same = now[i]->total.count == want[i]->total.count;
      for (std::size_t k = 0; k < now[i]->cells.size(); ++k) same = same && now[i]->cells[k].count == want[i]->cells[k].count && now[i]->cells[k].hidden == want[i]->cells[k].hidden;
      CHECK(same);
    }
  };
  model::EditPerson edit{people[0], 0, {}, kNever};
  edit.change.codes = {{model::PersonColumn::education, 30}, {model::PersonColumn::residence, 2}, {model::PersonColumn::disabilityType, 4}, {model::PersonColumn::disabilityGrade, 2}};
  edit.change.aggregate = model::AggregateCodes{2, 1};
  must(edit);
  must(model::MovePerson{people[1], 0, households[0], model::Relation::other, {}, kNever});
  must(model::MoveAway{people[2], {}, 0, {}, kNever});
  must(model::RecordDeath{people[3], 0, {}, kNever});
  must(model::EditHousehold{households[1], 0, {{1, 2, 6}}, kNever});
  model::AddPerson born;
  born.household = households[2];
  born.day = city.clock->now() - std::chrono::hours(30);
  born.birth = true;
  born.person.name = "王小明";
  born.person.birthDay = static_cast<std::int32_t>(daysOf(2026, 11, 21));
  born.person.codes = {{model::PersonColumn::sex, 1}, {model::PersonColumn::relation, 2}, {model::PersonColumn::residence, 1}};
  must(born);
  // Learnt late, and taken out because it never was.
  city.clock->advance(std::chrono::hours(24 * 10));
  const auto ago = [&](int days) { return city.clock->now() - std::chrono::hours(24 * days); };
  model::EditPerson correct{people[4], 0, {}, kNever};
  correct.change.codes = {{model::PersonColumn::hobby, 4}};
  must(correct);
  must(model::MovePerson{people[4], 0, households[3], model::Relation::other, {}, ago(5)});
  correct.person = people[5];
  must(correct);
  must(model::RecordDeath{people[5], 0, {}, ago(4)});
  must(model::MoveHousehold{households[4], 0, ids("SELECT id FROM dwellings WHERE valid_to IS NULL ORDER BY n LIMIT 1").at(0), ago(3)});
  must(model::VoidEntry{model::RecordKind::person, people[6], 0, "重复登记", {}});
  must(model::VoidEntry{model::RecordKind::household, households[5], 0, "重复登记", {}});
  model::AddDwelling door{{ids("SELECT id FROM buildings ORDER BY n LIMIT 1").at(0)}, {}};
  door.dwelling.floor = 1;
  door.dwelling.number = 97;
  must(door);
  must(model::VoidEntry{model::RecordKind::dwelling, ids("SELECT id FROM dwellings ORDER BY n DESC LIMIT 1").at(0), 0, "没有这扇门", {}});
}

}  // namespace follow_registry_test
