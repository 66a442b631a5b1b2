#include "core/appraisal/period.h"

#include <charconv>
#include <cstdio>

namespace jw::appraisal {
namespace {

std::string format(const char* pattern, int a, int b = 0, int c = 0) {
  char out[32];
  std::snprintf(out, sizeof out, pattern, a, b, c);
  return out;
}

std::string dayText(std::int64_t day) {
  const LocalTime d = dateOf(day);
  return format("%04d-%02d-%02d", d.year, d.month, d.day);
}

bool number(std::string_view text, std::size_t digits, int& out) {
  if (text.size() != digits) return false;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return fault == std::errc() && end == text.data() + text.size() && out >= 0;
}

// "2026-11-21", and the date exists.
std::optional<std::int64_t> dayOf(std::string_view text) {
  int year = 0, month = 0, day = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!number(text.substr(0, 4), 4, year) || !number(text.substr(5, 2), 2, month) || !number(text.substr(8, 2), 2, day)) return std::nullopt;
  if (month < 1 || month > 12 || day < 1 || year < 1970) return std::nullopt;
  const std::int64_t days = daysOf(year, month, day);
  return dayText(days) == text ? std::optional(days) : std::nullopt;
}

Period make(PeriodKind kind, std::string text, std::int64_t first, std::int64_t end, const Zone& zone) {
  const auto midnight = [&](std::int64_t day) { return zone.toInstant(dateOf(day)); };
  return {kind, std::move(text), midnight(first), midnight(end)};
}

// 1970-01-01 was a Thursday; the week of a year's 4 January is its first (ISO 8601).
std::int64_t mondayOf(std::int64_t day) { return day - ((day + 3) % 7 + 7) % 7; }
std::int64_t firstMonday(int year) { return mondayOf(daysOf(year, 1, 4)); }

Period week(std::int64_t day, const Zone& zone) {
  const std::int64_t monday = mondayOf(day);
  const int year = dateOf(monday + 3).year;
  return make(PeriodKind::week, format("%04d-W%02d", year, static_cast<int>((monday - firstMonday(year)) / 7 + 1)), monday, monday + 7, zone);
}

Period months(PeriodKind kind, int year, int first, const Zone& zone) {
  const int n = kind == PeriodKind::month ? 1 : kind == PeriodKind::quarter ? 3 : 12;
  const int endYear = first + n > 12 ? year + 1 : year, endMonth = first + n > 12 ? 1 : first + n;
  std::string text = n == 1 ? format("%04d-%02d", year, first) : n == 3 ? format("%04d-Q%d", year, (first - 1) / 3 + 1) : format("%04d", year);
  return make(kind, std::move(text), daysOf(year, first, 1), daysOf(endYear, endMonth, 1), zone);
}

Period free(std::int64_t first, std::int64_t last, const Zone& zone) { return make(PeriodKind::free, dayText(first) + ".." + dayText(last), first, last + 1, zone); }

std::int64_t localDay(Instant t, const Zone& zone) {
  const LocalTime local = zone.toLocal(t);
  return daysOf(local.year, local.month, local.day);
}

}  // namespace

std::optional<Period> parsePeriod(std::string_view text, const Zone& zone) {
  int year = 0, part = 0;
  if (const auto dots = text.find(".."); dots != std::string_view::npos) {
    const auto first = dayOf(text.substr(0, dots)), last = dayOf(text.substr(dots + 2));
    if (!first || !last || *last < *first) return std::nullopt;
    return free(*first, *last, zone);
  }
  if (const auto day = dayOf(text)) return make(PeriodKind::day, dayText(*day), *day, *day + 1, zone);
  if (text.size() < 4 || !number(text.substr(0, 4), 4, year) || year < 1970) return std::nullopt;
  if (text.size() == 4) return months(PeriodKind::year, year, 1, zone);
  if (text[4] != '-') return std::nullopt;
  const auto rest = text.substr(5);
  if (number(rest, 2, part) && part >= 1 && part <= 12) return months(PeriodKind::month, year, part, zone);
  if (rest.starts_with('Q') && number(rest.substr(1), 1, part) && part >= 1 && part <= 4) return months(PeriodKind::quarter, year, 3 * part - 2, zone);
  if (rest.starts_with('W') && number(rest.substr(1), 2, part) && part >= 1) {
    Period found = week(firstMonday(year) + 7 * (part - 1), zone);
    if (found.text == text) return found;
  }
  return std::nullopt;
}

Period periodAt(PeriodKind kind, Instant t, const Zone& zone) {
  const std::int64_t day = localDay(t, zone);
  const LocalTime date = dateOf(day);
  switch (kind) {
    case PeriodKind::day:
      return make(kind, dayText(day), day, day + 1, zone);
    case PeriodKind::week:
      return week(day, zone);
    case PeriodKind::month:
      return months(kind, date.year, date.month, zone);
    case PeriodKind::quarter:
      return months(kind, date.year, (date.month - 1) / 3 * 3 + 1, zone);
    case PeriodKind::year:
      return months(kind, date.year, 1, zone);
    case PeriodKind::free:
      break;
  }
  return free(day, day, zone);
}

Period periodNext(const Period& period, int by, const Zone& zone) {
  if (by == 0) return period;
  const std::int64_t first = localDay(period.from, zone), end = localDay(period.to, zone);
  if (period.kind == PeriodKind::free) {
    const std::int64_t length = end - first;
    return free(first + by * length, first + by * length + length - 1, zone);
  }
  Period out = period;
  // Noon of a day that surely lies in the neighbour.
  for (int i = 0; i < std::abs(by); ++i) out = periodAt(period.kind, by > 0 ? out.to + std::chrono::hours(12) : out.from - std::chrono::hours(12), zone);
  return out;
}

}  // namespace jw::appraisal
