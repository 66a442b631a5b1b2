// How a message leaves the house.
#pragma once
#include <cstdint>
#include <stop_token>
#include <string>
#include <variant>

#include "core/model/message.h"

namespace jw::notify {

struct Sent {};
/// What keeps a whole channel from working, as far as the transport can tell: for advice.
enum class Trouble : std::uint8_t { other, unknownHost, unreachable, noTls, certificate, login, timeout };
/// Later perhaps. `channelDown`: not this message's fault, no other one would get through now either.
struct Retry {
  std::string why;
  bool channelDown = false;
  Trouble trouble = Trouble::other;
};
/// Never: the receiver or the message itself is refused.
struct Fail {
  std::string why;
};
/// `why` is English, for the log, and may hold what the server said.
using Outcome = std::variant<Sent, Retry, Fail>;

/// One channel's way out. One thread.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Blocks until the server has answered, a timeout has passed, or soon after `stop` was requested (then Retry). The same
  /// message may be sent twice if an answer is lost; its id goes with it, so that the double can be recognised.
  virtual Outcome send(const model::Message& message, std::stop_token stop) = 0;
};

}  // namespace jw::notify
