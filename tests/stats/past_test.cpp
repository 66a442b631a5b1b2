// Past days: what is told of them equals what was told on that day, and what SQL finds in rows and history; two days and two
// areas side by side.
#include <map>

#include "core/engine/registry_desk.h"
#include "core/stats/comparison.h"
#include "core/store/journal.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace past_test {

using namespace jw;
using engine::Refused;
using engine::StatisticsDesk;

namespace {

const StatisticsDesk::Level kGrid{model::AreaLevel::grid, false}, kCommunity{};
constexpr std::int64_t kDay = 86'400'000;

// A city in which things happen on the days after the 22nd: people are edited, move, die, are born; homes change.
struct YearCity {
  test::PeopleCity city{1500};
  engine::RegistryDesk registry{*city.engine};
  StatisticsDesk desk{*city.engine};
  engine::Engine::Subscription hold = registry.subscribe([this](const model::RegistryChange& change) { desk.follow(change); });
  const model::Actor worker{{}, "社工", model::Role::communityWorker, {}, {}};
  store::Connection c{city.folder / "city.jw", store::OpenMode::readOnly};

  std::vector<Uuid> ids(const std::string& sql) {
    std::vector<Uuid> out;
    store::Statement s(c.handle(), sql);
    while (s.step()) out.push_back(s.uuid(0));
    return out;
  }
  model::RegistryDone must(model::RegistryCommand command) {
    std::promise<model::RegistryAnswer> answer;
    registry.submit(worker, std::move(command), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    const auto a = answer.get_future().get();
    if (const auto* no = std::get_if<model::RegistryRefusal>(&a)) FAIL("refused: " << model::faultName(no->fault) << " " << no->field << " " << no->detail);
    return std::get<model::RegistryDone>(a);
  }
  std::vector<stats::ReportPtr> book(std::optional<stats::Day> asOf) {
    std::vector<StatisticsDesk::Question> questions;
    for (const auto& e : desk.catalog().entries())
      if (!e.cases && !e.aggregateOnly()) {
        questions.push_back({e.key, "", kGrid, asOf});
        questions.push_back({e.key, "", StatisticsDesk::Level{{}, true}, asOf});
      }
    return std::get<std::vector<stats::ReportPtr>>(test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { desk.book(city.machine, questions, {}, ready); }));
  }
  stats::Day today() { return static_cast<stats::Day>((toMillis(city.clock->now()) + 28'800'000) / kDay); }
  /// One day's work, and then it is tomorrow.
  void liveADay(std::size_t i) {
    const std::string others = "SELECT p.id FROM people p WHERE p.valid_to IS NULL AND p.relation <> 0 AND p.birth_day < 12000 ORDER BY p.n LIMIT 5 OFFSET " + std::to_string(40 * i);
    const auto people = ids(others);
    const auto households = ids("SELECT h.id FROM households h WHERE h.valid_to IS NULL AND EXISTS (SELECT 1 FROM people p WHERE p.household = h.n AND p.valid_to IS NULL AND p.relation = 0) ORDER BY h.n DESC LIMIT 5 OFFSET " +
                                std::to_string(9 * i));
    const auto dwellings = ids("SELECT d.id FROM dwellings d WHERE d.valid_to IS NULL ORDER BY d.n LIMIT 2 OFFSET " + std::to_string(15 * i));
    REQUIRE(people.size() == 5);
    REQUIRE(households.size() == 5);
    model::EditPerson edit{people[0], 0, {}, kNever};
    edit.change.codes = {{model::PersonColumn::education, 30}, {model::PersonColumn::medical, 2}, {model::PersonColumn::disabilityType, 4}, {model::PersonColumn::disabilityGrade, 2}};
    must(edit);
    city.clock->advance(Millis(1000));
    must(model::MovePerson{people[1], 0, households[0], model::Relation::other, {}, kNever});
    must(model::MoveAway{people[2], {}, 0, {}, kNever});
    must(model::RecordDeath{people[3], 0, {}, kNever});
    must(model::EditHousehold{households[1], 0, {{1, 2, 6}}, kNever});
    must(model::MoveHousehold{households[2], 0, dwellings[0], kNever});
    must(model::EditDwelling{dwellings[1], 0, 77, {{2, 1, 3}}, std::nullopt, kNever});
    model::AddPerson came{households[3], {}, kNever, false};
    came.person.name = "李四";
    came.person.birthDay = 5000;
    came.person.codes = {{model::PersonColumn::sex, 1}, {model::PersonColumn::relation, 2}, {model::PersonColumn::residence, 2}, {model::PersonColumn::disabilityType, 2}};
    must(came);
    // Changed twice on one day: the day ends with the second.
    edit = {people[0], 0, {}, kNever};
    edit.change.codes = {{model::PersonColumn::education, 60}};
    must(edit);
    city.clock->advance(std::chrono::hours(24));
  }
};

void checkSame(const std::vector<stats::ReportPtr>& got, const std::vector<stats::ReportPtr>& want) {
  REQUIRE(got.size() == want.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    INFO(got[i]->entry->key << " " << i);
    CHECK(got[i]->day == want[i]->day);
    REQUIRE(got[i]->cells.size() == want[i]->cells.size());
    CHECK(got[i]->total.count == want[i]->total.count);
    std::size_t wrong = 0;
    for (std::size_t k = 0; k < got[i]->cells.size(); ++k) wrong += got[i]->cells[k].count != want[i]->cells[k].count || std::abs(got[i]->cells[k].value - want[i]->cells[k].value) > 1e-9;
    CHECK(wrong == 0);
  }
}

}  // namespace

