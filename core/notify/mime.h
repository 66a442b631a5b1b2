// An e-mail as the wire wants it (RFC 5322, 2045, 2047). Pure; any thread.
#pragma once
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace jw::notify {

/// "name@host" of plain ASCII without anything that ends a header or a command; at most 254 characters.
bool isMailAddress(std::string_view address);

struct Mail {
  std::string fromName, from, to;  ///< addresses for which isMailAddress holds
  std::string subject, text;       ///< UTF-8; ill-formed bytes become U+FFFD, line ends of any kind CRLF
  std::string messageId;           ///< without angle brackets: "uuid@host"
  Instant date;
};

/// Headers and base64 body, lines of at most 78 characters ended by CRLF, ASCII alone. Control characters in names and
/// subject become blanks, so that no value can add a header.
std::string mimeOf(const Mail& mail);

}  // namespace jw::notify
