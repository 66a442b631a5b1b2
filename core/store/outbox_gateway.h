// The outbox in the store: messages put beside what causes them, taken by the courier, searched by people.
// Address, subject and text of sealed messages pass through here as core/access sealed them (core/notify/outbox.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.h"
#include "core/model/message.h"
#include "core/store/connection.h"

namespace jw::store {

// On the writing connection, inside a transaction; each with its journal row (Table::outbox).
void putMessage(Connection& w, const model::Actor& actor, const model::Message& message);
/// What became of an attempt to send it.
struct Attempt {
  model::MessageId id;
  model::MessageState state = model::MessageState::sent;  ///< sent, givenUp, or waiting: tried again at nextAt
  bool counts = true;                                     ///< false: it was only put off
  Instant nextAt = kNever;                                ///< of waiting
  std::string error;
};
/// Nothing if the message has ended meanwhile: a withdrawn one that went out all the same is sent.
void recordAttempt(Connection& w, const model::Actor& actor, Instant at, const Attempt& attempt);
/// Back into the queue, from given up or withdrawn; false if it is not there, not in the actor's scope or in another state.
bool requeueMessage(Connection& w, const model::Actor& actor, Instant at, model::MessageId id);
/// Out of the queue before it is sent; false as above.
bool withdrawMessage(Connection& w, const model::Actor& actor, Instant at, model::MessageId id);
/// All that wait are given up for this reason, until a person puts them back into the queue; how many they were.
std::uint64_t giveUpWaiting(Connection& w, const model::Actor& actor, Instant at, const std::string& why);

/// Waiting ones whose moment has come, urgent first, then the oldest.
std::vector<model::Message> dueMessages(Connection& c, model::MessageChannel channel, Instant now, std::uint32_t limit);
/// The moment of the next waiting one; kNever: none waits.
Instant nextMessageDue(Connection& c, model::MessageChannel channel);

/// Empty fields do not restrict.
struct MessageQuery {
  std::optional<model::MessageChannel> channel;
  std::vector<model::MessageState> states;
  std::string text;  ///< part of the receiver, or of an unsealed message's subject, text or e-mail address
  std::string kind;
  CaseId caseId;
  std::string area;  ///< path
  Instant createdFrom = kNever, createdTo = kNever;
};
/// Newest first, inside the scope.
std::vector<model::Message> searchMessages(Connection& c, std::string_view scope, const MessageQuery& query, std::uint32_t offset, std::uint32_t limit);
std::uint64_t countMessages(Connection& c, std::string_view scope, const MessageQuery& query);

}  // namespace jw::store
