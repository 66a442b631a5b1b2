// Playback against what the engine really showed at the time, and against the journal.
#include "core/engine/playback.h"

#include <zlib.h>

#include <algorithm>
#include <map>
#include <random>

#include "core/store/connection.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace playback_test {

using namespace jw;
using namespace jw::test;
using engine::CaseSummaryPtr;
using model::Action;

namespace {

std::vector<CaseSummaryPtr> live(const SmallCity& city) {
  std::promise<engine::LiveCases> promise;
  city.engine->liveCases(city.operatorDesk, [&](engine::LiveCases l) { promise.set_value(std::move(l)); });
  return promise.get_future().get().cases;
}

std::shared_ptr<const engine::Playback> tape(const SmallCity& city, const model::Actor& actor, Instant from, Instant to) {
  std::shared_ptr<const engine::Playback> out;
  engine::readPlayback(*city.engine, actor, from, to, {}, [&](auto p) { out = std::move(p); }).get();
  REQUIRE(out);
  return out;
}

/// Everything that a case shows of its way, as words to compare.
std::string wordsOf(const model::CaseSummary& c) {
  std::string out(model::stateName(c.state));
  for (const Instant t : {c.stateSince, c.due, c.stepDue, c.resumeAt, c.closedAt, c.reportedAt}) out += " " + (t == kNever ? std::string("-") : std::to_string(toMillis(t)));
  return out + " " + c.department.text() + " " + std::to_string(c.round) + " " + std::to_string(c.extensions) + " " + std::to_string(c.urges) + " " + c.number + " " + c.title + " " + c.area;
}

std::map<std::string, std::string> picture(const std::vector<CaseSummaryPtr>& cases) {
  std::map<std::string, std::string> out;
  for (const auto& c : cases) out[c->id.text()] = wordsOf(*c);
  return out;
}

/// State and department of every open case, from the rows of the journal alone.
std::map<std::string, std::string> fromJournal(const SmallCity& city, Instant moment) {
  std::map<std::string, std::string> out;
  city.engine->read({}, [&](store::Connection& c) {
                auto s = c.prepare(
                    "SELECT lower(hex(j.row)), t.to_state, t.department, t.action FROM journal j JOIN cases k ON k.id=j.row JOIN transitions t ON t.case_n=k.n AND t.op=j.op "
                    "WHERE j.tbl=8 AND j.kind IN (1, 4) AND t.at<=? ORDER BY j.seq, t.i");
                s->bind(1, moment);
                std::map<std::string, std::string> department;
                while (s->step()) {
                  const std::string id(s->text(0));
                  if (static_cast<Action>(s->integer(3)) == Action::assign) department[id] = s->uuid(2).text();
                  const auto state = static_cast<model::CaseState>(s->integer(1));
                  out[id] = std::string(model::stateName(state)) + " " + department[id];
                  if (!model::isOpen(state)) out.erase(id);
                }
              }).get();
  return out;
}

std::map<std::string, std::string> short_(const std::vector<CaseSummaryPtr>& cases) {
  std::map<std::string, std::string> out;
  for (const auto& c : cases) {
    std::string id = c->id.text();
    std::erase(id, '-');
    out[id] = std::string(model::stateName(c->state)) + " " + (c->department ? c->department.text() : "");
  }
  return out;
}

struct Report {
  Instant at;
  model::Point point;
  std::string title;
};

/// The reports of one busy day in Tainan; nothing where there is no data.
std::vector<Report> tainanDay() {
  const char* given = std::getenv("JINGWEI_DATA");
  const auto folder = given ? std::filesystem::path(given) : std::filesystem::path(JW_SOURCE_DIR) / "../shared/data";
  const gzFile file = gzopen((folder / "incidents/tainan.csv.gz").c_str(), "rb");
  std::vector<Report> out;
  if (!file) return out;
  std::array<char, 65536> line{};
  while (gzgets(file, line.data(), static_cast<int>(line.size()))) {
    const std::string text(line.data());
    const auto comma = text.find(',');
    if (comma == std::string::npos || text.compare(comma + 1, 10, "2015-08-10") != 0) continue;
    const auto number = [&](std::size_t i) { return std::stoi(text.substr(comma + 1 + i, 2)); };
    out.push_back({Zone::china().toInstant({2015, 8, 10, number(11), number(14), number(17), 0}), {120.0005 + 0.00001 * static_cast<double>(out.size() % 900), 30.005}, text.substr(0, comma)});
  }
  gzclose(file);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return out;
}

/// Lets a day happen: reports as they come, and between them somebody always does something with one of the open cases.
struct Day {
  SmallCity& city;
  std::mt19937_64 random{17};
  std::vector<CaseId> cases;
  std::map<Instant, std::map<std::string, std::string>> seen, seenShort;

