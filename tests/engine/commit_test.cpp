// Group commit, answers, changes and the life of an engine.
#include <map>
#include <set>
#include <thread>

#include "tests/engine/engine_answers.h"

namespace commit_test {

using namespace jw;
using namespace jw::test;
using model::Action;
using model::CaseState;

namespace {

engine::Order order(SmallCity& city, const std::string& title) { return {city.operatorDesk, engine::ReportCase{SmallCity::report(city.litter, title)}}; }

// Holds the engine thread until it is let go, so that what is submitted meanwhile goes into one batch.
class Gate {
 public:
  explicit Gate(engine::Engine& e) {
    m_done = e.write([this](store::Connection&) {
      m_reached.set_value();
      m_open.get_future().wait();
    });
    m_reached.get_future().wait();
  }
  void open() {
    m_open.set_value();
    m_done.get();
  }

 private:
  std::promise<void> m_reached, m_open;
  std::future<void> m_done;
};

}  // namespace

TEST_CASE("many submitters on threads are all answered, in order, in far fewer commits than commands") {
  SmallCity city;
  const auto commitsBefore = city.engine->load().commits;
  constexpr int kThreads = 8, kEach = 50;
  std::vector<std::vector<engine::Answer>> answers(kThreads);
  {
    Gate gate(*city.engine);
    std::vector<std::thread> threads;
    std::atomic<int> submitted{0};
    for (int t = 0; t < kThreads; ++t)
      threads.emplace_back([&, t] {
        std::vector<std::future<engine::Answer>> futures;
        for (int i = 0; i < kEach; ++i) futures.push_back(city.engine->submit(order(city, std::to_string(t) + "/" + std::to_string(i))));
        ++submitted;
        for (auto& f : futures) answers[static_cast<std::size_t>(t)].push_back(f.get());
      });
    while (submitted < kThreads) std::this_thread::yield();
    CHECK(city.engine->load().queued == kThreads * kEach);
    gate.open();
    for (auto& t : threads) t.join();
  }
  CHECK(city.engine->load().commits - commitsBefore == 1);
  std::set<std::string> numbers;
  for (int t = 0; t < kThreads; ++t) {
    std::string last;
    REQUIRE(answers[static_cast<std::size_t>(t)].size() == kEach);
    for (const auto& a : answers[static_cast<std::size_t>(t)]) {
      const auto d = taken(a);
      CHECK(d.number > last);  // a submitter's own orders keep their order
      last = d.number;
      numbers.insert(d.number);
    }
  }
  CHECK(numbers.size() == kThreads * kEach);
  CHECK(*numbers.rbegin() == "3301012026112000400");  // without gaps
  CHECK(city.engine->load().openCases == kThreads * kEach);
  checkSound(city);
}

TEST_CASE("a batch is as large as allowed, not larger") {
  SmallCity city;
  city.engine.reset();
  city.engine = std::make_unique<engine::Engine>(engine::Engine::Options{city.folder / "city.jw", std::filesystem::path(JW_SOURCE_DIR) / "data", false, city.clock, 1, 10});
  Gate gate(*city.engine);
  std::vector<std::future<engine::Answer>> futures;
  for (int i = 0; i < 35; ++i) futures.push_back(city.engine->submit(order(city, "x")));
  gate.open();
  for (auto& f : futures) taken(f.get());
  CHECK(city.engine->load().commits == 4);
  CHECK(city.engine->load().committed == 35);
}

TEST_CASE("when the answer arrives, another connection sees the case") {
  SmallCity city;
  store::Connection other(city.folder / "city.jw", store::OpenMode::readOnly);
  for (int i = 0; i < 20; ++i) {
    std::promise<std::int64_t> seen;
    city.engine->submit({order(city, "a"), order(city, "b")}, [&](std::vector<engine::Answer> answers) {
      // On the engine thread, at the moment of the answer.
      std::int64_t n = 0;
      for (const auto& a : answers) {
        store::Statement s(other.handle(), "SELECT count(*) FROM cases c JOIN transitions t ON t.case_n=c.n JOIN journal j ON j.op=t.op WHERE c.id=?");
        s.bind(1, std::get<engine::Done>(a).id);
        if (s.step()) n += s.integer(0);
      }
      seen.set_value(n);
    });
    CHECK(seen.get_future().get() == 4);
  }
}

TEST_CASE("an empty list of orders is answered with an empty list") {
  SmallCity city;
  CHECK(city.engine->submit(std::vector<engine::Order>{}).get().empty());
}

TEST_CASE("the destructor finishes what is queued; a reopened engine goes on where it stopped") {
  SmallCity city;
  std::vector<std::future<engine::Answer>> futures;
  for (int i = 0; i < 200; ++i) futures.push_back(city.engine->submit(order(city, std::to_string(i))));
  city.engine.reset();
  std::string last;
  CaseId id;
  for (auto& f : futures) {
    REQUIRE(f.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
    const auto d = taken(f.get());
    last = d.number;
    id = d.id;
  }
  CHECK(last == "3301012026112000200");
  CHECK_FALSE(std::filesystem::exists(city.folder / "city.jw-wal"));
  city.open();
  CHECK(city.engine->load().openCases == 200);
  CHECK(live(city, city.operatorDesk).cases.size() == 200);
  CHECK(taken(city.engine->submit(order(city, "next")).get()).number == "3301012026112000201");
  CHECK(taken(city.act(city.worker(city.sanitation), id, Action::accept)).state == CaseState::accepted);
  CHECK(city.engine->directory()->categories().size() == 3);
  CHECK(city.engine->areas()->areas().size() == 6);
  checkSound(city);
}

TEST_CASE("a submission after the end of the engine's queue is refused by throwing, not lost") {
  SmallCity city;
  std::promise<bool> threw;
  auto* raw = city.engine.get();
  Gate gate(*city.engine);
  city.engine->submit({order(city, "a")}, [&](std::vector<engine::Answer>) {
    // The destructor waits for this callback.
    bool refused = false;
    for (int i = 0; i < 200'000 && !refused; ++i) {
      try {
        raw->submit({}, [](std::vector<engine::Answer>) {});
        std::this_thread::yield();
      } catch (const Error&) {
        refused = true;
      }
    }
    threw.set_value(refused);
  });
  gate.open();
  city.engine.reset();
  CHECK(threw.get_future().get());
}

TEST_CASE("changes come without gaps, and live cases are consistent with those that follow") {
  SmallCity city;
  std::vector<engine::Change> changes;
  std::promise<engine::LiveCases> livePromise;
  {
    auto subscription = city.engine->subscribe(city.operatorDesk, [&](const engine::Change& c) { changes.push_back(c); });
    std::vector<std::future<engine::Answer>> futures;
    for (int i = 0; i < 40; ++i) {
      futures.push_back(city.engine->submit(order(city, std::to_string(i))));
      if (i == 20) city.engine->liveCases(city.operatorDesk, [&](engine::LiveCases l) { livePromise.set_value(std::move(l)); });
      if (i % 7 == 0) {
        const auto d = taken(futures.back().get());
        futures.pop_back();
        city.act(city.worker(city.sanitation), d.id, Action::accept);
        if (i % 14 == 0) {
          city.act(city.worker(city.sanitation), d.id, Action::feedBack, with("", "好"));
          city.act(city.operatorDesk, d.id, Action::followUp);  // and is archived
        }
      }
    }
    for (auto& f : futures) f.get();
    city.engine->read({}, [](store::Connection&) {}).get();
    live(city, city.operatorDesk);  // behind the last publication
  }
  REQUIRE_FALSE(changes.empty());
  for (std::size_t i = 1; i < changes.size(); ++i) CHECK(changes[i].seq == changes[i - 1].seq + 1);
  auto middle = livePromise.get_future().get();
  std::map<CaseId, model::CaseSummary> state;
  for (const auto& c : middle.cases) state[c->id] = *c;
  std::int64_t applied = 0;
  for (const auto& change : changes) {
    if (change.seq <= middle.seq) continue;
    ++applied;
    for (const auto& c : change.cases) {
      if (model::isOpen(c->state))
        state[c->id] = *c;
      else
        CHECK(state.erase(c->id) == 1);
    }
  }
  CHECK(applied > 0);
  const auto now = live(city, city.operatorDesk);
  CHECK(state.size() == now.cases.size());
  for (const auto& c : now.cases) {
    REQUIRE(state.contains(c->id));
    CHECK(state[c->id].rowVer == c->rowVer);
  }
}

TEST_CASE("a dropped subscription is not called any more, and dropping waits for a call in progress") {
  SmallCity city;
  for (int round = 0; round < 20; ++round) {
    auto alive = std::make_unique<int>(0);
    auto subscription = city.engine->subscribe(city.operatorDesk, [raw = alive.get()](const engine::Change&) {
      for (int i = 0; i < 1000; ++i) ++*raw;
    });
    std::vector<std::future<engine::Answer>> futures;
    for (int i = 0; i < 5; ++i) futures.push_back(city.engine->submit(order(city, "x")));
    futures.front().get();
    subscription = {};
    alive.reset();  // the sanitizers see a call after this
    for (std::size_t i = 1; i < futures.size(); ++i) futures[i].get();
  }
}

TEST_CASE("a subscription may outlive the engine") {
  SmallCity city;
  int calls = 0;
  auto subscription = city.engine->subscribe(city.operatorDesk, [&](const engine::Change&) { ++calls; });
  taken(city.engine->submit(order(city, "x")).get());
  city.engine.reset();
  CHECK(calls == 1);
  subscription = {};
}

TEST_CASE("bulk work is one transaction: kept when it returns, gone when it throws") {
  SmallCity city;
  auto failing = city.engine->write([](store::Connection& c) {
    c.execute("DELETE FROM categories");
    throw Error(ErrorCode::input, "changed my mind");
  });
  CHECK_THROWS_AS(failing.get(), Error);
  auto foreign = city.engine->write([](store::Connection& c) {
    c.execute("DELETE FROM categories");
    throw std::runtime_error("not ours");
  });
  CHECK_THROWS_AS(foreign.get(), std::runtime_error);
  CHECK(ask(*city.engine, "SELECT count(*) FROM categories") == 3);
  CHECK(city.engine->directory()->categories().size() == 3);
  bool told = false;
  {
    auto subscription = city.engine->subscribe(city.operatorDesk, [&](const engine::Change& c) { told = told || (c.allCases && c.directory); });
    city.engine->write([](store::Connection& c) { c.execute("UPDATE categories SET name='新名'"); }).get();
  }
  CHECK(told);
  CHECK(city.engine->directory()->categories()[0].name == "新名");
}

TEST_CASE("a read that is stopped ends, one that throws says so, and the pool serves the next") {
  SmallCity city;
  std::stop_source stop;
  auto endless = city.engine->read(stop.get_token(), [](store::Connection& c) {
    c.integer("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  });
  stop.request_stop();
  try {
    endless.get();
    FAIL("the read has ended by itself");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::cancelled);
  }
  bool called = false;
  city.engine->findCases(city.operatorDesk, {}, stop.get_token(), [&](engine::CasePage) { called = true; });
  CHECK_THROWS_AS(city.engine->read({}, [](store::Connection& c) { c.execute("DELETE FROM cases"); }).get(), Error);
  CHECK_THROWS_AS(city.engine->read({}, [](store::Connection&) { throw std::runtime_error("x"); }).get(), std::runtime_error);
  for (int i = 0; i < 10; ++i) CHECK(cases(city) == 0);
  CHECK_FALSE(called);
}

TEST_CASE("closing ends reads that would never end") {
  SmallCity city;
  std::promise<void> running;
  auto endless = city.engine->read({}, [&](store::Connection& c) {
    running.set_value();
    c.integer("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
  });
  running.get_future().wait();
  city.engine.reset();
  CHECK_THROWS_AS(endless.get(), Error);
}

TEST_CASE("readers and writers at once") {
  SmallCity city;
  std::atomic<bool> stop{false};
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&] {
      while (!stop) {
        engine::CaseFilter f;
        f.text = "x";
        const auto page = find(city, city.operatorDesk, f);
        for (const auto& c : page.cases) CHECK(details(city, city.operatorDesk, c.id).has_value());
        live(city, city.operatorDesk);
        city.engine->load();
        city.engine->directory()->departments();
      }
    });
  for (int i = 0; i < 30; ++i) {
    std::vector<engine::Order> orders(5, order(city, "x" + std::to_string(i)));
    orders.push_back({city.machine, engine::PutDepartment{{city.roads, 1, "D2", "局" + std::to_string(i), "", ""}}});
    for (const auto& a : city.engine->submit(orders).get()) taken(a);
  }
  stop = true;
  for (auto& t : threads) t.join();
  CHECK(cases(city) == 150);
  checkSound(city);
}

}  // namespace commit_test
