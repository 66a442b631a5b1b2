#include "core/intake/time_format.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"

namespace jw::intake {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// At least `least` and at most `most` digits at the front.
bool takeNumber(std::string_view& s, std::size_t least, std::size_t most, int& out) {
  std::size_t n = 0;
  int value = 0;
  for (; n < most && n < s.size() && isDigit(s[n]); ++n) value = value * 10 + (s[n] - '0');
  if (n < least) return false;
  out = value;
  s.remove_prefix(n);
  return true;
}

bool takeFraction(std::string_view& s, int& milliseconds) {
  std::size_t n = 0;
  int value = 0;
  for (; n < 9 && n < s.size() && isDigit(s[n]); ++n)
    if (n < 3) value = value * 10 + (s[n] - '0');
  if (n == 0) return false;
  for (std::size_t i = n; i < 3; ++i) value *= 10;
  milliseconds = value;
  s.remove_prefix(n);
  return true;
}

bool takeHalf(std::string_view& s, bool& afternoon) {
  constexpr std::string_view kMorning = "上午", kAfternoon = "下午";
  for (const auto& [word, isAfternoon] : {std::pair{kMorning, false}, std::pair{kAfternoon, true}})
    if (s.starts_with(word)) {
      afternoon = isAfternoon;
      s.remove_prefix(word.size());
      return true;
    }
  const std::string latin = text::lowerAscii(s.substr(0, 2));
  if (latin != "am" && latin != "pm") return false;
  afternoon = latin == "pm";
  s.remove_prefix(2);
  return true;
}

bool inRange(const LocalTime& t) {
  const std::chrono::year_month_day date{std::chrono::year(t.year), std::chrono::month(static_cast<unsigned>(t.month)),
                                         std::chrono::day(static_cast<unsigned>(t.day))};
  return t.year >= 1 && date.ok() && t.hour <= 23 && t.minute <= 59 && t.second <= 59;
}

std::optional<LocalTime> parseBy(std::string_view pattern, std::string_view s) {
  LocalTime t;
  std::optional<int> hour12;
  bool afternoon = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == ' ') {
      const std::size_t n = std::min(s.find_first_not_of(' '), s.size());
      if (n == 0) return {};
      s.remove_prefix(n);
      continue;
    }
    if (pattern[i] != '%') {
      if (s.empty() || s.front() != pattern[i]) return {};
      s.remove_prefix(1);
      continue;
    }
    bool good = false;
    switch (pattern[++i]) {
      case 'Y': good = takeNumber(s, 4, 4, t.year); break;
      case 'm': good = takeNumber(s, 1, 2, t.month); break;
      case 'd': good = takeNumber(s, 1, 2, t.day); break;
      case 'H': good = takeNumber(s, 1, 2, t.hour); break;
      case 'I': good = takeNumber(s, 1, 2, hour12.emplace()) && *hour12 >= 1 && *hour12 <= 12; break;
      case 'M': good = takeNumber(s, 1, 2, t.minute); break;
      case 'S': good = takeNumber(s, 1, 2, t.second); break;
      case 'f': good = takeFraction(s, t.millisecond); break;
      case 'p': good = takeHalf(s, afternoon); break;
      default: good = s.starts_with('%'); s.remove_prefix(good ? 1 : 0);
    }
    if (!good) return {};
  }
  if (hour12) t.hour = *hour12 % 12 + (afternoon ? 12 : 0);
  if (!s.empty() || !inRange(t)) return {};
  return t;
}

constexpr std::string_view kEpoch = "%s";

std::optional<Instant> parseEpoch(std::string_view s) {
  std::int64_t seconds = 0;
  const auto r = std::from_chars(s.data(), s.data() + s.size(), seconds);
  constexpr std::int64_t kYear3000 = 32'503'680'000;
  if (s.empty() || r.ec != std::errc() || r.ptr != s.data() + s.size() || seconds < 0 || seconds >= kYear3000) return {};
  return fromMillis(seconds * 1000);
}

void check(const std::string& pattern) {
  if (pattern == kEpoch) return;
  const auto fail = [&](const std::string& why) { throw Error(ErrorCode::input, "time format \"" + pattern + "\": " + why); };
  std::string seen;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') continue;
    const char c = ++i < pattern.size() ? pattern[i] : '\0';
    if (c == '%') continue;
    if (c == '\0' || std::string_view("YmdHIMSfp").find(c) == std::string_view::npos) fail("unknown directive");
    if (seen.find(c) != std::string::npos) fail(std::string("%") + c + " comes twice");
    seen += c;
  }
  const auto has = [&](char c) { return seen.find(c) != std::string::npos; };
  if (!has('Y') || !has('m') || !has('d')) fail("%Y, %m and %d are needed");
  if (has('I') != has('p')) fail("%I and %p belong together");
  if (has('I') && has('H')) fail("%I and %H exclude each other");
  if ((has('M') && !has('H') && !has('I')) || (has('S') && !has('M')) || (has('f') && !has('S')))
    fail("a smaller unit stands without the larger one");
}

}  // namespace

TimeFormats::TimeFormats(std::vector<std::string> patterns) : m_patterns(std::move(patterns)) {
  for (const auto& pattern : m_patterns) check(pattern);
}

std::optional<LocalTime> TimeFormats::parse(std::string_view text) const {
  for (const auto& pattern : m_patterns)
    if (pattern != kEpoch)
      if (const auto t = parseBy(pattern, text)) return t;
  return {};
}

std::optional<Instant> TimeFormats::parse(std::string_view text, const Zone& zone) const {
  if (std::find(m_patterns.begin(), m_patterns.end(), kEpoch) != m_patterns.end())
    if (const auto t = parseEpoch(text)) return t;
  const auto t = parse(text);
  return t ? std::optional(zone.toInstant(*t)) : std::nullopt;
}

}  // namespace jw::intake