  void look() {
    const Instant now = city.clock->now();
    seen[now] = picture(live(city));
    seenShort[now] = short_(live(city));
  }
  void report(const Report& r) {
    city.clock->set(std::max(city.clock->now() + Millis(1), r.at));
    const auto answer = city.send(SmallCity::report(random() % 3 == 0 ? city.pothole : random() % 2 == 0 ? city.litter : city.other, r.title, r.point.x, r.point.y));
    REQUIRE(engine::done(answer));
    cases.push_back(engine::done(answer)->id);
  }
  void act() {
    city.clock->advance(Millis(1 + static_cast<std::int64_t>(random() % 20'000)));
    const CaseId id = cases[random() % cases.size()];
    const Action actions[] = {Action::assign, Action::accept, Action::accept, Action::feedBack, Action::feedBack, Action::followUp, Action::reject, Action::suspend, Action::resume, Action::extend, Action::archive, Action::reopen, Action::rework, Action::void_};
    engine::ActOnCase more;
    more.department = random() % 2 == 0 ? city.sanitation : city.roads;
    more.reason = "因为";
    more.note = "已办";
    more.satisfied = random() % 3 != 0;
    more.until = city.clock->now() + std::chrono::hours(1 + static_cast<int>(random() % 200));
    city.act(city.machine, id, actions[random() % std::size(actions)], more);
    if (random() % 6 == 0) city.engine->submit(engine::Order{city.operatorDesk, engine::UrgeCase{id, "快"}}).get();
  }
};

}  // namespace

TEST_CASE("playback: a Tainan day looks at 20 random moments exactly as it did, and as its journal says") {
  auto reports = tainanDay();
  if (reports.empty()) WARN("skipped the real day: no data; a made-up one instead");
  for (int i = 0; reports.size() < 60; ++i) reports.push_back({Zone::china().toInstant({2015, 8, 10, 0, 0, 0, 0}) + std::chrono::minutes(20 * i), {120.0005 + 0.0001 * i, 30.005}, "报" + std::to_string(i)});
  SmallCity city;
  city.clock->set(reports.front().at - std::chrono::hours(1));
  Day day{city, std::mt19937_64(17), {}, {}, {}};
  const std::size_t every = std::max<std::size_t>(1, reports.size() * 4 / 23);
  std::size_t n = 0;
  const Instant from = city.clock->now();
  for (const auto& r : reports) {
    day.report(r);
    for (int k = 0; k < 3; ++k) {
      day.act();
      if ((++n + day.random() % 7) % every == 0) day.look();
    }
    if (n % every == 1) day.look();
  }
  const Instant to = city.clock->now();
  day.look();
  REQUIRE(day.seen.size() >= 20);
  const auto playback = tape(city, city.operatorDesk, from, to);
  CHECK(playback->cases() == reports.size());
  CHECK(playback->events() > reports.size() * 2);
  std::size_t open = 0;
  for (const auto& [moment, was] : day.seen) {
    INFO(formatUtc(moment));
    CHECK(picture(playback->openAt(moment)) == was);
    CHECK(short_(playback->openAt(moment)) == fromJournal(city, moment));
    CHECK(day.seenShort[moment] == fromJournal(city, moment));
    open = std::max(open, was.size());
  }
  CHECK(open > 20);

  // Stepping forward from one moment to the next comes to the same as jumping there.
  auto at = picture(playback->openAt(from));
  Instant before = from;
  for (const auto& [moment, was] : day.seen) {
    for (const auto& c : playback->changed(before, moment)) {
      at[c->id.text()] = wordsOf(*c);
      if (!model::isOpen(c->state)) at.erase(c->id.text());
    }
    CHECK(at == picture(playback->openAt(moment)));
    before = moment;
  }
  std::size_t steps = 0;
  for (Instant t = from; (t = playback->nextAfter(t)) != kNever;) ++steps;
  CHECK(steps > reports.size());
  const auto bars = playback->reported(24);
  std::size_t all = 0;
  for (const auto b : bars) all += b;
  CHECK(all + 1 >= reports.size());  // the last one may have come at the very end
}

TEST_CASE("playback counts by the working calendar as it is set") {
  SmallCity city;
  const Instant from = city.clock->now();
  REQUIRE(engine::done(city.put(engine::PutSetting{{}, "calendar_2026", "-11-23"})));  // the Monday after is free
  const auto later = [&](std::chrono::hours by) { city.clock->advance(by); };
  const CaseId id = engine::done(city.send(SmallCity::report(city.pothole, "坑")))->id;
  later(std::chrono::hours(1));
  REQUIRE(engine::done(city.act(city.worker(city.roads), id, Action::accept)));
  later(std::chrono::hours(1));
  engine::ActOnCase pause;
  pause.reason = "等材料";
  pause.until = city.clock->now() + std::chrono::hours(24);
  REQUIRE(engine::done(city.act(city.operatorDesk, id, Action::suspend, pause)));
  later(std::chrono::hours(3));
  REQUIRE(engine::done(city.act(city.operatorDesk, id, Action::resume)));
  later(std::chrono::hours(1));
  const auto seen = live(city);
  REQUIRE(seen.size() == 1);
  // Two working days are left from the Friday, and the Monday is none of them.
  CHECK(seen[0]->due > Zone::china().toInstant({2026, 11, 25, 0, 0, 0, 0}));
  CHECK(picture(tape(city, city.operatorDesk, from, city.clock->now())->openAt(city.clock->now())) == picture(seen));
}

TEST_CASE("playback: nobody sees outside the own area, and a stopped reading is not answered") {
  SmallCity city;
  const Instant from = city.clock->now();
  city.clock->advance(Millis(1000));
  REQUIRE(engine::done(city.send(SmallCity::report(city.litter, "东", 120.005))));
  REQUIRE(engine::done(city.send(SmallCity::report(city.litter, "西", 119.985))));
  auto eastern = city.operatorDesk;
  eastern.scope = "330101/";
  const auto playback = tape(city, eastern, from, city.clock->now());
  REQUIRE(playback->openAt(city.clock->now()).size() == 1);
  CHECK(playback->openAt(city.clock->now())[0]->title == "东");
  CHECK(playback->openAt(from).empty());
  std::stop_source stop;
  stop.request_stop();
  bool answered = false;
  CHECK_THROWS_AS(engine::readPlayback(*city.engine, eastern, from, city.clock->now(), {nullptr, stop.get_token()}, [&](auto) { answered = true; }).get(), Error);
  CHECK(!answered);
}

TEST_CASE("playback: the page of a case as it was at a moment, its steps, urges, tasks and nothing later") {
  SmallCity city;
  model::Category fire{{Uuid::named("category:fire")}, 1, model::CaseKind::matter, "9801", "火灾", "Fire", model::Nature::major, {}, {}};
  city.put(engine::PutCategory{fire});
  const Instant from = city.clock->now();
  const auto later = [&] {
    city.clock->advance(Millis(60'000));
    return city.clock->now();
  };
  const Instant reported = later();
  const CaseId id = engine::done(city.send(SmallCity::report(fire.id, "仓库起火")))->id;
  const Instant assigned = later();
  engine::ActOnCase assign;
  assign.department = city.roads;
  assign.reason = "派遣";
  REQUIRE(engine::done(city.act(city.operatorDesk, id, Action::assign, assign)));
  const Instant urged = later();
  REQUIRE(engine::done(city.engine->submit(engine::Order{city.operatorDesk, engine::UrgeCase{id, "快"}}).get()));
  const Instant asked = later();
  REQUIRE(engine::done(city.engine->submit(engine::Order{city.operatorDesk, engine::OpenTask{id, city.sanitation, "清场"}}).get()));
  const auto details = [&] {
    std::promise<std::optional<model::CaseDetails>> answer;
    city.engine->caseDetails(city.operatorDesk, id, [&](auto d) { answer.set_value(std::move(d)); });
    return *answer.get_future().get();
  };
  const auto open = details();
  REQUIRE(open.tasks.size() == 1);
  const Instant done = later();
  engine::EndTask end;
  end.task = open.tasks[0].id;
  end.result = "已清";
  REQUIRE(engine::done(city.engine->submit(engine::Order{city.worker(city.sanitation), std::move(end)}).get()));
  const auto playback = tape(city, city.operatorDesk, from, done);
  const auto now = details();

  CHECK_FALSE(playback->asOf(now, from));
  CHECK(playback->caseAt(id, from) == nullptr);
  const auto at = [&](Instant moment) { return playback->asOf(now, moment).value(); };
  CHECK(at(reported).trail.size() == 1);
  CHECK(at(reported).summary.state == model::CaseState::reported);
  CHECK(at(assigned).trail.size() == 2);
  CHECK(at(assigned).urges.empty());
  CHECK(at(urged).urges.size() == 1);
  CHECK(at(urged).tasks.empty());
  REQUIRE(at(asked).tasks.size() == 1);
  CHECK(at(asked).tasks[0].state == model::CaseTask::State::open);
  CHECK(at(asked).tasks[0].result.empty());
  CHECK(at(done).tasks[0].result == "已清");
  CHECK(at(done).summary.rowVer == now.summary.rowVer);
  CHECK(playback->majorReports() == std::vector{reported});
  CHECK(playback->lastBefore(assigned) == reported);
  CHECK(playback->lastBefore(reported) == kNever);
  CHECK(playback->nextAfter(reported) == assigned);

  model::CaseDetails stranger;
  stranger.summary.id = {Uuid::named("not on the tape")};
  stranger.summary.reportedAt = from - std::chrono::hours(100);
  stranger.trail.resize(3);
  CHECK(playback->asOf(stranger, from).value().trail.size() == 3);
  stranger.summary.reportedAt = done + Millis(1);
  CHECK_FALSE(playback->asOf(stranger, done));
}

}  // namespace playback_test
