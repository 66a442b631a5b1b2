#include "core/notify/mime.h"

#include <array>
#include <cstdint>
#include <cstdio>

#include "core/base/text.h"
#include "core/base/zone.h"

namespace jw::notify {
namespace {

std::string base64(std::string_view bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t k) { return i + k < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + k])) : 0U; };
    const std::uint32_t word = byte(0) << 16 | byte(1) << 8 | byte(2);
    out += kDigits[word >> 18];
    out += kDigits[word >> 12 & 63];
    out += i + 1 < bytes.size() ? kDigits[word >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? kDigits[word & 63] : '=';
  }
  return out;
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// A line with an encoded word holds 76 characters at most, "Subject: " among them: 39 bytes in base64, cut between code points.
constexpr std::size_t kBytesInWord = 39;
// Text that needs no encoding may stand as it is, where the line stays short.
constexpr std::size_t kPlainLength = 60;

std::string headerText(std::string_view value) {
  const std::string s = text::oneLine(value);
  bool plain = s.size() <= kPlainLength && s.find("=?") == std::string::npos;
  for (const char c : s) plain = plain && static_cast<unsigned char>(c) < 0x80;
  if (plain) return s;
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    std::size_t end = std::min(s.size(), at + kBytesInWord);
    while (end < s.size() && isContinuation(s[end])) --end;
    out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(std::string_view(s).substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

// A display name in plain letters is quoted: a comma or a bracket in it would mean something.
std::string nameText(std::string_view name) {
  const std::string s = headerText(name);
  if (s.starts_with("=?")) return s;
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string dateText(Instant at) {
  static constexpr std::array<const char*, 7> kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Zone zone = Zone::china();
  const auto t = zone.toLocal(at);
  const auto day = static_cast<std::size_t>(((daysOf(t.year, t.month, t.day) % 7) + 7) % 7);
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), "%s, %02d %s %04d %02d:%02d:%02d +0800", kDays[day], t.day, kMonths[static_cast<std::size_t>(t.month - 1)], t.year, t.hour, t.minute, t.second);
  return out.data();
}

std::string crlf(std::string_view value) {
  const std::string s = text::repairUtf8(value);
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\r' && i + 1 < s.size() && s[i + 1] == '\n') continue;
    if (s[i] == '\r' || s[i] == '\n')
      out += "\r\n";
    else
      out += s[i];
  }
  return out;
}

}  // namespace

bool isMailAddress(std::string_view address) {
  if (address.size() > 254) return false;
  const auto at = address.find('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || at + 1 == address.size()) return false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    if (letter || i == at) continue;
    if (i > at || std::string_view("!#$%&'*+/=?^_`{|}~").find(c) == std::string_view::npos) return false;
  }
  return true;
}

std::string mimeOf(const Mail& mail) {
  std::string out = "Date: " + dateText(mail.date) + "\r\nFrom: ";
  if (!mail.fromName.empty()) out += nameText(mail.fromName) + "\r\n ";
  out += "<" + mail.from + ">\r\nTo: <" + mail.to + ">\r\nSubject: " + headerText(mail.subject) + "\r\nMessage-ID: <" + mail.messageId + ">\r\n";
  out += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
  const std::string body = base64(crlf(mail.text));
  for (std::size_t i = 0; i < body.size(); i += 76) out += body.substr(i, 76) + "\r\n";
  return out;
}

}  // namespace jw::notify
