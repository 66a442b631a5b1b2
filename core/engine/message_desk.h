// The log of messages 短信查看/邮件查看 as the window asks for it, and what keeps messages from going out.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "core/engine/engine.h"
#include "core/notify/outbox.h"
#include "core/notify/transport.h"

namespace jw::engine {

/// The desks that keep messages: administrators, operators, supervisors and community workers, each inside the own area.
bool readsMessages(const model::Actor& actor);

/// A page of the log, newest first, masked as notify::readLog does without a key: what went to residents stays closed.
/// `ready` runs on a reader thread and is not called for a read that was stopped; an actor who may not read gets nothing.
void messageLog(const Engine& engine, model::Actor actor, store::MessageQuery query, std::uint32_t offset, std::uint32_t limit, std::stop_token stop,
                std::function<void(notify::LogPage)> ready);

/// Into the queue again (given up, withdrawn), or out of it (waiting). `ready` runs on the engine thread after the commit:
/// nothing, or why not: notEntitled, changedMeanwhile (in another state by now, or not in the actor's area), notStored.
enum class MessageStep : std::uint8_t { requeue, withdraw };
std::optional<MessageStep> stepOf(model::MessageState state);  ///< what can be done with a message in this state
void stepMessage(Engine& engine, model::Actor actor, model::MessageId id, MessageStep step, std::function<void(std::optional<RefusalCode>)> ready);

/// What the courier says of itself, for the person at the desk.
struct CourierState {
  struct Way {
    bool on = false;
    std::string fault;  ///< why the last attempt failed, in English; "" after one that did not
    notify::Trouble trouble = notify::Trouble::other;
  };
  std::array<Way, std::size(model::kMessageChannels)> ways;  ///< by channel, e-mail first
};
/// Any thread; returns at once.
CourierState courierState(const Engine& engine);

}  // namespace jw::engine
