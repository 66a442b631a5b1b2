// The desk over a running engine: real trails, rights, scopes, writes with their journal rows.
#include "core/engine/appraisal_desk.h"

#include <set>

#include "core/store/appraisal_gateway.h"
#include "tests/appraisal/hand_cases.h"
#include "tests/engine/engine_answers.h"

namespace desk_test {

using namespace jw;
using namespace jw::test;
using engine::AppraisalDesk;
using engine::AppraisalPtr;

namespace {

struct DeskCity : SmallCity {
  AppraisalDesk desk{*engine, std::filesystem::path(JW_SOURCE_DIR) / "data"};
  model::Actor analyst{{}, "分析员", model::Role::analyst, {}, {}};
  model::Actor admin{{}, "管理员", model::Role::administrator, {}, {}};

  template <class T, class Ask>
  T wait(const Ask& ask) {
    auto promise = std::make_shared<std::promise<T>>();
    auto future = promise->get_future();
    ask([promise](T value) { promise->set_value(std::move(value)); });
    if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready) throw std::runtime_error("no answer");
    return future.get();
  }
  engine::Outcome<AppraisalPtr> ask(const model::Actor& actor, AppraisalDesk::Request request) {
    return wait<engine::Outcome<AppraisalPtr>>([&](auto ready) { desk.run(actor, request, {}, ready); });
  }
  AppraisalPtr run(const model::Actor& actor, AppraisalDesk::Request request = {"standard", "2026-11"}) {
    const auto outcome = ask(actor, std::move(request));
    if (const auto* why = std::get_if<engine::Refused>(&outcome)) FAIL("refused: " << model::refusalName(why->code) << " " << why->detail);
    return std::get<AppraisalPtr>(outcome);
  }
  std::string refusal(const model::Actor& actor, AppraisalDesk::Request request) {
    const auto outcome = ask(actor, std::move(request));
    const auto* why = std::get_if<engine::Refused>(&outcome);
    return why ? std::string(model::refusalName(why->code)) : "";
  }
  template <class T>
  static std::string code(const engine::Outcome<T>& o) {
    const auto* why = std::get_if<engine::Refused>(&o);
    return why ? std::string(model::refusalName(why->code)) : "";
  }
  engine::CasePage cases(const model::Actor& actor, const AppraisalPtr& r, const std::string& row, const std::string& indicator, Part part = Part::base) {
    return wait<engine::CasePage>([&](auto ready) { desk.casesOf(actor, r, {row, r->rules->catalog.find(indicator), part, 0, 500}, {}, ready); });
  }
  /// Reported, dispatched by the rules, and done `minutes` after its acceptance.
  CaseId done(double lon, CategoryId category, int minutes) {
    const CaseId id = taken(send(report(category, "案件", lon))).id;
    const DepartmentId d = category == litter ? sanitation : roads;
    clock->advance(std::chrono::minutes(5));
    taken(act(worker(d), id, model::Action::accept));
    clock->advance(std::chrono::minutes(minutes));
    taken(act(worker(d), id, model::Action::feedBack, with("", "已处理")));
    clock->advance(std::chrono::minutes(5));
    taken(act(operatorDesk, id, model::Action::followUp));
    return id;
  }
};

}  // namespace

TEST_CASE("a run over real trails: the numbers, and the cases behind them") {
  DeskCity city;
  const CaseId east = city.done(120.005, city.litter, 30);   // 4 working hours: by 13:00 + break
  const CaseId west = city.done(119.985, city.litter, 900);  // over night, late
  city.done(120.005, city.pothole, 10);
  taken(city.send(SmallCity::report(city.other, "待派遣")));
  CHECK(cell(*city.run(city.analyst), "", "closing_rate").base == 2);  // the pothole is not due yet
  city.clock->advance(std::chrono::hours(5 * 24));
  const auto r = city.run(city.analyst);
  CHECK(r->rows.size() == 2);
  CHECK(cell(*r, "D1", "closing_rate").base == 2);
  CHECK(cell(*r, "D1", "closing_rate").counted == 2);
  CHECK(cell(*r, "D1", "closing_in_time_rate").counted == 1);
  CHECK(cell(*r, "D2", "handling_in_time_rate").counted == 1);
  CHECK(cell(*r, "", "volume").base == 4);
  CHECK(cell(*r, "", "filing_rate").counted == 3);
  CHECK(r->find("D1")->rank == 2);

  const auto page = city.cases(city.analyst, r, "D1", "closing_in_time_rate", Part::counted);
  REQUIRE(page.total == 1);
  CHECK(page.cases.front().id == east);
  const auto missing = city.cases(city.analyst, r, "D1", "closing_in_time_rate", Part::missing);
  REQUIRE(missing.total == 1);
  CHECK(missing.cases.front().id == west);
  CHECK(city.cases(city.analyst, r, "D9", "volume").cases.empty());
  CHECK(city.cases(city.analyst, r, "", "volume").total == 4);
}

