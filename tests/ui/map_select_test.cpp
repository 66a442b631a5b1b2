// Asking the map what lies in a shape: drawn by mouse and keys, answered in lists, and places to come back to.
#include <qgsmapcanvas.h>

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include "tests/catch.h"
#include "tests/ui/registry_fixture.h"
#include "ui/command/command_page.h"
#include "ui/map/bookmark_menu.h"
#include "ui/map/map_panel.h"
#include "ui/map/there_view.h"
#include "ui/words.h"

namespace map_select_test {

using namespace jw;
using namespace jw::test;
using ui::ThereView;

namespace {

struct MapDesk {
  RegistryUi desk;
  ui::CommandPage* page;
  QgsMapCanvas* canvas;

  MapDesk() : page(desk.window->findChild<ui::CommandPage*>()), canvas(page->map().findChild<QgsMapCanvas*>(QStringLiteral("map"))) {
    desk.window->showPage(ui::MainWindow::command);
    REQUIRE(eventually([&] { return page->map().epsg() != 0 && canvas->extent().width() > 0; }));
  }
  QWidget* view() const { return canvas->viewport(); }
  QPoint at(double x, double y) const { return {qRound(view()->width() * x), qRound(view()->height() * y)}; }
  void choose(const char* tool) { page->map().findChild<QAction*>(QLatin1String(tool))->trigger(); }
  void drag(QPoint from, QPoint to) {
    QTest::mousePress(view(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view(), (from + to) / 2);
    QTest::mouseMove(view(), to);
    QTest::mouseRelease(view(), Qt::LeftButton, {}, to);
  }
  void click(QPoint p) {
    QTest::mouseMove(view(), p);
    QTest::mouseClick(view(), Qt::LeftButton, {}, p);
  }
  bool answered() {
    return eventually([&] { return page->there().isVisible() && !page->there().isReading(); });
  }
};

}  // namespace

TEST_CASE("a rectangle, a circle, a polygon and a corridor are drawn by mouse and keys") {
  MapDesk d;
  QSignalSpy selected(&d.page->map(), &ui::MapPanel::selected);
  const auto last = [&] { return selected.last().at(0).value<model::MultiPolygon>(); };
  const auto degrees = [&](const model::MultiPolygon& shape) { return shape.box().xmax - shape.box().xmin; };

  d.choose("mapSelectRectangle");
  d.drag(d.at(0.2, 0.2), d.at(0.8, 0.8));
  REQUIRE(selected.size() == 1);
  const double wide = degrees(last());
  CHECK(last().parts.size() == 1);
  CHECK(selected.last().at(1).toString().contains(QStringLiteral("×")));
  d.drag(d.at(0.5, 0.5), d.at(0.5, 0.5));  // a click draws nothing
  CHECK(selected.size() == 1);

  d.choose("mapSelectCircle");
  d.drag(d.at(0.5, 0.5), d.at(0.6, 0.5));
  REQUIRE(selected.size() == 2);
  CHECK(degrees(last()) < wide);
  CHECK(last().parts[0].rings[0].size() > 30);

  d.choose("mapSelectPolygon");
  for (const auto& p : {d.at(0.3, 0.3), d.at(0.7, 0.3), d.at(0.9, 0.9)}) d.click(p);
  QTest::keyClick(d.canvas, Qt::Key_Backspace);
  d.click(d.at(0.5, 0.7));
  QTest::keyClick(d.canvas, Qt::Key_Return);
  REQUIRE(selected.size() == 3);
  CHECK(last().parts[0].rings[0].size() == 4);
  CHECK(model::contains(last(), model::pointInside(last())));

  d.choose("mapSelectCorridor");
  d.click(d.at(0.2, 0.5));
  d.click(d.at(0.8, 0.5));
  QTest::mouseClick(d.view(), Qt::RightButton, {}, d.at(0.8, 0.5));
  REQUIRE(selected.size() == 4);
  const auto box = last().box();
  CHECK(box.xmax - box.xmin > 4 * (box.ymax - box.ymin));

  d.choose("mapSelectPolygon");
  d.click(d.at(0.2, 0.2));
  QTest::keyClick(d.canvas, Qt::Key_Escape);  // back to the hand
  CHECK(d.page->map().findChild<QAction*>(QStringLiteral("mapPan"))->isChecked());
  CHECK(selected.size() == 4);
}

TEST_CASE("what lies in the drawn shape is listed by kind and opened by keys") {
  MapDesk d;
  d.page->selectView();
  REQUIRE(d.answered());
  auto& there = d.page->there();
  CHECK(there.count(ThereView::buildings) > 0);
  CHECK(there.count(ThereView::people) > 0);
  auto* kinds = d.desk.find<QTableView>("thereKinds", &there);
  auto* rows = d.desk.find<QTableView>("thereRows", &there);
  kinds->setFocus();
  kinds->selectRow(ThereView::people);
  REQUIRE(eventually([&] { return rows->model()->rowCount() == static_cast<int>(there.count(ThereView::people)); }));
  CHECK(rows->model()->index(0, 0).data().toString().contains('*'));
  kinds->selectRow(ThereView::buildings);
  REQUIRE(eventually([&] { return rows->model()->rowCount() == static_cast<int>(there.count(ThereView::buildings)); }));
  rows->setFocus();
  rows->selectRow(0);
  QTest::keyClick(rows, Qt::Key_Return);
  CHECK(eventually([&] { return d.desk.page->isVisible(); }));
  d.desk.window->showPage(ui::MainWindow::command);
  QTest::mouseClick(d.desk.find<QToolButton>("closeThere"), Qt::LeftButton);
  CHECK_FALSE(there.isVisible());
  CHECK_FALSE(d.desk.find<QWidget>("caseTab")->isVisible());
}

TEST_CASE("a department sees the cases of a shape, not its people") {
  MapDesk d;
  d.desk.sit({{Uuid::named("office")}, "部工", model::Role::department, {}, DepartmentId{Uuid::named("office")}});
  d.page->selectView();
  REQUIRE(d.answered());
  CHECK(d.page->there().count(ThereView::people) == 0);
  CHECK(d.page->there().count(ThereView::buildings) == 0);
}

TEST_CASE("views are kept by name, gone back to, and forgotten") {
  MapDesk d;
  auto* menu = d.page->findChild<ui::BookmarkMenu*>();
  REQUIRE(menu);
  const auto first = *d.page->map().view();
  menu->popup({0, 0});
  auto* name = menu->findChild<QLineEdit*>(QStringLiteral("bookmarkName"));
  REQUIRE(name);
  CHECK_FALSE(name->text().isEmpty());
  name->setText(QStringLiteral("全市"));
  QTest::keyClick(name, Qt::Key_Return);
  CHECK(menu->names() == QStringList{QStringLiteral("全市")});
  d.page->map().setView({{first.centre.x + 0.001, first.centre.y}, first.scale / 4});
  REQUIRE(std::abs(d.page->map().view()->scale / (first.scale / 4) - 1) < 0.02);
  menu->popup({0, 0});
  for (QAction* a : menu->actions())
    if (a->text() == QStringLiteral("全市")) a->trigger();
  CHECK(std::abs(d.page->map().view()->scale / first.scale - 1) < 0.02);
  CHECK(std::abs(d.page->map().view()->centre.x - first.centre.x) < 1e-5);
  menu->close();
  menu->popup({0, 0});
  for (QMenu* forget : menu->findChildren<QMenu*>())
    for (QAction* a : forget->actions())
      if (a->text() == QStringLiteral("全市")) a->trigger();
  menu->close();
  CHECK(menu->names().isEmpty());
}

}  // namespace map_select_test
