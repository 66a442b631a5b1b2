// The registry page: browsing, finding, revealing and the past, with real keys and clicks. With JW_SHOTS=<folder> also pictures.
#include <QDateEdit>
#include <QDir>
#include <QStackedWidget>
#include <QTreeWidget>

#include "tests/ui/registry_fixture.h"
#include "ui/command/command_page.h"
#include "ui/map/map_panel.h"
#include "ui/registry/building_view.h"
#include "ui/registry/place_panel.h"
#include "ui/search/search_box.h"

namespace registry_page_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("registry page: from the area to the building, its doors and the people behind them") {
  RegistryUi desk;
  auto* tree = desk.in<QTreeWidget>("areaTree");
  REQUIRE(eventually([&] { return tree->topLevelItemCount() == 1 && tree->topLevelItem(0)->text(1) == "2"; }));
  auto* district = tree->topLevelItem(0)->child(0);
  CHECK(district->text(0) == QStringLiteral("东城区"));
  CHECK(eventually([&] { return district->text(1) == "1"; }));
  tree->setCurrentItem(district);
  REQUIRE(eventually([&] { return desk.buildings()->rowCount() == 1; }));
  CHECK(desk.buildings()->textAt(0, 0) == QStringLiteral("云锦花园1号楼"));
  CHECK(desk.buildings()->textAt(0, 1) == "3");
  district->setExpanded(true);
  auto* quarter = district->child(0);
  quarter->setExpanded(true);
  REQUIRE(eventually([&] { return quarter->childCount() == 1; }));
  CHECK(quarter->child(0)->text(0) == QStringLiteral("云锦花园"));
  CHECK(quarter->child(0)->text(1) == "1");
  tree->setCurrentItem(tree->topLevelItem(0));
  desk.openEast();

  // Doors by keys: from 101 to the right, up, and back.
  desk.grid()->setFocus();
  desk.grid()->setCurrent(desk.flat101);
  QTest::keyClick(desk.grid(), Qt::Key_Right);
  CHECK(desk.grid()->current() == desk.flat102);
  QTest::keyClick(desk.grid(), Qt::Key_Up);
  CHECK(desk.grid()->current() == desk.flat201);
  QTest::keyClick(desk.grid(), Qt::Key_Return);
  REQUIRE(desk.hasText("dwellingTitle", "201"));
  REQUIRE(desk.hasText("nobody", QStringLiteral("无人居住")));
  QTest::keyClick(desk.grid(), Qt::Key_Down);
  CHECK(desk.grid()->current() == desk.flat101);
  QTest::keyClick(desk.grid(), Qt::Key_Return);
  REQUIRE(desk.hasText("dwellingTitle", "101"));
  auto* members = desk.members();
  REQUIRE(members->rowCount() == 3);
  CHECK(members->textAt(0, 0) != QStringLiteral("张建国"));
  CHECK(members->textAt(0, 0).startsWith(QStringLiteral("张")));
  CHECK(members->textAt(0, 1) == QStringLiteral("户主"));

  desk.openMember(0);
  CHECK(desk.fact(QStringLiteral("文化程度")) == QStringLiteral("大学本科教育"));
  CHECK_FALSE(desk.fact(QStringLiteral("电话")).contains("12000001234"));
  CHECK(desk.fact(QStringLiteral("年龄")) == "66");
  QTest::keyClick(desk.page, Qt::Key_Left, Qt::AltModifier);
  CHECK(desk.hasText("dwellingTitle", "101"));

  // The same doors as a list.
  desk.press("dwellingsTab");
  auto* list = desk.in<ui::RowsTable>("registryDwellings");
  CHECK(list->isVisible());
  CHECK(list->rowCount() == 3);
  list->choose(QString::fromStdString(desk.flat102.text()));
  CHECK(desk.hasText("dwellingTitle", "102"));
}

TEST_CASE("registry page: found by name, initials, citizen ID, telephone and address") {
  RegistryUi desk;
  for (const QString& words : {QStringLiteral("张建"), QStringLiteral("zjg"), QString::fromStdString(idFor(1, 1960)), QStringLiteral("12000001234")}) {
    CAPTURE(words.toStdString());
    desk.search(words);
    REQUIRE(eventually([&] { return desk.found()->isVisible() && desk.found()->rowCount() == 1; }));
    CHECK(desk.found()->textAt(0, 0).startsWith(QStringLiteral("张")));
    CHECK(desk.found()->textAt(0, 1).contains("101"));
  }
  desk.found()->choose(desk.found()->model()->index(0, 0).data(Qt::UserRole + 1).toString());
  REQUIRE(desk.hasText("personTitle", QStringLiteral("张")));
  CHECK(desk.hasText("buildingTitle", QStringLiteral("云锦花园")));
  CHECK(eventually([&] { return desk.grid()->current() == desk.flat101; }));
  desk.search(QStringLiteral("滨江路"));
  REQUIRE(eventually([&] { return desk.found()->rowCount() == 1 && desk.found()->textAt(0, 0) == QStringLiteral("望江苑2号楼"); }));
  desk.search(QStringLiteral("没有这个人"));
  CHECK(desk.hasText("foundState", QStringLiteral("没有找到")));
  desk.in<QLineEdit>("registrySearch")->clear();
  CHECK(eventually([&] { return !desk.page->places().isFinding(); }));

  // And from the search field of the whole window.
  desk.window->showPage(ui::MainWindow::system);
  auto* search = desk.find<ui::SearchBox>("search");
  desk.key(Qt::Key_K, Qt::ControlModifier);
  search->insert(QStringLiteral("王志"));
  Q_EMIT search->textEdited(QStringLiteral("王志"));
  QTest::keyClick(search, Qt::Key_Return);
  CHECK(desk.hasText("personTitle", QStringLiteral("王")));
  CHECK(desk.window->findChild<QStackedWidget*>()->currentIndex() == ui::MainWindow::registry);
}