TEST_CASE("a past day has the figures that it had") {
  YearCity year;
  std::vector<std::pair<stats::Day, std::vector<stats::ReportPtr>>> days;
  for (std::size_t i = 0; i < 4; ++i) {
    year.liveADay(i);  // the clock stands at the next morning now: nothing has happened on that day yet
    days.emplace_back(year.today() - 1, year.book(std::nullopt));
  }
  std::size_t different = 0;
  for (std::size_t i = 0; i + 1 < days.size(); ++i) {
    auto then = year.book(days[i].first);
    // The book of the next morning has the same rows, but ages as of the morning.
    std::size_t compared = 0;
    for (std::size_t k = 0; k < then.size(); ++k) {
      const auto& want = *days[i].second[k];
      if (want.entry->subject == model::Subject::person) continue;
      ++compared;
      CHECK(then[k]->cells.size() == want.cells.size());
      for (std::size_t x = 0; x < want.cells.size(); ++x) different += then[k]->cells[x].count != want.cells[x].count;
    }
    CHECK(compared > 10);
  }
  CHECK(different == 0);
  // Late in the evening of a day its figures are those that the day has for ever; ages too.
  const auto evening = year.today();
  year.city.clock->advance(std::chrono::hours(10));
  const auto last = year.book(std::nullopt);
  for (std::size_t i = 4; i < 7; ++i) {
    year.city.clock->advance(std::chrono::hours(24));
    year.liveADay(i);
  }
  checkSame(year.book(evening), last);
  const auto now = year.book(std::nullopt);
  CHECK(now.front()->revision > last.front()->revision);
  std::size_t moved = 0;
  for (std::size_t k = 0; k < now.size(); ++k)
    for (std::size_t x = 0; x < now[k]->cells.size(); ++x) moved += now[k]->cells[x].count != last[k]->cells[x].count;
  CHECK(moved > 50);
  // Told today of the past: the past changes with it.
  const auto dead = year.ids("SELECT p.id FROM people p WHERE p.valid_to IS NULL AND p.relation <> 0 AND p.birth_day < 12000 AND p.since < 1000 ORDER BY p.n DESC LIMIT 1");
  model::RecordDeath late{dead.at(0), 0, {}, fromMillis((std::int64_t{evening} - 3) * kDay)};
  year.must(late);
  const auto again = year.book(evening);
  CHECK(again.front()->revision > last.front()->revision);
  std::uint64_t before = 0, after = 0;
  for (std::size_t k = 0; k < again.size(); ++k)
    if (again[k]->entry->key == "statistics.population") {
      before = last[k]->total.count;
      after = again[k]->total.count;
    }
  CHECK(before == after + 1);
}

