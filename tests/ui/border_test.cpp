// Drawing borders in the window: by mouse and by keys, with faults told, and put into force.
#include <qgsmapcanvas.h>

#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>

#include "gis/map/map_coordinates.h"
#include "tests/catch.h"
#include "tests/engine/engine_answers.h"
#include "tests/ui/desk_fixture.h"
#include "ui/map/map_panel.h"
#include "ui/planning/border_confirm.h"
#include "ui/planning/border_panel.h"
#include "ui/widgets/form_foot.h"
#include "ui/widgets/rows_table.h"
#include "ui/language.h"
#include "ui/theme/theme.h"

namespace border_test {

using namespace jw;
using namespace jw::test;

namespace {

struct BorderDesk : UiDesk {
  QgsMapCanvas* canvas = nullptr;
  ui::BorderPanel* panel = nullptr;
  BorderDesk() {
    std::vector<model::BuildingDraft> drafts;
    for (int x = 0; x < 8; ++x)
      for (int y = 0; y < 4; ++y) {
        model::BuildingDraft d;
        d.externalId = std::to_string(x) + "/" + std::to_string(y);
        d.shape = square(120.001 + 0.0024 * x, 30.001 + 0.0024 * y, 0.0003);
        drafts.push_back(std::move(d));
      }
    city.engine->importBuildings(city.machine, "test", [&] { return std::exchange(drafts, {}); }).get();
    window->desk().language.set("en");
    window->showPage(ui::MainWindow::command);
    canvas = find<QgsMapCanvas>("map");
    REQUIRE(eventually([&] { return map()->epsg() != 0; }));
    find<QToolButton>("mapBordersButton")->click();
    panel = find<ui::BorderPanel>("borderPanel");
    REQUIRE(eventually([&] { return panel->isVisible() && panel->isActive(); }));
  }
  ui::MapPanel* map() { return find<ui::MapPanel>("mapPanel"); }
  QPoint pixel(double lon, double lat) {
    const auto at = gis::MapCoordinates(map()->epsg()).toMap({lon, lat});
    const QgsPointXY p = canvas->getCoordinateTransform()->transform(*at);
    return QPoint(static_cast<int>(std::lround(p.x())), static_cast<int>(std::lround(p.y())));
  }
  void click(QPoint at, Qt::MouseButton button = Qt::LeftButton) { QTest::mouseClick(canvas->viewport(), button, Qt::NoModifier, at); }
  void drag(QPoint from, QPoint to) {
    QTest::mouseMove(canvas->viewport(), from);
    QTest::mousePress(canvas->viewport(), Qt::LeftButton, Qt::NoModifier, from);
    QTest::mouseMove(canvas->viewport(), (from + to) / 2);
    QTest::mouseMove(canvas->viewport(), to);
    QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, Qt::NoModifier, to);
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(canvas, key, modifiers); }
  /// The cross, which begins in the middle of the map, goes there by steps of eight pixels and of one.
  void walk(QPoint& cross, QPoint to) {
    const auto step = [&](int d, Qt::Key less, Qt::Key more) {
      for (int i = 0; i < std::abs(d) / 8; ++i) press(d < 0 ? less : more);
      for (int i = 0; i < std::abs(d) % 8; ++i) press(d < 0 ? less : more, Qt::ShiftModifier);
    };
    step(to.x() - cross.x(), Qt::Key_Left, Qt::Key_Right);
    step(to.y() - cross.y(), Qt::Key_Up, Qt::Key_Down);
    cross = to;
  }
  std::size_t changes() { return panel->draft() ? panel->draft()->plan().changes.size() : 0; }
  /// In both themes and languages, to be looked at.
  void shot(QWidget* widget, const char* name) {
    if (!qEnvironmentVariableIsSet("JW_SHOTS")) return;
    for (const auto& [theme, language] : {std::pair(ui::Theme::Kind::dark, "zh_CN"), {ui::Theme::Kind::light, "en"}}) {
      window->desk().theme.setKind(theme);
      window->desk().language.set(QString::fromLatin1(language));
      QTest::qWait(300);
      eventually([&] { return map()->isSharp(); });
      CHECK(widget->grab().save(QStringLiteral("%1/%2-%3.png").arg(qEnvironmentVariable("JW_SHOTS"), QString::fromLatin1(name), QString::fromLatin1(language))));
    }
    window->desk().theme.setKind(ui::Theme::Kind::dark);
    window->desk().language.set("en");
  }
  ui::BorderConfirm* confirm() {
    find<QPushButton>("borderApply")->click();
    auto* form = dialog<ui::BorderConfirm>("borderConfirm");
    REQUIRE(eventually([&] { return !form->findChild<QLabel*>("borderSum")->text().startsWith("Counting"); }));
    return form;
  }
};

}  // namespace

