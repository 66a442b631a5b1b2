// The outbox as the rest of the program uses it: messages to residents are sealed on the way in (spec 06).
#pragma once
#include <cstdint>
#include <vector>

#include "core/access/field_cipher.h"
#include "core/model/actor.h"
#include "core/model/message.h"
#include "core/store/outbox_gateway.h"

namespace jw::notify {

/// Puts the message into the outbox, in the open transaction of what causes it. Nil id: a new one is made (createdAt is
/// needed). Writer's thread.
void putMessage(store::Connection& w, const model::Actor& actor, const access::FieldCipher& cipher, model::Message message);

/// As store::dueMessages, opened: for the courier alone. One that does not open comes with `error` set and no address.
std::vector<model::Message> dueMessages(store::Connection& c, const access::FieldCipher& cipher, model::MessageChannel channel, Instant now, std::uint32_t limit);

struct LogPage {
  std::vector<model::Message> messages;
  std::uint64_t total = 0;
};
/// A page of the log 短信查看/邮件查看 inside the actor's scope, newest first. Phone numbers, and addresses of residents, are
/// masked; the text to a resident shows only to a role that may read reporters at all, and with a cipher.
LogPage readLog(store::Connection& c, const model::Actor& actor, const access::FieldCipher* cipher, const store::MessageQuery& query, std::uint32_t offset, std::uint32_t limit);

}  // namespace jw::notify
