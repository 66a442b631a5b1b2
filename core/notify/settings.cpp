#include "core/notify/settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <toml++/toml.h>

#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/base/text.h"

namespace jw::notify {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void wrong(std::string_view key, std::string_view what) { throw Error(ErrorCode::input, "notify settings: " + std::string(key) + " " + std::string(what)); }

std::string readText(const fs::path& file, std::string_view key) {
  try {
    return readFile(file);
  } catch (const Error& e) {
    throw e.within("notify settings: " + std::string(key));
  }
}

/// One table of the file; what is not asked for is not known and refused.
class Part {
 public:
  Part(const toml::table& root, const std::string& name) : m_name(name), m_table(root[name].as_table()) {
    if (root.contains(name) && !m_table) wrong(name, "must be a table");
  }
  template <class T>
  void get(const char* key, T& out) {
    m_known.insert(key);
    if (!m_table || !m_table->contains(key)) return;
    const auto value = (*m_table)[key].template value_exact<std::conditional_t<std::is_same_v<T, bool>, bool, std::conditional_t<std::is_floating_point_v<T>, double, std::conditional_t<std::is_integral_v<T>, std::int64_t, std::string>>>>();
    if (!value) wrong(name(key), "is not of the right type");
    if constexpr (std::is_same_v<T, std::string>) {
      out = *value;
    } else {
      out = static_cast<T>(*value);
    }
  }
  void getNumber(const char* key, int& out, int least, int most) {
    std::int64_t value = out;
    get(key, value);
    if (value < least || value > most) wrong(name(key), "must be " + std::to_string(least) + " … " + std::to_string(most));
    out = static_cast<int>(value);
  }
  void getTexts(const char* key, std::vector<std::string>& out) {
    m_known.insert(key);
    if (!m_table || !m_table->contains(key)) return;
    const auto* array = (*m_table)[key].as_array();
    if (!array) wrong(name(key), "must be a list of texts");
    for (const auto& node : *array) {
      const auto text = node.value_exact<std::string>();
      if (!text) wrong(name(key), "must be a list of texts");
      out.push_back(*text);
    }
  }
  std::string getSecret(const std::string& key, const fs::path& folder) {
    std::string variable, file;
    get((key + "_env").c_str(), variable);
    get((key + "_file").c_str(), file);
    if (m_table && m_table->contains(key)) wrong(name(key), "does not belong into this file; put it into the environment (" + key + "_env) or into a file of its own (" + key + "_file)");
    if (!variable.empty()) {
      const char* value = std::getenv(variable.c_str());
      if (!value && file.empty()) wrong(name(key + "_env"), "names the variable " + variable + ", which is not set");
      if (value) return value;
    }
    if (file.empty()) return {};
    const fs::path path = folder / file;
    struct stat info {};
    if (stat(path.c_str(), &info) != 0) wrong(name(key + "_file"), path.string() + " is not there");
    if ((info.st_mode & 077U) != 0) wrong(name(key + "_file"), path.string() + " may be read by others; run chmod 600 on it");
    return std::string(text::trim(readText(path, name(key + "_file"))));
  }
  void end() const {
    if (!m_table) return;
    for (const auto& [key, node] : *m_table)
      if (!m_known.contains(std::string(key.str()))) wrong(name(std::string(key.str())), "is not known");
  }
  std::string name(const std::string& key) const { return m_name + "." + key; }

