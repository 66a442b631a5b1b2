// The demo city as the command line makes it: city, history, stream.
#include "app/demo_city.h"
#include "core/store/check.h"
#include "tests/app/small_city.h"
#include "tests/catch.h"

namespace demo_city_test {

namespace {

using namespace jw;

}  // namespace

TEST_CASE("demo city through the engine: built, lived in, and sound") {
  const test::TempDir dir;
  const auto options = test::cityOptions(dir.path() / "city.jw", true);
  engine::Engine engine(options);
  const auto counts = app::buildDemoCity(engine, {10'000, 3, engine.now(), options.data}, {});
  CHECK(counts.people >= 10'000);
  CHECK(engine.areas()->areas().size() == counts.areas);

  auto history = app::demoHistory(engine, {3, 700, engine.now(), 20, options.data});
  const auto fed = app::feedHistory(engine, history, {});
  for (const auto& [reason, n] : fed.refused) UNSCOPED_INFO(reason << " " << n);
  CHECK(fed.refused.empty());
  CHECK(fed.cases == 700);
  CHECK(fed.alreadyThere == 0);
  CHECK(fed.steps > 1400);
  CHECK(fed.states.at(model::CaseState::archived) > 350);

  // Once more changes nothing.
  auto again = app::demoHistory(engine, {3, 700, engine.now(), 20, options.data});
  const auto second = app::feedHistory(engine, again, {});
  CHECK(second.alreadyThere == 700);
  CHECK(second.steps == 0);

  auto stream = app::demoStream(engine, {.seed = 5, .start = engine.now(), .perDay = 0, .perSecond = 100, .source = "live", .data = options.data});
  std::vector<engine::Order> orders;
  const model::Actor desk{{}, "值班员", model::Role::operator_, {}, {}};
  for (int i = 0; i < 100; ++i) orders.push_back({desk, engine::ReportCase{stream.next()}});
  for (const auto& answer : engine.submit(std::move(orders)).get()) CHECK(engine::done(answer));

  engine.read({}, [](store::Connection& c) {
          const auto report = store::checkStore(c, {});
          CHECK(report.sound());
          CHECK(report.counts.cases == 800);
          // Steps were taken by the people whose they were.
          CHECK(c.integer("SELECT count(*) FROM transitions WHERE action = 4 AND (role <> 7 OR actor LIKE '@%')") == 0);
          CHECK(c.integer("SELECT count(DISTINCT actor) FROM transitions WHERE action = 7") >= 2);
        })
      .get();
}

TEST_CASE("demo city through the engine: a stop leaves by an error") {
  const test::TempDir dir;
  const auto options = test::cityOptions(dir.path() / "city.jw", true);
  engine::Engine engine(options);
  std::stop_source stop;
  Progress progress{[&](std::uint64_t done, std::uint64_t, std::string_view what) {
                      if (what == "people" && done > 2000) stop.request_stop();
                    },
                    stop.get_token()};
  CHECK_THROWS_AS(app::buildDemoCity(engine, {10'000, 3, engine.now(), options.data}, progress), Error);
}

}  // namespace demo_city_test
