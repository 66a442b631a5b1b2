// What the calendar that goes into every new city says of 2025 and 2026.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/calendar.h"
#include "tests/catch.h"

namespace shipped_calendar_test {

using namespace jw;

namespace {

WorkingCalendar shipped() {
  std::ifstream in(JW_SOURCE_DIR "/data/calendars/default.toml");
  std::ostringstream text;
  text << in.rdbuf();
  return WorkingCalendar::parse(text.str());
}

int workingDays(const WorkingCalendar& calendar, std::int64_t from, std::int64_t to) {
  int n = 0;
  for (auto day = from; day <= to; ++day) n += calendar.isWorkingDay(day);
  return n;
}

}  // namespace

TEST_CASE("the shipped calendar has the holidays of 2025 and 2026") {
  const auto calendar = shipped();
  CHECK(workingDays(calendar, daysOf(2025, 1, 1), daysOf(2025, 12, 31)) == 248);
  CHECK(workingDays(calendar, daysOf(2026, 1, 1), daysOf(2026, 12, 31)) == 248);
  // The spans of the notices, first and last day off.
  const std::int64_t off[][2] = {{daysOf(2025, 1, 1), daysOf(2025, 1, 1)},   {daysOf(2025, 1, 28), daysOf(2025, 2, 4)}, {daysOf(2025, 4, 4), daysOf(2025, 4, 6)},
                                 {daysOf(2025, 5, 1), daysOf(2025, 5, 5)},   {daysOf(2025, 5, 31), daysOf(2025, 6, 2)}, {daysOf(2025, 10, 1), daysOf(2025, 10, 8)},
                                 {daysOf(2026, 1, 1), daysOf(2026, 1, 3)},   {daysOf(2026, 2, 15), daysOf(2026, 2, 23)}, {daysOf(2026, 4, 4), daysOf(2026, 4, 6)},
                                 {daysOf(2026, 5, 1), daysOf(2026, 5, 5)},   {daysOf(2026, 6, 19), daysOf(2026, 6, 21)}, {daysOf(2026, 9, 25), daysOf(2026, 9, 27)},
                                 {daysOf(2026, 10, 1), daysOf(2026, 10, 7)}};
  for (const auto& [first, last] : off) {
    INFO(formatDate8(dateOf(first)));
    CHECK(workingDays(calendar, first, last) == 0);
  }
  for (const std::int64_t day : {daysOf(2025, 1, 26), daysOf(2025, 2, 8), daysOf(2025, 4, 27), daysOf(2025, 9, 28), daysOf(2025, 10, 11), daysOf(2026, 1, 4),
                                 daysOf(2026, 2, 14), daysOf(2026, 2, 28), daysOf(2026, 5, 9), daysOf(2026, 9, 20), daysOf(2026, 10, 10)})
    CHECK(calendar.isWorkingDay(day));
}

}  // namespace shipped_calendar_test
