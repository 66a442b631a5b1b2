// Answers that come by callback, for the command line, which has nothing else to do but wait.
#pragma once
#include <future>
#include <memory>
#include <utility>

#include "core/base/error.h"
#include "core/engine/engine.h"

namespace jw::app {

/// Calls `ask` with a callback and waits until that is called. Throws Error(cancelled) if it is dropped instead: the
/// engine answers no read that was stopped. Not for a thread that must not wait.
template <class T, class Ask>
T await(const Ask& ask) {
  auto promise = std::make_shared<std::promise<T>>();
  auto future = promise->get_future();
  ask([promise](T value) { promise->set_value(std::move(value)); });
  promise.reset();
  try {
    return future.get();
  } catch (const std::future_error&) {
    throw Error(ErrorCode::cancelled, "the reading was stopped");
  }
}

inline engine::LiveCases liveCases(const engine::Engine& engine, const model::Actor& actor) {
  return await<engine::LiveCases>([&](auto ready) { engine.liveCases(actor, std::move(ready)); });
}

}  // namespace jw::app
