// What a department asks the desk for: more time and a pause; who may decide, what becomes of it, who is told.
#include "core/engine/playback.h"
#include "core/engine/side_rights.h"
#include "tests/engine/engine_answers.h"

namespace requests_test {

using namespace jw;
using namespace jw::test;
using engine::ActOnCase;
using engine::AskForStep;
using engine::EndRequest;
using model::Action;
using model::CaseState;
using State = model::CaseRequest::State;
using namespace std::chrono_literals;

namespace {

Instant friday(int hour) { return Zone::china().toInstant({2026, 11, 20, hour, 0, 0, 0}); }

/// A case of the sanitation office, accepted on Friday at 9:00 and due at 15:00.
struct Asking : SmallCity {
  CaseId id;
  model::Actor crew = worker(sanitation);

  Asking() {
    taken(put(engine::PutDepartment{{sanitation, 1, "D1", "环卫局", "desk@sanitation.test", ""}}));
    id = taken(send(report(litter, "垃圾"))).id;
    taken(act(crew, id, Action::accept));
  }
  template <class Command>
  engine::Answer order(const model::Actor& actor, Command command) {
    return engine->submit(engine::Order{actor, std::move(command)}).get();
  }
  engine::Answer wish(Action action, Instant until, const std::string& reason = "等配件，联系 13812345678") { return order(crew, AskForStep{id, action, reason, until, {}}); }
  model::CaseDetails now() { return details(*this, operatorDesk, id).value(); }
  model::CaseRequest last() { return now().requests.back(); }
  std::optional<model::Asked> inQueue() {
    for (const auto& c : live(*this, operatorDesk).cases)
      if (c->id == id) return c->asked;
    return {};
  }
  std::int64_t sent(const std::string& kind, const std::string& more = "1") { return ask(*engine, "SELECT count(*) FROM outbox WHERE kind='" + kind + "' AND " + more); }
  ActOnCase step(Instant until) {
    ActOnCase a;
    a.reason = "同意";
    a.until = until;
    return a;
  }
};

}  // namespace

TEST_CASE("a department asks for more time; the desk grants it by the step, and the department is told") {
  Asking city;
  CHECK(city.now().summary.due == friday(15));
  taken(city.wish(Action::extend, friday(18)));
  CHECK(city.inQueue() == model::Asked{Action::extend, friday(9)});
  CHECK(city.now().summary.asked == city.inQueue());
  CHECK(find(city, city.operatorDesk, {}).cases.at(0).asked == city.inQueue());
  CHECK(city.now().summary.due == friday(15));  // asking moves nothing
  CHECK(city.last().until == friday(18));
  CHECK(city.last().askedBy == "部工");
  CHECK(code(city.wish(Action::suspend, friday(20))) == "already_asked");
  city.open();
  CHECK(city.inQueue());

  city.clock->advance(1h);
  taken(city.act(city.operatorDesk, city.id, Action::extend, city.step(friday(17))));
  CHECK_FALSE(city.inQueue());
  CHECK(city.last().state == State::granted);
  CHECK(city.last().answeredAt == friday(10));
  CHECK(city.last().answeredBy == "值班员");
  CHECK(city.now().summary.extensions == 1);
  CHECK(city.sent("extension_granted", "address='desk@sanitation.test' AND instr(text, '2026-11-20 17:00') > 0 AND instr(text, '等配件') > 0 AND instr(text, '13812345678') = 0") == 1);
  // What is granted without a request tells nobody of one.
  taken(city.act(city.operatorDesk, city.id, Action::extend, city.step(friday(18))));
  CHECK(city.sent("extension_granted") == 1);
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal WHERE tbl=26") == 2);
  checkSound(city);
}

TEST_CASE("what was asked for in time can still be granted after the deadline; asking itself cannot come late") {
  Asking city;
  taken(city.wish(Action::extend, friday(18)));
  city.clock->set(friday(16));
  taken(city.act(city.operatorDesk, city.id, Action::extend, city.step(friday(18))));
  CHECK(city.last().state == State::granted);
  city.clock->set(friday(19));
  CHECK(code(city.wish(Action::extend, friday(20))) == "deadline_passed");
  CHECK(code(city.act(city.operatorDesk, city.id, Action::extend, city.step(friday(20)))) == "deadline_passed");
  // A pause can be asked for, but gives no more time to what is late.
  taken(city.wish(Action::suspend, friday(23)));
  CHECK(code(city.act(city.operatorDesk, city.id, Action::extend, city.step(friday(20)))) == "deadline_passed");
  checkSound(city);
}

TEST_CASE("a request is refused with a reason, withdrawn by its department, or left behind by the case") {
  Asking city;
  taken(city.wish(Action::suspend, friday(20)));
  const auto first = city.last().id;
  CHECK(code(city.order(city.operatorDesk, EndRequest{first, false, " "})) == "needs_reason");
  const auto answer = taken(city.order(city.operatorDesk, EndRequest{first, false, "备件明天到"}));
  CHECK(answer.messages == 1);
  CHECK(city.last().state == State::refused);
  CHECK_FALSE(city.inQueue());
  CHECK(city.sent("suspension_refused", "instr(text, '备件明天到') > 0 AND instr(text, '2026-11-20 15:00') > 0") == 1);
  CHECK(code(city.order(city.operatorDesk, EndRequest{first, false, "又"})) == "wrong_state");

  taken(city.wish(Action::extend, friday(18)));
  CHECK(code(city.order(city.worker(city.roads), EndRequest{city.last().id, true, {}})) == "not_entitled");
  CHECK(taken(city.order(city.crew, EndRequest{city.last().id, true, {}})).messages == 0);
  CHECK(city.last().state == State::withdrawn);

  // The desk pauses the case instead: the wish for more time is past.
  taken(city.wish(Action::extend, friday(18)));
  taken(city.act(city.operatorDesk, city.id, Action::suspend, city.step(friday(20))));
  CHECK(city.last().state == State::lapsed);
  CHECK(code(city.wish(Action::extend, friday(22))) == "wrong_state");
  taken(city.act(city.operatorDesk, city.id, Action::resume));
  // And work that is done needs no pause.
  taken(city.wish(Action::suspend, friday(20)));
  ActOnCase result;
  result.note = "已清运";
  taken(city.act(city.crew, city.id, Action::feedBack, result));
  CHECK(city.last().state == State::lapsed);
  CHECK_FALSE(city.inQueue());
  CHECK(city.sent("extension_granted") + city.sent("suspension_granted") + city.sent("extension_refused") == 0);
  CHECK(city.now().requests.size() == 4);
  checkSound(city);
}

TEST_CASE("a granted pause tells the department when the clock goes on") {
  Asking city;
  taken(city.wish(Action::suspend, friday(20)));
  taken(city.act(city.operatorDesk, city.id, Action::suspend, city.step(friday(21))));
  CHECK(city.last().state == State::granted);
  CHECK(city.sent("suspension_granted", "instr(text, '2026-11-20 21:00') > 0") == 1);
}

TEST_CASE("only who has the case may ask, for what the desk can give, until a moment that makes sense") {
  Asking city;
  const auto by = [&](const model::Actor& actor, Action action, Instant until, const std::string& reason = "等") {
    return code(city.order(actor, AskForStep{city.id, action, reason, until, {}}));
  };
  CHECK(by(city.operatorDesk, Action::extend, friday(18)) == "not_entitled");
  CHECK(by(city.worker(city.roads), Action::extend, friday(18)) == "not_entitled");
  CHECK(by(city.crew, Action::archive, friday(18)) == "bad_value");
  CHECK(by(city.crew, Action::extend, friday(18), " ") == "needs_reason");
  CHECK(by(city.crew, Action::extend, kNever) == "needs_date");
  CHECK(by(city.crew, Action::extend, friday(15)) == "bad_time");
  CHECK(by(city.crew, Action::suspend, friday(9)) == "bad_time");
  CHECK(by(city.crew, Action::extend, friday(18), std::string(1, '\xff')) == "bad_text");
  CHECK(code(city.order(city.crew, AskForStep{city.id, Action::extend, "等", friday(18), 99})) == "changed_meanwhile");
  CHECK(code(city.order(city.crew, AskForStep{{Uuid::named("no case")}, Action::extend, "等", friday(18), {}})) == "unknown_case");
  CHECK(code(city.order(city.operatorDesk, EndRequest{Uuid::named("no request"), false, "不"})) == "unknown_request");
  auto elsewhere = city.crew;
  elsewhere.scope = "330102/";
  CHECK(by(elsewhere, Action::extend, friday(18)) == "unknown_case");
  CHECK(ask(*city.engine, "SELECT count(*) FROM case_requests") == 0);

  taken(city.wish(Action::extend, friday(18)));
  auto walker = city.operatorDesk;
  walker.role = model::Role::communityWorker;  // whoever may not extend may not refuse to
  CHECK(code(city.order(walker, EndRequest{city.last().id, false, "不"})) == "not_entitled");
  CHECK(code(city.order(city.crew, EndRequest{city.last().id, false, "不"})) == "not_entitled");
  CHECK(code(city.order(city.operatorDesk, EndRequest{city.last().id, true, {}})) == "not_entitled");
  CHECK(engine::SideRights::mayEndRequest(city.last(), false, city.operatorDesk));
  CHECK_FALSE(engine::SideRights::mayAsk(city.now().summary, Action::suspend, city.crew));
}

TEST_CASE("playback knows what was asked and when it was answered") {
  Asking city;
  const Instant from = city.clock->now();
  city.clock->advance(1h);
  taken(city.wish(Action::extend, friday(18)));
  city.clock->advance(1h);
  const auto then = live(city, city.operatorDesk).cases;
  taken(city.order(city.operatorDesk, EndRequest{city.last().id, false, "不"}));
  city.clock->advance(1h);
  std::shared_ptr<const engine::Playback> tape;
  engine::readPlayback(*city.engine, city.operatorDesk, from, city.clock->now(), {}, [&](auto p) { tape = std::move(p); }).get();
  REQUIRE(tape);
  CHECK_FALSE(tape->caseAt(city.id, friday(9))->asked);
  CHECK(tape->caseAt(city.id, friday(10))->asked == then.at(0)->asked);
  CHECK_FALSE(tape->caseAt(city.id, friday(11))->asked);
  CHECK(tape->nextAfter(friday(9)) == friday(10));
  const auto page = tape->asOf(city.now(), friday(10));
  REQUIRE(page);
  REQUIRE(page->requests.size() == 1);
  CHECK(page->requests[0].state == State::open);
  CHECK(page->requests[0].answer.empty());
  CHECK(tape->asOf(city.now(), friday(9))->requests.empty());
}

}  // namespace requests_test
