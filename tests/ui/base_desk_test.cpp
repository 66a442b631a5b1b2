// Base maps at the desk: chosen in a form, shown among the layers where they belong, kept, and taken away again.
#include <qgsmapcanvas.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSlider>
#include <QToolButton>

#include "gis/map/shifted_datum.h"
#include "gis/map/still_layers.h"
#include "tests/ui/base_tables.h"
#include "tests/ui/desk_fixture.h"
#include "tests/ui/tile_server.h"
#include "ui/command/command_page.h"
#include "ui/map/map_panel.h"
#include "ui/map/map_print.h"
#include "ui/memory.h"
#include "ui/wall/wall_window.h"

namespace base_desk_test {

using namespace jw;
using namespace jw::test;

namespace {

struct BaseDesk : UiDesk {
  ui::MapPanel* map = nullptr;
  QListWidget* list = nullptr;

  BaseDesk() { look(); }
  void look() {
    window->showPage(ui::MainWindow::command);
    map = &window->findChild<ui::CommandPage*>()->map();
    REQUIRE(eventually([&] { return map->epsg() != 0 && map->isSharp(); }));
    find<QAction>("mapLayers", map)->trigger();
    list = find<QListWidget>("layers", map);
  }
  QStringList names() const {
    QStringList out;
    for (int row = 0; row < list->count(); ++row) out.append(list->item(row)->text());
    return out;
  }
  int rowOf(const QString& name) const { return static_cast<int>(names().indexOf(name)); }
  QgsMapLayer* layer() const {
    for (QgsMapLayer* each : map->canvas()->layers())
      if (gis::StillLayers::idOf(each).startsWith(QLatin1String("base/"))) return each;
    return nullptr;
  }
  void add(const QString& where, const QString& name, gis::Datum datum) {
    find<QToolButton>("addBase", map)->click();
    auto* form = dialog<QDialog>("baseForm");
    find<QLineEdit>("baseWhere", form)->setText(where);
    find<QLineEdit>("baseName", form)->setText(name);
    find<QComboBox>("baseDatum", form)->setCurrentIndex(static_cast<int>(datum));
    QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  }
  /// The red spot of the tiles on the screen, from the middle of the map, pixels.
  std::optional<QPointF> seen() { return spot(map->canvas()->viewport()->grab().toImage()); }
};

}  // namespace

TEST_CASE("a shifted base map is added at the desk and lies where it belongs") {
  BaseDesk d;
  const model::Point place{120.01, 30.01};
  TileServer server(gis::shifted(place, gis::Datum::gcj02), 40);
  d.add(server.address(), QStringLiteral("Streets"), gis::Datum::gcj02);
  REQUIRE(d.gone("baseForm"));
  d.window->activateWindow();
  REQUIRE(eventually([&] { return d.layer() != nullptr; }));
  CHECK(d.rowOf(QStringLiteral("Streets")) >= 0);
  d.map->setView({place, 5000});
  REQUIRE(eventually([&] { return d.map->isSharp() && d.seen().has_value(); }));
  const auto found = d.seen();
  const double metres = d.map->canvas()->mapUnitsPerPixel();
  CHECK(std::hypot(found->x(), found->y()) * metres < 3 + 2 * metres);

  SECTION("it comes back the next day as it was left") {
    d.list->setCurrentRow(d.rowOf(QStringLiteral("Streets")));
    d.find<QSlider>("opacity", d.map)->setValue(40);
    const QStringList order = d.names();
    d.open();
    d.look();
    REQUIRE(eventually([&] { return d.layer() != nullptr; }));
    CHECK(d.layer()->opacity() == Approx(0.4));
    CHECK(d.names() == order);
    d.list->item(d.rowOf(QStringLiteral("Streets")))->setCheckState(Qt::Unchecked);
    CHECK_FALSE(d.layer());
  }
  SECTION("the wall shows it as clearly as the desk does, and no longer than the desk") {
    d.list->setCurrentRow(d.rowOf(QStringLiteral("Streets")));
    d.key(Qt::Key_F11);
    ui::WallWindow* wall = nullptr;
    REQUIRE(eventually([&] { return (wall = d.window->findChild<ui::WallWindow*>()) != nullptr && wall->isVisible(); }));
    const auto onWall = [&] {
      const auto layers = wall->map().canvas()->layers();
      return std::count_if(layers.begin(), layers.end(), [](const QgsMapLayer* l) { return gis::StillLayers::idOf(l).startsWith(QLatin1String("base/")); });
    };
    CHECK(onWall() == 1);
    CHECK(d.layer()->opacity() == 1);
    wall->map().setView({place, 5000});
    REQUIRE(eventually([&] { return wall->map().isSharp() && spot(wall->map().canvas()->viewport()->grab().toImage()).has_value(); }));
    d.find<QSlider>("opacity", d.map)->setValue(30);
    QTest::qWait(50);
    CHECK(d.layer()->opacity() == Approx(0.3));
    d.list->item(d.rowOf(QStringLiteral("Streets")))->setCheckState(Qt::Unchecked);
    CHECK(eventually([&] { return onWall() == 0; }));
  }
  SECTION("it is on the sheet that is printed, with its name, unless that is not wanted") {
    const auto printed = [&](bool with) {
      d.window->activateWindow();
      REQUIRE(eventually([&] { return QApplication::activeWindow() == d.window.get(); }));
      d.key(Qt::Key_P, Qt::ControlModifier);
      auto* dialog = d.dialog<ui::MapPrint>("mapPrint");
      auto* box = d.find<QCheckBox>("mapPrintBases", dialog);
      CHECK(box->text().contains(QStringLiteral("Streets")));
      box->setChecked(with);
      d.find<QCheckBox>("mapPrintCases", dialog)->setChecked(false);
      QTest::mouseClick(d.find<QPushButton>("mapPrintPdf", dialog), Qt::LeftButton);
      QFileDialog* files = nullptr;
      REQUIRE(eventually([&] { return (files = dialog->findChild<QFileDialog*>(QStringLiteral("mapPrintFile"))) != nullptr && files->isVisible(); }));
      const QString file = QString::fromStdString((d.city.folder / (with ? "with.pdf" : "bare.pdf")).string());
      Q_EMIT files->fileSelected(file);
      files->close();
      REQUIRE(eventually([&] { return QFile::exists(file); }));
      CHECK(d.gone("mapPrint"));
      QProcess picture;
      picture.start(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("50"), QStringLiteral("-png"), QStringLiteral("-singlefile"), file, file});
      return picture.waitForFinished(30000) && picture.exitCode() == 0 ? QImage(file + QStringLiteral(".png")) : QImage();
    };
    const QImage with = printed(true), bare = printed(false);
    if (with.isNull()) {
      WARN("skipped: no pdftoppm");
      return;
    }
    CHECK(spot(with));
    CHECK_FALSE(spot(bare));
  }
  SECTION("it is taken away when that is confirmed") {
    d.list->setCurrentRow(d.rowOf(QStringLiteral("Streets")));
    d.find<QToolButton>("removeBase", d.map)->click();
    auto* ask = d.dialog<QMessageBox>("removeBaseMap");
    ask->button(QMessageBox::Cancel)->click();
    REQUIRE(d.gone("removeBaseMap"));
    CHECK(d.layer());
    d.find<QToolButton>("removeBase", d.map)->click();
    d.find<QPushButton>("confirmRemove", d.dialog<QMessageBox>("removeBaseMap"))->click();
    CHECK_FALSE(d.layer());
    CHECK(d.rowOf(QStringLiteral("Streets")) < 0);
    REQUIRE(eventually([&] { return d.map->isSharp(); }));
    CHECK_FALSE(d.seen());
  }
}

