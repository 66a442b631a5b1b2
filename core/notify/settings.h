// How this installation reaches its mail server and its SMS gateway, and how hard it tries: from a TOML file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"

namespace jw::notify {

struct EmailSettings {
  bool on = false;
  std::string host;
  std::uint16_t port = 587;
  enum class Tls : std::uint8_t { starttls, implicit, none } tls = Tls::starttls;  ///< none: to this machine alone
  std::string caFile;  ///< PEM; empty: the system's certificate authorities
  std::string user, password;
  std::string from, fromName;
  int timeoutSeconds = 60;
  int perMinute = 120;
};

struct SmsSettings {
  bool on = false;
  std::string method = "POST";
  std::string url;  ///< https, or http to this machine (elsewhere with allow_plain)
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  enum class Format : std::uint8_t { json, form } format = Format::json;  ///< how values are escaped in the body
  std::string secret;                                                    ///< {secret}
  std::string caFile, proxy;
  std::string successField;                  ///< JSON pointer into the answer, to be one of …
  std::vector<std::string> successValues;    ///< … these; a number is compared by its text
  std::vector<std::string> retryValues;      ///< of that field: try again later
  std::string successText;                   ///< else: what the answer must contain; both empty: status 2xx is enough
  int timeoutSeconds = 20;
  int perMinute = 60;
};

struct DeliverySettings {
  Millis firstDelay{30'000}, longestDelay{3'600'000};  ///< the delay doubles from one to the other
  double jitter = 0.2;                                 ///< each delay varies by so much up and down
  int attempts = 12;                                   ///< then a message is given up
  int batch = 16;                                      ///< messages read at once
};

struct Settings {
  EmailSettings email;
  SmsSettings sms;
  DeliverySettings delivery;
  std::string language = "zh";  ///< of the texts
};

/// From the TOML text; files it names are relative to `folder`. A password stands in the environment (password_env) or in a
/// file that nobody else may read (password_file), never in the text. Throws Error(input) naming the key and what to do.
Settings parseSettings(std::string_view toml, const std::filesystem::path& folder);
/// `file`, else, where that does not exist, everything off.
Settings loadSettings(const std::filesystem::path& file);

}  // namespace jw::notify
