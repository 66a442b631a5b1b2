#include "gis/map/case_symbols.h"
#include "gis/map/case_time.h"
#include "tests/catch.h"

namespace map_case_time_test {

using namespace jw;
using gis::TimeState;

namespace {

constexpr std::int64_t kHour = 3600 * 1000;

model::CaseSummary caseDue(std::int64_t reported, std::int64_t due) {
  model::CaseSummary c;
  c.state = model::CaseState::accepted;
  c.reportedAt = c.stateSince = fromMillis(reported);
  c.due = fromMillis(due);
  return c;
}

TimeState stateAt(const model::CaseSummary& c, std::int64_t now) {
  return gis::timeLeft(c, fromMillis(now)).state;
}

}  // namespace

TEST_CASE("the colour follows the share of the time that is left") {
  const auto c = caseDue(0, 100);
  CHECK(stateAt(c, 0) == TimeState::good);
  CHECK(stateAt(c, 49) == TimeState::good);
  CHECK(stateAt(c, 50) == TimeState::between);  // not more than half
  CHECK(stateAt(c, 75) == TimeState::between);  // not less than a quarter
  CHECK(stateAt(c, 76) == TimeState::amber);
  CHECK(stateAt(c, 99) == TimeState::amber);
  CHECK(stateAt(c, 100) == TimeState::overdue);
  CHECK(gis::timeLeft(c, fromMillis(30)).fraction == Approx(0.7));
  CHECK(gis::timeLeft(c, fromMillis(250)).fraction == 0);
  CHECK(gis::timeLeft(c, fromMillis(250)).left == Millis(-150));
}

TEST_CASE("the deadline of the present step counts from the step's beginning") {
  auto c = caseDue(0, 100 * kHour);
  c.stateSince = fromMillis(10 * kHour);
  c.stepDue = fromMillis(20 * kHour);
  CHECK(gis::timeLeft(c, fromMillis(15 * kHour)).fraction == Approx(0.5));
  c.stepDue = fromMillis(200 * kHour);  // the case's own deadline comes first now
  CHECK(gis::timeLeft(c, fromMillis(15 * kHour)).fraction == Approx(0.85));
}

TEST_CASE("suspended, closed and unlimited cases have no running clock") {
  auto c = caseDue(0, 100);
  c.state = model::CaseState::suspended;
  CHECK(stateAt(c, 200) == TimeState::still);
  c.state = model::CaseState::archived;
  CHECK(stateAt(c, 200) == TimeState::still);
  c = caseDue(0, 100);
  c.due = kNever;
  CHECK(stateAt(c, 200) == TimeState::still);
  CHECK_FALSE(gis::timeLeft(c, fromMillis(200)).hasDeadline);
}

TEST_CASE("a deadline before the report is simply overdue, and a broken start never divides by zero") {
  CHECK(stateAt(caseDue(100, 50), 60) == TimeState::overdue);
  CHECK(gis::timeLeft(caseDue(100, 50), fromMillis(20)).fraction == 1);
  CHECK(gis::timeLeft(caseDue(100, 100), fromMillis(99)).fraction == 1);
}

TEST_CASE("the ring is full at first and never empty before the deadline") {
  const auto c = caseDue(0, 1000);
  CHECK(gis::symbolKey(c, fromMillis(0)).ring == gis::kRingSteps);
  CHECK(gis::symbolKey(c, fromMillis(500)).ring == gis::kRingSteps / 2);
  CHECK(gis::symbolKey(c, fromMillis(999)).ring == 1);
  CHECK(gis::symbolKey(c, fromMillis(1000)).ring == 0);
}

}  // namespace map_case_time_test