TEST_CASE("base maps that cannot be shown say so") {
  BaseDesk d;
  d.add(QStringLiteral("http://127.0.0.1:1/{z}/{x}.png"), {}, gis::Datum::cgcs2000);
  auto* form = d.dialog<QDialog>("baseForm");  // no row of the tile in the address
  d.find<QLineEdit>("baseWhere", form)->setText(QStringLiteral("/none/such.gpkg"));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  CHECK(form->isVisible());
  d.find<QLineEdit>("baseWhere", form)->setText(QStringLiteral("http://127.0.0.1:1/{z}/{x}/{y}.png"));
  d.find<QLineEdit>("baseName", form)->setText(QStringLiteral("Far"));
  QTest::keyClick(form, Qt::Key_Return, Qt::ControlModifier);
  REQUIRE(d.gone("baseForm"));
  // It stands in the list with the reason, and the map does not wait for it.
  REQUIRE(eventually([&] { return !d.names().filter(QRegularExpression(QStringLiteral("^Far\\W.+"))).isEmpty(); }));
  CHECK_FALSE(d.layer());
  CHECK(eventually([&] { return d.map->isSharp(); }));

  const QString junk = QString::fromStdString((d.city.folder / "junk.gpkg").string());
  QFile file(junk);
  REQUIRE(file.open(QIODevice::WriteOnly));
  file.write("not a map");
  file.close();
  d.add(junk, QStringLiteral("Junk"), gis::Datum::cgcs2000);
  REQUIRE(eventually([&] { return !d.names().filter(QRegularExpression(QStringLiteral("^Junk\\W.+"))).isEmpty(); }));
  CHECK_FALSE(d.layer());
}

