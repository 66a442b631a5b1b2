// SMS through the HTTP gateway that the settings describe.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/notify/curl_session.h"
#include "core/notify/settings.h"
#include "core/notify/transport.h"

namespace jw::notify {

struct HttpRequest {
  std::string method, url, body;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// The request with {phone}, {text}, {id} and {secret} filled in: percent-encoded in the URL and in a form, escaped in JSON,
/// without control characters in headers. What a value holds is never filled in again. Pure.
HttpRequest requestOf(const SmsSettings& settings, std::string_view phone, std::string_view text, std::string_view id);

/// What an answer of the gateway means. Pure.
Outcome judgeAnswer(const SmsSettings& settings, long status, const std::string& answer);

class SmsTransport : public Transport {
 public:
  explicit SmsTransport(SmsSettings settings) : m_settings(std::move(settings)) {}
  Outcome send(const model::Message& message, std::stop_token stop) override;

 private:
  SmsSettings m_settings;
  CurlSession m_session;
};

}  // namespace jw::notify
