#include "core/engine/message_desk.h"

#include <memory>

namespace jw::engine {

bool readsMessages(const model::Actor& actor) {
  using enum model::Role;
  switch (actor.role) {
    case administrator:
    case operator_:
    case supervisor:
    case communityWorker:
    case model::Role::engine:
      return true;
    case analyst:
    case department:
      break;
  }
  return false;
}

void messageLog(const Engine& engine, model::Actor actor, store::MessageQuery query, std::uint32_t offset, std::uint32_t limit, std::stop_token stop,
                std::function<void(notify::LogPage)> ready) {
  engine.read(stop, [actor = std::move(actor), query = std::move(query), offset, limit, stop, ready = std::move(ready)](store::Connection& c) {
    auto page = readsMessages(actor) ? notify::readLog(c, actor, nullptr, query, offset, limit) : notify::LogPage();
    if (!stop.stop_requested()) ready(std::move(page));
  });
}

std::optional<MessageStep> stepOf(model::MessageState state) {
  switch (state) {
    case model::MessageState::waiting:
      return MessageStep::withdraw;
    case model::MessageState::givenUp:
    case model::MessageState::withdrawn:
      return MessageStep::requeue;
    case model::MessageState::sent:
      break;
  }
  return std::nullopt;
}

void stepMessage(Engine& engine, model::Actor actor, model::MessageId id, MessageStep step, std::function<void(std::optional<RefusalCode>)> ready) {
  if (!readsMessages(actor)) return ready(RefusalCode::notEntitled);
  auto changed = std::make_shared<bool>(false);
  engine.write(
      [actor = std::move(actor), id, step, now = engine.now(), changed](store::Connection& w) {
        *changed = step == MessageStep::requeue ? store::requeueMessage(w, actor, now, id) : store::withdrawMessage(w, actor, now, id);
      },
      [changed, ready = std::move(ready)](std::exception_ptr error) {
        ready(error ? std::optional(RefusalCode::notStored) : *changed ? std::nullopt : std::optional(RefusalCode::changedMeanwhile));
      });
}

CourierState courierState(const Engine& engine) {
  const auto status = engine.courierStatus();
  CourierState state;
  for (std::size_t i = 0; i < state.ways.size(); ++i) state.ways[i] = {status.on[i], status.trouble[i], status.cause[i]};
  return state;
}

}  // namespace jw::engine
