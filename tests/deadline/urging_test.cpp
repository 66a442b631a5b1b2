#include "core/deadline/urging.h"

#include "tests/catch.h"

namespace urging_test {

using namespace jw;
using namespace std::chrono_literals;
using deadline::nextUrge;
using deadline::UrgesSoFar;
using model::CaseState;
using model::Post;

namespace {

const Instant kDue = fromMillis(1'795'140'000'000);
const DepartmentId kSanitation{Uuid::named("sanitation")}, kRoads{Uuid::named("roads")};

model::CaseSummary lateCase(CaseState state) {
  model::CaseSummary c;
  c.state = state;
  c.department = kSanitation;
  c.area = "1/11/111/1111/";
  c.stateSince = kDue - 8h;
  c.stepDue = kDue;
  c.due = kDue + 1h;
  return c;
}

model::Settings hourly(int repeat, int escalateAfter) {
  model::Settings s;
  s.urgeByEmail = true;
  s.followUp = true;
  s.urgeRepeatHours = repeat;
  s.escalateAfter = escalateAfter;
  return s;
}

}  // namespace

TEST_CASE("a history that is entered late is not urged") {
  auto c = lateCase(CaseState::accepted);
  c.recordedAt = kDue + 1h;
  CHECK(nextUrge(c, hourly(4, 2), {}).at == kNever);
  c.recordedAt = kDue;
  CHECK(nextUrge(c, hourly(4, 2), {}).at == kDue);
}

TEST_CASE("a case is urged when its clock runs out, then again and again, at last the superior too") {
  struct Row {
    int repeat, escalateAfter, count;
    Millis last;  // after the deadline
    Instant at;
    int level;
  };
  const Row rows[] = {
      {4, 2, 0, 0h, kDue, 1},
      {4, 2, 1, 0h, kDue + 4h, 1},
      {4, 2, 2, 4h, kDue + 8h, 2},
      {4, 2, 3, 8h, kDue + 12h, 2},
      {4, 2, 4, 12h, kDue + 16h, 3},
      {4, 1, 1, 0h, kDue + 4h, 2},
      {4, 0, 9, 32h, kDue + 36h, 1},
      {0, 2, 0, 0h, kDue, 1},
      {0, 2, 1, 0h, kNever, 1},
      // Three days of standstill are made up for by one urge: the next one counts from it.
      {4, 2, 2, 72h, kDue + 76h, 2},
  };
  for (const auto& row : rows)
    for (const auto state : {CaseState::assigned, CaseState::accepted, CaseState::reworking, CaseState::fedBack}) {
      CAPTURE(row.repeat, row.escalateAfter, row.count, static_cast<int>(state));
      const UrgesSoFar urges{row.count, row.count ? kDue + row.last : kNever};
      const auto next = nextUrge(lateCase(state), hourly(row.repeat, row.escalateAfter), urges);
      CHECK(next.at == row.at);
      if (next.at != kNever) CHECK(next.level == row.level);
    }
}

TEST_CASE("nobody is urged where nobody has to act, where no clock runs, or where both switches are off") {
  for (const auto state : {CaseState::none, CaseState::followedUp, CaseState::suspended, CaseState::archived, CaseState::void_}) {
    CAPTURE(static_cast<int>(state));
    CHECK(nextUrge(lateCase(state), hourly(4, 2), {}).at == kNever);
    CHECK(deadline::receiversOf(lateCase(state), 3, {}).empty());
  }
  auto unlimited = lateCase(CaseState::accepted);
  unlimited.due = unlimited.stepDue = kNever;
  CHECK(nextUrge(unlimited, hourly(4, 2), {}).at == kNever);
  auto off = hourly(4, 2);
  off.urgeByEmail = off.urgeBySms = false;
  CHECK(nextUrge(lateCase(CaseState::assigned), off, {}).at == kNever);
  off.urgeBySms = true;
  CHECK(nextUrge(lateCase(CaseState::assigned), off, {}).at == kDue);
}

TEST_CASE("the desk is urged to dispatch by the limit of that alone, and nobody to follow up where that is off") {
  for (const auto state : {CaseState::reported, CaseState::rejected}) {
    auto c = lateCase(state);
    CHECK(nextUrge(c, hourly(4, 2), {}).at == kDue);
    c.stepDue = kNever;  // no limit is set; the case's own is the department's
    CHECK(nextUrge(c, hourly(4, 2), {}).at == kNever);
  }
  auto settings = hourly(4, 2);
  CHECK(nextUrge(lateCase(CaseState::fedBack), settings, {}).at == kDue);
  settings.followUp = false;
  CHECK(nextUrge(lateCase(CaseState::fedBack), settings, {}).at == kNever);
}

TEST_CASE("a deadline that is moved starts the urging anew") {
  auto c = lateCase(CaseState::accepted);
  const UrgesSoFar urges{3, kDue + 8h};
  CHECK(nextUrge(c, hourly(4, 2), urges).level == 2);
  c.due = c.stepDue = kDue + 48h;
  const auto next = nextUrge(c, hourly(4, 2), urges);
  CHECK(next.at == kDue + 48h);
  CHECK(next.level == 1);
}

TEST_CASE("over a week with restarts each urge is made once, in order") {
  // The clock is asked at odd moments; only what is stored (count, last) is carried over.
  const auto c = lateCase(CaseState::assigned);
  const auto settings = hourly(4, 2);
  UrgesSoFar stored;
  std::vector<int> levels;
  for (Instant now = kDue - 1h; now < kDue + 48h; now += 7min) {
    const bool down = now > kDue + 9h && now < kDue + 33h;
    if (down) continue;
    for (auto next = nextUrge(c, settings, stored); next.at <= now; next = nextUrge(c, settings, stored)) {
      levels.push_back(next.level);
      stored = {stored.count + 1, now};
    }
  }
  // 0, 4, 8 hours, then at 33 once for the 24 hours of standstill, 37, 41, 45.
  CHECK(levels == std::vector<int>{1, 1, 2, 2, 3, 3, 4});
}

namespace {

model::Staff person(const std::string& name, Post post, const model::AreaPath& area, DepartmentId department = {}) {
  model::Staff s;
  s.name = name;
  s.post = post;
  s.area = area;
  s.department = department;
  s.phone = "1390000" + name;
  s.email = name + "@example.org";
  return s;
}

struct City {
  std::vector<model::Department> departments{{kSanitation, 1, "D1", "desk", "desk@example.org", "010"}, {kRoads, 1, "D2", "roads", "roads@example.org", "011"}};
  std::vector<model::Staff> staff{
      person("cityWorker", Post::departmentWorker, "", kSanitation),
      person("east1", Post::departmentWorker, "1/11/", kSanitation),
      person("east2", Post::departmentWorker, "1/11/", kSanitation),
      person("west", Post::departmentWorker, "1/12/", kSanitation),
      person("roadsHere", Post::departmentWorker, "1/11/111/1111/", kRoads),
      person("community", Post::communityWorker, "1/11/111/"),
      person("otherCommunity", Post::communityWorker, "1/11/112/"),
      person("street", Post::supervisor, "1/11/"),
      person("otherStreet", Post::supervisor, "1/12/"),
      person("district", Post::supervisor, "1/"),
      person("leader", Post::gridLeader, "1/11/111/1111/"),
      person("onDuty", Post::operator_, "1/"),
  };
  std::string heardBy(const model::CaseSummary& c, int level) const {
    std::string names;
    for (const auto& r : deadline::receiversOf(c, level, {departments, staff})) names += (names.empty() ? "" : " ") + r.name;
    return names;
  }
};

}  // namespace

TEST_CASE("those who must act are told first, then their superiors, from near to far") {
  const City city;
  for (const auto state : {CaseState::assigned, CaseState::accepted, CaseState::reworking}) {
    CAPTURE(static_cast<int>(state));
    const auto c = lateCase(state);
    CHECK(city.heardBy(c, 1) == "east1 east2");
    CHECK(city.heardBy(c, 2) == "east1 east2 desk street");
    CHECK(city.heardBy(c, 3) == "east1 east2 desk street district");
    CHECK(city.heardBy(c, 9) == "east1 east2 desk street district");
  }
  const auto fedBack = lateCase(CaseState::fedBack);
  CHECK(city.heardBy(fedBack, 1) == "community");
  CHECK(city.heardBy(fedBack, 2) == "community street");
  for (const auto state : {CaseState::reported, CaseState::rejected}) {
    CHECK(city.heardBy(lateCase(state), 1) == "onDuty");
    CHECK(city.heardBy(lateCase(state), 2) == "onDuty street");
  }
}

TEST_CASE("a department that was called in is urged by its own clock, and with its own superiors") {
  const City city;
  auto c = lateCase(CaseState::assigned);
  c.stepDue = c.due = kDue + 100h;  // the lead has time
  const model::CalledIn task{Uuid::named("task"), kRoads, kDue - 2h, kDue};
  c.calledIn = {task};
  for (const auto state : {CaseState::assigned, CaseState::accepted, CaseState::reworking, CaseState::rejected}) {
    CAPTURE(static_cast<int>(state));
    c.state = state;
    const auto own = model::asCalledIn(c, task);
    CHECK(nextUrge(own, hourly(4, 2), {}).at == kDue);
    CHECK(nextUrge(own, hourly(4, 2), {2, kDue + 4h}).at == kDue + 8h);
    CHECK(nextUrge(own, hourly(4, 2), {2, kDue + 4h}).level == 2);
    CHECK(city.heardBy(own, 1) == "roadsHere");
    CHECK(city.heardBy(own, 2) == "roadsHere roads street");
    CHECK(own.calledIn.empty());
  }
  c.state = CaseState::suspended;
  CHECK(nextUrge(model::asCalledIn(c, task), hourly(4, 2), {}).at == kNever);
  c.state = CaseState::accepted;
  auto unlimited = task;
  unlimited.due = kNever;
  CHECK(nextUrge(model::asCalledIn(c, unlimited), hourly(4, 2), {}).at == kNever);
}

TEST_CASE("where a post is not filled the next one hears of it") {
  City city;
  auto c = lateCase(CaseState::assigned);
  c.area = "1/13/131/";
  CHECK(city.heardBy(c, 1) == "cityWorker");
  CHECK(city.heardBy(c, 2) == "cityWorker desk district");
  c.area = "";  // unlocated
  CHECK(city.heardBy(c, 1) == "cityWorker");
  CHECK(city.heardBy(c, 2) == "cityWorker desk");
  // "1/1/" is not inside "1/11/", whatever the letters say.
  c.area = "1/1/";
  CHECK(city.heardBy(c, 1) == "cityWorker");
  c.department = kRoads;
  c.area = "1/12/121/";
  CHECK(city.heardBy(c, 1) == "roads");
  CHECK(city.heardBy(c, 2) == "roads otherStreet");

  auto fedBack = lateCase(CaseState::fedBack);
  fedBack.area = "1/12/121/";
  CHECK(city.heardBy(fedBack, 1) == "otherStreet");
  CHECK(city.heardBy(fedBack, 3) == "otherStreet district");
}

TEST_CASE("nobody hears of it twice, and those without an address do not count as told") {
  City city;
  city.staff = {person("shared", Post::departmentWorker, "1/11/", kSanitation)};
  city.staff[0].phone = "010";
  city.staff[0].email = "desk@example.org";
  city.staff[0].quiet = {22 * 60, 7 * 60};
  const auto c = lateCase(CaseState::assigned);
  CHECK(city.heardBy(c, 2) == "shared");
  CHECK(deadline::receiversOf(c, 1, {city.departments, city.staff}).at(0).quiet == model::QuietHours{22 * 60, 7 * 60});
  city.staff[0].phone = city.staff[0].email = "";
  CHECK(city.heardBy(c, 1) == "desk");
}

}  // namespace urging_test