TEST_CASE("borders: a line clicked through a grid divides it, and what lies in it follows") {
  BorderDesk desk;
  CHECK_FALSE(desk.find<QPushButton>("borderApply")->isEnabled());
  desk.click(desk.pixel(119.997, 30.005));
  desk.click(desk.pixel(120.012, 30.005));
  desk.click(desk.pixel(120.012, 30.005), Qt::RightButton);
  CHECK(desk.find<QLabel>("borderFault")->text().isEmpty());
  REQUIRE(desk.changes() >= 2);
  desk.shot(desk.window.get(), "borders");
  auto* form = desk.confirm();
  CHECK(form->findChild<QLabel*>("borderSum")->text().contains("8 buildings"));
  CHECK(form->findChild<ui::RowsTable*>("borderMoves")->rowCount() == 1);
  auto* name = form->findChild<QLineEdit*>("areaName0");
  REQUIRE(name);
  name->setText(QStringLiteral("东一北"));
  desk.shot(form, "border-confirm");
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("borderConfirm"));
  CHECK(desk.city.engine->areas()->areas().size() == 7);
  int moved = 0;
  for (const auto& a : desk.city.engine->areas()->areas()) moved += a.name == "东一北";
  CHECK(moved == 1);
  // The map and the draft go on from there.
  REQUIRE(eventually([&] { return desk.panel->draft() && desk.panel->draft()->areas().size() == 7; }));
  CHECK(desk.changes() == 0);
  auto* plans = desk.find<ui::RowsTable>("borderPlans");
  // What lies there follows in slices; then the plan is in force.
  CHECK(eventually([&] { return plans->rowCount() == 1 && plans->textAt(0, 2) == "in force"; }));
}

TEST_CASE("borders: dragging, faults with their place, undo and redo") {
  BorderDesk desk;
  auto* fault = desk.find<QLabel>("borderFault");
  desk.find<QToolButton>("borderMove")->click();
  const QPoint border = desk.pixel(120.01, 30.005);
  desk.drag(border, border + QPoint(25, 5));
  CHECK(fault->text().isEmpty());
  CHECK(desk.changes() == 2);
  // Over the border of the next grid.
  const QPoint corner = border + QPoint(25, 5);
  desk.drag(corner, desk.pixel(119.997, 30.005));
  CHECK(fault->text().contains("would cross"));
  CHECK(fault->isVisible());
  CHECK(desk.find<QToolButton>("borderShow")->isVisible());
  CHECK(desk.changes() == 2);
  desk.drag(desk.pixel(120.005, 30.005), border);
  CHECK(fault->text().contains("There is no border"));
  desk.drag(desk.pixel(120.02, 30.01), desk.pixel(120.015, 30.008));
  CHECK(fault->text().contains("outer border"));
  desk.press(Qt::Key_Z, Qt::ControlModifier);
  CHECK(desk.changes() == 0);
  CHECK(fault->text().isEmpty());
  CHECK_FALSE(desk.find<QToolButton>("borderUndo")->isEnabled());
  desk.press(Qt::Key_Y, Qt::ControlModifier);
  CHECK(desk.changes() == 2);
  desk.find<QToolButton>("borderDiscard")->click();
  CHECK(desk.changes() == 0);
  CHECK(desk.city.engine->areas()->areas().size() == 6);
}

