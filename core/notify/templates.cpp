#include "core/notify/templates.h"

#include <algorithm>
#include <array>
#include <toml++/toml.h>

#include "core/access/masking.h"
#include "core/base/error.h"
#include "core/base/read_file.h"
#include "core/base/text.h"

namespace jw::notify {
namespace {

constexpr std::array<std::string_view, 2> kLanguages{"zh", "en"};
constexpr std::array<std::string_view, 15> kNames{"number", "title", "category", "department", "address", "state", "due", "overdue", "count", "result", "heading", "text", "lead", "request", "until"};
constexpr std::array<std::string_view, 7> kWords{"assigned", "accepted", "reworking", "fed_back", "day", "hour", "minute"};

[[noreturn]] void badTemplate(const std::string& what) { throw Error(ErrorCode::input, "message templates: " + what); }

// "{name}" at the front of `s`: the name; else empty.
std::string_view nameAtFront(std::string_view s) {
  std::size_t end = 1;
  while (end < s.size() && s[end] >= 'a' && s[end] <= 'z') ++end;
  return end > 1 && end < s.size() && s[end] == '}' ? s.substr(1, end - 1) : std::string_view();
}

void checkNames(const std::string& where, std::string_view text) {
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const auto name = nameAtFront(text.substr(at));
    if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) badTemplate(where + " holds a brace that is no known {name}");
  }
}

std::string filled(std::string_view pattern, const Values& values) {
  std::string out;
  while (!pattern.empty()) {
    const auto brace = pattern.find('{');
    out += pattern.substr(0, brace);
    if (brace == std::string_view::npos) break;
    pattern.remove_prefix(brace);
    const auto name = nameAtFront(pattern);
    const auto value = values.find(name);
    out += value == values.end() || value->second.empty() ? "–" : value->second;
    pattern.remove_prefix(name.size() + 2);
  }
  return out;
}

std::string shortened(std::string_view s, std::size_t units) {
  if (smsLength(s) <= units) return std::string(s);
  std::size_t n = text::length(s);
  while (n > 0 && smsLength(text::elide(s, n)) > units) --n;
  return text::elide(s, n);
}

}  // namespace

std::size_t smsLength(std::string_view s) {
  std::size_t units = 0;
  for (const char c : s) {
    const auto b = static_cast<unsigned char>(c);
    if ((b & 0xC0U) != 0x80) units += b >= 0xF0 ? 2 : 1;
  }
  return units;
}

std::string withoutNumbers(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size();) {
    std::size_t end = i;
    while (end < s.size() && ((s[end] >= '0' && s[end] <= '9') || (end > i && s[end] == '-'))) ++end;
    while (end > i && s[end - 1] == '-') --end;
    const auto run = s.substr(i, end - i);
    const auto dashes = static_cast<std::size_t>(std::count(run.begin(), run.end(), '-'));
    if (run.size() - dashes >= (dashes == 0 ? 7 : 10)) {  // "2026-11-20" is none
      std::string digits(run);
      std::erase(digits, '-');
      out += access::maskPhone(digits);
    } else {
      out += run;
    }
    i = end;
    if (i < s.size()) out += s[i++];
  }
  return out;
}

Templates Templates::parse(std::string_view toml) {
  toml::table root;
  try {
    root = toml::parse(toml);
  } catch (const toml::parse_error& e) {
    badTemplate("line " + std::to_string(e.source().begin.line) + ": " + std::string(e.description()));
  }
  Templates t;
  if (const auto length = root["sms_length"].value<std::int64_t>()) {
    if (*length < 20 || *length > 1000) badTemplate("sms_length must be 20 … 1000");
    t.m_smsLength = static_cast<std::size_t>(*length);
  }
  for (const auto& [key, node] : root) {
    const std::string kind(key.str());
    if (kind == "sms_length") continue;
    for (const auto language : kLanguages) {
      const auto* table = root[kind][language].as_table();
      if (!table) badTemplate(kind + "." + std::string(language) + " is missing");
      const auto get = [&](std::string_view name) {
        auto value = (*table)[name].value<std::string>();
        if (!value) badTemplate(kind + "." + std::string(language) + "." + std::string(name) + " is missing");
        return *value;
      };
      if (kind == "words") {
        for (const auto word : kWords) t.m_words[std::string(language) + "." + std::string(word)] = get(word);
        continue;
      }
      Form form{get("subject"), get("text"), get("sms"), (*table)["elastic"].value_or(std::string())};
      const std::string where = kind + "." + std::string(language);
      for (const auto* text : {&form.subject, &form.text, &form.sms}) checkNames(where, *text);
      if (!form.elastic.empty()) checkNames(where + ".elastic", "{" + form.elastic + "}");
      t.m_forms[where] = std::move(form);
    }
  }
  if (t.m_words.empty()) badTemplate("words is missing");
  return t;
}