TEST_CASE("as of an earlier moment: what was recorded later is not known yet") {
  DeskCity city;
  const Instant before = city.clock->now();
  city.done(120.005, city.litter, 30);
  const Instant between = city.clock->now();
  const CaseId open = taken(city.send(SmallCity::report(city.litter, "后来的"))).id;
  city.clock->advance(std::chrono::hours(1));
  taken(city.act(city.worker(city.sanitation), open, model::Action::accept));
  CHECK(cell(*city.run(city.analyst), "", "volume").base == 2);
  AppraisalDesk::Request request{"standard", "2026-11"};
  request.asOf = between;
  const auto then = city.run(city.analyst, request);
  CHECK(cell(*then, "", "volume").base == 2);
  CHECK(cell(*then, "", "accept_mean").base == 1);
  request.asOf = before - std::chrono::hours(1);
  CHECK(cell(*city.run(city.analyst, request), "", "volume").base == 0);
}

TEST_CASE("what cannot be asked is refused") {
  DeskCity city;
  CHECK(city.refusal(city.analyst, {"none", "2026-11"}) == "bad_value");
  CHECK(city.refusal(city.analyst, {"standard", "2026-13"}) == "bad_value");
  CHECK(city.refusal(city.analyst, {"thousand", "2026-11", SubjectKind::grid}) == "bad_value");
  std::stop_source stop;
  stop.request_stop();
  bool called = false;
  city.desk.run(city.analyst, {"standard", "2026-11"}, stop.get_token(), [&](auto) { called = true; });
  city.engine->read({}, [](store::Connection&) {}).get();
  city.engine->read({}, [](store::Connection&) {}).get();
  CHECK_FALSE(called);
}

TEST_CASE("rights: a scope sees itself, a department its own row alone") {
  DeskCity city;
  city.done(120.005, city.litter, 30);
  city.done(119.985, city.litter, 30);
  city.done(120.005, city.pothole, 30);
  model::Actor east = city.analyst;
  east.role = model::Role::supervisor;
  east.scope = "330101/";

  const auto mine = city.run(east);
  CHECK(cell(*mine, "", "volume").base == 2);
  CHECK(cell(*mine, "D1", "volume").base == 1);
  const auto grids = city.run(east, {"standard", "2026-11", SubjectKind::grid});
  CHECK(grids->rows.size() == 2);
  CHECK(city.refusal(east, {"standard", "2026-11", SubjectKind::department, "330102/"}) == "out_of_scope");
  // A result of the whole city shows to a scope only what lies inside.
  const auto all = city.run(city.analyst);
  CHECK(city.cases(east, all, "", "volume").cases.empty());

  const auto worker = city.worker(city.roads);
  const auto own = city.run(worker);
  REQUIRE(own->rows.size() == 1);
  CHECK(own->rows.front().subject.key == "D2");
  CHECK(own->rows.front().rank == 2);  // of all departments: as good as the other, with fewer cases
  CHECK(own->total.cells.empty());
  CHECK(city.cases(worker, own, "D2", "volume").total == 1);
  CHECK(city.cases(worker, own, "", "volume").cases.empty());
  CHECK(city.cases(worker, all, "D1", "volume").cases.empty());
  CHECK(city.refusal(worker, {"standard", "2026-11", SubjectKind::grid}) == "not_entitled");
  model::Actor social = city.analyst;
  social.role = model::Role::communityWorker;
  CHECK(city.refusal(social, {"standard", "2026-11", SubjectKind::person}) == "not_entitled");
}

TEST_CASE("publishing: by analyst and administrator, once, frozen, with its journal row") {
  DeskCity city;
  city.done(120.005, city.litter, 30);
  const auto r = city.run(city.analyst);
  const auto publish = [&](const model::Actor& a, const AppraisalPtr& result) { return DeskCity::code(city.wait<engine::Outcome<Uuid>>([&](auto ready) { city.desk.publish(a, result, ready); })); };
  model::Actor east = city.analyst;
  east.scope = "330101/";
  CHECK(publish(city.operatorDesk, r) == "not_entitled");
  CHECK(publish(city.worker(city.roads), r) == "not_entitled");
  CHECK(publish(east, city.run(east)) == "out_of_scope");
  CHECK(publish(city.analyst, r) == "too_early");
  city.clock->advance(std::chrono::hours(24 * 11));
  CHECK(publish(city.analyst, r).empty());
  CHECK(publish(city.admin, r) == "duplicate_code");
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 20") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM appraisal_publications") == 1);
  for (const char* sql : {"UPDATE appraisal_publications SET result = ''", "DELETE FROM appraisal_publications"})
    CHECK_THROWS_AS(city.engine->write([&](store::Connection& w) { w.execute(sql); }).get(), Error);

  // Cases that are entered later, from paper, change the live result alone.
  for (int i = 0; i < 2; ++i) {
    auto late = SmallCity::report(city.litter, "补录");
    late.reportedAt = city.clock->now() - std::chrono::hours(24 * 10);
    taken(city.send(late));
  }
  const auto live = city.run(city.analyst);
  const auto comparison = city.wait<std::optional<AppraisalDesk::Comparison>>([&](auto ready) { city.desk.compare(city.analyst, live, {}, ready); });
  REQUIRE(comparison);
  CHECK(comparison->publication.publishedBy == "分析员");
  CHECK(differences(comparison->publication.content, *r).empty());
  std::set<std::string> what;
  for (const auto& d : comparison->differences) what.insert(d.what);
  CHECK(what.contains("volume"));
  CHECK(what.contains("score"));
  CHECK_FALSE(city.wait<std::optional<AppraisalDesk::Comparison>>([&](auto ready) { city.desk.compare(city.worker(city.roads), live, {}, ready); }));
  const auto list = city.wait<std::vector<Publication>>([&](auto ready) { city.desk.publications(city.operatorDesk, {}, ready); });
  REQUIRE(list.size() == 1);
  CHECK(list.front().period == "2026-11");
  // What is published takes no more entries.
  CHECK(DeskCity::code(city.wait<engine::Outcome<Entry>>([&](auto ready) { city.desk.addEntry(city.analyst, live, "D1", Entry::Kind::bonus, 5, "理由", ready); })) == "wrong_state");
}

