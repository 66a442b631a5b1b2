#include "core/intake/case_numbers.h"

#include "core/base/error.h"

namespace jw::intake {
namespace {

constexpr std::uint32_t kDigits = 99'999;
constexpr std::uint32_t k36to4 = 36 * 36 * 36 * 36;
constexpr std::uint32_t kLargest = kDigits + 26 * k36to4;

// Open districts and days that a long import can meet; past it the least useful thing to keep is the whole table.
constexpr std::size_t kRemembered = 50'000;

int value36(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return -1;
}
char digit36(std::uint32_t v) { return static_cast<char>(v < 10 ? '0' + v : 'A' + v - 10); }

}  // namespace

std::string sequenceText(std::uint32_t n) {
  std::string s(5, '0');
  if (n <= kDigits) {
    for (int i = 4; i >= 0; --i, n /= 10) s[static_cast<std::size_t>(i)] = static_cast<char>('0' + n % 10);
    return s;
  }
  n -= kDigits + 1;
  for (int i = 4; i >= 1; --i, n /= 36) s[static_cast<std::size_t>(i)] = digit36(n % 36);
  s[0] = static_cast<char>('A' + n);
  return s;
}

std::uint32_t sequenceOf(std::string_view text) {
  if (text.size() != 5) return 0;
  const bool letters = text[0] >= 'A' && text[0] <= 'Z';
  std::uint32_t n = letters ? static_cast<std::uint32_t>(text[0] - 'A') : 0;
  for (std::size_t i = letters ? 1 : 0; i < 5; ++i) {
    const int v = value36(text[i]);
    if (v < 0 || (!letters && v > 9)) return 0;
    n = n * (letters ? 36 : 10) + static_cast<std::uint32_t>(v);
  }
  return letters ? n + kDigits + 1 : n;
}

std::string districtDigits(std::string_view code) {
  std::string s;
  for (const char c : code)
    if (c >= '0' && c <= '9' && s.size() < 6) s += c;
  s.resize(6, '0');
  return s;
}

std::string CaseNumbers::next(std::string_view district, std::string_view date) {
  std::string number(district);
  number += date;
  if (m_sequences.size() > kRemembered) m_sequences.clear();
  auto it = m_sequences.find(number);
  if (it == m_sequences.end()) {
    const std::string last = m_last(number);
    it = m_sequences.emplace(number, last.size() == 19 ? sequenceOf(std::string_view(last).substr(14)) : 0).first;
  }
  if (it->second >= kLargest) throw Error(ErrorCode::internal, "no case numbers left for " + number);
  return number + sequenceText(++it->second);
}

}  // namespace jw::intake