Templates Templates::load(const std::filesystem::path& file) {
  const std::string text = readFile(file);
  try {
    return parse(text);
  } catch (const Error& e) {
    throw e.within(file.string());
  }
}

const Templates::Form& Templates::form(std::string_view kind, std::string_view language) const {
  const auto found = m_forms.find(std::string(kind) + "." + std::string(language));
  if (found == m_forms.end()) throw Error(ErrorCode::internal, "no message template " + std::string(kind) + "." + std::string(language));
  return found->second;
}

Words Templates::email(std::string_view kind, std::string_view language, const Values& values) const {
  const Form& f = form(kind, language);
  return {filled(f.subject, values), filled(f.text, values)};
}

std::string Templates::sms(std::string_view kind, std::string_view language, const Values& values) const {
  const Form& f = form(kind, language);
  std::string out = filled(f.sms, values);
  const auto length = smsLength(out);
  if (length <= m_smsLength) return out;
  const auto elastic = values.find(f.elastic);
  if (elastic != values.end()) {
    const auto over = length - m_smsLength, has = smsLength(elastic->second);
    Values fewer = values;
    fewer[f.elastic] = shortened(elastic->second, has > over + 1 ? has - over : 1);
    out = filled(f.sms, fewer);
  }
  return shortened(out, m_smsLength);
}

Values Templates::caseValues(std::string_view language, const model::CaseSummary& c, std::string_view category, std::string_view department, std::string_view address, int urges, Instant now,
                             const Zone& zone) const {
  const auto word = [&](std::string_view name) {
    const auto found = m_words.find(std::string(language) + "." + std::string(name));
    return found == m_words.end() ? std::string() : found->second;
  };
  Values v{{"number", c.number},
           {"title", withoutNumbers(c.title)},
           {"category", std::string(category)},
           {"department", std::string(department)},
           {"address", withoutNumbers(address)},
           {"state", word(model::stateName(c.state))},
           {"count", std::to_string(urges)}};
  const Instant due = model::activeDue(c);
  if (due != kNever) {
    v["due"] = formatLocal(zone.toLocal(due)).substr(0, 16);
    const auto minutes = std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::minutes>(now - due).count());
    const auto days = minutes / 1440, hours = minutes / 60 % 24;
    v["overdue"] = days > 0    ? std::to_string(days) + word("day") + (hours > 0 ? std::to_string(hours) + word("hour") : "")
                   : hours > 0 ? std::to_string(hours) + word("hour")
                               : std::to_string(minutes) + word("minute");
  }
  return v;
}

std::vector<model::Message> messagesTo(std::span<const model::Receiver> receivers, Channels channels, const Templates& templates, const Occasion& o, const Values& values) {
  std::vector<model::Message> out;
  for (const auto& r : receivers)
    for (const auto channel : model::kMessageChannels) {
      const bool email = channel == model::MessageChannel::email;
      const std::string& address = email ? r.email : r.phone;
      if (address.empty() || !(email ? channels.email : channels.sms)) continue;
      model::Message m;
      m.id = {Uuid::make(toMillis(o.at))};
      m.channel = channel;
      m.kind = o.kind;
      m.area = o.area;
      m.caseId = o.caseId;
      m.receiver = r.name;
      m.address = address;
      if (email) {
        auto words = templates.email(o.kind, o.language, values);
        m.subject = std::move(words.subject);
        m.text = std::move(words.text);
      } else {
        m.text = templates.sms(o.kind, o.language, values);
      }
      m.urgent = o.urgent;
      m.quiet = r.quiet;
      m.createdAt = o.at;
      m.createdBy = o.by;
      out.push_back(std::move(m));
    }
  return out;
}

model::Message messageToResident(model::MessageChannel channel, const std::string& address, const std::string& part, model::QuietHours quiet, const Templates& templates, const Occasion& occasion,
                                 const Values& values) {
  const bool email = channel == model::MessageChannel::email;
  const std::array<model::Receiver, 1> receiver{model::Receiver{part, email ? "" : address, email ? address : "", quiet}};
  auto messages = messagesTo(receiver, {!email, email}, templates, occasion, values);
  if (messages.empty()) throw Error(ErrorCode::internal, "a message to a resident without an address");
  messages[0].sealed = true;
  return std::move(messages[0]);
}

}  // namespace jw::notify
