// Reports from the stream, and a history of cases that the engine accepts step by step.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/demo/directory.h"
#include "core/demo/history.h"
#include "core/store/check.h"
#include "tests/catch.h"
#include "tests/demo/demo_city.h"

namespace incident_stream_test {

namespace {

using namespace jw;

const std::filesystem::path kData = std::filesystem::path(JW_SOURCE_DIR) / "data";

struct Setting {
  test::DemoCity city;
  std::vector<demo::IncidentPlace> places;
  Setting() {
    city.read([this](store::Connection& c) { places = demo::samplePlaces(c, city.engine->areas()->areas(), 1); });
  }
  demo::IncidentStream stream(std::uint64_t seed, double perDay, double perSecond = 0) const {
    return {{seed, city.clock->now(), perDay, perSecond, "demo", kData}, city.engine->areas()->areas(), city.engine->directory()->categories(), places};
  }
};

const Setting& setting() {
  static const Setting made;
  return made;
}

}  // namespace

TEST_CASE("incidents: the day has two peaks, the week its quiet end") {
  auto stream = setting().stream(1, 3000);
  std::vector<double> hours(24), weekdays(7);
  Instant last = setting().city.clock->now();
  const Instant start = last;
  int n = 0;
  for (; last - start < std::chrono::hours(24 * 14); ++n) {
    const auto r = stream.next();
    REQUIRE(r.reportedAt >= last);
    last = r.reportedAt;
    const auto local = Zone::china().toLocal(last);
    hours[static_cast<std::size_t>(local.hour)] += 1;
    weekdays[static_cast<std::size_t>((daysOf(local.year, local.month, local.day) + 3) % 7)] += 1;
  }
  CHECK(std::abs(n / 14.0 - 3000) < 300);
  CHECK(hours[9] > 1.3 * hours[12]);
  CHECK(hours[15] > 1.3 * hours[12]);
  CHECK(hours[9] > 8 * hours[3]);
  CHECK(weekdays[0] > 1.15 * weekdays[6]);
}

TEST_CASE("incidents: what is reported is plausible and fictitious") {
  auto stream = setting().stream(2, 1000);
  std::map<model::CaseKind, int> kinds;
  std::map<model::Channel, int> channels;
  std::map<std::string, int> titles;
  std::map<std::pair<long, long>, int> spots;
  std::set<std::string> ids;
  int anonymous = 0, noPoint = 0, urgent = 0, parties = 0, addressed = 0;
  const auto directory = setting().city.engine->directory();
  constexpr int kDrawn = 4000;
  for (int i = 0; i < kDrawn; ++i) {
    const auto r = stream.next();
    const auto* category = directory->category(r.category);
    REQUIRE(category);
    ++kinds[category->kind];
    ++channels[r.channel];
    ++titles[r.title];
    CHECK(ids.insert(r.externalId).second);
    CHECK(r.text.find('{') == std::string::npos);
    CHECK(r.text.find(r.address) != std::string::npos);
    addressed += r.address.find("号") != std::string::npos;
    anonymous += r.reporterPhone.empty();
    CHECK(r.reporterName.empty() == r.reporterPhone.empty());
    if (!r.reporterPhone.empty()) CHECK(r.reporterPhone.starts_with("1200"));
    parties += !r.partyA.empty();
    noPoint += !r.point;
    urgent += r.nature.value_or(category->nature) != model::Nature::ordinary;
    if (r.point) ++spots[{std::lround(r.point->x * 500), std::lround(r.point->y * 500)}];
  }
  CHECK(kinds.size() == 4);
  CHECK(kinds[model::CaseKind::matter] > kDrawn * 4 / 10);
  CHECK(channels.size() >= 6);
  CHECK(channels[model::Channel::phone] > channels[model::Channel::desk]);
  CHECK(titles["暴露垃圾"] > titles["河堤破损"]);
  CHECK(anonymous > kDrawn / 5);
  CHECK(anonymous < kDrawn / 2);
  CHECK(noPoint > kDrawn / 50);
  CHECK(noPoint < kDrawn / 10);
  CHECK(urgent > kDrawn / 20);
  CHECK(urgent < kDrawn / 2);
  CHECK(parties > 0);
  CHECK(addressed > kDrawn / 2);
  // Hot spots: the busiest tenth of the places has far more than its share.
  std::vector<int> counts;
  for (const auto& [place, n] : spots) counts.push_back(n);
  std::sort(counts.rbegin(), counts.rend());
  int top = 0, all = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    all += counts[i];
    if (i < counts.size() / 10) top += counts[i];
  }
  CHECK(top > all / 4);
}

