// The registry page: tables of households, compounds and volunteers are taken in and given away. With JW_SHOTS=<folder> also pictures.
#include <QDir>
#include <QFileDialog>
#include <QTableWidget>
#include <fstream>

#include "core/engine/personal_export.h"
#include "gis/import/sheet_reader.h"
#include "tests/ui/registry_fixture.h"
#include "ui/registry/area_tree_view.h"
#include "ui/registry/import_form.h"
#include "ui/registry/table_export.h"
#include "ui/widgets/rows_table.h"

namespace registry_tables_test {

using namespace jw;
using namespace jw::test;

namespace {

struct TablesUi : RegistryUi {
  ui::ImportForm* importForm = nullptr;
  std::filesystem::path write(const std::string& rows) {
    std::ofstream(city.folder / "t.csv", std::ios::binary) << rows;
    return city.folder / "t.csv";
  }
  void openForm(model::RecordKind subject) {
    press("registryImport");
    importForm = dialog<ui::ImportForm>("importForm");
    auto* box = find<QComboBox>("importSubject", importForm);
    box->setCurrentIndex(box->findData(static_cast<int>(subject)));
    REQUIRE(box->currentIndex() >= 0);
  }
  QPushButton* check() { return find<QPushButton>("importCheck", importForm); }
  ui::RowsTable* listed() { return find<ui::RowsTable>("importFaults", importForm); }
  QString state() { return find<QLabel>("importState", importForm)->text(); }
  void open(const std::filesystem::path& file, int columns) {
    importForm->open(QString::fromStdString(file.string()));
    REQUIRE(eventually([&] { return check()->isEnabled() && find<QTableWidget>("importColumns", importForm)->rowCount() == columns; }));
  }
  void run(const char* button) {
    QTest::mouseClick(find<QPushButton>(button, importForm), Qt::LeftButton);
    REQUIRE(eventually([&] { return check()->isEnabled(); }));
  }
  void close() {
    importForm->reject();
    CHECK(gone("importForm"));
    activate();
  }
  int count(const std::string& sql) {
    int n = 0;
    city.engine->read({}, [&](store::Connection& c) { n = static_cast<int>(c.integer(sql)); }).get();
    return n;
  }
  QMenu* exportMenu() {
    press("registryExport");
    QMenu* menu = nullptr;
    eventually([&] { return (menu = page->findChild<QMenu*>("tableExport")) && menu->isVisible(); });
    return menu;
  }
  void closeMenu(QMenu* menu) {
    menu->close();
    eventually([&] { return !page->findChild<QMenu*>("tableExport"); });
    activate();
  }
};

constexpr const char* kHeaders = "楼栋,单元,房号,住房类型,居住性质,户类型,户主姓名,户主身份证号,户主联系电话\n";

}  // namespace

TEST_CASE("registry page: a table of households is taken in and says what it changes and what is wrong") {
  TablesUi desk;
  const std::string changes = "云锦花园1号楼,1,101,商品房,租住,家庭户,张建国," + idFor(1, 1960) + ",12000009999\n";
  desk.openForm(model::RecordKind::household);
  desk.open(desk.write(kHeaders + changes + "云锦花园1号楼,1,102,,出售,,,,\n云锦花园1号楼,1,203,,,,王志强," + idFor(2, 1975) + ",\n云锦花园1号楼,1,101,,自住,,,,\n"), 9);
  for (int row = 0; row < 9; ++row)
    CHECK_FALSE(qobject_cast<QComboBox*>(desk.find<QTableWidget>("importColumns", desk.importForm)->cellWidget(row, 1))->currentData().toString().isEmpty());
  const int before = desk.count("SELECT count(*) FROM journal");
  desk.run("importRun");
  auto* listed = desk.listed();
  REQUIRE(listed->isVisible());
  REQUIRE(listed->rowCount() == 3);
  CHECK(listed->textAt(0, 0) == QStringLiteral("3"));
  CHECK(listed->textAt(0, 1) == QStringLiteral("居住性质"));
  CHECK(listed->textAt(0, 2).contains(QStringLiteral("空置")));  // what it may be
  CHECK(listed->textAt(1, 1) == QStringLiteral("户主公民身份号码"));
  CHECK(listed->textAt(1, 2).contains(QStringLiteral("王*强 · 望江苑2号楼")));
  CHECK(listed->textAt(2, 0) == QStringLiteral("5"));
  CHECK(listed->textAt(2, 2).contains(QStringLiteral("第 2 行")));
  CHECK(desk.count("SELECT count(*) FROM journal") == before);
  desk.open(desk.write(kHeaders + changes + "云锦花园1号楼,1,203,,空置,,,,\n"), 9);
  desk.run("importCheck");
  REQUIRE(eventually([&] { return listed->isVisible() && listed->rowCount() == 1; }));
  CHECK(listed->textAt(0, 1) == QStringLiteral("云锦花园1号楼 1单元 101"));
  CHECK(listed->textAt(0, 2).startsWith(QStringLiteral("张*国")));
  CHECK(listed->textAt(0, 2).contains(QStringLiteral("户主联系电话")));
  CHECK(desk.state().contains(QStringLiteral("更新")));
  CHECK(desk.count("SELECT count(*) FROM journal") == before);
  desk.run("importRun");
  CHECK(eventually([&] { return desk.count("SELECT count(*) FROM dwellings") == 5; }));
  CHECK(desk.count("SELECT count(*) FROM dwellings WHERE residence=2 AND type=1") == 1);
  desk.close();
}

TEST_CASE("registry page: compounds that were imported are in the tree at once") {
  TablesUi desk;
  desk.in<ui::AreaTreeView>("areaTree")->choose("330101/330101001/");
  desk.openForm(model::RecordKind::compound);
  desk.open(desk.write("小区名称,地址\n新柳苑,柳浪路1号\n"), 2);
  desk.run("importRun");
  REQUIRE(desk.count("SELECT count(*) FROM compounds WHERE name='新柳苑'") == 1);
  desk.open(desk.write("小区名称,地址\n新柳苑,柳浪路2号\n"), 2);
  desk.run("importCheck");
  REQUIRE(eventually([&] { return desk.listed()->isVisible(); }));
  CHECK(desk.listed()->textAt(0, 1) == QStringLiteral("新柳苑"));
  CHECK(desk.listed()->textAt(0, 2) == QStringLiteral("地址"));
  desk.close();
}

TEST_CASE("registry page: tables are given away for a purpose and come in again without any change") {
  TablesUi desk;
  auto* menu = desk.exportMenu();
  REQUIRE(menu);
  QStringList names;
  for (const auto* action : menu->actions())
    if (!action->isSeparator()) names << action->objectName();
  CHECK(names == QStringList({"householdsXlsx", "householdsCsv", "volunteersXlsx", "volunteersCsv", "compoundsCsv", "organisationsCsv"}));
  auto* households = menu->findChild<QAction*>("householdsXlsx");
  desk.closeMenu(menu);
  REQUIRE(households);
  menu = desk.exportMenu();
  menu->findChild<QAction*>("householdsXlsx")->trigger();
  QMenu* purposes = nullptr;
  REQUIRE(eventually([&] { return (purposes = desk.page->findChild<QMenu*>("purposes")) != nullptr; }));
  CHECK(purposes->actions().size() > 3);
  purposes->close();
  desk.closeMenu(menu);
  // What is behind the file dialog.
  QString told;
  QObject::connect(&desk.window->desk().notices, &ui::Notices::told, desk.page, [&](const QString& words) { told = words; });
  const auto file = desk.city.folder / "homes.xlsx";
  ui::TableExport::write(desk.window->desk(), model::RecordKind::household, {}, "registry", QString::fromStdString(file.string()), desk.page);
  REQUIRE(eventually([&] { return told.contains(QStringLiteral("homes.xlsx")); }));
  const auto sheet = gis::openSheet(file);
  REQUIRE(sheet->next());
  CHECK(sheet->fields().front() == "户记录标识");
  CHECK(sheet->fields().back() == "水印");
  const auto columns = static_cast<int>(sheet->fields().size());
  int rows = 0;
  while (sheet->next()) {
    ++rows;
    CHECK(sheet->fields().back().find("社工") != std::string::npos);
  }
  CHECK(rows == 4);
  const int before = desk.count("SELECT count(*) FROM journal");
  desk.openForm(model::RecordKind::household);
  desk.open(file, columns);
  desk.run("importRun");
  CHECK(eventually([&] { return desk.state().contains(QStringLiteral("4")); }));
  CHECK_FALSE(desk.listed()->isVisible());
  CHECK(desk.count("SELECT count(*) FROM journal") == before);
  desk.close();
  const auto compounds = desk.city.folder / "compounds.csv";
  ui::TableExport::write(desk.window->desk(), model::RecordKind::compound, "330101/", {}, QString::fromStdString(compounds.string()), desk.page);
  REQUIRE(eventually([&] { return told.contains(QStringLiteral("compounds.csv")); }));
  std::ifstream in(compounds, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  CHECK(text.find("云锦花园") != std::string::npos);
  CHECK(text.find("望江苑") == std::string::npos);
  // Who may not read names is offered no table with people in it; departments none at all.
  auto analyst = desk.worker;
  analyst.role = model::Role::analyst;
  desk.sit(analyst);
  menu = desk.exportMenu();
  REQUIRE(menu);
  CHECK_FALSE(menu->findChild<QAction*>("householdsCsv"));
  CHECK(menu->findChild<QAction*>("compoundsCsv"));
  desk.closeMenu(menu);
  auto department = desk.worker;
  department.role = model::Role::department;
  desk.sit(department);
  CHECK_FALSE(desk.in<QToolButton>("registryExport")->isVisible());
}

TEST_CASE("registry page: pictures of tables") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) {
    WARN("skipped: JW_SHOTS names no folder");
    return;
  }
  QDir().mkpath(folder);
  TablesUi desk;
  const std::string good = kHeaders + ("云锦花园1号楼,1,101,商品房,租住,家庭户,张建国," + idFor(1, 1960) + ",12000009999\n云锦花园1号楼,1,203,,空置,,,,\n");
  const std::string bad = good + "云锦花园1号楼,1,102,,出售,,,,\n云锦花园1号楼,1,303,,,,王志强," + idFor(2, 1975) + ",\n云锦花园1号楼,1,101,,自住,,,,\n没有这栋楼,1,101,,,,,,\n";
  for (const auto& [theme, language] : {std::pair("dark", "zh_CN"), std::pair("light", "en")}) {
    desk.window->desk().theme.setKind(theme == std::string("dark") ? ui::Theme::Kind::dark : ui::Theme::Kind::light);
    desk.window->desk().language.set(language);
    const auto shoot = [&](QWidget* widget, const char* what) {
      QTest::qWait(300);
      CHECK(widget->grab().save(QStringLiteral("%1/tables-%2-%3-%4.png").arg(folder, what, theme, language)));
    };
    auto* menu = desk.exportMenu();
    shoot(desk.window.get(), "page");
    shoot(menu, "menu");
    desk.closeMenu(menu);
    desk.openForm(model::RecordKind::household);
    desk.open(desk.write(good), 9);
    shoot(desk.importForm, "columns");
    desk.run("importCheck");
    shoot(desk.importForm, "updates");
    desk.open(desk.write(bad), 9);
    desk.run("importCheck");
    shoot(desk.importForm, "faults");
    desk.close();
  }
}

}  // namespace registry_tables_test
