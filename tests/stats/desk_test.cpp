// The desk: scopes and rights, lists, books of one moment, following what each commit changed, days that pass.
#include <atomic>
#include <set>

#include "core/engine/statistics_fit.h"
#include "core/store/column_reader.h"
#include "core/store/schema.h"
#include "tests/catch.h"
#include "tests/stats/people_fixture.h"

namespace desk_test {

using namespace jw;
using engine::Refused;
using engine::StatisticsDesk;
using engine::Unfit;

namespace {

constexpr const char* kStreet = "330/330101/330101001/";
const StatisticsDesk::Level kCommunity{};

std::uint64_t countOf(const stats::Report& r, const std::string& path, const std::string& code) {
  for (std::size_t row = 0; row < r.rows.size(); ++row)
    for (std::size_t c = 0; c < r.columns.size(); ++c)
      if (r.rows[row].path == path && r.columns[c].code == code) return r.at(row, c).count;
  FAIL("no cell " << path << " " << code);
  return 0;
}

model::RefusalCode refusal(const std::variant<stats::ReportPtr, Refused>& answer) {
  REQUIRE(std::holds_alternative<Refused>(answer));
  return std::get<Refused>(answer).code;
}

// The first person of a community in force, as the registry would tell of it.
struct Somebody {
  std::int64_t n = 0;
  model::PersonFacts facts;
};
Somebody somebodyIn(test::PeopleCity& city, const std::string& area) {
  Somebody out;
  city.engine
      ->read({},
             [&](store::Connection& c) {
               store::ColumnReader reader(c);
               reader.people([&](const Uuid& id, std::string_view sealed, model::PersonCodes& codes) { access::openHealth(*city.cipher, id, sealed, codes); },
                             [&](std::int64_t n, const model::PersonFacts& f, const model::AggregateCodes&) {
                               if (out.n == 0 && model::isWithin(f.area, area)) out = {n, f};
                             });
             })
      .get();
  REQUIRE(out.n > 0);
  return out;
}

}  // namespace

TEST_CASE("answers stay inside the actor's scope, and departments get none") {
  test::PeopleCity city(2000);
  StatisticsDesk desk(*city.engine);
  const model::Actor supervisor{{}, "主管", model::Role::supervisor, kStreet, {}};
  const auto whole = city.report(desk, {"statistics.education"});
  CHECK(whole->rows.size() == 1);  // the city, below nothing
  const auto mine = std::get<stats::ReportPtr>(city.run(desk, supervisor, {"statistics.education"}));
  CHECK(mine->area == kStreet);
  CHECK(mine->scope == kStreet);
  REQUIRE(mine->rows.size() == 5);
  for (const auto& row : mine->rows) CHECK(model::isWithin(row.path, kStreet));
  CHECK(mine->total.count < whole->total.count);
  CHECK(mine->total.count == city.report(desk, {"statistics.education", kStreet})->total.count);
  for (const char* outside : {"330/", "330/330101/", "330/330102/", "330/330101/330101002/"}) CHECK(refusal(city.run(desk, supervisor, {"statistics.education", outside})) == model::RefusalCode::outOfScope);
  CHECK(refusal(city.run(desk, supervisor, {"no such entry"})) == model::RefusalCode::badValue);
  CHECK(refusal(city.run(desk, city.machine, {"statistics.education", "330/9/"})) == model::RefusalCode::badValue);
  const model::Actor department{{}, "部工", model::Role::department, {}, {}};
  CHECK(refusal(city.run(desk, department, {"statistics.education"})) == model::RefusalCode::notEntitled);
  const auto page = test::PeopleCity::wait<StatisticsDesk::Page>([&](auto ready) { desk.list(supervisor, {"query.permanent", "330/330102/"}, {}, ready); });
  CHECK(std::get<Refused>(page).code == model::RefusalCode::outOfScope);
}

TEST_CASE("a list shows masked rows of a figure, page by page, and never those of aggregates") {
  test::PeopleCity city(3000);
  StatisticsDesk desk(*city.engine);
  const auto list = [&](const model::Actor& actor, StatisticsDesk::ListQuestion q) { return test::PeopleCity::wait<StatisticsDesk::Page>([&](auto ready) { desk.list(actor, q, {}, ready); }); };
  const auto r = city.report(desk, {"statistics.marital", "", kCommunity});
  const std::size_t column = 3;
  const std::string& community = r->rows[7].path;
  const auto want = r->at(7, column).count;
  REQUIRE(want > 2);
  std::set<Uuid> seen;
  for (std::uint64_t offset = 0; offset < want; offset += 2) {
    const auto page = std::get<StatisticsDesk::Page>(list(city.machine, {"statistics.marital", community, 0, column, offset, 2}));
    CHECK(page.total == want);
    for (const auto& row : page.rows) {
      seen.insert(row.id);
      CHECK(row.name == "张*");
      CHECK(model::isWithin(row.area, community));
      CHECK(row.age >= 18);
      CHECK(!row.address.empty());
    }
  }
  CHECK(seen.size() == want);
  const auto young = std::get<StatisticsDesk::Page>(list(city.machine, {"query.age.7_13"}));
  CHECK(!young.rows.empty());
  for (const auto& row : young.rows) CHECK((row.child && row.age == -1));
  CHECK(std::holds_alternative<Refused>(list(city.machine, {"statistics.ethnic_group"})));
  CHECK(std::holds_alternative<Refused>(list(city.machine, {"statistics.political_affiliation", community, 0, 1})));
  CHECK(std::holds_alternative<Refused>(list(city.machine, {"statistics.marital", community, 0, 999})));
  const auto households = std::get<StatisticsDesk::Page>(list(city.machine, {"query.household", "", 0, {}, 0, 10}));
  CHECK(households.rows.size() == 10);
  CHECK(households.total == desk.status().households);
  // Disability is a matter of health: who it is opens for some desks and for a purpose, and the reading is in the audit log.
  const model::Actor analyst{{}, "分析员", model::Role::analyst, {}, {}}, worker{{}, "社工", model::Role::communityWorker, {}, {}};
  const auto audited = [&] {
    std::int64_t n = 0;
    city.engine->read({}, [&](store::Connection& c) { n = c.integer("SELECT count(*) FROM audit WHERE action LIKE 'read%'"); }).get();
    return n;
  };
  CHECK(StatisticsDesk::needsPurpose(*desk.catalog().find("query.disability_type")));
  CHECK(!StatisticsDesk::needsPurpose(*desk.catalog().find("query.retired")));
  CHECK(std::holds_alternative<Refused>(list(analyst, {"query.disability_type", "", 0, {}, 0, 9, "care"})));
  CHECK(std::holds_alternative<Refused>(list(worker, {"query.disability_type"})));
  CHECK(std::holds_alternative<Refused>(list(worker, {"query.disability_type", "", 0, {}, 0, 9, "registry"})));
  CHECK(audited() == 3);
  const auto helped = list(worker, {"query.disability_type", "", 0, {}, 0, 9, "care"});
  REQUIRE(std::holds_alternative<StatisticsDesk::Page>(helped));
  CHECK(std::get<StatisticsDesk::Page>(helped).rows.size() == 9);
  CHECK(audited() == 4);
  CHECK(std::holds_alternative<stats::ReportPtr>(city.run(desk, analyst, {"query.disability_type"})));
}

TEST_CASE("the columns follow what a commit changed, without reading all again") {
  test::PeopleCity city(2000);
  StatisticsDesk desk(*city.engine);
  std::atomic<std::uint64_t> told{0};
  const auto before = city.report(desk, {"statistics.education", "", kCommunity});
  const auto hold = desk.subscribe([&](std::uint64_t revision) {
    told = revision;
    told.notify_all();
  });
  const std::string here = before->rows[0].path, there = before->rows[9].path;
  auto one = somebodyIn(city, here);
  auto moved = one.facts;
  moved.codes[model::PersonColumn::education] = 20;
  model::RegistryChange change;
  change.revision = before->revision + 5;
  // The store itself is left as it was: what is seen can only come from the change.
  change.people.push_back({one.n, one.facts, moved});
  desk.follow(change);
  told.wait(0);
  CHECK(told == change.revision);
  auto after = city.report(desk, {"statistics.education", "", kCommunity});
  CHECK(after->revision == change.revision);
  const auto old = std::to_string(one.facts.codes[model::PersonColumn::education]);
  CHECK(countOf(*after, here, "20") == countOf(*before, here, "20") + (old != "20"));
  if (old != "20") CHECK(countOf(*after, here, old) == countOf(*before, here, old) - 1);

  // Moved to another community, and another one born there; a third one gone.
  auto last = moved;
  last.area = there + there.substr(there.size() - 13, 12) + "01/";
  change = {};
  change.revision = after->revision + 1;
  change.people.push_back({one.n, moved, last});
  change.people.push_back({9'000'000, std::nullopt, last});
  desk.follow(change);
  const auto movedReport = city.report(desk, {"statistics.education", "", kCommunity});
  CHECK(countOf(*movedReport, here, "20") == countOf(*after, here, "20") - 1);
  CHECK(countOf(*movedReport, there, "20") == countOf(*after, there, "20") + 2);
  CHECK(city.report(desk, {"statistics.education", last.area})->total.count > 0);
  change = {};
  change.revision = movedReport->revision + 1;
  change.people.push_back({9'000'000, last, std::nullopt});
  desk.follow(change);
  CHECK(countOf(*city.report(desk, {"statistics.education", "", kCommunity}), there, "20") == countOf(*after, there, "20") + 1);
  // An older change is in what was read: it is passed over.
  change.revision = before->revision;
  change.people = {{one.n, last, std::nullopt}};
  desk.follow(change);
  CHECK(city.report(desk, {"statistics.education"})->total.count == before->total.count);
  // All anew: the store says that nothing of this ever happened.
  change = {};
  change.everything = true;
  desk.follow(change);
  const auto again = city.report(desk, {"statistics.education", "", kCommunity});
  CHECK(again->revision == before->revision);
  CHECK(countOf(*again, here, "20") == countOf(*before, here, "20"));
}

TEST_CASE("aggregate codes, households and dwellings follow too") {
  test::PeopleCity city(4000);
  StatisticsDesk desk(*city.engine);
  const auto before = city.report(desk, {"statistics.political_affiliation", "", kCommunity});
  const auto households = city.report(desk, {"statistics.registration"}), dwellings = city.report(desk, {"statistics.floor_area"});
  const auto one = somebodyIn(city, "330/");
  std::int64_t party = 0;
  city.engine
      ->write([&](store::Connection& w) {
        // Two groups that were rare have many of the first two thousand.
        for (std::int64_t n = 1; n <= 2000; ++n)
          if (w.integer("SELECT count(*) FROM people WHERE valid_to IS NULL AND n = " + std::to_string(n))) {
            w.execute("UPDATE people_aggregate SET political_affiliation = " + std::string(n % 3 == 0 ? "1" : n % 3 == 1 ? "3" : "13") + " WHERE person = " + std::to_string(n));
            ++party;
          }
      })
      .get();
  model::RegistryChange change;
  change.revision = before->revision + 1;
  for (std::int64_t n = 1; n <= 2000; ++n) change.aggregates.push_back(n);
  change.households.push_back({9'000'000, std::nullopt, model::HouseholdFacts{one.facts.dwelling, one.facts.building, one.facts.compound, {{1, 2, 6}}, one.facts.area}});
  change.dwellings.push_back({9'000'000, std::nullopt, model::DwellingFacts{one.facts.building, one.facts.compound, {{1, 1, 1}}, 150, one.facts.area}});
  desk.follow(change);
  const auto after = city.report(desk, {"statistics.political_affiliation", "", kCommunity});
  CHECK(after->total.count == before->total.count);
  REQUIRE(after->columns[0].code == "1");
  REQUIRE(after->columns[2].code == "3");
  // One of two such groups may be hidden to protect small ones, not both.
  const auto visible = [](const stats::Report& r) {
    std::uint64_t n = 0;
    for (std::size_t row = 0; row < r.rows.size(); ++row) n += r.at(row, 0).count + r.at(row, 2).count;
    return n;
  };
  CHECK(visible(*before) == 0);
  CHECK(visible(*after) > static_cast<std::uint64_t>(party) / 5);
  CHECK(visible(*after) < static_cast<std::uint64_t>(party) * 3 / 4);
  CHECK(city.report(desk, {"statistics.registration"})->total.count == households->total.count + 1);
  CHECK(city.report(desk, {"statistics.floor_area"})->total.count == dwellings->total.count + 1);
}

TEST_CASE("a book is of one moment, and what is stopped is not answered") {
  test::PeopleCity city(1000);
  StatisticsDesk desk(*city.engine);
  std::vector<StatisticsDesk::Question> all;
  for (const auto& e : desk.catalog().entries()) all.push_back({e.key, "", kCommunity});
  std::atomic<bool> enough{false};
  std::thread writer([&] {
    model::RegistryChange change;
    const auto one = somebodyIn(city, "330/");
    for (change.revision = 100; !enough; ++change.revision) {
      change.people = {{one.n, one.facts, one.facts}};
      desk.follow(change);
      // No commit is faster; without it they would pile up for as long as the desk is kept from a processor.
      std::this_thread::sleep_for(std::chrono::microseconds(10));
    }
  });
  for (int i = 0; i < 3; ++i) {
    const auto book = test::PeopleCity::wait<std::vector<stats::ReportPtr>>([&](auto ready) { desk.book(city.machine, all, {}, ready); });
    const auto& reports = std::get<std::vector<stats::ReportPtr>>(book);
    REQUIRE(reports.size() == all.size());
    for (const auto& r : reports) CHECK(r->revision == reports.front()->revision);
  }
  enough = true;
  writer.join();
  std::stop_source stop;
  stop.request_stop();
  bool answered = false;
  desk.run(city.machine, {"statistics.education"}, stop.get_token(), [&](auto) { answered = true; });
  city.report(desk, {"statistics.education"});
  CHECK(!answered);
}

TEST_CASE("what cannot be counted is known beforehand and refused by name") {
  test::PeopleCity city(1000);
  StatisticsDesk desk(*city.engine);
  const auto areas = city.engine->areas();
  const StatisticsDesk::Level grid{model::AreaLevel::grid, false}, compound{model::AreaLevel::community, true};
  std::string community;
  for (const auto& a : areas->areas())
    if (a.level == model::AreaLevel::community) community = a.path;
  REQUIRE(!community.empty());
  std::size_t answered = 0;
  for (const auto& e : desk.catalog().entries())
    for (const std::optional<StatisticsDesk::Level>& level : {std::optional<StatisticsDesk::Level>(), std::optional(kCommunity), std::optional(grid), std::optional(compound)})
      for (const std::string& area : {std::string(), community}) {
        const auto answer = city.run(desk, city.machine, {e.key, area, level});
        const auto known = engine::entryUnfit(e, *areas, area, level, false);
        INFO(e.key << " of " << area << ": " << engine::unfitName(known));
        const auto* why = std::get_if<Refused>(&answer);
        answered += !why;
        if (!why || engine::unfitOf(*why) == Unfit::noRows) continue;
        CHECK(engine::unfitOf(*why) == known);
        CHECK(why->detail == std::string(engine::unfitName(known)) + " " + e.key);
      }
  CHECK(answered > 300);
  CHECK(engine::unfitOf(std::get<Refused>(city.run(desk, city.machine, {"nothing"}))) == Unfit::noEntry);
  CHECK(engine::unfitOf(std::get<Refused>(city.run(desk, city.machine, {"statistics.education", "9/"}))) == Unfit::noArea);
  CHECK(engine::unfitOf(Refused{model::RefusalCode::badValue, "heading"}) == Unfit::none);
}

TEST_CASE("ages are those of the day on which is asked") {
  test::PeopleCity city(3000);
  StatisticsDesk desk(*city.engine);
  const auto of = [&](const char* key) { return city.report(desk, {key})->total.count; };
  const auto sixty = of("query.age.60_69"), all = of("statistics.age.structure");
  const auto structure = city.report(desk, {"statistics.age.structure"});
  // Ten years on everybody has gone one group further.
  city.clock->set(Zone::china().toInstant({2036, 11, 22, 0, 30, 0, 0}));
  CHECK(of("query.age.70_79") == sixty);
  CHECK(of("statistics.age.structure") == all);
  const auto later = city.report(desk, {"statistics.age.structure"});
  CHECK(later->day == structure->day + 3653);
  const std::size_t sexes = 4;
  for (std::size_t band = 0; band + 3 < 18; ++band)
    for (std::size_t sex = 0; sex < sexes; ++sex) CHECK(later->columnTotals[(band + 2) * sexes + sex].count == structure->columnTotals[band * sexes + sex].count);
}

}  // namespace desk_test