 private:
  std::string m_name;
  const toml::table* m_table;
  std::set<std::string> m_known;
};

bool isThisMachine(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "::1" || host == "[::1]"; }

bool hasControl(std::string_view s) {
  for (const char c : s)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  return false;
}

void readEmail(const toml::table& root, const fs::path& folder, EmailSettings& e) {
  Part p(root, "email");
  p.get("on", e.on);
  p.get("host", e.host);
  int port = e.port;
  p.getNumber("port", port, 1, 65535);
  e.port = static_cast<std::uint16_t>(port);
  std::string tls = "starttls";
  p.get("tls", tls);
  if (tls != "starttls" && tls != "implicit" && tls != "none") wrong("email.tls", "is starttls, implicit or none");
  e.tls = tls == "starttls" ? EmailSettings::Tls::starttls : tls == "implicit" ? EmailSettings::Tls::implicit : EmailSettings::Tls::none;
  p.get("ca_file", e.caFile);
  if (!e.caFile.empty()) e.caFile = (folder / e.caFile).string();
  p.get("user", e.user);
  e.password = p.getSecret("password", folder);
  p.get("from", e.from);
  p.get("from_name", e.fromName);
  p.getNumber("timeout_seconds", e.timeoutSeconds, 1, 600);
  p.getNumber("per_minute", e.perMinute, 1, 60'000);
  p.end();
  if (!e.on) return;
  if (e.host.empty() || hasControl(e.host)) wrong("email.host", "must name the mail server");
  if (e.from.find('@') == std::string::npos) wrong("email.from", "must be the sender's address");
  if (e.tls == EmailSettings::Tls::none && !isThisMachine(e.host)) wrong("email.tls", "may be none only to this machine; the way to " + e.host + " must be encrypted");
  if (!e.user.empty() && e.password.empty()) wrong("email.user", "is given without a password; name password_env or password_file");
}

void checkPlaceholders(std::string_view key, std::string_view text) {
  static constexpr std::array<std::string_view, 4> kKnown{"phone", "text", "id", "secret"};
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
    if (end == at + 1 || end == text.size() || text[end] != '}') continue;
    const auto word = text.substr(at + 1, end - at - 1);
    if (std::find(kKnown.begin(), kKnown.end(), word) == kKnown.end()) wrong(key, "holds {" + std::string(word) + "}; {phone}, {text}, {id} and {secret} are known");
  }
}

std::string hostOf(const std::string& url) {
  const auto begin = url.find("://");
  if (begin == std::string::npos) return {};
  const auto host = url.substr(begin + 3, url.find_first_of("/?#", begin + 3) - begin - 3);
  return host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
}

void readSms(const toml::table& root, const fs::path& folder, SmsSettings& s) {
  Part p(root, "sms");
  p.get("on", s.on);
  p.get("method", s.method);
  if (s.method != "POST" && s.method != "GET" && s.method != "PUT") wrong("sms.method", "is POST, PUT or GET");
  p.get("url", s.url);
  p.get("body", s.body);
  std::string format = "json";
  p.get("format", format);
  if (format != "json" && format != "form") wrong("sms.format", "is json or form");
  s.format = format == "json" ? SmsSettings::Format::json : SmsSettings::Format::form;
  std::vector<std::string> headers;
  p.getTexts("headers", headers);
  for (const auto& line : headers) {
    const auto colon = line.find(':');
    if (colon == std::string::npos || colon == 0 || hasControl(line)) wrong("sms.headers", "holds a line that is not \"Name: value\"");
    s.headers.emplace_back(line.substr(0, colon), std::string(text::trim(std::string_view(line).substr(colon + 1))));
  }
  s.secret = p.getSecret("secret", folder);
  p.get("ca_file", s.caFile);
  if (!s.caFile.empty()) s.caFile = (folder / s.caFile).string();
  p.get("proxy", s.proxy);
  p.get("success_field", s.successField);
  p.getTexts("success_values", s.successValues);
  p.getTexts("retry_values", s.retryValues);
  p.get("success_text", s.successText);
  bool allowPlain = false;
  p.get("allow_plain", allowPlain);
  p.getNumber("timeout_seconds", s.timeoutSeconds, 1, 600);
  p.getNumber("per_minute", s.perMinute, 1, 60'000);
  p.end();
  if (!s.on) return;
  const bool https = s.url.starts_with("https://"), http = s.url.starts_with("http://");
  if ((!https && !http) || hasControl(s.url)) wrong("sms.url", "must begin with https://");
  if (http && !allowPlain && !isThisMachine(hostOf(s.url))) wrong("sms.url", "is not encrypted; use https, or set allow_plain where the way to the gateway is safe");
  checkPlaceholders("sms.url", s.url);
  checkPlaceholders("sms.body", s.body);
  for (const auto& [name, value] : s.headers) checkPlaceholders("sms.headers", value);
  for (const std::string_view needed : {"{phone}", "{text}"})
    if (s.url.find(needed) == std::string::npos && s.body.find(needed) == std::string::npos) wrong("sms.body", "lacks " + std::string(needed));
  if (!s.successField.empty() && (s.successField.front() != '/' || s.successValues.empty())) wrong("sms.success_field", "is a JSON pointer such as \"/code\", with success_values");
}

void readDelivery(const toml::table& root, DeliverySettings& d) {
  Part p(root, "delivery");
  int first = 30, longest = 3600;
  p.getNumber("first_delay_seconds", first, 1, 86'400);
  p.getNumber("longest_delay_seconds", longest, first, 86'400);
  d.firstDelay = std::chrono::seconds(first);
  d.longestDelay = std::chrono::seconds(longest);
  p.getNumber("attempts", d.attempts, 1, 1000);
  p.getNumber("batch", d.batch, 1, 1000);
  p.end();
}

}  // namespace

Settings parseSettings(std::string_view toml, const fs::path& folder) {
  toml::table root;
  try {
    root = toml::parse(toml);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorCode::input, "notify settings, line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  Settings s;
  for (const auto& [key, node] : root) {
    const auto name = key.str();
    if (name != "email" && name != "sms" && name != "delivery" && name != "language") wrong(name, "is not known");
  }
  if (root.contains("language")) s.language = root["language"].value_or(std::string());
  if (s.language != "zh" && s.language != "en") wrong("language", "is zh or en");
  readEmail(root, folder, s.email);
  readSms(root, folder, s.sms);
  readDelivery(root, s.delivery);
  return s;
}

Settings loadSettings(const fs::path& file) {
  std::error_code ec;
  if (!fs::exists(file, ec)) return {};
  try {
    return parseSettings(readText(file, "file"), file.parent_path());
  } catch (const Error& e) {
    throw e.within(file.string());
  }
}

}  // namespace jw::notify
