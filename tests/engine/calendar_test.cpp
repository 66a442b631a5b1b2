// The city's own holidays: entered, in force at once, also for what runs already; logged, taken back, kept over a restart.
#include "tests/engine/engine_answers.h"

namespace calendar_test {

using namespace jw;
using namespace jw::test;

namespace {

Instant local(int month, int day, int hour) { return Zone::china().toInstant({2026, month, day, hour}); }
engine::PutSetting year(std::optional<std::string> days) { return {{}, "calendar_2026", std::move(days)}; }
Instant dueOf(SmallCity& city, CaseId id) { return details(city, city.operatorDesk, id)->summary.due; }

}  // namespace

TEST_CASE("a holiday that is entered moves the deadlines that run over it at once and back when it is taken out") {
  SmallCity city;
  const auto litter = taken(city.send(SmallCity::report(city.litter, "四小时"))).id;     // Friday, 9:00 to 15:00
  const auto pothole = taken(city.send(SmallCity::report(city.pothole, "两天"))).id;     // to Tuesday, 9:00
  const auto plain = taken(city.send(SmallCity::report(city.other, "无时限"))).id;
  CHECK(dueOf(city, pothole) == local(11, 24, 9));
  const auto before = ask(*city.engine, "SELECT count(*) FROM journal");

  auto operatorPuts = city.engine->submit(engine::Order{city.operatorDesk, year("-11-23")}).get();
  CHECK(code(operatorPuts) == "not_entitled");
  CHECK(code(city.put(year("-11-31"))) == "bad_value");
  CHECK(code(city.put(engine::PutSetting{*model::SettingScope::parse("street:330101"), "calendar_2026", "-11-23"})) == "bad_value");
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal") == before);

  taken(city.put(year("-11-23")));
  CHECK_FALSE(city.engine->directory()->calendar().isWorkingDay(daysOf(2026, 11, 23)));
  CHECK(dueOf(city, pothole) == local(11, 25, 9));
  CHECK(dueOf(city, litter) == local(11, 20, 15));
  CHECK(dueOf(city, plain) == kNever);
  // The row of the year and that of the one case.
  CHECK(ask(*city.engine, "SELECT count(*) FROM journal") == before + 2);
  CHECK(ask(*city.engine, "SELECT patch LIKE '%\"due\"%' FROM journal WHERE tbl=8 ORDER BY seq DESC LIMIT 1") == 1);
  CHECK(taken(city.put(year("-11-23"))).alreadyThere);
  // A new one is counted by it, and so it is after a restart.
  CHECK(dueOf(city, taken(city.send(SmallCity::report(city.pothole, "又两天"))).id) == local(11, 25, 9));
  city.open();
  CHECK_FALSE(city.engine->directory()->calendar().isWorkingDay(daysOf(2026, 11, 23)));
  CHECK(city.engine->directory()->allSettings().years().count(2026) == 1);
  checkSound(city);

  taken(city.put(year(std::nullopt)));
  CHECK(dueOf(city, pothole) == local(11, 24, 9));
  CHECK(city.engine->directory()->calendar().ofYear(2026).size() > 20);  // as shipped
  checkSound(city);
}

TEST_CASE("a case is urged by the deadline that the new calendar gives it") {
  SmallCity city;
  const auto id = taken(city.send(SmallCity::report(city.litter, "四小时"))).id;
  const auto worker = city.worker(city.sanitation);
  taken(city.act(worker, id, model::Action::accept));
  city.clock->set(local(11, 20, 14));
  taken(city.put(year("-11-20")));  // today is off after all: the case is due on Monday
  CHECK(details(city, city.operatorDesk, id)->summary.stepDue == local(11, 23, 12));
  taken(city.put(year(std::nullopt)));
  CHECK(details(city, city.operatorDesk, id)->summary.stepDue == local(11, 20, 15));
}

}  // namespace calendar_test
