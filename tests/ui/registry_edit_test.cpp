// The registry page: editing, undo, moves, posts and organisations, with real keys and clicks.
#include <QDateEdit>
#include <QTreeWidget>

#include "tests/ui/registry_fixture.h"
#include "ui/registry/building_view.h"
#include "ui/widgets/trail_view.h"

namespace registry_edit_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("registry page: a person is edited, wrong values are named beside their field, and Ctrl+Z takes it back") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  desk.press("editPerson");
  auto* form = desk.form();
  desk.choose(form, "education", "10");
  desk.write(form, "citizen_id", "110101199003070000");
  desk.send(form);
  auto* error = desk.find<QLabel>("citizen_idError", form);
  REQUIRE(eventually([&] { return error->isVisible(); }));
  CHECK(error->text().contains(QStringLiteral("校验码")));
  CHECK_FALSE(desk.find<QLabel>("phoneError", form)->isVisible());
  desk.write(form, "citizen_id", "");
  CHECK_FALSE(error->isVisible());
  desk.write(form, "day", "2026-13-40");
  desk.send(form);
  CHECK(desk.find<QLabel>("dayError", form)->isVisible());
  desk.write(form, "day", "");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.fact(QStringLiteral("文化程度")) == QStringLiteral("研究生教育"); }));
  // What was not touched is as it was.
  desk.search(QStringLiteral("12000001234"));
  CHECK(eventually([&] { return desk.found()->rowCount() == 1; }));

  desk.press("personHistory");
  auto* trail = desk.in<ui::TrailView>("rowHistory");
  REQUIRE(eventually([&] { return trail->asText().contains(QStringLiteral("文化程度: 大学本科教育 → 研究生教育")); }));
  CHECK(trail->asText().contains(QStringLiteral("社工")));
  CHECK_FALSE(trail->asText().contains("12000001234"));
  CHECK_FALSE(trail->asText().contains(QStringLiteral("张建国")));
  desk.press("recordBack");
  desk.undo();
  CHECK(eventually([&] { return desk.fact(QStringLiteral("文化程度")) == QStringLiteral("大学本科教育"); }));
  CHECK_FALSE(desk.button("registryUndo")->isEnabled());
}

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

TEST_CASE("registry page: moving, death with a new head, merging duplicates") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  // The head dies: the form asks who follows, and says what comes of it.
  desk.pick("personMore", "recordDeath");
  auto* form = desk.form();
  CHECK(desk.find<QLabel>("consequence", form)->isVisible());
  desk.send(form);
  CHECK(desk.find<QLabel>("new_headError", form)->isVisible());
  auto* heads = desk.find<QComboBox>("new_head", form);
  REQUIRE(heads->count() == 2);
  heads->setCurrentIndex(heads->findText(QStringLiteral("李"), Qt::MatchStartsWith));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  desk.openFlat(desk.flat101);
  REQUIRE(eventually([&] { return desk.hasText("dwellingTitle", "101") && desk.members()->rowCount() == 2; }));
  CHECK(desk.members()->textAt(0, 1) == QStringLiteral("户主"));
  desk.undo();
  REQUIRE(eventually([&] { return desk.members()->rowCount() == 3; }));

  // A member moves: carried to the other building, moved in there.
  const int wife = desk.members()->textAt(1, 0).startsWith(QStringLiteral("李")) ? 1 : 2;
  desk.openMember(wife);
  desk.pick("personMore", "carryPerson");
  CHECK(desk.find<QFrame>("carryBand", desk.page)->isVisible());
  desk.buildings()->choose(QString::fromStdString(desk.west.text()));
  REQUIRE(desk.hasText("buildingTitle", QStringLiteral("望江苑")));
  REQUIRE(eventually([&] { return !desk.grid()->cellRect(desk.westFlat).isEmpty(); }));
  desk.openFlat(desk.westFlat);
  desk.press("moveInto");
  form = desk.form();
  desk.choose(form, "relation", "6");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.members()->rowCount() == 2; }));
  CHECK_FALSE(desk.find<QFrame>("carryBand", desk.page)->isVisible());

  // The household moves to an empty flat of the eastern house.
  desk.pick("householdMore", "carryHousehold");
  desk.buildings()->choose(QString::fromStdString(desk.east.text()));
  REQUIRE(eventually([&] { return !desk.grid()->cellRect(desk.flat102).isEmpty(); }));
  desk.openFlat(desk.flat102);
  desk.press("moveHere");
  desk.send(desk.form());
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.hasText("dwellingTitle", "102") && desk.members()->rowCount() == 2; }));

  // A second record of the same human being is merged into the first.
  desk.household(desk.flat201, "王志强", "", "");
  desk.page->buildingView().reload();
  REQUIRE(eventually([&] { return desk.page->buildingView().sheet()->dwellings.back().people > 0; }));
  desk.openFlat(desk.flat201);
  REQUIRE(desk.hasText("dwellingTitle", "201"));
  desk.openMember(0);
  desk.pick("personMore", "carryTwin");
  desk.openFlat(desk.flat102);
  REQUIRE(desk.hasText("dwellingTitle", "102"));
  desk.openMember(0);
  desk.press("mergeInto");
  form = desk.form();
  CHECK(desk.find<QLabel>("consequence", form)->isVisible());
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  desk.openFlat(desk.flat201);
  CHECK(desk.hasText("nobody", QStringLiteral("无人居住")));
}

TEST_CASE("registry page: leaders are appointed and dismissed, by those who keep the registry alone") {
  RegistryUi desk;
  desk.openEast();
  desk.press("postsButton");
  desk.press("appoint");
  auto* form = desk.form();
  CHECK(desk.find<QComboBox>("place", form)->count() == 3);
  desk.send(form);
  CHECK(desk.find<QLabel>("nameError", form)->isVisible());
  desk.write(form, "name", QStringLiteral("孙丽"));
  desk.write(form, "phone", "0571-1234");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  auto* posts = desk.in<ui::RowsTable>("registryPosts");
  REQUIRE(eventually([&] { return posts->rowCount() == 1; }));
  CHECK(posts->textAt(0, 0) == QStringLiteral("楼长"));
  CHECK(posts->textAt(0, 1) == QStringLiteral("孙丽"));
  CHECK(desk.hasText("buildingLeaders", QStringLiteral("孙丽")));

  posts->choose(posts->model()->index(0, 0).data(Qt::UserRole + 1).toString());
  desk.city.clock->advance(std::chrono::hours(24));  // a post held for no time at all leaves no trace
  desk.press("dismiss");
  form = desk.form();
  desk.write(form, "reason", QStringLiteral("任期届满"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  CHECK(eventually([&] { return posts->rowCount() == 0; }));
  desk.in<QAbstractButton>("pastPosts")->click();
  REQUIRE(eventually([&] { return posts->rowCount() == 1 && posts->textAt(0, 6) == QStringLiteral("任期届满"); }));

  // A resident becomes the building's leader from the own page.
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  desk.pick("personMore", "appointPerson");
  desk.send(desk.form());
  REQUIRE(desk.gone("registryForm"));
  CHECK(desk.hasText("buildingLeaders", QStringLiteral("张建国")));

  desk.sit(desk.city.operatorDesk);
  desk.openEast();
  desk.press("postsButton");
  CHECK(eventually([&] { return posts->rowCount() == 2; }));
  CHECK_FALSE(desk.in<QToolButton>("appoint")->isVisible());
  CHECK_FALSE(desk.in<QToolButton>("newDwelling")->isVisible());
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

}  // namespace registry_edit_test
