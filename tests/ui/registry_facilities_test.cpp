// The registry page: public facilities are entered, found, changed, deleted, taken in and written out. With JW_SHOTS=<folder> also pictures.
#include <QDir>
#include <QStackedWidget>
#include <QTableWidget>
#include <fstream>

#include "tests/ui/registry_fixture.h"
#include "ui/case/near_panel.h"
#include "ui/command/command_page.h"
#include "ui/map/map_panel.h"
#include "ui/registry/area_tree_view.h"
#include "ui/registry/facility_list.h"
#include "ui/registry/import_form.h"
#include "ui/registry/place_panel.h"
#include "ui/search/search_box.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/trail_view.h"

namespace registry_facilities_test {

using namespace jw;
using namespace jw::test;

namespace {

struct FacilitiesUi : RegistryUi {
  ui::RowsTable* list = in<ui::RowsTable>("registryFacilities");
  void openTab() {
    press("facilitiesTab");
    REQUIRE(eventually([&] { return list->isVisible(); }));
  }
  Uuid facility(const std::string& code, const std::string& kind, const std::string& name, model::Point point, DepartmentId department = {}) {
    model::PutFacility put;
    put.value = {{}, kind, code, name, {}, point, department};
    return must(put).id;
  }
  void typeKind(ui::RegistryForm* form, const QString& words) { find<QComboBox>("kind", form)->setEditText(words); }
  bool rows(int n) {
    return eventually([&] { return list->rowCount() == n; });
  }
  QString fact(const char* name) { return in<ui::Facts>("facilityFacts")->value(QString::fromUtf8(name)); }
  void chooseRow(int row) { list->choose(list->model()->index(row, 0).data(Qt::UserRole + 1).toString()); }
};

}  // namespace

TEST_CASE("registry page: a facility is entered with checks beside the fields, changed, deleted and taken back") {
  FacilitiesUi desk;
  desk.openTab();
  CHECK(desk.hasText("facilityState", "+"));
  desk.press("newFacility");
  auto* form = desk.form();
  desk.send(form);
  for (const char* key : {"kind", "code", "name", "point"}) CHECK(desk.find<QLabel>((std::string(key) + "Error").c_str(), form)->isVisible());
  desk.typeKind(form, QStringLiteral("路面破损"));
  desk.write(form, "code", "R-1");
  desk.write(form, "name", QStringLiteral("和平路路面"));
  desk.choose(form, "department", QString::fromStdString(desk.city.roads.text()));
  desk.write(form, "point", "here");
  desk.send(form);
  REQUIRE(eventually([&] { return desk.find<QLabel>("error", form)->text().contains("120.155070"); }));
  desk.write(form, "point", "10, 10");
  desk.send(form);
  auto* wrongPlace = desk.find<QLabel>("pointError", form);
  REQUIRE(eventually([&] { return wrongPlace->isVisible(); }));
  CHECK(wrongPlace->text().contains(QStringLiteral("网格")));
  desk.write(form, "point", QStringLiteral("120.002，30.002"));
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(desk.rows(1));
  CHECK(desk.list->textAt(0, 0) == QStringLiteral("R-1"));
  CHECK(desk.list->textAt(0, 2) == QStringLiteral("路面破损 0201"));
  CHECK(desk.list->textAt(0, 3) == QStringLiteral("公路局"));
  CHECK(desk.list->textAt(0, 4).contains(QStringLiteral("东一")));

  desk.facility("R-2", "hydrant", "消火栓", {120.003, 30.003});
  REQUIRE(desk.rows(2));  // whoever enters it
  desk.activate();
  desk.list->setFocus();
  desk.chooseRow(0);
  QTest::keyClick(desk.list, Qt::Key_Down);
  REQUIRE(desk.hasText("facilityTitle", QStringLiteral("消火栓")));
  CHECK(desk.fact("类型") == QStringLiteral("hydrant"));
  QTest::keyClick(desk.list, Qt::Key_Up);
  REQUIRE(desk.hasText("facilityTitle", QStringLiteral("和平路路面")));
  CHECK(desk.fact("主管部门") == QStringLiteral("公路局"));

  desk.press("editFacility");
  form = desk.form();
  CHECK(desk.find<QComboBox>("kind", form)->currentText() == QStringLiteral("路面破损 0201"));
  desk.write(form, "code", "R-2");
  desk.send(form);
  auto* taken = desk.find<QLabel>("codeError", form);
  REQUIRE(eventually([&] { return taken->isVisible(); }));
  CHECK(taken->text().contains(QStringLiteral("另一设施")));
  desk.write(form, "code", "R-3");
  desk.choose(form, "department", QString());
  desk.send(form);
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(eventually([&] { return desk.fact("主管部门").isEmpty(); }));
  desk.press("facilityHistory");
  auto* trail = desk.in<ui::TrailView>("rowHistory");
  CHECK(eventually([&] { return trail->asText().contains(QStringLiteral("R-1 → R-3")) && trail->asText().contains(QStringLiteral("公路局 → —")); }));
  desk.press("recordBack");
  desk.undo();
  REQUIRE(eventually([&] { return desk.fact("主管部门") == QStringLiteral("公路局"); }));

  desk.press("removeFacility");
  desk.send(desk.form());
  REQUIRE(desk.gone("registryForm"));
  REQUIRE(desk.rows(1));
  CHECK(desk.hasText("recordEmpty", QStringLiteral("设施")));
  desk.undo();
  REQUIRE(desk.rows(2));
  CHECK(desk.hasText("facilityTitle", QStringLiteral("和平路路面")));

  // On the map, and a new one from there.
  desk.press("facilityOnMap");
  const auto* pages = desk.window->findChild<QStackedWidget*>();
  CHECK(pages->currentIndex() == ui::MainWindow::command);
  auto* map = &desk.window->findChild<ui::CommandPage*>()->map();
  CHECK(eventually([&] { return map->view() && std::abs(map->view()->centre.x - 120.002) < 1e-5; }));
  Q_EMIT map->facilityHere(120.0042, 30.0043);
  form = desk.form();
  CHECK(pages->currentIndex() == ui::MainWindow::registry);
  CHECK(desk.find<QLineEdit>("point", form)->text() == QStringLiteral("120.004200, 30.004300"));
  form->reject();
}

TEST_CASE("registry page: facilities are filtered by kind and department and found by code and name") {
  FacilitiesUi desk;
  desk.facility("A1", "0201", "井盖甲", {120.002, 30.002}, desk.city.roads);
  desk.facility("A2", "hydrant", "消火栓", {120.003, 30.002}, desk.city.sanitation);
  desk.facility("B1", "hydrant", "消火栓乙", {119.982, 30.002}, desk.city.sanitation);
  desk.openTab();
  REQUIRE(desk.rows(3));
  CHECK(desk.hasText("facilityState", "3"));
  auto* kind = desk.in<QComboBox>("facilityKind");
  REQUIRE(eventually([&] { return kind->count() == 3; }));
  const auto pickIn = [&](QComboBox* box, const QString& data) {
    box->setCurrentIndex(box->findData(data));
    REQUIRE(box->currentIndex() >= 0);
    Q_EMIT box->activated(box->currentIndex());
  };
  pickIn(kind, QStringLiteral("hydrant"));
  REQUIRE(desk.rows(2));
  auto* department = desk.in<QComboBox>("facilityDepartment");
  pickIn(department, QString::fromStdString(desk.city.roads.text()));
  REQUIRE(desk.rows(0));
  CHECK(desk.hasText("facilityState", QStringLiteral("筛选")));
  pickIn(department, QString());
  REQUIRE(desk.rows(2));
  pickIn(kind, QString());
  auto* words = desk.in<QLineEdit>("facilityFilter");
  words->setText(QStringLiteral("栓"));
  REQUIRE(desk.rows(2));
  words->setText(QStringLiteral("a"));
  REQUIRE(eventually([&] { return desk.list->rowCount() == 2 && desk.list->textAt(0, 0) == QStringLiteral("A1"); }));
  // What the filters let through is written out.
  const QString file = QString::fromStdString((desk.city.folder / "out.csv").string());
  desk.in<ui::FacilityList>("facilityList")->exportTo(file);
  const auto content = [&] {
    std::ifstream in(desk.city.folder / "out.csv", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  CHECK(eventually([&] { return content().find("A2") != std::string::npos && desk.button("facilityExport")->isEnabled(); }));
  CHECK(content().find("B1") == std::string::npos);
  words->clear();
  desk.in<ui::AreaTreeView>("areaTree")->choose("330102/");
  REQUIRE(desk.rows(1));
  CHECK(desk.list->textAt(0, 0) == QStringLiteral("B1"));
  // Whoever only reads the registry sees them and can change nothing.
  auto analyst = desk.worker;
  analyst.role = model::Role::analyst;
  desk.sit(analyst);
  desk.openTab();
  REQUIRE(desk.rows(1));
  desk.chooseRow(0);
  REQUIRE(desk.hasText("facilityTitle", QStringLiteral("消火栓乙")));
  for (auto* b : desk.page->findChildren<QToolButton*>()) CHECK_FALSE((b->isVisible() && (b->objectName() == QStringLiteral("editFacility") || b->objectName() == QStringLiteral("newFacility"))));
}

TEST_CASE("search for anything finds a facility by code and name and initials and opens its page") {
  FacilitiesUi desk;
  desk.facility("330101-7", "hydrant", "和平路消火栓", {120.002, 30.002});
  desk.facility("W-2", "0201", "滨江路井盖", {119.982, 30.002});
  auto* search = desk.find<ui::SearchBox>("search");
  auto* pages = desk.window->findChild<QStackedWidget*>();
  for (const auto& [words, title] : {std::pair(QStringLiteral("101-7"), QStringLiteral("和平路消火栓")), {QStringLiteral("井盖"), QStringLiteral("滨江路井盖")}, {QStringLiteral("hplxhs"), QStringLiteral("和平路消火栓")}}) {
    CAPTURE(words.toStdString());
    desk.window->showPage(ui::MainWindow::system);
    desk.key(Qt::Key_K, Qt::ControlModifier);
    QTest::qWait(10);
    REQUIRE(search->hasFocus());
    search->insert(words);  // as an input method does
    Q_EMIT search->textEdited(words);
    REQUIRE(eventually([&] { return search->hits() == 1 && search->hit(0).contains(QStringLiteral("公共设施")); }));
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(pages->currentIndex() == ui::MainWindow::registry);
    CHECK(desk.hasText("facilityTitle", title));
  }
  // Nobody without access to the registry finds one.
  desk.sit(desk.city.worker(desk.city.roads));
  desk.key(Qt::Key_K, Qt::ControlModifier);
  search->insert("hplxhs");
  Q_EMIT search->textEdited(QStringLiteral("hplxhs"));
  CHECK(eventually([&] { return search->hits() == 1 && search->hit(0).contains(QStringLiteral("没有结果")); }));
}

TEST_CASE("registry page: a table of facilities is taken in and says which are there already") {
  FacilitiesUi desk;
  desk.facility("A1", "0201", "井盖甲", {120.002, 30.002});
  desk.openTab();
  REQUIRE(desk.rows(1));
  const auto file = desk.city.folder / "f.csv";
  std::ofstream(file) << "标识码,类别,名称,经度,纬度,主管部门名称\nA1,路面破损,井盖乙,120.002,30.002,公路局\nA2,hydrant,消火栓,120.003,30.002,\nA3,hydrant,消火栓,99,30.002,\n";
  desk.press("registryImport");
  auto* form = desk.dialog<ui::ImportForm>("importForm");
  CHECK(desk.find<QComboBox>("importSubject", form)->currentText() == QStringLiteral("公共设施"));
  form->open(QString::fromStdString(file.string()));
  auto* check = desk.find<QPushButton>("importCheck", form);
  REQUIRE(eventually([&] { return check->isEnabled() && desk.find<QTableWidget>("importColumns", form)->rowCount() == 6; }));
  for (int row = 0; row < 6; ++row) CHECK_FALSE(qobject_cast<QComboBox*>(desk.find<QTableWidget>("importColumns", form)->cellWidget(row, 1))->currentData().toString().isEmpty());
  QTest::mouseClick(check, Qt::LeftButton);
  auto* listed = desk.find<ui::RowsTable>("importFaults", form);
  REQUIRE(eventually([&] { return listed->isVisible() && check->isEnabled(); }));
  REQUIRE(listed->rowCount() == 1);
  CHECK(listed->textAt(0, 0) == QStringLiteral("4"));
  CHECK(listed->textAt(0, 2).contains(QStringLiteral("网格")));
  std::ofstream(file) << "标识码,类别,名称,经度,纬度,主管部门名称\nA1,路面破损,井盖乙,120.002,30.002,公路局\nA2,hydrant,消火栓,120.003,30.002,\n";
  form->open(QString::fromStdString(file.string()));
  REQUIRE(eventually([&] { return check->isEnabled() && !listed->isVisible(); }));
  QTest::mouseClick(check, Qt::LeftButton);
  REQUIRE(eventually([&] { return listed->isVisible() && check->isEnabled(); }));
  REQUIRE(listed->rowCount() == 1);
  CHECK(listed->textAt(0, 1) == QStringLiteral("A1"));
  CHECK(listed->textAt(0, 2).contains(QStringLiteral("井盖甲")));
  CHECK(desk.find<QLabel>("importState", form)->text().contains(QStringLiteral("更新")));
  CHECK(desk.list->rowCount() == 1);
  QTest::mouseClick(desk.find<QPushButton>("importRun", form), Qt::LeftButton);
  REQUIRE(desk.rows(2));
  CHECK(eventually([&] { return check->isEnabled() && desk.list->textAt(0, 1) == QStringLiteral("井盖乙"); }));
  form->reject();
  CHECK(desk.gone("importForm"));
}

TEST_CASE("what is near a case follows the facilities at once") {
  FacilitiesUi desk;
  desk.sit(desk.city.operatorDesk);
  const CaseId id = desk.sent("井盖缺失", desk.city.pothole);
  desk.window->showPage(ui::MainWindow::cases);
  desk.window->openCase(id);
  const auto near = [&](const QString& words) {
    return eventually([&] {
      for (auto* panel : desk.window->findChildren<ui::NearPanel*>())
        for (auto* label : panel->findChildren<QLabel*>())
          if (label->text().contains(words) && !label->isHidden()) return true;
      return false;
    });
  };
  REQUIRE(near(QStringLiteral("设施")));
  const Uuid hydrant = desk.facility("H1", "hydrant", "新消火栓", {120.0051, 30.005});
  REQUIRE(near(QStringLiteral("新消火栓 H1")));
  desk.must(model::RemoveFacility{hydrant, 0});
  CHECK(eventually([&] {
    for (auto* panel : desk.window->findChildren<ui::NearPanel*>())
      for (auto* label : panel->findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("新消火栓")) && !label->isHidden()) return false;
    return true;
  }));
}

TEST_CASE("registry page: pictures of the facilities") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) {
    WARN("skipped: JW_SHOTS names no folder");
    return;
  }
  QDir().mkpath(folder);
  FacilitiesUi desk;
  for (int i = 0; i < 24; ++i)
    desk.facility("330101" + std::to_string(201'000'001 + i * 7), i % 3 ? "0201" : "hydrant", i % 3 ? "和平路路面" : "消火栓", {120.001 + i * 0.0003, 30.002}, i % 2 ? desk.city.roads : desk.city.sanitation);
  const auto file = desk.city.folder / "f.csv";
  std::ofstream(file) << "标识码,类别,名称,经度,纬度,主管部门名称\n330101201000001,hydrant,消火栓甲,120.002,30.003,公路局\n330101201000999,hydrant,消火栓,120.003,30.002,\n";
  for (const auto& [theme, language] : {std::pair("dark", "zh_CN"), std::pair("light", "en")}) {
    desk.window->desk().theme.setKind(theme == std::string("dark") ? ui::Theme::Kind::dark : ui::Theme::Kind::light);
    desk.window->desk().language.set(language);
    const auto shoot = [&](QWidget* widget, const char* what) {
      QTest::qWait(300);
      CHECK(widget->grab().save(QStringLiteral("%1/facilities-%2-%3-%4.png").arg(folder, what, theme, language)));
    };
    desk.window->showPage(ui::MainWindow::registry);
    desk.openTab();
    REQUIRE(desk.rows(24));
    desk.chooseRow(0);
    shoot(desk.window.get(), "list");
    desk.press("editFacility");
    shoot(desk.form(), "form");
    delete desk.form();
    desk.activate();
    desk.press("removeFacility");
    shoot(desk.form(), "delete");
    delete desk.form();
    desk.activate();
    desk.in<QLineEdit>("facilityFilter")->setText(QStringLiteral("zzz"));
    REQUIRE(desk.rows(0));
    shoot(desk.window.get(), "none");
    desk.in<QLineEdit>("facilityFilter")->clear();
    REQUIRE(desk.rows(24));
    desk.press("registryImport");
    auto* form = desk.dialog<ui::ImportForm>("importForm");
    form->open(QString::fromStdString(file.string()));
    auto* check = desk.find<QPushButton>("importCheck", form);
    REQUIRE(eventually([&] { return check->isEnabled(); }));
    QTest::mouseClick(check, Qt::LeftButton);
    REQUIRE(eventually([&] { return check->isEnabled() && desk.find<ui::RowsTable>("importFaults", form)->isVisible(); }));
    shoot(form, "import");
    form->reject();
    desk.activate();
  }
}

}  // namespace registry_facilities_test