TEST_CASE("entries count in the next run, with who and why") {
  DeskCity city;
  city.done(120.005, city.litter, 600);
  const auto before = city.run(city.analyst);
  const auto add = [&](const model::Actor& a, const std::string& subject, Entry::Kind kind, double points, const std::string& reason) {
    return DeskCity::code(city.wait<engine::Outcome<Entry>>([&](auto ready) { city.desk.addEntry(a, before, subject, kind, points, reason, ready); }));
  };
  CHECK(add(city.operatorDesk, "D1", Entry::Kind::bonus, 5, "理由") == "not_entitled");
  CHECK(add(city.analyst, "D9", Entry::Kind::bonus, 5, "理由") == "bad_value");
  CHECK(add(city.analyst, "D1", Entry::Kind::bonus, 0, "理由") == "bad_value");
  CHECK(add(city.analyst, "D1", Entry::Kind::bonus, 101, "理由") == "bad_value");
  CHECK(add(city.analyst, "D1", Entry::Kind::bonus, 5, " ") == "needs_reason");
  CHECK(add(city.analyst, "D1", Entry::Kind::bonus, 5, "防汛表现突出").empty());
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 19") == 1);
  const auto after = city.run(city.analyst);
  CHECK(*after->find("D1")->score == Approx(*before->find("D1")->score + 5));
  REQUIRE(after->entries.size() == 1);
  CHECK(after->entries.front().reason == "防汛表现突出");
  CHECK(after->entries.front().actor == "分析员");
  CHECK(add(city.analyst, "D1", Entry::Kind::veto, 0, "瞒报").empty());
  CHECK(*city.run(city.analyst)->find("D1")->score == 0);
}

TEST_CASE("cards are issued once; an appeal goes its two steps, and only the department's own is shown to it") {
  DeskCity city;
  city.done(120.005, city.litter, 2000);
  city.done(120.005, city.litter, 2000);
  const auto r = city.run(city.analyst);
  const auto issue = [&](const model::Actor& a) { return city.wait<engine::Outcome<std::vector<Card>>>([&](auto ready) { city.desk.issueCards(a, r, ready); }); };
  CHECK(DeskCity::code(issue(city.operatorDesk)) == "not_entitled");
  CHECK(DeskCity::code(issue(city.analyst)) == "too_early");
  city.clock->advance(std::chrono::hours(24 * 11));
  const auto issued = std::get<std::vector<Card>>(issue(city.analyst));
  REQUIRE(issued.size() == 1);
  CHECK(issued.front().subject == "D1");
  CHECK(std::get<std::vector<Card>>(issue(city.analyst)).empty());
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 21") == 1);

  const auto cardsOf = [&](const model::Actor& a) { return city.wait<std::vector<Card>>([&](auto ready) { city.desk.cards(a, "standard", "", SubjectKind::department, {}, ready); }); };
  CHECK(cardsOf(city.worker(city.sanitation)).size() == 1);
  CHECK(cardsOf(city.worker(city.roads)).empty());
  const Uuid id = issued.front().id;
  const auto step = [&](const model::Actor& a, AppealStep s, const std::string& text) {
    return DeskCity::code(city.wait<engine::Outcome<Card>>([&](auto ready) { city.desk.appeal(a, id, s, text, ready); }));
  };
  CHECK(step(city.worker(city.roads), AppealStep::submit, "不是我们") == "not_entitled");
  CHECK(step(city.worker(city.sanitation), AppealStep::submit, "道路封闭").empty());
  CHECK(city.desk.allowedSteps(city.analyst, cardsOf(city.analyst).front()) == std::vector<AppealStep>{AppealStep::review});
  CHECK(step(city.analyst, AppealStep::review, "属实").empty());
  CHECK(step(city.analyst, AppealStep::grant, "同意") == "not_entitled");
  CHECK(step(city.admin, AppealStep::grant, "同意").empty());
  const auto card = cardsOf(city.analyst).front();
  CHECK(card.appeal == AppealState::granted);
  CHECK(card.reason == issued.front().reason);
  CHECK(card.appealText == "道路封闭");
  CHECK(card.rowVer == 4);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 21") == 4);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl = 21 AND kind = 2") == 3);
}

}  // namespace desk_test