TEST_CASE("registry page: protected fields open for a purpose, for a short time, for whom they may") {
  RegistryUi desk;
  desk.openEast();
  desk.openFlat(desk.flat101);
  desk.openMember(0);
  desk.press("revealPerson");
  QMenu* menu = nullptr;
  REQUIRE(eventually([&] { return (menu = desk.page->findChild<QMenu*>("purposes")) != nullptr; }));
  QAction* upkeep = nullptr;
  for (QAction* a : menu->actions())
    if (a->text() == QStringLiteral("人口信息登记核对")) upkeep = a;
  REQUIRE(upkeep);
  upkeep->trigger();
  menu->close();
  REQUIRE(eventually([&] { return desk.fact(QStringLiteral("电话")) == "12000001234"; }));
  CHECK(desk.in<QLabel>("personTitle")->text() == QStringLiteral("张建国"));
  CHECK(desk.fact(QStringLiteral("身份号码或其他证件")).toStdString() == idFor(1, 1960));
  desk.press("revealPerson");
  CHECK_FALSE(desk.fact(QStringLiteral("电话")).contains("12000001234"));
  CHECK(desk.in<QLabel>("personTitle")->text() != QStringLiteral("张建国"));

  // Somebody else sits down: nothing of it stays.
  desk.sit(desk.city.worker(desk.city.roads));
  CHECK(eventually([&] { return !desk.page->records().person().isVisible() && desk.buildings()->rowCount() == 0; }));
  CHECK(desk.hasText("placeState", QStringLiteral("无权")));
}

TEST_CASE("registry page: a building is shown on the map, by button and by key") {
  RegistryUi desk;
  auto* map = &desk.window->findChild<ui::CommandPage*>()->map();
  const auto pages = desk.window->findChild<QStackedWidget*>();
  for (const bool byKey : {false, true}) {
    desk.window->showPage(ui::MainWindow::registry);
    desk.page->openBuilding(desk.east);
    auto* building = desk.window->findChild<ui::BuildingView*>();
    REQUIRE(eventually([&] { return building->sheet().has_value(); }));
    map->showAll();
    const auto far = map->view().value();
    byKey ? desk.key(Qt::Key_M) : desk.press("buildingMap");
    CHECK(pages->currentIndex() == ui::MainWindow::command);
    const auto place = building->sheet()->building.point;
    REQUIRE(eventually([&] { return std::abs(map->view()->centre.x - place.x) < 1e-5 && std::abs(map->view()->centre.y - place.y) < 1e-5; }));
    CHECK(map->view()->scale < far.scale);
  }
}

TEST_CASE("registry page: pictures") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) {
    WARN("skipped: JW_SHOTS names no folder");
    return;
  }
  QDir().mkpath(folder);
  RegistryUi desk;
  desk.must(model::EditBuilding{desk.east, 0, {"云锦花园1号楼", "和平路10号", "", 9, 1, 2001, Uuid::named("云锦花园1号楼")}});
  for (int floor = 3; floor <= 9; ++floor)
    for (int number = 1; number <= 4; ++number) desk.dwelling(desk.east, floor, number, static_cast<std::uint8_t>(1 + (floor * 3 + number) % 5));
  for (const QSize size : {QSize(1366, 768), QSize(3840, 2160)}) {
    desk.open(size.width(), size.height());
    desk.sit(desk.worker);
    desk.window->showPage(ui::MainWindow::registry);
    desk.page = desk.window->findChild<ui::RegistryPage*>();
    for (const char* theme : {"dark", "light"})
      for (const char* language : {"zh_CN", "en"}) {
        desk.window->desk().theme.setKind(theme == std::string("dark") ? ui::Theme::Kind::dark : ui::Theme::Kind::light);
        desk.window->desk().language.set(language);
        const auto shoot = [&](QWidget* widget, const char* what) {
          QTest::qWait(300);
          CHECK(widget->grab().save(QStringLiteral("%1/registry-%2-%3-%4-%5.png").arg(folder, what).arg(size.width()).arg(theme, language)));
        };
        desk.page->openBuilding(desk.east);
        REQUIRE(eventually([&] { return !desk.grid()->cellRect(desk.flat101).isEmpty(); }));
        desk.openFlat(desk.flat101);
        REQUIRE(eventually([&] { return desk.members()->rowCount() == 3; }));
        shoot(desk.window.get(), "dwelling");
        desk.openMember(0);
        shoot(desk.window.get(), "person");
        desk.press("personHistory");
        shoot(desk.window.get(), "history");
        desk.press("recordBack");
        desk.press("editPerson");
        auto* form = desk.form();
        shoot(form, "form");
        delete form;
        desk.pick("personMore", "recordDeath");
        form = desk.form();
        shoot(form, "death");
        delete form;
        desk.activate();
        desk.search(QStringLiteral("张"));
        desk.in<QDateEdit>("asOf")->setDate(QDate(2026, 11, 10));
        shoot(desk.window.get(), "past");
        desk.page->setAsOf(QDate(2026, 12, 31));
        desk.in<QLineEdit>("registrySearch")->clear();
        desk.press("postsButton");
        shoot(desk.window.get(), "posts");
      }
  }
  desk.window->desk().theme.setKind(ui::Theme::Kind::dark);
  desk.window->desk().language.set("zh_CN");
}

}  // namespace registry_page_test
