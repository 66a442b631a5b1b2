#include "core/model/calendar_year.h"

#include <charconv>
#include <cstdio>

namespace jw::model {
namespace {

constexpr std::string_view kPrefix = "calendar_";

std::optional<int> number(std::string_view digits) {
  int n = 0;
  const auto r = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return r.ec == std::errc() && r.ptr == digits.data() + digits.size() && digits.front() != '-' ? std::optional(n) : std::nullopt;
}

}  // namespace

std::string calendarKey(int year) { return std::string(kPrefix) + std::to_string(year); }

std::optional<int> calendarYear(std::string_view key) {
  if (key.substr(0, kPrefix.size()) != kPrefix || key.size() != kPrefix.size() + 4) return std::nullopt;
  const auto year = number(key.substr(kPrefix.size()));
  return year && *year >= kFirstCalendarYear && *year <= kLastCalendarYear ? year : std::nullopt;
}

std::string calendarText(const SpecialDays& days) {
  std::string out;
  for (const auto& [day, working] : days) {
    const LocalTime date = dateOf(day);
    char part[16];
    std::snprintf(part, sizeof part, "%s%c%02d-%02d", out.empty() ? "" : " ", working ? '+' : '-', date.month, date.day);
    out += part;
  }
  return out;
}

std::optional<SpecialDays> parseCalendar(int year, std::string_view text) {
  SpecialDays days;
  for (std::size_t i = 0; i < text.size(); i += 7) {
    const std::string_view part = text.substr(i, 6);
    const bool whole = part.size() == 6 && (part[0] == '-' || part[0] == '+') && part[3] == '-' && (i + 6 == text.size() || (text[i + 6] == ' ' && i + 7 < text.size()));
    const auto month = whole ? number(part.substr(1, 2)) : std::nullopt, day = whole ? number(part.substr(4, 2)) : std::nullopt;
    if (!month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
    const std::int64_t at = daysOf(year, *month, *day);
    const LocalTime date = dateOf(at);
    if (date.month != *month || date.day != *day || (!days.empty() && days.rbegin()->first >= at)) return std::nullopt;
    days.emplace(at, part[0] == '+');
  }
  return days;
}

std::optional<int> lackingYear(const WorkingCalendar& calendar, Instant now) {
  const LocalTime today = calendar.zone().toLocal(now);
  for (int year : {today.year, today.year + 1}) {
    if ((year > today.year && today.month < 12) || !calendar.ofYear(year).empty()) continue;
    for (int earlier = kFirstCalendarYear; earlier < year; ++earlier)
      if (!calendar.ofYear(earlier).empty()) return year;
  }
  return std::nullopt;
}

}  // namespace jw::model