TEST_CASE("what is learnt late changes the past, and taken back the past is as it was") {
  YearCity year;
  const auto first = year.today();
  model::AddDwelling door{{year.ids("SELECT id FROM buildings ORDER BY n LIMIT 1").at(0)}, {}};
  door.dwelling.floor = 1;
  door.dwelling.number = 97;
  const auto empty = year.must(door).id;
  for (std::size_t i = 0; i < 4; ++i) year.liveADay(i);
  const auto last = year.today() - 1;
  const auto total = [](const std::vector<stats::ReportPtr>& book, const char* key) {
    for (const auto& r : book)
      if (r->entry->key == key) return r->total.count;
    return std::uint64_t{0};
  };
  const auto people = year.ids("SELECT p.id FROM people p WHERE p.valid_to IS NULL AND p.relation <> 0 AND p.birth_day < 12000 AND p.since < 1000 ORDER BY p.n DESC LIMIT 3");
  const auto household = year.ids("SELECT h.id FROM households h WHERE h.valid_to IS NULL AND h.since < 1000 AND EXISTS (SELECT 1 FROM people p WHERE p.household = h.n AND p.valid_to IS NULL AND p.relation = 0) ORDER BY h.n LIMIT 1");
  // Each of them was edited after the day that is told of.
  for (const auto& id : people) {
    model::EditPerson edit{id, 0, {}, kNever};
    edit.change.codes = {{model::PersonColumn::hobby, 4}};
    year.must(edit);
  }
  const auto before = year.book(last), begin = year.book(first);
  const Instant when = fromMillis((std::int64_t{last} - 1) * kDay);
  const auto told = [&](const model::RegistryCommand& c, std::uint64_t lastDay, std::uint64_t firstDay, const char* key = "statistics.population") {
    const auto done = year.must(c);
    CHECK(total(year.book(last), key) + lastDay == total(before, key));
    CHECK(total(year.book(first), key) + firstDay == total(begin, key));
    year.must(model::UndoRegistry{done.undo});
    checkSame(year.book(last), before);
    checkSame(year.book(first), begin);
  };
  told(model::RecordDeath{people.at(0), 0, {}, when}, 1, 0);
  told(model::MoveAway{people.at(1), {}, 0, {}, when}, 1, 0);
  told(model::MovePerson{people.at(2), 0, household.at(0), model::Relation::other, {}, when}, 0, 0);
  told(model::VoidEntry{model::RecordKind::person, people.at(0), 0, "重复登记", {}}, 1, 1);
  told(model::VoidEntry{model::RecordKind::dwelling, empty, 0, "没有这扇门", {}}, 1, 1, "statistics.ownership");
  // Where somebody lived is another grid's on the days since the move, and not before.
  year.must(model::MovePerson{people.at(2), 0, household.at(0), model::Relation::other, {}, when});
  std::size_t moved = 0, same = 0;
  const auto after = year.book(last), start = year.book(first);
  for (std::size_t k = 0; k < after.size(); ++k)
    if (after[k]->entry->key == "statistics.population")
      for (std::size_t x = 0; x < after[k]->cells.size(); ++x) {
        moved += after[k]->cells[x].count != before[k]->cells[x].count;
        same += start[k]->cells[x].count != begin[k]->cells[x].count;
      }
  CHECK(moved > 0);
  CHECK(same == 0);
}

