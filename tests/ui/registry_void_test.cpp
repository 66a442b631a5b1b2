// The registry page: what is learnt late, and records of what never was.
#include <QDateEdit>

#include "tests/ui/registry_fixture.h"
#include "ui/registry/building_view.h"
#include "ui/widgets/trail_view.h"

namespace registry_void_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("registry page: a death is told after the telephone was corrected, with its true day") {
  RegistryUi desk;
  desk.city.clock->advance(std::chrono::hours(24 * 10));
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  desk.press("editPerson");
  auto* form = desk.form();
  desk.write(form, "phone", "12000009999");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.fact(QStringLiteral("电话")).contains(QStringLiteral("9999")); }));
  desk.city.clock->advance(std::chrono::hours(24 * 5));
  desk.pick("personMore", "recordDeath");
  form = desk.form();
  auto* follows = desk.find<QComboBox>("new_head", form);
  follows->setCurrentIndex(0);
  desk.write(form, "day", "2026-11-01");
  desk.send(form);
  auto* error = desk.find<QLabel>("dayError", form);
  REQUIRE(eventually([&] { return error->isVisible(); }));
  CHECK(error->text().contains(QStringLiteral("2026-11-2")));
  desk.write(form, "day", "2026-11-24");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  CHECK(desk.hasText("recordEmpty", QStringLiteral("此人")));
  auto* day = desk.in<QDateEdit>("asOf");
  desk.openFlat(desk.flat101);
  REQUIRE(eventually([&] { return desk.members()->rowCount() == 2; }));
  day->setDate(QDate(2026, 11, 26));
  CHECK(eventually([&] { return desk.members()->rowCount() == 2; }));
  day->setDate(QDate(2026, 11, 23));
  CHECK(eventually([&] { return desk.members()->rowCount() == 3; }));
}

TEST_CASE("registry page: a person, a household and a dwelling are taken out for a reason, and come back") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  desk.pick("personMore", "voidPerson");
  auto* form = desk.form();
  CHECK(desk.find<QLabel>("consequence", form)->isVisible());
  desk.send(form);
  CHECK(desk.find<QLabel>("reasonError", form)->isVisible());
  desk.write(form, "reason", QStringLiteral("重复登记"));
  desk.find<QComboBox>("new_head", form)->setCurrentIndex(0);
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  CHECK(desk.hasText("recordEmpty", QStringLiteral("此人")));
  CHECK(eventually([&] { return desk.page->buildingView().sheet()->building.people == 2; }));
  desk.search(QStringLiteral("张建国"));
  CHECK(eventually([&] { return desk.found()->isVisible() && desk.found()->rowCount() == 0; }));
  desk.search({});
  desk.undo();
  CHECK(eventually([&] { return desk.page->buildingView().sheet()->building.people == 3; }));

  desk.openFlat(desk.flat101);
  REQUIRE(desk.hasText("dwellingTitle", "101"));
  desk.pick("dwellingMore", "voidDwelling");
  form = desk.form();
  desk.write(form, "reason", QStringLiteral("没有这扇门"));
  desk.send(form);
  auto* refusal = desk.find<QLabel>("error", form);
  REQUIRE(eventually([&] { return refusal->text().contains(QStringLiteral("有人居住")); }));
  form->reject();
  REQUIRE(desk.gone("registryForm"));
  desk.pick("householdMore", "voidHousehold");
  form = desk.form();
  desk.write(form, "reason", QStringLiteral("登记错楼"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(desk.hasText("nobody", QStringLiteral("此处无人居住")));
  desk.pick("dwellingMore", "voidDwelling");
  form = desk.form();
  desk.write(form, "reason", QStringLiteral("没有这扇门"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  CHECK(desk.hasText("recordEmpty", QStringLiteral("房屋")));
  CHECK(eventually([&] { return desk.page->buildingView().sheet()->dwellings.size() == 2; }));
  // Neither was there on any day.
  auto* day = desk.in<QDateEdit>("asOf");
  desk.city.clock->advance(std::chrono::hours(24 * 3));
  day->setDate(QDate(2026, 11, 23));
  CHECK(eventually([&] { return desk.page->buildingView().sheet()->dwellings.size() == 2; }));
  QTest::mouseClick(desk.in<QPushButton>("pastBandEnd"), Qt::LeftButton);
  desk.undo();
  REQUIRE(eventually([&] { return desk.page->buildingView().sheet()->dwellings.size() == 3; }));
  desk.undo();
  CHECK(eventually([&] { return desk.page->buildingView().sheet()->building.people == 3; }));
}

}  // namespace registry_void_test
