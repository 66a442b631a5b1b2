// The import form as people use it: a workbook, its columns, the rows with faults, then all of it; a mapping kept and offered again.
#include <QInputDialog>
#include <QTableWidget>
#include <fstream>

#include "core/engine/registry_import.h"
#include "gis/export/table_workbook.h"
#include "gis/import/sheet_reader.h"
#include "tests/catch.h"
#include "tests/ui/registry_fixture.h"
#include "ui/registry/area_tree_view.h"
#include "ui/registry/import_form.h"
#include "ui/widgets/rows_table.h"

namespace import_form_test {

using namespace jw;
using namespace jw::test;

namespace {

std::filesystem::path workbook(const std::filesystem::path& file, std::vector<std::string> columns, std::vector<std::vector<std::string>> rows) {
  gis::writeTextTable(file, {"", "", 0, std::move(columns), std::move(rows)}, Progress{});
  return file;
}

}  // namespace

TEST_CASE("a sheet comes back as it was written, by its own row numbers") {
  const TempFolder dir;
  const std::vector<std::string> columns = {"姓名", "证件", "备注"};
  const std::vector<std::vector<std::string>> rows = {{"张三", "330102198001011234", "=1+1"}, {"", "", ""}, {"O'Brien & <b>", "007", "两\n行"}, {"😀 ñ", "1e5", "  空 "}};
  const auto file = workbook(dir / "a.xlsx", columns, rows);
  CHECK(gis::isWorkbook(file));
  const auto sheet = gis::openSheet(file);
  REQUIRE(sheet->next());
  CHECK(sheet->record() == 1);
  CHECK(sheet->fields() == columns);
  for (const std::size_t i : {0U, 2U, 3U}) {
    REQUIRE(sheet->next());
    CHECK(sheet->record() == static_cast<std::int64_t>(i + 2));
    CHECK(sheet->fields() == rows[i]);
  }
  CHECK_FALSE(sheet->next());
  std::ofstream(dir / "b.xlsx") << "no workbook";
  CHECK_THROWS_AS(gis::openSheet(dir / "b.xlsx"), Error);
  CHECK_THROWS_AS(gis::openSheet(dir / "none.xlsx"), Error);
}

TEST_CASE("organisations are imported from a workbook, whole or not at all") {
  RegistryUi ui;
  const auto bad = workbook(ui.city.folder / "bad.xlsx", {"字号", "地址", "类型"}, {{"甲饭店", "一号", "单位法人"}, {"", "二号", "单位法人"}, {"丙诊所", "三号", "没有这种"}});
  const auto good = workbook(ui.city.folder / "good.xlsx", {"地址", "字号", "类型"}, {{"一号", "甲饭店", "单位法人"}, {"二号", "乙书店", "社区单位"}});
  const auto count = [&] {
    int n = 0;
    ui.city.engine->read({}, [&](store::Connection& c) { n = static_cast<int>(c.integer("SELECT count(*) FROM organisations")); }).get();
    return n;
  };
  const int before = count();
  // Organisations without an area of their own are put into the chosen one.
  ui.in<ui::AreaTreeView>("areaTree")->choose("330101/330101001/");
  ui.press("registryImport");
  auto* form = ui.dialog<ui::ImportForm>("importForm");
  auto* subject = ui.find<QComboBox>("importSubject", form);
  subject->setCurrentIndex(1);
  form->open(QString::fromStdString(bad.string()));
  auto* columns = ui.find<QTableWidget>("importColumns", form);
  auto* check = ui.find<QPushButton>("importCheck", form);
  REQUIRE(eventually([&] { return columns->rowCount() == 3 && check->isEnabled(); }));
  const auto keyOf = [&](int row) { return qobject_cast<QComboBox*>(columns->cellWidget(row, 1)); };
  CHECK(keyOf(0)->currentData().toString().isEmpty());  // nobody knows what 字号 is
  CHECK(keyOf(1)->currentData().toString() == QStringLiteral("address"));
  CHECK(keyOf(2)->currentData().toString() == QStringLiteral("kind"));
  CHECK(columns->item(0, 2)->text().startsWith(QStringLiteral("甲饭店")));
  keyOf(0)->setCurrentIndex(keyOf(0)->findData(QStringLiteral("name")));
  QTest::mouseClick(ui.find<QPushButton>("importKeep", form), Qt::LeftButton);
  auto* name = ui.dialog<QInputDialog>("importName");
  name->setTextValue(QStringLiteral("工商月报"));
  name->accept();
  REQUIRE(eventually([&] { return check->isEnabled() && ui.find<QLabel>("importState", form)->text().contains(QStringLiteral("工商月报")); }));
  QTest::mouseClick(ui.find<QPushButton>("importRun", form), Qt::LeftButton);
  auto* faults = ui.find<ui::RowsTable>("importFaults", form);
  REQUIRE(eventually([&] { return faults->isVisible() && check->isEnabled(); }));
  CHECK(faults->rowCount() == 2);
  CHECK(faults->textAt(0, 0).toStdString() == "3");
  CHECK(faults->textAt(1, 0).toStdString() == "4");
  CHECK(count() == before);
  // The next month's file has the same headers in another order.
  form->open(QString::fromStdString(good.string()));
  REQUIRE(eventually([&] { return check->isEnabled() && columns->isVisible() && columns->item(0, 0)->text() == QStringLiteral("地址"); }));
  CHECK(ui.find<QComboBox>("importMapping", form)->currentText() == QStringLiteral("工商月报"));
  CHECK(keyOf(1)->currentData().toString() == QStringLiteral("name"));
  QTest::mouseClick(check, Qt::LeftButton);
  REQUIRE(eventually([&] { return check->isEnabled() && ui.find<QLabel>("importState", form)->text().contains(QStringLiteral("2")); }));
  CHECK(count() == before);
  QTest::mouseClick(ui.find<QPushButton>("importRun", form), Qt::LeftButton);
  REQUIRE(eventually([&] { return count() == before + 2; }));
  CHECK(eventually([&] { return check->isEnabled(); }));
  form->reject();
  CHECK(ui.gone("importForm"));
}

}  // namespace import_form_test
