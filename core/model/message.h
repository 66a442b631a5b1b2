// Messages 短信/邮件: what lies in the outbox and its log, and who gets them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/area.h"
#include "core/model/organisation.h"

namespace jw::model {

using MessageId = Id<struct MessageTag>;

enum class MessageChannel : std::uint8_t { email = 1, sms = 2 };
constexpr MessageChannel kMessageChannels[] = {MessageChannel::email, MessageChannel::sms};
std::string_view messageChannelName(MessageChannel channel);  // "email", "sms"
bool parseMessageChannel(std::string_view name, MessageChannel& out);

enum class MessageState : std::uint8_t {
  waiting = 1,    ///< to be sent at nextAt
  sent = 2,       ///< the server took it
  givenUp = 3,    ///< refused for good, or tried too often
  withdrawn = 4,  ///< a person took it back before it was sent
};
std::string_view messageStateName(MessageState state);  // "waiting", "sent", "given_up", "withdrawn"
bool parseMessageState(std::string_view name, MessageState& out);

/// A post or a desk that is to hear of something.
struct Receiver {
  std::string name;          ///< as the log shows it
  std::string phone, email;  ///< empty: cannot be reached that way
  QuietHours quiet;
};

struct Message {
  MessageId id;
  std::int64_t rowVer = 1;
  MessageChannel channel = MessageChannel::email;
  std::string kind;      ///< of data/notify/templates.toml: "urge", "escalation", "result" …
  AreaPath area;         ///< of what it is about: who may see it in the log
  CaseId caseId;         ///< nil: about no case
  std::string receiver;  ///< the name shown; of a resident the part played ("上报人"), never the name
  std::string address;   ///< e-mail address or phone number
  std::string subject;   ///< of an e-mail
  std::string text;
  bool sealed = false;  ///< to a resident: address, subject and text are encrypted at rest
  bool urgent = false;  ///< goes first, and in quiet hours too
  QuietHours quiet;     ///< of the receiver
  Instant createdAt = kNever;
  std::string createdBy;
  MessageState state = MessageState::waiting;
  std::int32_t attempts = 0;
  Instant nextAt = kNever;   ///< not before; kNever at put: at once
  Instant endedAt = kNever;  ///< when it was sent, given up or withdrawn
  std::string error;         ///< why the last attempt failed, in English; never an address
};

}  // namespace jw::model
