// The main job of spec 01: report, locate, number, dispatch, accept, feed back, follow up, archive.
#include "core/store/check.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace main_job_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

TEST_CASE("a report is located, numbered and dispatched, and walks to the archive") {
  SmallCity city;
  const auto answer = city.send(SmallCity::report(city.litter, "垃圾堆放"));
  REQUIRE(engine::done(answer));
  const auto first = *engine::done(answer);
  CHECK(first.number == "3301012026112000001");
  CHECK(first.state == CaseState::assigned);
  CHECK(first.location == engine::Location::located);

  const auto worker = city.worker(city.sanitation);
  engine::ActOnCase result;
  result.note = "已清理";
  CHECK(engine::done(city.act(worker, first.id, Action::accept)));
  city.clock->advance(std::chrono::minutes(30));
  CHECK(engine::done(city.act(worker, first.id, Action::feedBack, result)));
  const auto end = city.act(city.operatorDesk, first.id, Action::followUp);
  REQUIRE(engine::done(end));
  CHECK(engine::done(end)->state == CaseState::archived);

  std::promise<std::optional<model::CaseDetails>> promise;
  city.engine->caseDetails(city.operatorDesk, first.id, [&](auto d) { promise.set_value(std::move(d)); });
  const auto details = promise.get_future().get();
  REQUIRE(details);
  REQUIRE(details->trail.size() == 6);
  CHECK(details->trail[1].actor == "@engine");
  CHECK(details->trail[1].reason == "@category_default");
  CHECK(details->trail.back().to == CaseState::archived);
  CHECK(details->areaName == "东城区 / 东一");
  city.engine->read({}, [](store::Connection& c) {
    const auto report = store::checkStore(c, {});
    for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.id << " " << f.text);
    CHECK(report.sound());
    CHECK(report.counts.cases == 1);
  }).get();
}

}  // namespace main_job_test
