#include "core/base/ids.h"

#include <sodium.h>

namespace jw {
namespace {

// Random bits are drawn a page at a time: a system call for every id would cost more than the row it names.
struct RandomPage {
  std::array<std::uint8_t, 4096> bytes;
  std::size_t used = sizeof(bytes);
  std::int64_t lastMs = 0;
  std::uint16_t counter = 0;
  const std::uint8_t* take(std::size_t n) {
    if (used + n > bytes.size()) {
      randombytes_buf(bytes.data(), bytes.size());
      used = 0;
    }
    used += n;
    return bytes.data() + used - n;
  }
};

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Uuid Uuid::make(std::int64_t unixMilliseconds) {
  thread_local RandomPage random;
  // Within one millisecond the 12 bits behind the version count up, so that ids of one thread sort in the order made.
  if (unixMilliseconds == random.lastMs) {
    random.counter = static_cast<std::uint16_t>((random.counter + 1) & 0x0FFF);
  } else {
    random.lastMs = unixMilliseconds;
    random.counter = static_cast<std::uint16_t>(random.take(1)[0]);
  }
  Uuid u;
  for (int i = 0; i < 6; ++i) u.m_bytes[i] = static_cast<std::uint8_t>(unixMilliseconds >> (40 - 8 * i));
  u.m_bytes[6] = static_cast<std::uint8_t>(0x70 | (random.counter >> 8));
  u.m_bytes[7] = static_cast<std::uint8_t>(random.counter);
  std::memcpy(&u.m_bytes[8], random.take(8), 8);
  u.m_bytes[8] = static_cast<std::uint8_t>((u.m_bytes[8] & 0x3F) | 0x80);
  return u;
}

Uuid Uuid::named(std::string_view text) {
  Uuid u;
  crypto_generichash(u.m_bytes.data(), 16, reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  u.m_bytes[6] = static_cast<std::uint8_t>((u.m_bytes[6] & 0x0F) | 0x80);
  u.m_bytes[8] = static_cast<std::uint8_t>((u.m_bytes[8] & 0x3F) | 0x80);
  return u;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid u;
  std::size_t byte = 0;
  for (std::size_t i = 0; i < 36;) {
    if (i == 8 || i == 13 || i == 18 || i == 23) {
      if (text[i++] != '-') return std::nullopt;
      continue;
    }
    const int high = nibble(text[i]), low = nibble(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    u.m_bytes[byte++] = static_cast<std::uint8_t>(high << 4 | low);
    i += 2;
  }
  return u;
}

std::string Uuid::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string s;
  s.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) s += '-';
    s += digits[m_bytes[i] >> 4];
    s += digits[m_bytes[i] & 15];
  }
  return s;
}

}  // namespace jw