TEST_CASE("incidents: the seed decides, and a rate can be asked for") {
  auto a = setting().stream(3, 500), b = setting().stream(3, 500), other = setting().stream(4, 500);
  bool differs = false;
  for (int i = 0; i < 200; ++i) {
    const auto x = a.next(), y = b.next(), z = other.next();
    CHECK(x.text == y.text);
    CHECK(x.reportedAt == y.reportedAt);
    CHECK(x.point == y.point);
    CHECK(x.externalId == y.externalId);
    CHECK(x.reporterName == y.reporterName);
    differs = differs || x.text != z.text;
  }
  CHECK(differs);
  auto live = setting().stream(5, 1, 200);
  Instant last{};
  for (int i = 0; i < 2000; ++i) last = live.next().reportedAt;
  const double seconds = static_cast<double>((last - setting().city.clock->now()).count()) / 1000;
  CHECK(std::abs(seconds - 10) < 1.5);
}

TEST_CASE("incidents: without buildings they fall inside the grids") {
  const auto areas = setting().city.engine->areas()->areas();
  test::DemoCity empty(9);
  std::vector<demo::IncidentPlace> places;
  empty.read([&](store::Connection& c) { places = demo::samplePlaces(c, areas, 1, 4); });
  // Another city's areas: their buildings are not here.
  CHECK_FALSE(places.empty());
  std::set<AreaId> grids;
  for (const auto& p : places) {
    const auto* grid = setting().city.engine->areas()->gridAt(p.point);
    REQUIRE(grid);
    CHECK(grid->id == p.grid);
    grids.insert(p.grid);
  }
  CHECK(grids.size() <= 4);
}

TEST_CASE("history: the engine takes every step, and the store is sound after it") {
  test::DemoCity city(6);
  std::vector<demo::IncidentPlace> places;
  city.read([&](store::Connection& c) { places = demo::samplePlaces(c, city.engine->areas()->areas(), 6); });
  const auto directory = city.engine->directory();
  demo::History history({6, 600, city.clock->now(), 30, kData}, city.engine->areas()->areas(), directory->categories(), directory->departments(), places);
  const Instant from = city.clock->now() - std::chrono::hours(24 * 30);
  Instant last = from;
  std::vector<demo::HistoryCase> cases;
  std::vector<engine::Order> reports, steps;
  for (demo::HistoryCase c; history.next(c); cases.push_back(c)) {
    REQUIRE(c.report.reportedAt >= last);
    REQUIRE(c.report.reportedAt < city.clock->now());
    last = c.report.reportedAt;
    reports.push_back({city.machine, engine::ReportCase{c.report}});
  }
  int contradicted = 0, unlocated = 0;
  const auto answers = city.engine->submit(std::move(reports)).get();
  std::map<model::Action, int> actions;
  std::map<CaseId, model::CaseState> stateOf;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto* done = engine::done(answers[i]);
    REQUIRE(done);
    CHECK_FALSE(done->alreadyThere);
    CHECK(done->state == model::CaseState::assigned);
    contradicted += done->contradicted;
    unlocated += done->location == model::Location::noPoint || done->location == model::Location::outsideAllGrids;
    stateOf[done->id] = done->state;
    for (const auto& s : cases[i].steps) {
      REQUIRE(s.at <= city.clock->now());
      ++actions[s.action];
      steps.push_back({city.machine, engine::ActOnCase{done->id, s.action, s.department, s.reason, s.note, s.satisfied, s.until, s.at, {}}});
    }
  }
  int refused = 0;
  for (const auto& answer : city.engine->submit(std::move(steps)).get()) {
    if (const auto* no = engine::refused(answer)) {
      UNSCOPED_INFO(no->detail);
      ++refused;
    } else {
      stateOf[engine::done(answer)->id] = engine::done(answer)->state;
    }
  }
  std::map<model::CaseState, int> states;
  for (const auto& [id, state] : stateOf) ++states[state];
  CHECK(cases.size() == 600);
  CHECK(refused == 0);
  CHECK(states[model::CaseState::archived] > 400);
  CHECK(states[model::CaseState::archived] < 600);
  CHECK(actions[model::Action::reject] > 5);
  CHECK(actions[model::Action::followUp] > 400);
  CHECK(contradicted > 3);
  CHECK(contradicted < 60);
  CHECK(unlocated > 0);
  CHECK(unlocated < 40);
  city.read([](store::Connection& c) {
    const auto report = store::checkStore(c, {});
    for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.text);
    CHECK(report.sound());
    CHECK(report.counts.cases == 600);
    // Some were late, most were not.
    const auto late = c.integer("SELECT count(*) FROM cases WHERE closed_at > due"), closed = c.integer("SELECT count(*) FROM cases WHERE closed_at IS NOT NULL AND due IS NOT NULL");
    CHECK(closed > 100);
    CHECK(late > 0);
    CHECK(late < closed);
    CHECK(c.integer("SELECT max(round) FROM cases") >= 2);
  });
}

}  // namespace incident_stream_test