TEST_CASE("a past day has the figures that SQL finds in rows and history") {
  YearCity year;
  for (std::size_t i = 0; i < 5; ++i) year.liveADay(i);
  const auto day = year.today() - 3;
  const std::string at = std::to_string((std::int64_t{day} + 1) * kDay - 28'800'000 - 1);
  const auto held = [&](const std::string& table, store::Table number, const std::string& column) {
    return "SELECT " + column + " AS v, area FROM " + table + " WHERE since <= " + at + " AND valid_from <= " + at + " AND (valid_to IS NULL OR valid_to > " + at +
           ") UNION ALL SELECT json_extract(image, '$." + column + "'), json_extract(image, '$.area') FROM registry_history WHERE tbl = " + std::to_string(static_cast<int>(number)) + " AND since <= " + at +
           " AND until > " + at + " AND json_extract(image, '$.valid_from') <= " + at + " AND (json_extract(image, '$.valid_to') IS NULL OR json_extract(image, '$.valid_to') > " + at + ")";
  };
  const struct {
    const char *entry, *table;
    store::Table number;
    const char* column;
  } asked[] = {{"statistics.hobby", "people", store::Table::people, "hobby"},
               {"statistics.registration", "households", store::Table::households, "registration"},
               {"statistics.ownership", "dwellings", store::Table::dwellings, "ownership"},
               {"statistics.dwelling_residence", "dwellings", store::Table::dwellings, "residence"}};
  for (const auto& a : asked) {
    INFO(a.entry);
    const auto* entry = year.desk.catalog().find(a.entry);
    REQUIRE(entry);
    REQUIRE(entry->filter.isEverything());
    const auto r = year.city.report(year.desk, {a.entry, "", kGrid, day});
    CHECK(toMillis(r->asOf) == std::stoll(at));
    std::map<std::pair<std::string, std::string>, std::uint64_t> want;
    store::Statement s(year.c.handle(), "SELECT area, v, count(*) FROM (" + held(a.table, a.number, a.column) + ") GROUP BY 1, 2");
    while (s.step()) want[{std::string(s.text(0)), std::to_string(s.integer(1))}] = static_cast<std::uint64_t>(s.integer(2));
    std::size_t wrong = 0, some = 0;
    for (std::size_t row = 0; row < r->rows.size(); ++row)
      for (std::size_t c = 0; c < r->columns.size(); ++c) {
        const auto it = want.find({r->rows[row].path, r->columns[c].code});
        wrong += r->at(row, c).count != (it == want.end() ? 0 : it->second);
        some += r->at(row, c).count > 0;
      }
    CHECK(wrong == 0);
    CHECK(some > 100);
  }
}

TEST_CASE("two days and two areas side by side") {
  YearCity year;
  const auto first = year.today();
  for (std::size_t i = 0; i < 3; ++i) year.liveADay(i);
  const auto then = year.city.report(year.desk, {"statistics.education", "", kGrid, first}), now = year.city.report(year.desk, {"statistics.education", "", kGrid});
  const std::size_t all = now->columns.size();
  const auto places = stats::compareByPlace(then, now, all, stats::ShownAs::number);
  REQUIRE(places.lines.size() == now->rows.size() + 1);
  double sum = 0;
  std::size_t changed = 0;
  for (std::size_t row = 0; row < now->rows.size(); ++row) {
    const auto& line = places.lines[row];
    CHECK(line.path == now->rows[row].path);
    CHECK(line.first == static_cast<double>(then->rowTotals[row].count));
    CHECK(line.second == static_cast<double>(now->rowTotals[row].count));
    CHECK(line.difference == *line.second - *line.first);
    if (*line.first > 0) CHECK(std::abs(*line.change - 100 * *line.difference / *line.first) < 1e-9);
    sum += *line.difference;
    changed += *line.difference != 0;
  }
  CHECK(changed > 1);
  CHECK(places.lines.back().whole);
  CHECK(places.lines.back().difference == sum);
  const auto text = stats::csvOf(places, "2026-11-22", "2026-11-25", false);
  CHECK(text.find("Path,Name,2026-11-22,2026-11-25,Difference,Change %") != std::string::npos);

  const auto here = year.city.report(year.desk, {"statistics.education", "330/330101/"}), there = year.city.report(year.desk, {"statistics.education", "330/330102/"});
  const auto columns = stats::compareByColumn(here, there, stats::ShownAs::number);
  REQUIRE(columns.lines.size() == here->columns.size() + 1);
  for (std::size_t c = 0; c < here->columns.size(); ++c) CHECK(columns.lines[c].difference == static_cast<double>(there->columnTotals[c].count) - static_cast<double>(here->columnTotals[c].count));
  const auto shares = stats::compareByColumn(here, there, stats::ShownAs::ofRow);
  CHECK(std::abs(*shares.lines[0].first - 100.0 * static_cast<double>(here->columnTotals[0].count) / static_cast<double>(here->total.count)) < 1e-9);
  CHECK(shares.lines.back().first == 100.0);
  // Of the area above: down each column the shares add up to it.
  for (std::size_t c = 0; c <= here->columns.size(); ++c) {
    double whole = 0;
    for (std::size_t row = 0; row < here->rows.size(); ++row) whole += *stats::figureOf(*here, row, c, stats::ShownAs::ofParent);
    CHECK(std::abs(whole - (stats::figureOf(*here, here->rows.size(), c, stats::ShownAs::number) == 0.0 ? 0 : 100)) < 1e-6);
    CHECK(stats::figureOf(*here, here->rows.size(), c, stats::ShownAs::ofParent) == (whole > 0 ? 100.0 : 0.0));
  }
}

