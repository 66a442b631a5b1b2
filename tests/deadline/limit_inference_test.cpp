#include "core/deadline/limit_inference.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "core/intake/case_file.h"
#include "tests/catch.h"

namespace limit_inference_test {

using namespace jw;
using namespace jw::deadline;
using Landing = DueRule::Landing;
using Unit = model::Limit::Unit;

namespace {

std::string readFile(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<WorkingCalendar> bostonCalendars() {
  std::vector<WorkingCalendar> calendars;
  for (const char* name : {"boston", "boston-holidays", "boston-nine-to-five"})
    calendars.push_back(WorkingCalendar::parse(readFile(std::filesystem::path(JW_SOURCE_DIR) / "data/calendars" / (std::string(name) + ".toml"))));
  return calendars;
}

Instant at(int month, int day, int hour, int minute = 0, int second = 11) { return Zone("America/New_York").toInstant({2011, month, day, hour, minute, second, 0}); }
std::string text(Instant t) { return formatLocal(Zone("America/New_York").toLocal(t)); }

// A history of `n` cases at any time of July to October by `rule`.
std::vector<DuePair> history(const DueRule& rule, int n, unsigned seed = 1) {
  const auto calendars = bostonCalendars();
  std::mt19937 random(seed);
  std::vector<DuePair> pairs;
  for (int i = 0; i < n; ++i) {
    const Instant from = at(7, 1, 0) + std::chrono::seconds(random() % (120 * 86400));
    pairs.push_back({from, endOf(rule, from, calendars)});
  }
  return pairs;
}

}  // namespace

TEST_CASE("due rule: where a due may lie") {
  const auto calendars = bostonCalendars();
  const auto end = [&](DueRule rule, Instant from) { return text(endOf(rule, from, calendars)); };
  const model::Limit day{1, Unit::naturalDay}, twoWorking{2, Unit::workingDay};
  const Instant friday = at(7, 8, 18, 30);  // after closing
  CHECK(end({day, Landing::anyMoment, 0}, friday) == "2011-07-09 18:30:11");
  CHECK(end({day, Landing::workingDay, 0}, friday) == "2011-07-11 18:30:11");
  CHECK(end({day, Landing::openHours, 0}, friday) == "2011-07-12 08:30:00");
  CHECK(end({day, Landing::openHours, 2}, friday) == "2011-07-12 09:00:00");
  CHECK(end({day, Landing::openHours, 0}, at(7, 7, 16, 59)) == "2011-07-08 16:59:11");
  CHECK(end({day, Landing::openHours, 0}, at(7, 7, 17, 0, 0)) == "2011-07-11 08:30:00");
  CHECK(end({day, Landing::openHours, 0}, at(7, 7, 3)) == "2011-07-08 03:00:11");  // before opening stays
  CHECK(end({twoWorking, Landing::openHours, 0}, friday) == "2011-07-13 08:30:00");
  CHECK(end({twoWorking, Landing::openHours, 0}, at(7, 1, 10)) == "2011-07-05 10:00:11");
  CHECK(end({twoWorking, Landing::openHours, 1}, at(7, 1, 10)) == "2011-07-06 10:00:11");  // the fourth is a holiday
  CHECK(end({{120, Unit::naturalDay}, Landing::anyMoment, 0}, at(8, 1, 10)) == "2011-11-29 10:00:11");  // over the end of summer time
  CHECK(end({{3, Unit::naturalHour}, Landing::anyMoment, 0}, friday) == "2011-07-08 21:30:11");
  CHECK(end({{90, Unit::naturalMinute}, Landing::anyMoment, 0}, friday) == "2011-07-08 20:00:11");
  CHECK(end({{4, Unit::workingHour}, Landing::anyMoment, 0}, at(7, 8, 15)) == "2011-07-11 10:30:11");
}

TEST_CASE("inference finds the rule that made a history") {
  // Beside each the number of rules that are the same by another name: 14 days that end on a working day are ten working
  // days where no holiday comes between, and opening hours play no part where only days count.
  const std::pair<DueRule, std::size_t> rules[] = {
      {{{14, Unit::naturalDay}, Landing::anyMoment, 0}, 0},    {{{14, Unit::naturalDay}, Landing::workingDay, 0}, 3},
      {{{14, Unit::naturalDay}, Landing::openHours, 0}, 1},    {{{14, Unit::naturalDay}, Landing::openHours, 1}, 0},
      {{{2, Unit::workingDay}, Landing::anyMoment, 0}, 1},     {{{2, Unit::workingDay}, Landing::openHours, 0}, 0},
      {{{2, Unit::workingDay}, Landing::openHours, 1}, 0},     {{{2, Unit::workingDay}, Landing::openHours, 2}, 0},
      {{{30, Unit::naturalHour}, Landing::anyMoment, 0}, 0},   {{{45, Unit::naturalMinute}, Landing::anyMoment, 0}, 0},
      {{{12, Unit::workingHour}, Landing::anyMoment, 0}, 0}};
  const auto calendars = bostonCalendars();
  for (const auto& [rule, same] : rules) {
    INFO(model::limitText(rule.limit) << ' ' << static_cast<int>(rule.landing) << ' ' << rule.calendar);
    const auto pairs = history(rule, 400);
    const auto found = inferLimit(pairs, calendars);
    REQUIRE(found);
    CHECK(found->rule == rule);
    CHECK(found->days == 400);
    CHECK(found->exact == 400);
    CHECK(found->rivals == same);
    CHECK_FALSE(found->second);
    CHECK(found->confidence() > 0.99);
    CHECK(found->confidence() < 1);
  }
}

TEST_CASE("inference tells a second limit, dues moved by hand and the rest apart") {
  const auto calendars = bostonCalendars();
  auto pairs = history({{63, Unit::naturalDay}, Landing::openHours, 0}, 300);
  const auto urgent = history({{4, Unit::workingDay}, Landing::anyMoment, 0}, 20, 2);
  pairs.insert(pairs.end(), urgent.begin(), urgent.end());
  for (int i = 0; i < 9; ++i) pairs.push_back({at(8, 1 + i, 10), at(11, 3 + i, 12, 0, 0)});
  pairs.push_back({at(8, 1, 10), at(8, 3, 11)});
  const auto found = inferLimit(pairs, calendars);
  REQUIRE(found);
  CHECK(found->rule == DueRule{{63, Unit::naturalDay}, Landing::openHours, 0});
  CHECK(found->second == DueRule{{4, Unit::workingDay}, Landing::anyMoment, 0});
  CHECK(found->days == 300);
  CHECK(found->bySecond == 20);
  CHECK(found->byHand == 9);
  CHECK(found->unexplained == 1);
  CHECK(originOf(pairs.front(), *found, calendars) == DueOrigin::rule);
  CHECK(originOf(pairs[310], *found, calendars) == DueOrigin::second);
  CHECK(originOf(pairs[325], *found, calendars) == DueOrigin::hand);
  CHECK(originOf(pairs.back(), *found, calendars) == DueOrigin::unexplained);
}

TEST_CASE("inference says when a history is too short, and does not guess without one") {
  const auto calendars = bostonCalendars();
  const DuePair one{at(7, 5, 10), at(7, 7, 10)};  // Tuesday to Thursday: two days of any kind
  const auto found = inferLimit(std::vector{one}, calendars);
  REQUIRE(found);
  CHECK(found->rule == DueRule{{2, Unit::naturalDay}, Landing::anyMoment, 0});
  CHECK(found->rivals > 5);
  CHECK(found->confidence() < 0.3);
  CHECK_FALSE(inferLimit({}, calendars));
  CHECK_FALSE(inferLimit(std::vector{one}, {}));
  CHECK_FALSE(inferLimit(std::vector{DuePair{one.due, one.from}}, calendars));
}

TEST_CASE("inference on Boston: the due day and the verdict from one limit and one calendar of each type") {
  const char* set = std::getenv("JINGWEI_DATA");
  const auto file = std::filesystem::path(set ? set : JW_SOURCE_DIR "/../shared/data") / "incidents/boston_2011.csv.gz";
  if (!std::filesystem::exists(file)) {
    WARN("skipped: no data");
    return;
  }
  const auto mapping = intake::CaseMapping::load(std::filesystem::path(JW_SOURCE_DIR) / "data/mappings/boston.toml");
  intake::CaseFile cases(file, mapping);
  std::map<std::string, std::vector<DuePair>> pairs;
  std::map<std::string, std::vector<ClosedCase>> closed;
  while (const auto row = cases.next()) {
    const auto* good = std::get_if<intake::CaseRow>(&*row);
    if (!good || good->report.due == kNever) continue;
    const DuePair pair{good->report.reportedAt, good->report.due};
    pairs[good->categoryName].push_back(pair);
    if (good->closedAt != kNever && good->ontime) closed[good->categoryName].push_back({pair, good->closedAt, *good->ontime});
  }
  REQUIRE(pairs.size() == 114);
  const auto calendars = bostonCalendars();
  std::size_t all = 0, days = 0;
  Verdicts v;
  std::map<std::string, double> weak;
  for (const auto& [type, history] : pairs) {
    const auto found = inferLimit(history, calendars);
    REQUIRE(found);
    all += found->pairs;
    days += found->days;
    if (found->share() < 0.95) weak[type] = found->share();
    CHECK((found->rule.calendar == 0 || !found->rule.usesCalendar() || found->rivals > 0 || found->pairs < 20));
    v += verdictsOf(closed[type], *found, calendars);
  }
  CAPTURE(all, days, v.judged, v.same, v.sameByTwo, v.movedByHand, v.sameUnmoved);
  CHECK(all == 35754);
  CHECK(days * 100 >= all * 99);
  CHECK(v.judged == 33356);
  CHECK(v.same * 1000 >= v.judged * 997);
  CHECK(v.sameByTwo * 1000 >= v.judged * 998);
  // What people have entered by hand comes from no limit; it is little, and of all else 99.9% agree.
  CHECK(v.movedByHand * 1000 <= v.judged * 5);
  CHECK(v.sameExtended * 1000 >= v.judged * 999);
  CHECK(v.sameUnmoved * 1000 >= (v.judged - v.movedByHand) * 999);
  CHECK(weak.size() <= 2);
  CHECK(weak.contains("Missing Sign"));
  // Rules that were found in the first two thirds of each type hold in the last: they are the city's, not ours.
  std::size_t later = 0, laterDays = 0, without = 0;
  for (auto& [type, history] : pairs) {
    std::sort(history.begin(), history.end(), [](const DuePair& a, const DuePair& b) { return a.from < b.from; });
    const std::size_t cut = history.size() * 2 / 3;
    const auto found = inferLimit(std::span(history).first(cut), calendars);
    later += history.size() - cut;
    if (!found) {
      without += history.size() - cut;
      continue;
    }
    for (const DuePair& p : std::span(history).subspan(cut)) laterDays += originOf(p, *found, calendars) == DueOrigin::rule;
  }
  CAPTURE(later, laterDays, without);
  CHECK(laterDays * 100 >= later * 98);
  const auto rule = [&](const char* type) { return inferLimit(pairs.at(type), calendars)->rule; };
  CHECK(rule("Request for Pothole Repair") == DueRule{{2, Unit::workingDay}, Landing::openHours, 0});
  CHECK(rule("Missed Trash/Recycling/Yard Waste/Bulk Item") == DueRule{{2, Unit::workingDay}, Landing::openHours, 0});
  CHECK(rule("Street Light Outages") == DueRule{{14, Unit::naturalDay}, Landing::openHours, 0});
  CHECK(rule("Unsatisfactory Living Conditions") == DueRule{{120, Unit::naturalDay}, Landing::anyMoment, 0});
}

}  // namespace limit_inference_test
