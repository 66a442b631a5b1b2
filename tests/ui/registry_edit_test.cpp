// The registry page: entering dwellings, households, births and organisations, with real keys and clicks.
#include <QDateEdit>
#include <QTreeWidget>

#include "tests/ui/registry_fixture.h"
#include "ui/registry/building_view.h"

using namespace jw;
using namespace jw::test;

TEST_CASE("registry page: a dwelling, a household, a birth; and how it was before") {
  RegistryUi desk;
  desk.city.clock->advance(std::chrono::hours(24 * 10));
  desk.openEast();
  desk.press("newDwelling");
  auto* form = desk.form();
  desk.send(form);
  CHECK(desk.find<QLabel>("floorError", form)->isVisible());
  desk.write(form, "floor", "1");
  desk.write(form, "number", "1");
  desk.send(form);
  auto* taken = desk.find<QLabel>("numberError", form);
  REQUIRE(eventually([&] { return taken->isVisible(); }));
  desk.write(form, "floor", "3");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.page->buildingView().sheet()->dwellings.size() == 4; }));

  desk.openFlat(desk.flat201);
  REQUIRE(desk.hasText("dwellingTitle", "201"));
  desk.press("addHousehold");
  form = desk.form();
  desk.write(form, "name", QStringLiteral("赵敏"));
  desk.write(form, "citizen_id", QString::fromStdString(idFor(9, 1990, model::Sex::female)));
  desk.choose(form, "household.type", "1");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.members()->rowCount() == 1 && desk.members()->textAt(0, 0).startsWith(QStringLiteral("赵")); }));
  desk.press("recordBirth");
  form = desk.form();
  desk.write(form, "name", QStringLiteral("赵小宝"));
  desk.write(form, "birth_day", "2026-11-28");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.members()->rowCount() == 2; }));
  CHECK(desk.members()->textAt(1, 3) == QStringLiteral("未满 14 岁"));
  CHECK(eventually([&] { return desk.page->buildingView().sheet()->building.people == 5; }));

  auto* day = desk.in<QDateEdit>("asOf");
  day->setDate(QDate(2026, 11, 22));
  auto* band = desk.find<QFrame>("pastBand", desk.page);
  CHECK(band->isVisible());
  REQUIRE(desk.hasText("nobody", QStringLiteral("没有登记人员")));
  REQUIRE(eventually([&] { return desk.page->buildingView().sheet()->dwellings.size() == 3; }));
  for (auto* b : desk.page->findChildren<QToolButton*>("addHousehold")) CHECK_FALSE(b->isVisible());
  CHECK_FALSE(desk.in<QToolButton>("newDwelling")->isVisible());
  QTest::mouseClick(desk.in<QPushButton>("pastBandEnd"), Qt::LeftButton);
  CHECK_FALSE(band->isVisible());
  CHECK(eventually([&] { return desk.members()->rowCount() == 2; }));
}

TEST_CASE("registry page: organisations are listed by kind, entered, edited and closed") {
  RegistryUi desk;
  auto* tree = desk.in<QTreeWidget>("areaTree");
  REQUIRE(eventually([&] { return tree->topLevelItemCount() == 1 && tree->topLevelItem(0)->childCount() == 2; }));
  tree->setCurrentItem(tree->topLevelItem(0)->child(0));
  desk.press("organisationsTab");
  CHECK(desk.hasText("placeState", "+"));
  desk.press("newOrganisation");
  auto* form = desk.form();
  desk.write(form, "name", QStringLiteral("好邻居便利店"));
  desk.choose(form, "kind", "3");
  desk.write(form, "credit_code", "91330000000000000X");
  desk.send(form);
  REQUIRE(eventually([&] { return desk.find<QLabel>("credit_codeError", form)->isVisible(); }));
  desk.write(form, "credit_code", "");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  auto* list = desk.in<ui::RowsTable>("registryOrganisations");
  REQUIRE(eventually([&] { return list->rowCount() == 1; }));
  CHECK(list->textAt(0, 1) == QStringLiteral("商户"));
  list->choose(list->model()->index(0, 0).data(Qt::UserRole + 1).toString());
  REQUIRE(desk.hasText("organisationTitle", QStringLiteral("好邻居")));
  desk.press("editOrganisation");
  form = desk.form();
  desk.write(form, "name", QStringLiteral("新邻居便利店"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  CHECK(desk.hasText("organisationTitle", QStringLiteral("新邻居")));
  desk.press("closeOrganisation");
  desk.send(desk.form());
  REQUIRE(desk.gone("registryForm"));
  CHECK(eventually([&] { return list->rowCount() == 0; }));
}
