// The registry page: buildings, compounds and volunteers are entered, edited, deleted and taken back.
#include <QMenu>
#include <QPlainTextEdit>
#include <QTreeWidget>

#include "tests/ui/registry_fixture.h"
#include "ui/registry/building_view.h"
#include "ui/registry/place_panel.h"
#include "ui/statistics/notice_form.h"
#include "ui/widgets/trail_view.h"

namespace registry_places_test {

using namespace jw;
using namespace jw::test;

namespace {

struct PlacesUi : RegistryUi {
  QTreeWidget* tree = in<QTreeWidget>("areaTree");
  void chooseGrid() {
    REQUIRE(eventually([&] { return tree->topLevelItemCount() == 1 && tree->topLevelItem(0)->childCount() == 2; }));
    auto* district = tree->topLevelItem(0)->child(0);
    district->setExpanded(true);
    REQUIRE(eventually([&] { return district->childCount() > 0; }));
    tree->setCurrentItem(district->child(0));
  }
  QTreeWidgetItem* compoundItem(const QString& name) {
    QTreeWidgetItem* found = nullptr;
    eventually([&] {
      const auto items = tree->findItems(name, Qt::MatchExactly | Qt::MatchRecursive);
      found = items.isEmpty() ? nullptr : items.first();
      return found != nullptr;
    });
    return found;
  }
  QString volunteerFact(const QString& name) { return in<ui::Facts>("volunteerFacts")->value(name); }
};

}  // namespace

TEST_CASE("registry page: a building is edited with checks beside the fields, its history shown, and Ctrl+Z takes it back") {
  PlacesUi desk;
  desk.openEast();
  desk.press("editBuilding");
  auto* form = desk.form();
  CHECK(desk.find<QComboBox>("compound", form)->currentText() == QStringLiteral("云锦花园"));
  desk.write(form, "floors", "1");
  desk.send(form);
  auto* error = desk.find<QLabel>("floorsError", form);
  REQUIRE(eventually([&] { return error->isVisible(); }));
  CHECK(error->text().contains(QStringLiteral("更高楼层")));
  desk.write(form, "floors", "6");
  desk.write(form, "name", QStringLiteral("云锦花园甲座"));
  desk.choose(form, "use", "apartments");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(desk.hasText("buildingTitle", QStringLiteral("云锦花园甲座")));
  CHECK(desk.hasText("buildingAbout", QStringLiteral("住宅楼")));
  desk.pick("buildingMore", "buildingHistory");
  auto* trail = desk.in<ui::TrailView>("rowHistory");
  CHECK(eventually([&] { return trail->asText().contains(QStringLiteral("云锦花园1号楼 → 云锦花园甲座")); }));
  desk.pick("buildingMore", "removeBuilding");
  form = desk.form();
  desk.send(form);
  auto* complaint = desk.find<QLabel>("error", form);
  REQUIRE(eventually([&] { return complaint->text().contains(QStringLiteral("房屋")); }));
  form->reject();
  desk.undo();
  CHECK(desk.hasText("buildingTitle", QStringLiteral("云锦花园1号楼")));
}

TEST_CASE("registry page: a compound and a building in it are made and deleted") {
  PlacesUi desk;
  desk.chooseGrid();
  desk.pick("newPlace", "newCompound");
  auto* form = desk.form();
  desk.send(form);
  CHECK(desk.find<QLabel>("nameError", form)->isVisible());
  desk.write(form, "name", QStringLiteral("望月苑"));
  desk.write(form, "address", QStringLiteral("望月路1号"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  auto* item = desk.compoundItem(QStringLiteral("望月苑"));
  REQUIRE(item);
  desk.tree->setCurrentItem(item);
  REQUIRE(desk.hasText("compoundTitle", QStringLiteral("望月苑")));
  desk.pick("newPlace", "newBuilding");
  form = desk.form();
  CHECK(desk.find<QComboBox>("compound", form)->currentText() == QStringLiteral("望月苑"));
  desk.write(form, "point", "here");
  desk.write(form, "name", QStringLiteral("望月苑1号楼"));
  desk.send(form);
  REQUIRE(eventually([&] { return desk.find<QLabel>("error", form)->text().contains("120.155070"); }));
  desk.write(form, "point", "120.003, 30.003");
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.buildings()->rowCount() >= 1; }));
  item = desk.compoundItem(QStringLiteral("望月苑"));
  REQUIRE(item);
  desk.tree->setCurrentItem(item);
  REQUIRE(desk.hasText("compoundTitle", QStringLiteral("望月苑")));
  desk.press("closeCompound");
  form = desk.form();
  desk.send(form);
  REQUIRE(eventually([&] { return !desk.find<QLabel>("error", form)->text().isEmpty(); }));
  form->reject();
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.buildings()->rowCount() == 1; }));
  desk.buildings()->choose(desk.buildings()->model()->index(0, 0).data(Qt::UserRole + 1).toString());
  REQUIRE(desk.hasText("buildingTitle", QStringLiteral("望月苑1号楼")));
  desk.pick("buildingMore", "removeBuilding");
  desk.send(desk.form());
  REQUIRE(desk.gone("registryForm"));
  CHECK(eventually([&] { return desk.buildings()->rowCount() != 1 || desk.buildings()->textAt(0, 0) != QStringLiteral("望月苑1号楼"); }));
}