TEST_CASE("pictures of a base map and its form", "[shots]") {
  const QString folder = qEnvironmentVariable("JW_SHOTS");
  if (folder.isEmpty()) return;
  BaseDesk d;
  const model::Point place{120.01, 30.01};
  d.add(baseTables(QString::fromStdString(d.city.folder.path().string()), place), QStringLiteral("东湖底图"), gis::Datum::cgcs2000);
  REQUIRE(eventually([&] { return d.layer() != nullptr; }));
  d.map->setView({place, 8000});
  for (const bool dark : {true, false}) {
    d.window->desk().theme.setKind(dark ? ui::Theme::Kind::dark : ui::Theme::Kind::light);
    d.window->desk().language.set(dark ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    REQUIRE(eventually([&] { return d.map->isSharp(); }));
    QTest::qWait(200);
    const QString ending = dark ? QStringLiteral("-dark-zh.png") : QStringLiteral("-light-en.png");
    d.window->grab().save(folder + QStringLiteral("/base") + ending);
    d.find<QToolButton>("addBase", d.map)->click();
    auto* form = d.dialog<QDialog>("baseForm");
    form->grab().save(folder + QStringLiteral("/base-form") + ending);
    form->reject();
    REQUIRE(d.gone("baseForm"));
    d.window->openWall();
    auto* wall = d.window->findChild<ui::WallWindow*>();
    wall->resize(1920, 1080);
    wall->map().setView({place, 8000});
    REQUIRE(eventually([&] { return wall->map().isSharp(); }));
    QTest::qWait(200);
    wall->grab().save(folder + QStringLiteral("/base-wall") + ending);
    wall->close();
    d.window->printMap();
    auto* print = d.dialog<ui::MapPrint>("mapPrint");
    print->grab().save(folder + QStringLiteral("/base-print") + ending);
    d.find<QPushButton>("mapPrintPdf", print)->click();
    QFileDialog* files = nullptr;
    REQUIRE(eventually([&] { return (files = print->findChild<QFileDialog*>(QStringLiteral("mapPrintFile"))) != nullptr && files->isVisible(); }));
    Q_EMIT files->fileSelected(folder + QStringLiteral("/base-print") + ending + QStringLiteral(".pdf"));
    files->close();
    REQUIRE(d.gone("mapPrint"));
    REQUIRE(eventually([&] { return QFile::exists(folder + QStringLiteral("/base-print") + ending + QStringLiteral(".pdf")); }));
  }
}

}  // namespace base_desk_test
