// Every indicator against cases made by hand, and the figures of the notice: 911/972 and 737/972.
#include <map>
#include <set>

#include "tests/appraisal/hand_cases.h"

namespace indicators_test {

using namespace jw;
using namespace jw::test;

namespace {

constexpr int kDay = 24 * 60;

/// Twelve cases, one for each thing that can happen.
std::vector<Trail> twelve() {
  using model::CaseKind;
  using model::Channel;
  return {
      // 1: everything in time.
      Trail(0).due(300).assign(10, "A").accept(20, 40).feedBack(140, 320).followUp(200, 400, true).archive(200),
      // 2: reported by phone, accepted late, fed back late, closed.
      Trail(0, CaseKind::matter, Channel::phone).due(300).assign(10, "A").accept(70, 40).feedBack(310, 300).followUp(320, 400, true).archive(330),
      // 3: fed back in time, archived after the deadline.
      Trail(0, CaseKind::component).due(300).assign(5, "B").accept(15, 35).feedBack(255, 315).followUp(500, 400, true).archive(600),
      // 4: sent back by B, then done by A.
      Trail(60).due(600).assign(70, "B").reject(80, 100).assign(90, "A").accept(100, 120).feedBack(200, 400).followUp(260, 500, true).archive(260),
      // 5: not satisfied, a second round with a deadline of its own; the row has lost the first one.
      Trail(0, CaseKind::sentiment, Channel::app).assign(10, "A").accept(20, 40).feedBack(100, 320).followUp(150, 400, false).rework(150).feedBack(250, 450).followUp(300, 600, true).archive(300),
      // 6: waits for the department, past its deadline.
      Trail(0).due(2 * kDay).stepDue(3 * kDay).assign(10, "B").accept(20, 40),
      // 7: waits, and has time until April.
      Trail(kDay).due(40 * kDay).stepDue(41 * kDay).assign(kDay + 120, "B").accept(kDay + 130, kDay + 150),
      // 8: suspended past its deadline.
      Trail(0).due(2 * kDay).stepDue(3 * kDay).assign(10, "A").accept(20, 40).suspend(100),
      // 9: extended, still open.
      Trail(0).due(5 * kDay).stepDue(5 * kDay).assign(10, "A").accept(20, 40).extend(100),
      // 10: void.
      Trail(0, CaseKind::police, Channel::phone).due(300).void_(30),
      // 11: a duplicate that was joined to another.
      Trail(0, CaseKind::matter, Channel::wechat).due(300).duplicate().void_(40),
      // 12: of February, closed in February.
      Trail(-20 * kDay).due(-19 * kDay).assign(-20 * kDay + 5, "A").accept(-20 * kDay + 10, -20 * kDay + 30).feedBack(-20 * kDay + 60, -19 * kDay).followUp(-19 * kDay, -18 * kDay, true).archive(-19 * kDay),
  };
}

struct Expected {
  std::uint64_t base, counted;
  std::optional<double> value;
};

}  // namespace

TEST_CASE("every indicator of the catalogue, by hand") {
  const auto r = run(twelve(), "standard", {}, SubjectKind::department, departments(), 30 * kDay,
                     {{2, department("A"), minute(200)}, {2, department("A"), minute(205)}, {6, department("B"), minute(3 * kDay)}, {12, department("A"), minute(-kDay)}});
  const auto percent = [](int n, int d) { return 100.0 * n / d; };
  // By the numbers of the cases above: what is in the base, what is counted.
  const std::map<std::string, Expected> expected = {
      {"volume", {11, 11, 11}},                                       // all but 12
      {"volume_matter", {8, 8, 8}},                                   // 1 2 4 6 7 8 9 11
      {"volume_component", {1, 1, 1}},                                // 3
      {"volume_sentiment", {1, 1, 1}},                                // 5
      {"volume_police", {1, 1, 1}},                                   // 10
      {"filing_rate", {10, 9, percent(9, 10)}},                         // not 11; 10 was never filed
      {"dispatch_accuracy", {9, 8, percent(8, 9)}},                     // 1-9; 4 was sent back
      {"dispatch_in_time_rate", {9, 8, percent(8, 9)}},                 // 1-9; 7 after two hours
      {"accept_in_time_rate", {9, 8, percent(8, 9)}},                   // 1-9; 2 late
      {"handling_rate", {8, 5, percent(5, 8)}},                         // due in March: 1-6 8 9; 6 8 9 not fed back
      {"handling_in_time_rate", {8, 4, percent(4, 8)}},                 // 2 late
      {"closing_rate", {8, 5, percent(5, 8)}},                          // due in March: 1-6 8 9
      {"closing_in_time_rate", {8, 4, percent(4, 8)}},                  // 1 3 4 5
      {"closing_in_time_rate_deferred", {6, 4, percent(4, 6)}},         // without 8 and 9
      {"archived_in_time_rate", {8, 3, percent(3, 8)}},                 // 1 4 5; 3 was archived at 600, due at 300
      {"overdue", {3, 3, 3}},                                         // 2 6 9
      {"overdue_rate", {8, 3, percent(3, 8)}},
      {"follow_up_in_time_rate", {5, 4, percent(4, 5)}},                // 1-5; 3 late
      {"complaint_rate", {9, 2, percent(2, 9)}},                        // filed: 1-9; 2 and 5 by residents
      {"missed_rate", {8, 1, percent(1, 8)}},                           // without 5, which is no matter or component; 2
      {"rework_rate", {5, 1, percent(1, 5)}},                           // fed back: 1-5; 5
      {"satisfaction", {5, 5, 100.0}},                                // 5 was satisfied in the end
      {"rejections", {1, 1, 1}},                                      // 4
      {"urges", {2, 3, 3}},                                           // 2 twice, 6 once, 12 in February
      {"dispatch_mean", {9, 9, (10 + 10 + 5 + 10 + 10 + 10 + 120 + 10 + 10) / 9.0 / 60}},
      {"dispatch_p90", {9, 9, 2.0}},
      {"accept_mean", {9, 9, (10 + 60 + 10 + 10 + 10 + 10 + 10 + 10 + 10) / 9.0 / 60}},  // 4 counts from its second assignment
      {"accept_p90", {9, 9, 1.0}},
      {"handle_mean", {5, 5, (120 + 240 + 240 + 100 + 230) / 5.0 / 60}},
      {"handle_p90", {5, 5, 4.0}},
      {"follow_up_mean", {5, 5, (60 + 10 + 245 + 60 + 50) / 5.0 / 60}},
      {"follow_up_p90", {5, 5, 245 / 60.0}},
      {"total_mean", {5, 5, (200 + 330 + 600 + 200 + 300) / 5.0 / 60}},
      {"total_p90", {5, 5, 10.0}},
      {"patrols", {0, 0, std::nullopt}},
  };
  CHECK(expected.size() == r.rules->catalog.indicators.size());
  for (const auto& i : r.rules->catalog.indicators) {
    CAPTURE(i.id);
    const auto it = expected.find(i.id);
    REQUIRE(it != expected.end());
    const Expected& e = it->second;
    const Cell& c = cell(r, "", i.id);
    CHECK(c.base == e.base);
    CHECK(c.counted == e.counted);
    REQUIRE(c.value.has_value() == e.value.has_value());
    if (e.value) CHECK(*c.value == Approx(*e.value));
    // Every number opens its cases.
    const int index = r.rules->catalog.find(i.id);
    CHECK(casesOf(r, nullptr, index, Part::base).size() == c.base);
    if (i.measure == Measure::rate) {
      CHECK(casesOf(r, nullptr, index, Part::counted).size() == c.counted);
      CHECK(casesOf(r, nullptr, index, Part::missing).size() == c.base - c.counted);
    }
    // Rows make the total, where every case has a department at that step.
    std::uint64_t base = 0, listed = 0;
    for (const Row& row : r.rows) {
      base += row.cells[static_cast<std::size_t>(index)].base;
      listed += casesOf(r, &row, index, Part::base).size();
    }
    CHECK(base == listed);
    if (i.of.all & bit(Flag::filed)) CHECK(base == c.base);
  }
}

TEST_CASE("who answers for a step: the department that had the case then") {
  const auto r = run(twelve(), "standard", {}, SubjectKind::department, departments(), 30 * kDay, {{4, department("B"), minute(85)}});
  CHECK(cell(r, "B", "rejections").counted == 1);
  CHECK(cell(r, "A", "rejections").counted == 0);
  CHECK(cell(r, "B", "urges").counted == 1);
  // The dispatch of case 4 stands at B, which sent it back; the handling at A.
  CHECK(cell(r, "B", "dispatch_accuracy").base == 4);
  CHECK(cell(r, "B", "dispatch_accuracy").counted == 3);
  CHECK(cell(r, "A", "dispatch_accuracy").base == 5);
  CHECK(cell(r, "A", "handling_rate").base == 6);
  CHECK(casesOf(r, r.find("A"), r.rules->catalog.find("handling_rate"), Part::counted) == std::vector<std::int64_t>{1, 2, 4, 5});
  CHECK(casesOf(r, r.find("A"), r.rules->catalog.find("handling_rate"), Part::missing) == std::vector<std::int64_t>{8, 9});
  CHECK_FALSE(r.find("C")->score);
  CHECK(r.find("C")->rank == 0);
}

TEST_CASE("a case sent back by two departments counts at each of them") {
  const auto r = run({Trail(0).due(600).assign(10, "A").reject(20, 40).assign(30, "B").reject(40, 60).assign(50, "C").accept(60, 80).feedBack(100, 500)});
  CHECK(cell(r, "A", "rejections").counted == 1);
  CHECK(cell(r, "B", "rejections").counted == 1);
  CHECK(cell(r, "C", "rejections").counted == 0);
  CHECK(cell(r, "", "rejections").counted == 2);
  CHECK(cell(r, "", "rejections").base == 1);
  CHECK(cell(r, "A", "dispatch_accuracy").base == 1);
  CHECK(cell(r, "A", "dispatch_accuracy").counted == 0);
}

TEST_CASE("the notice's figures: 972 due, 911 closed, 737 of them in time") {
  std::vector<Trail> trails;
  for (int i = 0; i < 972; ++i) {
    Trail t(i);
    t.due(3 * kDay).stepDue(3 * kDay).assign(i + 5, "A").accept(i + 10, i + 30);
    if (i < 911) t.feedBack(i < 737 ? 3 * kDay : 3 * kDay + 1, 3 * kDay).followUp(4 * kDay, 5 * kDay, true).archive(4 * kDay);
    if (i >= 940) t.suspend(2 * kDay);
    trails.push_back(std::move(t));
  }
  const auto r = run(std::move(trails));
  CHECK(rounded(*cell(r, "", "closing_rate").value) == 93.72);
  CHECK(rounded(*cell(r, "A", "closing_rate").value) == 93.72);
  CHECK(rounded(*cell(r, "", "closing_in_time_rate").value) == 75.82);
  CHECK(cell(r, "", "closing_in_time_rate").counted == 737);
  // 32 deferred: 737 / (972 − 32).
  CHECK(cell(r, "", "closing_in_time_rate_deferred").base == 940);
  CHECK(rounded(*cell(r, "", "closing_in_time_rate_deferred").value) == 78.40);
}

TEST_CASE("a moment on the border: the period holds its beginning, not its end; the deadline itself is in time") {
  const int end = 31 * kDay;
  const auto r = run({Trail(0).due(0).assign(0, "A").accept(0, 0).feedBack(0, 0).archive(0), Trail(0).due(end).assign(0, "A").accept(0, 0).feedBack(0, end).archive(1),
                      Trail(0).due(end - 1).assign(0, "A").accept(0, 0).feedBack(end, end - 1).archive(end)},
                     "standard", {}, SubjectKind::department, departments(), end + 10);
  CHECK(cell(r, "", "closing_rate").base == 2);
  CHECK(casesOf(r, nullptr, r.rules->catalog.find("closing_in_time_rate"), Part::counted) == std::vector<std::int64_t>{1});
}

TEST_CASE("reopening takes a closing back, and a closed second round counts again") {
  Trail open = Trail(0).due(500).assign(5, "A").accept(10, 30).feedBack(100, 400).archive(110).reopen(200);
  Trail again = open;
  again.feedBack(300, 450).archive(310);
  const auto r = run({open, again});
  const auto closing = r.rules->catalog.find("closing_rate");
  CHECK(casesOf(r, nullptr, closing, Part::base) == std::vector<std::int64_t>{1, 2});
  CHECK(casesOf(r, nullptr, closing, Part::counted) == std::vector<std::int64_t>{2});
  CHECK(cell(r, "", "rework_rate").counted == 2);
}

TEST_CASE("a step without a recorded deadline is not due") {
  const auto r = run({Trail(0).assign(5, "A").accept(10, -1).feedBack(100, -1).followUp(110, -1, true).archive(120)});
  for (const char* id : {"accept_in_time_rate", "handling_rate", "closing_rate", "follow_up_in_time_rate", "overdue_rate"}) {
    CAPTURE(id);
    CHECK(cell(r, "", id).base == 0);
    CHECK_FALSE(cell(r, "", id).value);
  }
}

TEST_CASE("areas take the cases below them, persons the steps that they took") {
  const std::string street = "33/3301/330101/", other = "33/3301/330102/";
  const auto areas = run({Trail(0).area(street + "01/0101/").due(300).assign(5, "A"), Trail(0).area(street + "02/0201/").due(300).assign(5, "A"), Trail(0).area(other + "01/0101/").due(300).assign(5, "B"),
                          Trail(0).area("").due(300).assign(5, "B")},
                         "standard", {}, SubjectKind::street, {{street, "东街道", {}}, {other, "西街道", {}}});
  CHECK(cell(areas, street, "volume").base == 2);
  CHECK(cell(areas, other, "volume").base == 1);
  CHECK(cell(areas, "", "volume").base == 4);

  const auto people = run(twelve(), "standard", {}, SubjectKind::person, {});
  CHECK(cell(people, "部工", "handling_rate").base == 8);
  CHECK(cell(people, "社工", "handling_rate").base == 0);
  CHECK(cell(people, "社工", "satisfaction").base == 5);
  CHECK(people.rows.size() == 2);
}

}  // namespace indicators_test
