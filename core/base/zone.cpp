#include "core/base/zone.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/base/error.h"

namespace jw {
namespace {

constexpr std::int64_t kDay = 86400;

// Mm.w.d/time of POSIX TZ: the w-th (5 = last) weekday d of month m, at local time `seconds`.
struct Change {
  int month = 0, week = 0, weekday = 0;
  int seconds = 2 * 3600;
};

std::int64_t dayOfChange(const Change& c, int year) {
  const std::int64_t first = daysOf(year, c.month, 1);
  const int firstWeekday = static_cast<int>(((first % 7) + 7 + 4) % 7);  // 1970-01-01 was a Thursday
  std::int64_t day = first + (c.weekday - firstWeekday + 7) % 7 + 7 * (c.week - 1);
  const int nextYear = c.month == 12 ? year + 1 : year;
  const std::int64_t end = daysOf(nextYear, c.month % 12 + 1, 1);
  while (day >= end) day -= 7;
  return day;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{{
    {"Asia/Shanghai", "UTC+08:00"},
    {"Asia/Taipei", "UTC+08:00"},
    {"America/New_York", "EST5EDT,M3.2.0,M11.1.0"},
    {"America/Los_Angeles", "PST8PDT,M3.2.0,M11.1.0"},
    {"Europe/Vaduz", "CET-1CEST,M3.5.0,M10.5.0/3"},
    {"UTC", "UTC+00:00"},
}};

struct Parser {
  std::string_view s;
  bool number(int& out) {
    const auto r = std::from_chars(s.data(), s.data() + s.size(), out);
    if (r.ec != std::errc()) return false;
    s.remove_prefix(static_cast<std::size_t>(r.ptr - s.data()));
    return true;
  }
  bool eat(char c) {
    if (s.empty() || s.front() != c) return false;
    s.remove_prefix(1);
    return true;
  }
  void letters() {
    while (!s.empty() && ((s.front() >= 'A' && s.front() <= 'Z') || (s.front() >= 'a' && s.front() <= 'z'))) s.remove_prefix(1);
  }
  bool hms(int& seconds) {
    const bool minus = eat('-');
    if (!minus) eat('+');
    int h = 0, m = 0, sec = 0;
    if (!number(h)) return false;
    if (eat(':') && !number(m)) return false;
    if (eat(':') && !number(sec)) return false;
    seconds = (h * 60 + m) * 60 + sec;
    if (minus) seconds = -seconds;
    return true;
  }
  bool change(Change& c) {
    if (!eat(',') || !eat('M') || !number(c.month) || !eat('.') || !number(c.week) || !eat('.') || !number(c.weekday)) return false;
    if (eat('/') && !hms(c.seconds)) return false;
    return c.month >= 1 && c.month <= 12 && c.week >= 1 && c.week <= 5 && c.weekday >= 0 && c.weekday <= 6;
  }
};

}  // namespace

struct Zone::Rules {
  int standard = 0;  // seconds east of UTC
  int summer = 0;
  std::optional<std::pair<Change, Change>> changes;  // to summer time, back to standard time
};

std::int64_t daysOf(int year, int month, int day) {
  return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                               std::chrono::day(static_cast<unsigned>(day)))
      .time_since_epoch()
      .count();
}

LocalTime dateOf(std::int64_t days) {
  const std::chrono::year_month_day d{std::chrono::sys_days(std::chrono::days(days))};
  LocalTime t;
  t.year = static_cast<int>(d.year());
  t.month = static_cast<int>(static_cast<unsigned>(d.month()));
  t.day = static_cast<int>(static_cast<unsigned>(d.day()));
  return t;
}

Zone::Zone(std::string_view rule) : m_rule(rule) {
  for (const auto& [name, meaning] : kNames)
    if (rule == name) rule = meaning;
  auto rules = std::make_shared<Rules>();
  Parser p{rule};
  const bool utc = rule.starts_with("UTC+") || rule.starts_with("UTC-");
  p.letters();
  int west = 0;
  if (!p.hms(west)) throw Error(ErrorCode::input, "not a time zone: " + m_rule);
  rules->standard = utc ? west : -west;  // POSIX counts westwards, "UTC+08:00" eastwards
  rules->summer = rules->standard;
  if (!utc && !p.s.empty()) {
    p.letters();
    rules->summer = rules->standard + 3600;
    if (!p.s.empty() && p.s.front() != ',') {
      int summerWest = 0;
      if (!p.hms(summerWest)) throw Error(ErrorCode::input, "not a time zone: " + m_rule);
      rules->summer = -summerWest;
    }
    std::pair<Change, Change> changes;
    if (!p.change(changes.first) || !p.change(changes.second)) throw Error(ErrorCode::input, "not a time zone: " + m_rule);
    rules->changes = changes;
  }
  if (!p.s.empty()) throw Error(ErrorCode::input, "not a time zone: " + m_rule);
  m_rules = std::move(rules);
}

Zone::Zone(const Zone&) = default;
Zone& Zone::operator=(const Zone&) = default;
Zone::~Zone() = default;

const Zone& Zone::china() {
  static const Zone zone("Asia/Shanghai");
  return zone;
}

int Zone::offsetSeconds(std::int64_t utc) const {
  const Rules& r = *m_rules;
  if (!r.changes) return r.standard;
  const std::int64_t local = utc + r.standard;
  const int year = dateOf(local >= 0 ? local / kDay : (local - kDay + 1) / kDay).year;
  const std::int64_t on = dayOfChange(r.changes->first, year) * kDay + r.changes->first.seconds - r.standard;
  const std::int64_t off = dayOfChange(r.changes->second, year) * kDay + r.changes->second.seconds - r.summer;
  const bool summer = on < off ? (utc >= on && utc < off) : (utc >= on || utc < off);
  return summer ? r.summer : r.standard;
}

LocalTime Zone::toLocal(Instant t) const {
  std::int64_t ms = toMillis(t);
  std::int64_t s = ms >= 0 ? ms / 1000 : (ms - 999) / 1000;
  const int milli = static_cast<int>(ms - s * 1000);
  s += offsetSeconds(s);
  const std::int64_t days = s >= 0 ? s / kDay : (s - kDay + 1) / kDay;
  LocalTime out = dateOf(days);
  int rest = static_cast<int>(s - days * kDay);
  out.hour = rest / 3600;
  out.minute = rest / 60 % 60;
  out.second = rest % 60;
  out.millisecond = milli;
  return out;
}

Instant Zone::toInstant(const LocalTime& t) const {
  const std::int64_t wall = daysOf(t.year, t.month, t.day) * kDay + t.hour * 3600 + t.minute * 60 + t.second;
  std::int64_t utc = wall - m_rules->standard;
  if (m_rules->changes) {
    const std::int64_t summer = wall - m_rules->summer;
    if (offsetSeconds(summer) == m_rules->summer) utc = summer;
  }
  return fromMillis(utc * 1000 + t.millisecond);
}

std::string formatLocal(const LocalTime& t) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d %02d:%02d:%02d", t.year, t.month, t.day, t.hour, t.minute, t.second);
  return buffer;
}

std::string formatDate8(const LocalTime& t) {
  // Every case number begins with one: by hand, since printf would cost more than the rest of the number.
  if (t.year < 0 || t.year > 9999) return std::to_string(t.year) + formatDate8({0, t.month, t.day}).substr(4);
  std::string s(8, '0');
  int digits = (t.year * 100 + t.month) * 100 + t.day;
  for (int i = 7; i >= 0; --i, digits /= 10) s[static_cast<std::size_t>(i)] = static_cast<char>('0' + digits % 10);
  return s;
}

std::string formatUtc(Instant t) {
  static const Zone utc("UTC");
  std::string s = formatLocal(utc.toLocal(t));
  s[10] = 'T';
  return s + 'Z';
}

}  // namespace jw
