#include "core/base/text.h"

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "core/base/half_width.h"

namespace jw::text {
namespace {

constexpr std::string_view kBlanks[] = {" ", "\t", "\r", "\n", "\v", "\f", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

std::size_t blankAtFront(std::string_view s) {
  for (const auto b : kBlanks)
    if (s.starts_with(b)) return b.size();
  return 0;
}

// Nearly no text begins or ends with a byte with which one of the blanks does.
constexpr bool mayBeginBlank(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b <= 0x20 || b == 0xC2 || b == 0xE3 || b == 0xEF;
}
constexpr bool mayEndBlank(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b <= 0x20 || b == 0xA0 || b == 0x80 || b == 0xBF;
}

// How many bytes at the front of these eight are whole characters, told at a glance: eight letters, or two characters of
// three bytes each, which most Chinese ones are. 0: it has to be looked at.
std::size_t plainAtFront(const char* eight) {
  if constexpr (std::endian::native != std::endian::little) return 0;
  std::uint64_t w = 0;
  std::memcpy(&w, eight, sizeof w);
  if ((w & 0x8080808080808080U) == 0) return 8;
  if ((w & 0xC0C0F0C0C0F0U) != 0x8080E08080E0U) return 0;
  const unsigned a = w & 0xFF, b = w >> 24 & 0xFF;
  return a == 0xE0 || a == 0xED || b == 0xE0 || b == 0xED ? 0 : 6;
}

// Length of the well-formed sequence at the front, 0 if there is none (Unicode 15, table 3-7).
std::size_t sequenceAtFront(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned a = byte(0), b = byte(1);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return tail(1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    if (!tail(1) || !tail(2)) return 0;
    if (a == 0xE0 && b < 0xA0) return 0;
    if (a == 0xED && b > 0x9F) return 0;
    return 3;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if (a == 0xF0 && b < 0x90) return 0;
    if (a == 0xF4 && b > 0x8F) return 0;
    return 4;
  }
  return 0;
}

void appendCodePoint(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 63));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 63));
    out += static_cast<char>(0x80 | (c & 63));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 63));
    out += static_cast<char>(0x80 | (c >> 6 & 63));
    out += static_cast<char>(0x80 | (c & 63));
  }
}

}  // namespace

std::string_view trim(std::string_view s) {
  while (!s.empty() && mayBeginBlank(s.front())) {
    const std::size_t n = blankAtFront(s);
    if (n == 0) break;
    s.remove_prefix(n);
  }
  for (bool again = true; again && !s.empty() && mayEndBlank(s.back());) {
    again = false;
    for (const auto b : kBlanks)
      if (s.ends_with(b)) {
        s.remove_suffix(b.size());
        again = true;
      }
  }
  return s;
}

std::string withoutBlanks(std::string_view s) {
  std::string out;
  while (!s.empty()) {
    if (const std::size_t n = blankAtFront(s)) {
      s.remove_prefix(n);
      continue;
    }
    out += s.front();
    s.remove_prefix(1);
  }
  return out;
}

std::string decodeEntities(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (!s.empty()) {
    const std::size_t end = s.front() == '&' ? s.substr(0, 12).find(';') : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += s.front();
      s.remove_prefix(1);
      continue;
    }
    const std::string_view name = s.substr(1, end - 1);
    std::uint32_t c = 0;
    if (name == "amp") c = '&';
    if (name == "lt") c = '<';
    if (name == "gt") c = '>';
    if (name == "quot") c = '"';
    if (name == "apos") c = '\'';
    if (name.size() > 1 && name.front() == '#') {
      const bool hex = name[1] == 'x' || name[1] == 'X';
      const char* begin = name.data() + (hex ? 2 : 1);
      const auto r = std::from_chars(begin, name.data() + name.size(), c, hex ? 16 : 10);
      if (r.ec != std::errc() || r.ptr != name.data() + name.size() || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0;
    }
    if (c == 0) {
      out += s.front();
      s.remove_prefix(1);
    } else {
      appendCodePoint(out, c);
      s.remove_prefix(end + 1);
    }
  }
  return out;
}

bool isUtf8(std::string_view s) {
  while (!s.empty()) {
    std::size_t n = s.size() >= 8 ? plainAtFront(s.data()) : 0;
    if (n == 0) n = sequenceAtFront(s);
    if (n == 0) return false;
    s.remove_prefix(n);
  }
  return true;
}

std::string repairUtf8(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  while (!s.empty()) {
    std::size_t n = sequenceAtFront(s);
    if (n == 0) {
      out += "\xEF\xBF\xBD";
      n = 1;
    } else if (s.front() != '\0') {
      out.append(s.substr(0, n));
    }
    s.remove_prefix(n);
  }
  return out;
}

std::size_t length(std::string_view s) {
  std::size_t count = 0;
  while (!s.empty()) {
    s.remove_prefix(std::max<std::size_t>(1, sequenceAtFront(s)));
    ++count;
  }
  return count;
}

std::string elide(std::string_view s, std::size_t n) {
  std::size_t count = 0, used = 0;
  while (used < s.size()) {
    if (count++ == n) return std::string(s.substr(0, used)) + "…";
    used += std::max<std::size_t>(1, sequenceAtFront(s.substr(used)));
  }
  return std::string(s);
}

std::vector<std::string> split(std::string_view s, char separator) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t at = s.find(separator);
    out.emplace_back(s.substr(0, at));
    if (at == std::string_view::npos) return out;
    s.remove_prefix(at + 1);
  }
}

std::string lowerAscii(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string folded(std::string_view s) { return lowerAscii(withoutBlanks(halfWidth(s))); }

std::string oneLine(std::string_view s) {
  std::string out = repairUtf8(s);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

std::string toHex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string fromHex(std::string_view digits) {
  if (digits.size() % 2) return {};
  std::string out;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    unsigned char byte = 0;
    const auto r = std::from_chars(digits.data() + i, digits.data() + i + 2, byte, 16);
    if (r.ec != std::errc() || r.ptr != digits.data() + i + 2) return {};
    out += static_cast<char>(byte);
  }
  return out;
}

}  // namespace jw::text
