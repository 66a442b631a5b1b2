// Short ways to ask a running engine and to look at what it says.
#pragma once
#include <future>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/store/check.h"
#include "core/store/connection.h"
#include "tests/catch.h"
#include "tests/engine/engine_fixture.h"

namespace jw::test {

/// The name of the refusal, "" if the order was carried out.
inline std::string code(const engine::Answer& a) {
  const auto* r = engine::refused(a);
  return r ? std::string(model::refusalName(r->code)) : "";
}

inline engine::Done taken(const engine::Answer& a) {
  if (const auto* r = engine::refused(a)) FAIL("refused: " << model::refusalName(r->code) << " " << r->detail);
  return std::get<engine::Done>(a);
}

inline std::int64_t ask(engine::Engine& e, const std::string& sql) {
  std::int64_t n = 0;
  e.read({}, [&](store::Connection& c) { n = c.integer(sql); }).get();
  return n;
}
inline std::int64_t cases(SmallCity& city) { return ask(*city.engine, "SELECT count(*) FROM cases"); }

inline void checkSound(engine::Engine& e) {
  store::CheckReport report;
  e.read({}, [&](store::Connection& c) { report = store::checkStore(c, {}); }).get();
  for (const auto& f : report.findings) UNSCOPED_INFO(f.kind << " " << f.id << " " << f.text);
  CHECK(report.sound());
}
inline void checkSound(SmallCity& city) { checkSound(*city.engine); }

/// Waits for what `ask` hands to its callback. Throws Error(store) where the read has failed: the engine drops the callback.
template <class T, class Ask>
T awaited(const Ask& ask) {
  auto promise = std::make_shared<std::promise<T>>();
  auto future = promise->get_future();
  ask([promise = std::move(promise)](T value) { promise->set_value(std::move(value)); });
  try {
    return future.get();
  } catch (const std::future_error&) {
    throw Error(ErrorCode::store, "the read has failed");
  }
}

inline std::optional<model::CaseDetails> details(SmallCity& city, const model::Actor& actor, CaseId id) {
  return awaited<std::optional<model::CaseDetails>>([&](auto ready) { city.engine->caseDetails(actor, id, std::move(ready)); });
}
inline engine::CasePage find(SmallCity& city, const model::Actor& actor, engine::CaseFilter filter) {
  std::promise<engine::CasePage> promise;
  city.engine->findCases(actor, std::move(filter), {}, [&](auto p) { promise.set_value(std::move(p)); });
  return promise.get_future().get();
}
inline engine::LiveCases live(SmallCity& city, const model::Actor& actor) {
  return awaited<engine::LiveCases>([&](auto ready) { city.engine->liveCases(actor, std::move(ready)); });
}
inline std::variant<engine::Engine::CasePeople, engine::Refused> reveal(SmallCity& city, const model::Actor& actor, CaseId id, const std::string& purpose) {
  std::promise<std::variant<engine::Engine::CasePeople, engine::Refused>> promise;
  city.engine->revealPeople(actor, id, purpose, [&](auto p) { promise.set_value(std::move(p)); });
  return promise.get_future().get();
}

inline engine::ActOnCase with(const std::string& reason, const std::string& note = {}, Instant until = kNever) {
  engine::ActOnCase a;
  a.reason = reason;
  a.note = note;
  a.until = until;
  return a;
}
inline engine::ActOnCase at(Instant when, engine::ActOnCase a = {}) {
  a.at = when;
  return a;
}

}  // namespace jw::test