TEST_CASE("registry page: volunteers from elsewhere and of the registry, with their teams") {
  PlacesUi desk;
  model::PutOrganisation team;
  team.value.kind = model::kVolunteerTeam;
  team.value.name = "暖心志愿队";
  team.value.area = "330101/330101001/";
  desk.must(team);
  desk.chooseGrid();
  desk.press("volunteersTab");
  CHECK(desk.hasText("placeState", "+"));
  desk.press("newVolunteer");
  auto* form = desk.form();
  desk.write(form, "name", QStringLiteral("王建设"));
  desk.write(form, "contact", "12000009999");
  auto* teams = desk.find<QComboBox>("team", form);
  teams->setCurrentIndex(teams->findText(QStringLiteral("暖心志愿队")));
  desk.write(form, "skills", QStringLiteral("急救"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  auto* list = desk.in<ui::RowsTable>("registryVolunteers");
  REQUIRE(eventually([&] { return list->rowCount() == 1; }));
  CHECK(list->textAt(0, 0) == QStringLiteral("王*设"));
  CHECK(list->textAt(0, 1) == QStringLiteral("暖心志愿队"));
  list->choose(list->model()->index(0, 0).data(Qt::UserRole + 1).toString());
  REQUIRE(desk.hasText("volunteerTitle", QStringLiteral("王*设")));
  CHECK(desk.volunteerFact(QStringLiteral("电话")).contains(QStringLiteral("密封")));
  desk.press("editVolunteer");
  form = desk.form();
  desk.write(form, "skills", QStringLiteral("水电维修"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  CHECK(eventually([&] { return desk.volunteerFact(QStringLiteral("技能")) == QStringLiteral("水电维修"); }));
  desk.undo();
  CHECK(eventually([&] { return desk.volunteerFact(QStringLiteral("技能")) == QStringLiteral("急救"); }));

  // A notice to them: for a purpose, counted, confirmed by its number, and not to what a filter finds.
  auto* notice = desk.button("noticeToVolunteers");
  auto* filter = desk.in<QLineEdit>("placeFilter");
  filter->insert(QStringLiteral("急救"));
  REQUIRE(eventually([&] { return !notice->isEnabled(); }));
  filter->clear();
  REQUIRE(eventually([&] { return notice->isEnabled(); }));
  QTest::mouseClick(notice, Qt::LeftButton);
  QMenu* purposes = nullptr;
  REQUIRE(eventually([&] { return (purposes = desk.page->findChild<QMenu*>("purposes")) != nullptr; }));
  for (auto* action : purposes->actions())
    if (action->text() == QStringLiteral("通知送达")) action->trigger();
  purposes->close();
  auto* sms = desk.dialog<ui::NoticeForm>("noticeForm");
  auto* reached = desk.find<QLabel>("noticeReached", sms);
  REQUIRE(eventually([&] { return reached->text().contains(QStringLiteral("名单")); }));
  CHECK(reached->text().contains(QStringLiteral("1")));
  desk.find<QLineEdit>("noticeHeading", sms)->setText(QStringLiteral("暖心队"));
  desk.find<QPlainTextEdit>("noticeText", sms)->setPlainText(QStringLiteral("周六上午集合。"));
  sms->accept();
  REQUIRE(desk.gone("noticeForm"));
  std::int64_t waiting = 0;
  desk.city.engine->read({}, [&](store::Connection& c) { waiting = c.integer("SELECT count(*) FROM outbox WHERE kind='bulk'"); }).get();
  CHECK(waiting == 1);
  desk.sit([&] {
    auto department = desk.worker;
    department.role = model::Role::analyst;
    return department;
  }());
  CHECK(eventually([&] { return !notice->isVisible(); }));
  desk.sit(desk.worker);

  desk.press("buildingsTab");
  REQUIRE(eventually([&] { return desk.buildings()->rowCount() >= 1; }));
  desk.buildings()->choose(QString::fromStdString(desk.east.text()));
  REQUIRE(eventually([&] { return desk.grid()->isVisible() && !desk.grid()->cellRect(desk.flat101).isEmpty(); }));
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  desk.pick("personMore", "volunteerPerson");
  desk.send(desk.form());
  REQUIRE(desk.gone("registryForm"));
  desk.press("volunteersTab");
  REQUIRE(eventually([&] { return list->rowCount() == 2; }));
}

}  // namespace registry_places_test
