// Due times against an oracle that walks through the minutes and the days, in zones with and without summer time.
#include "core/stats/due_times.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <vector>

#include "tests/catch.h"

namespace due_times_test {

using namespace jw;
using namespace jw::stats;

namespace {

using Every = DueRule::Every;

Day dayAt(int year, int month, int d) { return static_cast<Day>(daysOf(year, month, d)); }

// Whether the rule has that day, by the calendar of the standard library.
bool falls(const DueRule& rule, Day day) {
  const std::chrono::sys_days at{std::chrono::days(day)};
  const std::chrono::year_month_day date{at};
  if (rule.every == Every::day) return true;
  if (rule.every == Every::week) return std::chrono::weekday(at).iso_encoding() == static_cast<unsigned>(rule.day);
  const auto last = static_cast<unsigned>((date.year() / date.month() / std::chrono::last).day());
  return static_cast<unsigned>(date.day()) == std::min(static_cast<unsigned>(rule.day), last);
}

// The first minute in which the clock of the wall reads so; where none does, as if it had gone on from the last minute before.
Instant readingOf(Day day, int minute, const Zone& zone) {
  const auto wall = [&](Instant t) {
    const LocalTime l = zone.toLocal(t);
    return daysOf(l.year, l.month, l.day) * 1440 + l.hour * 60 + l.minute;
  };
  const std::int64_t wanted = std::int64_t{day} * 1440 + minute;
  const Instant from = fromMillis((wanted - 15 * 60) * 60'000);
  Instant before = from;
  for (Instant t = from; t < from + std::chrono::hours(30); t += std::chrono::minutes(1)) {
    if (wall(t) == wanted) return t;
    if (wall(t) < wanted) before = t;
    if (wall(t) > wanted) break;
  }
  return before + std::chrono::minutes(wanted - wall(before));
}

// All of some months around a day.
std::vector<Due> around(const DueRule& rule, Day day, const Zone& zone) {
  std::vector<Due> all;
  for (Day d = day - 70; d <= day + 70; ++d)
    if (falls(rule, d)) all.push_back({d, readingOf(d, rule.minute, zone)});
  return all;
}

}  // namespace

TEST_CASE("due times: last and next and what is owed agree with a walk through the minutes") {
  std::mt19937 random(20261123);
  const auto pick = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
  const Zone zones[] = {Zone::china(), Zone("America/New_York"), Zone("Europe/Vaduz"), Zone("AEST-10AEDT,M10.1.0,M4.1.0/3"), Zone("UTC-03:30")};
  for (int round = 0; round < 300; ++round) {
    const Zone& zone = zones[pick(0, 4)];
    DueRule rule{static_cast<Every>(pick(0, 2)), 1, round % 3 == 0 ? pick(60, 200) : pick(0, 1439)};
    rule.day = rule.every == Every::week ? pick(1, 7) : pick(1, 31);
    REQUIRE(isSound(rule));
    // Often in the nights in which clocks are moved.
    const Day nights[] = {dayAt(2026, 3, 8), dayAt(2026, 11, 1), dayAt(2026, 3, 29), dayAt(2026, 10, 25), dayAt(2026, 10, 4), dayAt(2027, 4, 4), dayAt(2028, 2, 29)};
    const Day day = round % 2 ? nights[pick(0, 6)] + pick(-1, 1) : dayAt(2026, 1, 1) + pick(0, 1200);
    const Instant now = fromMillis(std::int64_t{day} * 86'400'000 + pick(0, 86'400'000));
    const auto all = around(rule, day, zone);
    const auto after = std::find_if(all.begin(), all.end(), [&](const Due& d) { return d.at > now; });
    REQUIRE(after != all.begin());
    REQUIRE(after != all.end());
    const Due last = *std::prev(after);
    CAPTURE(zone.rule(), static_cast<int>(rule.every), rule.day, rule.minute, formatUtc(now));
    CHECK(lastDue(rule, now, zone) == last);
    CHECK(nextDue(rule, now, zone) == *after);
    CHECK(lastDue(rule, after->at, zone) == *after);
    CHECK(lastDue(rule, after->at - Millis(1), zone) == last);
    // Of all that was missed the newest, once.
    CHECK(owed(rule, last.day - pick(1, 60), now, zone) == last);
    CHECK_FALSE(owed(rule, last.day, now, zone));
    CHECK(owed(rule, day + 400, now, zone) == last);
    // What lies since the one before touches it.
    const auto earlier = std::find_if(std::make_reverse_iterator(after), all.rend(), [&](const Due& d) { return d.day < last.day; });
    if (earlier != all.rend()) CHECK(sinceDueBefore(rule, last.day) == Period{earlier->day, last.day});
  }
}

TEST_CASE("due times: a window that looks every minute makes each of a year once and in order") {
  const Zone zone("America/New_York");
  for (const DueRule rule : {DueRule{Every::day, 1, 150}, DueRule{Every::day, 1, 90}, DueRule{Every::week, 7, 125}, DueRule{Every::month, 31, 0}}) {
    Instant now = zone.toInstant({2026, 1, 1, 0, 0, 0, 0});
    const Instant end = zone.toInstant({2027, 1, 1, 0, 0, 0, 0});
    Day done = lastDue(rule, now, zone).day;
    std::vector<Day> made;
    for (; now < end; now += std::chrono::minutes(7))
      if (const auto due = owed(rule, done, now, zone)) {
        CHECK(now - due->at < std::chrono::minutes(7));
        made.push_back(done = due->day);
      }
    std::vector<Day> wanted;
    for (Day d = dayAt(2026, 1, 1); d < dayAt(2027, 1, 1); ++d)
      if (falls(rule, d)) wanted.push_back(d);
    CHECK(made == wanted);
  }
}

TEST_CASE("due times: rules that name no time are unsound, and failures wait longer and longer") {
  CHECK(isSound({Every::day, 0, 0}));
  CHECK_FALSE(isSound({Every::week, 8, 0}));
  CHECK_FALSE(isSound({Every::month, 0, 0}));
  CHECK_FALSE(isSound({Every::month, 32, 0}));
  CHECK_FALSE(isSound({Every::day, 1, 1440}));
  std::vector<long> minutes;
  for (int failures = 1; failures < 9; ++failures) minutes.push_back(pauseAfter(failures).count());
  CHECK(minutes == std::vector<long>{1, 2, 4, 8, 16, 32, 60, 60});
}

TEST_CASE("days in the names of files") {
  CHECK(shortName({dayAt(2026, 11, 22), dayAt(2026, 11, 23)}) == "2026-11-22");
  CHECK(shortName({dayAt(2026, 12, 1), dayAt(2027, 1, 1)}) == "2026-12");
  CHECK(shortName({dayAt(2026, 10, 1), dayAt(2027, 1, 1)}) == "2026-Q4");
  CHECK(shortName({dayAt(2026, 2, 1), dayAt(2026, 5, 1)}) == "2026-02-01_2026-04-30");
  CHECK(shortName({dayAt(2025, 1, 1), dayAt(2026, 1, 1)}) == "2025");
  CHECK(shortName({dayAt(2026, 11, 16), dayAt(2026, 11, 23)}) == "2026-11-16_2026-11-22");
}

}  // namespace due_times_test
