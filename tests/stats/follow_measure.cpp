// How soon a changed person is in the open statistics: from the command to the answer. Hidden; ask for it with [measure].
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/engine/registry_desk.h"
#include "core/store/statement.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace follow_measure {

using namespace jw;
using engine::StatisticsDesk;

TEST_CASE("how soon one changed person is in every open statistic", "[.][measure]") {
  using Clock = std::chrono::steady_clock;
  const char* wanted = std::getenv("JINGWEI_MEASURE_PEOPLE");
  test::PeopleCity city(wanted ? std::atoi(wanted) : 100'000);
  engine::RegistryDesk registry(*city.engine);
  StatisticsDesk desk(*city.engine);
  const auto hold = registry.subscribe([&](const model::RegistryChange& change) { desk.follow(change); });
  const model::Actor worker{{}, "社工", model::Role::communityWorker, {}, {}};
  std::vector<Uuid> people;
  {
    store::Connection c(city.folder / "city.jw", store::OpenMode::readOnly);
    store::Statement s(c.handle(), "SELECT id FROM people WHERE valid_to IS NULL AND birth_day < 10000 ORDER BY n % 997, n LIMIT 300");
    while (s.step()) people.push_back(s.uuid(0));
  }
  std::vector<StatisticsDesk::Question> questions;
  for (const auto& e : desk.catalog().entries())
    if (!e.cases) questions.push_back({e.key, "", StatisticsDesk::Level{}});
  const auto book = [&] { return std::get<std::vector<stats::ReportPtr>>(test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { desk.book(city.machine, questions, {}, ready); })); };
  book();
  std::vector<double> committed, seen;
  std::uint64_t revision = 0;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto from = Clock::now();
    const auto since = [&] { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); };
    model::EditPerson edit{people[i], 0, {}, kNever};
    edit.change.codes = {{model::PersonColumn::education, static_cast<std::uint8_t>(i % 2 ? 30 : 60)}, {model::PersonColumn::hobby, static_cast<std::uint8_t>(1 + i % 3)}};
    std::promise<model::RegistryAnswer> answer;
    registry.submit(worker, std::move(edit), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    answer.get_future().get();
    committed.push_back(since());
    const auto reports = book();
    seen.push_back(since());
    CHECK(reports.front()->revision > revision);
    revision = reports.front()->revision;
    city.clock->advance(Millis(1000));
  }
  const auto print = [&](const char* what, std::vector<double>& all) {
    std::sort(all.begin(), all.end());
    std::printf("%s: p50 %.2f ms, p99 %.2f ms, most %.2f ms (%zu changes)\n", what, all[all.size() / 2], all[all.size() * 99 / 100], all.back(), all.size());
  };
  std::printf("%zu reports by community\n", questions.size());
  print("committed", committed);
  print("in every report", seen);
}

// JINGWEI_MEASURE_STORE names a store with its key: a demo city of ten million, say. It is changed.
TEST_CASE("how long the columns, the books and a changed person take in a store that is there", "[.][measure-store]") {
  using Clock = std::chrono::steady_clock;
  const char* file = std::getenv("JINGWEI_MEASURE_STORE");
  REQUIRE(file != nullptr);
  const auto since = [](Clock::time_point from) { return std::chrono::duration<double, std::milli>(Clock::now() - from).count(); };
  const auto start = Clock::now();
  engine::Engine::Options options;
  options.store = file;
  options.data = std::filesystem::path(JW_SOURCE_DIR) / "data";
  engine::Engine engine(options);
  engine::RegistryDesk registry(engine);
  StatisticsDesk desk(engine);
  std::printf("opened: %.0f ms\n", since(start));
  const auto hold = registry.subscribe([&](const model::RegistryChange& change) { desk.follow(change); });
  const model::Actor machine{{}, "@measure", model::Role::engine, {}, {}}, worker{{}, "社工", model::Role::communityWorker, {}, {}};
  std::vector<StatisticsDesk::Question> statistics, all;
  for (const auto& e : desk.catalog().entries()) {
    if (e.cases) continue;
    all.push_back({e.key, "", StatisticsDesk::Level{}});
    if (e.kind == stats::Entry::Kind::statistics) statistics.push_back(all.back());
  }
  const auto book = [&](const char* what, const std::vector<StatisticsDesk::Question>& questions) {
    const auto from = Clock::now();
    const auto reports = std::get<std::vector<stats::ReportPtr>>(test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { desk.book(machine, questions, {}, ready); }));
    if (*what != '\0') std::printf("%s: %zu reports of %zu communities, %.1f ms\n", what, reports.size(), reports.front()->rows.size(), since(from));
  };
  const auto columns = Clock::now();
  book("the first book, with reading the columns", statistics);
  std::printf("%llu people, %.1f s\n", static_cast<unsigned long long>(desk.status().people), since(columns) / 1000);
  book("all statistics", statistics);
  book("all queries and statistics", all);
  book("… again", all);
  std::vector<Uuid> people;
  engine.read({}, [&](store::Connection& c) {
          store::Statement s(c.handle(), "SELECT id FROM people WHERE n BETWEEN 1000 AND 400000 AND n % 997=0 AND valid_to IS NULL AND birth_day < 10000 LIMIT 60");
          while (s.step()) people.push_back(s.uuid(0));
        }).get();
  std::vector<double> seen;
  for (std::size_t i = 0; i < people.size(); ++i) {
    model::EditPerson edit{people[i], 0, {}, kNever};
    edit.change.codes = {{model::PersonColumn::hobby, static_cast<std::uint8_t>(1 + i % 3)}, {model::PersonColumn::education, static_cast<std::uint8_t>(i % 2 ? 30 : 60)}};
    std::promise<model::RegistryAnswer> answer;
    registry.submit(worker, std::move(edit), [&](model::RegistryAnswer a) { answer.set_value(std::move(a)); });
    answer.get_future().get();
    const auto from = Clock::now();
    book("", all);
    seen.push_back(since(from));
  }
  std::sort(seen.begin(), seen.end());
  if (!seen.empty()) std::printf("a changed person in all of them: p50 %.1f ms, p99 %.1f ms after the commit\n", seen[seen.size() / 2], seen[seen.size() * 99 / 100]);
}

}  // namespace follow_measure
