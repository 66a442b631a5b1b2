// The grid planner in the window: choosing, planning, comparing, saving; by keys and clicks.
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <fstream>

#include "core/store/people_gateway.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/planning/plan_preview.h"
#include "ui/widgets/rows_table.h"

namespace planner_test {

using namespace jw;
using namespace jw::test;

namespace {

struct PlannerDesk : UiDesk {
  PlannerDesk() {
    std::vector<model::BuildingDraft> drafts;
    for (int x = 0; x < 8; ++x)
      for (int y = 0; y < 8; ++y) {
        model::BuildingDraft d;
        d.externalId = std::to_string(x) + "/" + std::to_string(y);
        d.shape = square(120.001 + 0.0024 * x, 30.001 + 0.0024 * y, 0.0003);
        drafts.push_back(std::move(d));
      }
    city.engine->importBuildings(city.machine, "test", [&] { return std::exchange(drafts, {}); }).get();
    window->desk().language.set("en");
    window->showPage(ui::MainWindow::planning);
  }
  ui::RowsTable* variants() { return find<ui::RowsTable>("planVariants"); }
  ui::RowsTable* grids() { return find<ui::RowsTable>("planGrids"); }
  void plan(const QString& area, int parts) {
    auto* combo = find<QComboBox>("planArea");
    combo->setFocus();
    combo->lineEdit()->selectAll();
    combo->lineEdit()->insert(area);
    find<QSpinBox>("planParts")->setValue(parts);
    auto* start = find<QPushButton>("planStart");
    start->setFocus();
    QTest::keyClick(start, Qt::Key_Space);
  }
};

}  // namespace

TEST_CASE("planner: a district is split, variants are compared, a grid is picked on the picture, the plan is saved") {
  PlannerDesk desk;
  desk.key(Qt::Key_1, Qt::ControlModifier);
  desk.key(Qt::Key_9, Qt::ControlModifier);
  CHECK(desk.window->findChild<QStackedWidget*>()->currentIndex() == ui::MainWindow::planning);
  CHECK(!desk.find<QToolButton>("planGpkg")->isEnabled());
  desk.plan(QStringLiteral("东城区"), 4);
  REQUIRE(eventually([&] { return desk.variants()->rowCount() == 3; }));
  CHECK(desk.grids()->rowCount() == 4);
  CHECK(desk.variants()->textAt(0, 1) == "0.0 %");
  for (int i = 0; i < 4; ++i) CHECK(desk.grids()->textAt(i, 1).toStdString() == "8");  // the half of them that lies in grids
  desk.variants()->choose(QStringLiteral("2"));
  CHECK(desk.grids()->rowCount() == 4);

  auto* preview = desk.find<ui::PlanPreview>("planPreview");
  QTest::mouseClick(preview, Qt::LeftButton, Qt::NoModifier, preview->rect().center() - QPoint(preview->height() / 3, preview->height() / 3));
  CHECK(desk.grids()->currentKey() == "0");
  if (qEnvironmentVariableIsSet("JW_SHOTS")) {
    const QString folder = qEnvironmentVariable("JW_SHOTS");
    desk.window->grab().save(folder + "/planner_en.png");
  }

  const auto file = (desk.city.folder / "plan.geojson").string();
  QTest::keyClick(desk.find<QToolButton>("planGeoJson"), Qt::Key_Space);
  QFileDialog* files = nullptr;
  REQUIRE(eventually([&] { return (files = desk.window->findChild<QFileDialog*>()) != nullptr; }));
  Q_EMIT files->fileSelected(QString::fromStdString(file));
  REQUIRE(eventually([&] { return std::filesystem::exists(file); }));
  files->reject();
  std::string text;
  std::getline(std::ifstream(file), text, '\0');
  CHECK(text.find("330101004") != std::string::npos);
  CHECK(text.find("东城区第4网格") != std::string::npos);
}

TEST_CASE("planner: what cannot be planned is said, and the atlas is written beside") {
  PlannerDesk desk;
  auto* note = desk.find<QLabel>("planNote");
  desk.plan(QStringLiteral("西城区"), 3);
  REQUIRE(eventually([&] { return note->text() == "There is no building in this community yet."; }));
  CHECK(desk.variants()->rowCount() == 0);
  CHECK(!desk.find<QToolButton>("planGpkg")->isEnabled());
  desk.plan(QStringLiteral("东城区"), 65);
  REQUIRE(eventually([&] { return note->text().startsWith("There are fewer places"); }));
  for (const auto& [button, name] : {std::pair("planAtlas", "atlas.pdf"), std::pair("planBoard", "board.pdf")}) {
    const auto file = (desk.city.folder / name).string();
    desk.find<QToolButton>(button)->click();
    QFileDialog* files = nullptr;
    REQUIRE(eventually([&] { return (files = desk.window->findChild<QFileDialog*>()) != nullptr; }));
    Q_EMIT files->fileSelected(QString::fromStdString(file));
    REQUIRE(eventually([&] { return std::filesystem::exists(file); }));
    CHECK(std::filesystem::file_size(file) > 5000);
    files->reject();
    REQUIRE(eventually([&] { return desk.find<QToolButton>(button)->isEnabled() && !desk.window->findChild<QFileDialog*>(); }));
  }
}

}  // namespace planner_test