TEST_CASE("what is hidden stays hidden between days and between areas") {
  YearCity year;
  const auto first = year.today();
  year.liveADay(0);
  for (const char* key : {"statistics.ethnic_group", "statistics.political_affiliation"}) {
    const auto past = year.city.run(year.desk, year.city.machine, {key, "", kCommunity, first});
    REQUIRE(std::holds_alternative<Refused>(past));
    CHECK(std::get<Refused>(past).code == model::RefusalCode::badValue);
    // In a book with others too.
    const std::vector<StatisticsDesk::Question> questions = {{"statistics.education", "", kCommunity, first}, {key, "", kCommunity, first}};
    CHECK(std::holds_alternative<Refused>(test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { year.desk.book(year.city.machine, questions, {}, ready); })));
    // Today is no past day.
    CHECK(std::holds_alternative<stats::ReportPtr>(year.city.run(year.desk, year.city.machine, {key, "", kCommunity, year.today()})));
  }
  CHECK(std::holds_alternative<Refused>(year.city.run(year.desk, year.city.machine, {"statistics.education", "", kCommunity, year.today() + 1})));
  // Nobody is counted before the own birth.
  const auto long_ago = static_cast<stats::Day>(daysOf(1990, 6, 30));
  store::Statement born(year.c.handle(), "SELECT count(*) FROM people WHERE since < 1000 AND valid_from < 1000 AND (valid_to IS NULL OR valid_to > 1000) AND birth_day <= ?");
  born.bind(1, std::int64_t{long_ago}).step();
  store::Statement older(year.c.handle(), "SELECT count(*) FROM registry_history WHERE tbl = 12 AND since < 1000 AND json_extract(image, '$.birth_day') <= ?");
  older.bind(1, std::int64_t{long_ago}).step();
  CHECK(year.city.report(year.desk, {"statistics.population", "", kCommunity, long_ago})->total.count == static_cast<std::uint64_t>(born.integer(0) + older.integer(0)));
  // Between areas: whatever pair is asked for, a cell that one table hides is not in another, and no difference tells it.
  std::map<std::pair<std::string, std::string>, bool> hidden;
  std::size_t compared = 0, kept = 0;
  for (const char* area : {"", "330/", "330/330101/", "330/330102/", "330/330101/330101001/"}) {
    const auto r = year.city.report(year.desk, {"statistics.ethnic_group", area, kCommunity});
    for (std::size_t row = 0; row < r->rows.size(); ++row)
      for (std::size_t c = 0; c < r->columns.size(); ++c) {
        const auto [it, fresh] = hidden.try_emplace({r->rows[row].path, r->columns[c].code}, r->at(row, c).hidden);
        CHECK(it->second == r->at(row, c).hidden);
      }
    for (const char* other : {"330/330101/", "330/330102/330102001/"}) {
      const auto b = year.city.report(year.desk, {"statistics.ethnic_group", other, kCommunity});
      for (const auto as : {stats::ShownAs::number, stats::ShownAs::ofRow, stats::ShownAs::ofParent})
        for (const auto& line : stats::compareByColumn(r, b, as).lines) {
          ++compared;
          if (line.first && line.second) continue;
          ++kept;
          CHECK(!line.difference);
          CHECK(!line.change);
        }
    }
  }
  CHECK(kept > 100);
  CHECK(kept < compared);
}

}  // namespace past_test