TEST_CASE("borders: all of it by keys, joined on a day ahead, and withdrawn") {
  BorderDesk desk;
  desk.find<QToolButton>("borderJoin")->setFocus();
  QTest::keyClick(desk.find<QToolButton>("borderJoin"), Qt::Key_Space);
  REQUIRE(desk.canvas->hasFocus());
  QPoint cross = QRect(QPoint(0, 0), desk.canvas->mapSettings().outputSize()).center();
  desk.press(Qt::Key_Right);
  desk.walk(cross, desk.pixel(120.015, 30.004));
  desk.press(Qt::Key_Space);
  desk.walk(cross, desk.pixel(119.985, 30.004));
  desk.press(Qt::Key_Space);
  CHECK(desk.find<QLabel>("borderFault")->text().contains("different communities"));
  desk.walk(cross, desk.pixel(120.015, 30.004));
  desk.press(Qt::Key_Space);
  desk.walk(cross, desk.pixel(120.005, 30.004));
  desk.press(Qt::Key_Space);
  REQUIRE(desk.changes() == 2);
  auto* form = desk.confirm();
  CHECK(form->findChild<QLabel*>("borderSum")->text().contains("1 no more"));
  form->findChild<QLineEdit*>("planTitle")->setText("merge them");
  QTest::keyClick(form->findChild<QRadioButton*>("fromDay"), Qt::Key_Space);
  REQUIRE(form->findChild<QDateEdit*>("day")->isEnabled());
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("borderConfirm"));
  CHECK(desk.city.engine->areas()->areas().size() == 6);
  auto* plans = desk.find<ui::RowsTable>("borderPlans");
  REQUIRE(eventually([&] { return plans->rowCount() == 1; }));
  CHECK(plans->textAt(0, 1) == "merge them");
  CHECK(plans->textAt(0, 2) == "waits for its day");
  plans->selectRow(0);
  REQUIRE(eventually([&] { return desk.find<QToolButton>("borderWithdraw")->isEnabled(); }));
  desk.find<QToolButton>("borderWithdraw")->click();
  REQUIRE(eventually([&] { return plans->textAt(0, 2) == "withdrawn"; }));
  // A line by keys, in the view of the whole city: choosing a plan has flown to it.
  desk.map()->showAll();
  desk.find<QToolButton>("borderCut")->click();
  cross = QRect(QPoint(0, 0), desk.canvas->mapSettings().outputSize()).center();
  desk.press(Qt::Key_Right);
  desk.walk(cross, desk.pixel(120.008, 30.004));
  desk.press(Qt::Key_Space);
  desk.walk(cross, desk.pixel(120.018, 30.02));
  desk.press(Qt::Key_Space);
  desk.press(Qt::Key_Backspace);
  desk.walk(cross, desk.pixel(120.022, 30.004));
  desk.press(Qt::Key_Space);
  desk.press(Qt::Key_Return);
  CHECK(desk.find<QLabel>("borderFault")->text().isEmpty());
  CHECK(desk.changes() >= 2);
  desk.find<QToolButton>("closeBorders")->click();
  CHECK_FALSE(desk.panel->isVisible());
}

TEST_CASE("planner: a variant is put into force") {
  BorderDesk desk;
  desk.window->showPage(ui::MainWindow::planning);
  auto* combo = desk.find<QComboBox>("planArea");
  combo->setFocus();
  combo->lineEdit()->selectAll();
  combo->lineEdit()->insert(QStringLiteral("东城区"));
  desk.find<QSpinBox>("planParts")->setValue(3);
  QTest::keyClick(desk.find<QPushButton>("planStart"), Qt::Key_Space);
  REQUIRE(eventually([&] { return desk.find<ui::RowsTable>("planVariants")->rowCount() == 3; }));
  QTest::keyClick(desk.find<QPushButton>("planApply"), Qt::Key_Space);
  auto* form = desk.dialog<ui::BorderConfirm>("borderConfirm");
  REQUIRE(eventually([&] { return form->findChild<QLabel*>("borderSum")->text().contains("1 new"); }));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(desk.gone("borderConfirm"));
  const auto tree = desk.city.engine->areas();
  CHECK(tree->areas().size() == 7);
  CHECK(tree->gridAt({120.019, 30.019}));
  CHECK(ask(*desk.city.engine, "SELECT count(DISTINCT area) FROM buildings") == 3);
}

}  // namespace border_test
