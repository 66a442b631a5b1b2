#include "core/notify/sms_transport.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/json_line.h"
#include "core/base/phone.h"
#include "core/base/text.h"

namespace jw::notify {
namespace {

using json = nlohmann::json;
using Escape = std::function<std::string(std::string_view)>;

std::string percentEncoded(std::string_view s) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : s) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto b = static_cast<unsigned char>(c);
      out += {'%', kDigits[b >> 4], kDigits[b & 15]};
    }
  }
  return out;
}

std::string jsonEscaped(std::string_view s) {
  const std::string quoted = jsonLine(json(s));
  return quoted.substr(1, quoted.size() - 2);
}

struct Value {
  std::string_view placeholder, value;
};

std::string filled(std::string_view pattern, const std::vector<Value>& values, const Escape& escape) {
  std::string out;
  while (!pattern.empty()) {
    const auto brace = pattern.find('{');
    out += pattern.substr(0, brace);
    if (brace == std::string_view::npos) break;
    pattern.remove_prefix(brace);
    const auto v = std::find_if(values.begin(), values.end(), [&](const Value& x) { return pattern.starts_with(x.placeholder); });
    out += v == values.end() ? "{" : escape(v->value);
    pattern.remove_prefix(v == values.end() ? 1 : v->placeholder.size());
  }
  return out;
}

// A gateway's answer is a line or two; more is not kept.
constexpr std::size_t kLongestAnswer = 65'536;

std::size_t take(char* data, std::size_t size, std::size_t count, void* answer) {
  auto& text = *static_cast<std::string*>(answer);
  text.append(data, std::min(size * count, kLongestAnswer - std::min(kLongestAnswer, text.size())));
  return size * count;
}

std::string shown(long status, const std::string& answer) {
  return "HTTP " + std::to_string(status) + (answer.empty() ? "" : ": " + text::elide(text::oneLine(answer), 160));
}

}  // namespace

HttpRequest requestOf(const SmsSettings& s, std::string_view phone, std::string_view text, std::string_view id) {
  const std::vector<Value> values{{"{phone}", phone}, {"{text}", text}, {"{id}", id}, {"{secret}", s.secret}};
  HttpRequest r{s.method, filled(s.url, values, percentEncoded), filled(s.body, values, s.format == SmsSettings::Format::json ? jsonEscaped : percentEncoded), {}};
  const bool json = s.format == SmsSettings::Format::json;
  if (!r.body.empty()) r.headers.emplace_back("Content-Type", json ? "application/json; charset=utf-8" : "application/x-www-form-urlencoded; charset=utf-8");
  for (const auto& [name, value] : s.headers) {
    if (text::lowerAscii(name) == "content-type") std::erase_if(r.headers, [](const auto& h) { return h.first == "Content-Type"; });
    r.headers.emplace_back(name, filled(value, values, text::oneLine));
  }
  return r;
}

Outcome judgeAnswer(const SmsSettings& s, long status, const std::string& answer) {
  if (status == 408 || status == 429 || status >= 500) return Retry{shown(status, answer), true};
  if (status == 401 || status == 403) return Retry{"the gateway does not know us: " + shown(status, answer), true, Trouble::login};
  if (status == 404 || status == 405) return Retry{"the gateway refuses the request, not the message: " + shown(status, answer), true};
  if (status >= 400) return Fail{shown(status, answer)};
  if (status < 200 || status > 299) return Retry{"the gateway answers with a redirect, which is not followed: " + shown(status, ""), true};
  if (!s.successField.empty()) {
    const json body = json::parse(answer, nullptr, false);
    std::string value;
    try {
      const auto& field = body.at(json::json_pointer(s.successField));
      value = field.is_string() ? field.get<std::string>() : field.dump();
    } catch (const json::exception&) {
      return Retry{"the answer has no " + s.successField + ": " + shown(status, answer), true};
    }
    const auto in = [&](const std::vector<std::string>& values) { return std::find(values.begin(), values.end(), value) != values.end(); };
    if (in(s.successValues)) return Sent{};
    if (in(s.retryValues)) return Retry{shown(status, answer)};
    return Fail{shown(status, answer)};
  }
  if (!s.successText.empty() && answer.find(s.successText) == std::string::npos) return Fail{shown(status, answer)};
  return Sent{};
}

Outcome SmsTransport::send(const model::Message& message, std::stop_token stop) {
  const std::string phone = normalisePhone(message.address);
  if (phone.size() < 3 || phone.size() > 15) return Fail{"not a phone number"};
  const auto request = requestOf(m_settings, phone, message.text, message.id.text());

  CURL* curl = m_session.fresh(m_settings.caFile, m_settings.timeoutSeconds);
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, m_settings.proxy.c_str());
  curl_slist* lines = curl_slist_append(nullptr, "Expect:");
  for (const auto& [name, value] : request.headers) lines = curl_slist_append(lines, (name + ": " + value).c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(lines, curl_slist_free_all);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  if (request.method != "GET") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
  std::string answer;
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);

  const auto r = m_session.perform(std::move(stop));
  if (r.code == CURLE_OK) return judgeAnswer(m_settings, r.response, answer);
  if (r.stopped) return Retry{"stopped", true};
  if (r.code == CURLE_COULDNT_RESOLVE_HOST) return Retry{"the name of the SMS gateway is not known here", true, Trouble::unknownHost};
  if (r.code == CURLE_COULDNT_CONNECT) return Retry{"nothing answers at the SMS gateway", true, Trouble::unreachable};
  if (r.code == CURLE_PEER_FAILED_VERIFICATION) return Retry{"the certificate of the SMS gateway does not verify (" + r.error + ")", true, Trouble::certificate};
  if (r.code == CURLE_OPERATION_TIMEDOUT) return Retry{"the SMS gateway did not answer in time", true, Trouble::timeout};
  return Retry{r.error, true};
}

}  // namespace jw::notify
