// The map as a user has it: real mouse and key events on an offscreen window.
#include "ui/map/map_panel.h"

#include <qgsmapcanvas.h>
#include <qgsvectorlayer.h>

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "gis/map/map_coordinates.h"
#include "gis/map/map_style.h"
#include "gis/map/still_layers.h"
#include "tests/catch.h"
#include "tests/ui/map_fixture.h"
#include "ui/map/layer_panel.h"
#include "ui/map/measure_tool.h"
#include "ui/memory.h"
#include "ui/map/still_picture.h"

namespace map_panel_test {

using namespace jw;
using namespace jw::test;

namespace {

struct Map {
  ui::MapPanel panel;
  QgsMapCanvas* canvas = nullptr;

  explicit Map(bool areas = true) {
    panel.resize(800, 640);
    panel.setNow(kNow);
    panel.setReduceMotion(true);
    panel.show();
    canvas = panel.findChild<QgsMapCanvas*>(QStringLiteral("map"));
    REQUIRE(canvas);
    if (!areas) return;
    setAreas(cityTree());
  }
  /// Until they are on the map.
  void setAreas(std::shared_ptr<const engine::AreaTree> areas) {
    QSignalSpy replaced(canvas, &QgsMapCanvas::layersChanged);
    panel.setAreas(std::move(areas));
    REQUIRE(until([&] { return !replaced.isEmpty(); }));
    settle();
  }
  /// Until the picture shows all that is set.
  void settle() {
    REQUIRE(until([&] { return panel.isSharp(); }));
  }
  ui::StillPicture* picture() const { return canvas->findChild<ui::StillPicture*>(); }
  QWidget* view() const { return canvas->viewport(); }
  QPoint pixel(model::Point p) const {
    const auto at = gis::MapCoordinates(panel.epsg()).toMap(p);
    REQUIRE(at);
    const QgsPointXY px = canvas->getCoordinateTransform()->transform(*at);
    return {qRound(px.x()), qRound(px.y())};
  }
  QAction* action(const char* name) const {
    auto* found = panel.findChild<QAction*>(QLatin1String(name));
    REQUIRE(found);
    return found;
  }
  void click(QPoint p) { QTest::mouseClick(view(), Qt::LeftButton, {}, p); }
  void drag(QPoint from, QPoint to) {
    QTest::mousePress(view(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view(), (from + to) / 2);
    QTest::mouseMove(view(), to);
    QTest::mouseRelease(view(), Qt::LeftButton, {}, to);
  }
  void wheel(QPoint at, int delta) {
    QWheelEvent e(at, view()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view(), &e);
  }
  QColor colorAt(QPoint p) const { return view()->grab(QRect(p, QSize(1, 1))).toImage().pixelColor(0, 0); }
};

const model::Point kHere{120.203, 23.004};

/// The arc of a meridian between two latitudes on the ellipsoid of CGCS2000, by Simpson's rule.
double meridian(double from, double to) {
  constexpr double a = 6378137, f = 1 / 298.257222101, e2 = f * (2 - f), degree = M_PI / 180;
  constexpr int n = 2000;
  const double h = (to - from) * degree / n;
  double sum = 0;
  for (int i = 0; i <= n; ++i) {
    const double s = std::sin(from * degree + i * h);
    sum += (i == 0 || i == n ? 1 : i % 2 ? 4 : 2) * a * (1 - e2) / std::pow(1 - e2 * s * s, 1.5);
  }
  return sum * h / 3;
}

}  // namespace

TEST_CASE("the first areas set the zone and the full view") {
  Map map;
  CHECK(map.panel.epsg() == 4549);
  const QRect stage(QPoint(0, 0), map.view()->size());
  CHECK(stage.contains(map.pixel({kWest, kSouth})));
  CHECK(stage.contains(map.pixel({kWest + 5 * kGrid, kSouth + 5 * kGrid})));
  CHECK(alike(map.colorAt(map.pixel({kWest + 1.3 * kGrid, kSouth + 1.3 * kGrid})), gis::MapStyle::dark().land));
  map.panel.setDark(false);
  map.settle();
  CHECK(alike(map.colorAt(map.pixel({kWest + 1.3 * kGrid, kSouth + 1.3 * kGrid})), gis::MapStyle::light().land));
}

TEST_CASE("areas that come before the window is shown are shown whole in it") {
  ui::MapPanel panel;
  panel.setAreas(cityTree());
  panel.resize(900, 500);
  panel.show();
  auto* canvas = panel.findChild<QgsMapCanvas*>(QStringLiteral("map"));
  REQUIRE(until([&] { return !canvas->layers().isEmpty() && panel.isSharp(); }));
  const gis::MapCoordinates coordinates(panel.epsg());
  const auto low = coordinates.toMap({kWest, kSouth}),
             high = coordinates.toMap({kWest + 5 * kGrid, kSouth + 5 * kGrid});
  const QgsRectangle shown = canvas->extent();
  CHECK(shown.contains(QgsRectangle(*low, *high)));
  CHECK(shown.height() < 1.3 * (high->y() - low->y()));
}

TEST_CASE("the wheel zooms and keeps what is under the pointer") {
  Map map;
  const double before = map.canvas->scale();
  const QPoint at = map.pixel(kHere);
  map.wheel(at, 120);
  CHECK(map.canvas->scale() == Approx(before / 1.6).epsilon(0.01));
  CHECK((map.pixel(kHere) - at).manhattanLength() <= 2);
  map.wheel(at, -120);
  CHECK(map.canvas->scale() == Approx(before).epsilon(0.01));
}

TEST_CASE("dragging pans and is no click") {
  Map map;
  const auto c = caseAt(1, kHere.x, kHere.y, 0.9);
  map.panel.setCases({c});
  QSignalSpy activated(&map.panel, &ui::MapPanel::caseActivated);
  const QPoint from = map.pixel(kHere);
  map.drag(from, from + QPoint(90, -40));
  CHECK((map.pixel(kHere) - from - QPoint(90, -40)).manhattanLength() <= 1);
  CHECK(activated.isEmpty());
}

TEST_CASE("a click on a case activates it, beside it nothing happens") {
  Map map;
  const auto c = caseAt(1, kHere.x, kHere.y, 0.9);
  map.panel.setCases({c, caseAt(2, kHere.x + 0.02, kHere.y, 0.2)});
  QSignalSpy activated(&map.panel, &ui::MapPanel::caseActivated);
  map.click(map.pixel(kHere) + QPoint(30, 0));
  CHECK(activated.isEmpty());
  map.click(map.pixel(kHere) + QPoint(3, -3));
  REQUIRE(activated.size() == 1);
  CHECK(activated.front().front().value<CaseId>() == c->id);
}

TEST_CASE("a click on a cluster goes closer") {
  Map map;
  std::vector<engine::CaseSummaryPtr> cases;
  for (int i = 0; i < 9; ++i) cases.push_back(caseAt(i, kHere.x + i * 1e-6, kHere.y, 0.9));
  map.panel.setCases(cases);
  QSignalSpy activated(&map.panel, &ui::MapPanel::caseActivated);
  const double before = map.canvas->scale();
  const QPoint at = map.pixel(kHere);
  // A cluster is drawn where it fits into its cell, so look for it round the place of its cases.
  for (int dx = -24; dx <= 24 && map.canvas->scale() == before; dx += 8)
    for (int dy = -24; dy <= 24 && map.canvas->scale() == before; dy += 8) map.click(at + QPoint(dx, dy));
  CHECK(map.canvas->scale() < before / 2);
  CHECK(activated.isEmpty());
}

TEST_CASE("report here tells the place that was clicked and gives the hand back") {
  Map map;
  QSignalSpy reported(&map.panel, &ui::MapPanel::reportHere);
  map.action("mapReport")->trigger();
  map.click(map.pixel(kHere));
  REQUIRE(reported.size() == 1);
  const double degreesPerPixel = map.canvas->mapUnitsPerPixel() / 100'000;
  CHECK(reported.front().at(0).toDouble() == Approx(kHere.x).margin(degreesPerPixel));
  CHECK(reported.front().at(1).toDouble() == Approx(kHere.y).margin(degreesPerPixel));
  CHECK(map.action("mapPan")->isChecked());
  map.click(map.pixel(kHere));
  CHECK(reported.size() == 1);
}

TEST_CASE("centre here and coordinates typed in move the map") {
  Map map;
  const QPoint middle(map.view()->width() / 2, map.view()->height() / 2);
  map.action("mapCentre")->trigger();
  map.click(map.pixel(kHere));
  CHECK((map.pixel(kHere) - middle).manhattanLength() <= 2);
  auto* box = map.panel.findChild<QLineEdit*>(QStringLiteral("goTo"));
  REQUIRE(box);
  QTest::keyClicks(box, QStringLiteral("120.18, 22.98"));
  QTest::keyClick(box, Qt::Key_Return);
  CHECK((map.pixel({120.18, 22.98}) - middle).manhattanLength() <= 2);
  box->clear();
  QTest::keyClicks(box, QStringLiteral("nonsense"));
  QTest::keyClick(box, Qt::Key_Return);
  CHECK(box->property("bad").toBool());
  CHECK((map.pixel({120.18, 22.98}) - middle).manhattanLength() <= 2);
}

TEST_CASE("keys zoom, pan, show everything and walk through the views") {
  Map map;
  map.panel.activateWindow();
  map.canvas->setFocus();
  REQUIRE(until([&] { return map.canvas->hasFocus(); }));
  const QgsRectangle full = map.canvas->extent();
  QTest::keyClick(map.canvas, Qt::Key_Plus);
  const QgsRectangle closer = map.canvas->extent();
  CHECK(closer.width() < full.width() * 0.8);
  QTest::keyClick(map.canvas, Qt::Key_Right);
  CHECK(map.canvas->extent().center().x() > closer.center().x());
  QTest::keyClick(map.canvas, Qt::Key_Left, Qt::AltModifier);
  CHECK(map.canvas->extent().center().x() == Approx(closer.center().x()).margin(1));
  QTest::keyClick(map.canvas, Qt::Key_Left, Qt::AltModifier);
  CHECK(map.canvas->extent().width() == Approx(full.width()).epsilon(1e-6));
  QTest::keyClick(map.canvas, Qt::Key_Right, Qt::AltModifier);
  CHECK(map.canvas->extent().width() == Approx(closer.width()).epsilon(1e-6));
  QTest::keyClick(map.canvas, Qt::Key_Home);
  CHECK(map.canvas->extent().width() == Approx(full.width()).epsilon(1e-6));
}

TEST_CASE("flying to a case centres it and comes close enough to see the street") {
  Map map;
  const auto c = caseAt(1, kHere.x, kHere.y, 0.9);
  map.panel.setCases({c});
  map.panel.flyTo(c->id);
  CHECK(map.canvas->scale() == Approx(5000).epsilon(0.02));
  CHECK((map.pixel(kHere) - QPoint(map.view()->width() / 2, map.view()->height() / 2)).manhattanLength() <= 2);
  map.panel.flyTo(CaseId{});
  CHECK(map.canvas->scale() == Approx(5000).epsilon(0.02));
}

TEST_CASE("lengths and areas are measured on the ellipsoid, whatever the projection does to them") {
  QgsMapCanvas canvas;
  canvas.resize(600, 600);
  canvas.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:3857")));  // stretches by 2 at 60° N
  const gis::MapCoordinates mercator(3857);
  const auto low = mercator.toMap({10, 60.0}), high = mercator.toMap({10, 60.1}), east = mercator.toMap({10.1, 60.0});
  REQUIRE((low && high && east));
  canvas.setExtent(QgsRectangle(low->x() - 20'000, low->y() - 20'000, low->x() + 40'000, low->y() + 40'000));
  canvas.show();
  ui::MeasureTool tool(&canvas);
  canvas.setMapTool(&tool);
  QString text;
  QObject::connect(&tool, &ui::MeasureTool::textChanged, &canvas, [&](const QString& t) { text = t; });
  const auto click = [&](const QgsPointXY& p, Qt::MouseButton button = Qt::LeftButton) {
    const QgsPointXY px = canvas.getCoordinateTransform()->transform(p);
    QTest::mouseClick(canvas.viewport(), button, {}, {qRound(px.x()), qRound(px.y())});
  };
  click(*low);
  click(*high);
  const double arc = meridian(60.0, 60.1), pixel = canvas.mapUnitsPerPixel() / 2;
  CHECK(tool.length() == Approx(arc).margin(2 * pixel));
  CHECK(text == ui::MeasureTool::lengthText(tool.length()));
  click(*east, Qt::RightButton);
  click(*low);  // begins anew after the end
  CHECK(tool.length() == 0);
  tool.setMode(ui::MeasureTool::Mode::area);
  for (const auto& p : {*low, *high, *east}) click(p);
  const double width = 0.1 * M_PI / 180 * std::cos(M_PI / 3) * 6378137 / std::sqrt(1 - 0.00669438 * 0.75);
  CHECK(tool.area() == Approx(arc * width / 2).epsilon(0.02));
  canvas.unsetMapTool(&tool);
}

TEST_CASE("measures are written in the units that people use") {
  CHECK(ui::MeasureTool::lengthText(523.42) == QStringLiteral("523.4 m"));
  CHECK(ui::MeasureTool::lengthText(1234.4) == QStringLiteral("1.234 km"));
  CHECK(ui::MeasureTool::areaText(2000.0 / 3) == QStringLiteral("666.7 m² · 1.00 mu"));
  CHECK(ui::MeasureTool::areaText(3.21e6) == QStringLiteral("3.210 km² · 4815 mu"));
}

TEST_CASE("the picture is never blank while the next one is rendered") {
  Map map;
  map.setAreas(cityTree(40));  // enough to be rendered for a while
  // Borders of districts are painted last: they would be the first thing missing.
  const model::Point spot{kWest, kSouth + 2.5 * kGrid};
  const auto isThere = [&] {
    const QImage image = map.view()->grab(QRect(map.pixel(spot) - QPoint(3, 3), QSize(7, 7))).toImage();
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        if (alike(image.pixelColor(x, y), gis::MapStyle::dark().border(model::AreaLevel::district), 25)) return true;
    return false;
  };
  REQUIRE(isThere());
  const auto stays = [&] {
    int turns = 0;
    do {
      if (!isThere()) return false;
      QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    } while ((!map.panel.isSharp() || turns < 20) && ++turns < 5000);
    return true;
  };
  map.wheel(map.pixel(spot), 120);
  CHECK(stays());
  map.drag(map.pixel(spot), map.pixel(spot) + QPoint(50, 30));
  CHECK(stays());
  for (QgsMapLayer* layer : map.canvas->layers()) layer->triggerRepaint();
  CHECK(stays());
  QSignalSpy replaced(map.canvas, &QgsMapCanvas::layersChanged);
  map.panel.setAreas(cityTree(30));
  REQUIRE(until([&] { return !replaced.isEmpty() || !isThere(); }));
  CHECK(stays());
}

TEST_CASE("what comes into the window is there at once, however far the map is dragged or zoomed out") {
  Map map;
  map.panel.setDark(false);
  const QColor land = gis::MapStyle::light().land, bare = gis::MapStyle::light().background;
  REQUIRE_FALSE(alike(bare, land, 2));
  const QPoint middle(map.view()->width() / 2, map.view()->height() / 2);
  for (int i = 0; i < 5; ++i) map.wheel(middle, 120);
  map.settle();
  // Names, borders and the land are all that a city without buildings has; the bare canvas is none of them.
  const auto isBare = [&](const QRect& part) {
    const QImage image = map.view()->grab(part).toImage();
    int many = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) many += alike(image.pixelColor(x, y), bare, 2) ? 1 : 0;
    return many > image.width() * image.height() / 4;
  };
  QTest::mousePress(map.view(), Qt::LeftButton, {}, {10, 10});
  for (const int x : {150, 400, 700, 790}) {
    QTest::mouseMove(map.view(), {x, x / 2});
    CHECK_FALSE(isBare(QRect(0, 0, x - 20, 60)));  // no time was given to render anything
    CHECK_FALSE(isBare(QRect(0, 0, 60, map.view()->height())));
  }
  QTest::mouseRelease(map.view(), Qt::LeftButton, {}, {790, 395});
  CHECK_FALSE(isBare(map.view()->rect()));
  map.settle();
  for (int i = 0; i < 3; ++i) {
    map.wheel(middle, -120);
    CHECK_FALSE(isBare(QRect(0, 0, map.view()->width(), 40)));
    CHECK_FALSE(isBare(QRect(0, map.view()->height() - 40, map.view()->width(), 40)));
  }
}

TEST_CASE("dragging inside the margin moves a picture that is there; none is rendered until the margin is half used") {
  Map map;
  const QPoint middle(map.view()->width() / 2, map.view()->height() / 2);
  for (int i = 0; i < 4; ++i) map.wheel(middle, 120);
  map.settle();
  QSignalSpy begun(map.picture(), &ui::StillPicture::begun);
  const QImage before = map.view()->grab().toImage();
  const int by = map.view()->height() / 2 / 2 - 20;
  QTest::mousePress(map.view(), Qt::LeftButton, {}, middle);
  QTest::mouseMove(map.view(), middle + QPoint(0, by / 2));
  QTest::mouseMove(map.view(), middle + QPoint(0, by));
  const QImage moved = map.view()->grab().toImage();
  const QRect both(0, by, moved.width(), moved.height() - by);
  CHECK(moved.copy(both) == before.copy(both.translated(0, -by)));
  QTest::mouseRelease(map.view(), Qt::LeftButton, {}, middle + QPoint(0, by));
  CHECK(map.view()->grab().toImage().copy(both) == moved.copy(both));
  QTest::qWait(60);
  CHECK(begun.isEmpty());
  CHECK(map.panel.isSharp());
  map.drag(middle, middle + QPoint(0, by));
  CHECK_FALSE(map.panel.isSharp());
  map.settle();
  CHECK_FALSE(begun.isEmpty());
}

TEST_CASE("a picture that nobody wants any more is given up, and the one that is wanted comes") {
  Map map;
  map.setAreas(cityTree(60));
  const QPoint middle(map.view()->width() / 2, map.view()->height() / 2);
  QSignalSpy begun(map.picture(), &ui::StillPicture::begun), sharpened(map.picture(), &ui::StillPicture::sharpened);
  for (int i = 0; i < 6; ++i) {
    map.wheel(middle, 120);
    QSignalSpy next(map.picture(), &ui::StillPicture::begun);
    REQUIRE(until([&] { return !next.isEmpty(); }));
  }
  map.settle();
  CHECK(begun.size() >= 6);
  CHECK(sharpened.size() >= 1);
  CHECK(sharpened.size() <= begun.size());
}

TEST_CASE("a live case appears without rendering the base, and pulses only if motion is wanted") {
  Map map;
  QSignalSpy rendering(map.picture(), &ui::StillPicture::begun);
  const auto c = caseAt(1, kHere.x, kHere.y, -1);
  map.panel.applyChanges({c});
  CHECK(alike(map.colorAt(map.pixel(kHere)), gis::MapStyle::dark().red));
  auto closed = std::make_shared<model::CaseSummary>(*c);
  closed->state = model::CaseState::archived;
  ++closed->rowVer;
  map.panel.applyChanges({closed});
  CHECK_FALSE(alike(map.colorAt(map.pixel(kHere)), gis::MapStyle::dark().red));
  QCoreApplication::processEvents();
  CHECK(rendering.isEmpty());
}

TEST_CASE("symbols and their targets grow with the font of the program") {
  Map map;
  const auto c = caseAt(1, kHere.x, kHere.y, -1);
  map.panel.setCases({c});
  QSignalSpy activated(&map.panel, &ui::MapPanel::caseActivated);
  const QPoint beside = map.pixel(kHere) + QPoint(17, 0);
  map.click(beside);
  CHECK(activated.isEmpty());
  QFont large = map.panel.font();
  large.setPixelSize(26);
  map.panel.setFont(large);
  map.settle();
  map.click(map.pixel(kHere) + QPoint(17, 0));
  CHECK(activated.size() == 1);
  CHECK(alike(map.colorAt(map.pixel(kHere) + QPoint(9, 0)), gis::MapStyle::dark().red, 40));
}

TEST_CASE("layers are hidden and shown by the keyboard, the cases too") {
  Map map;
  const auto c = caseAt(1, kHere.x, kHere.y, -1);
  map.panel.setCases({c});
  map.action("mapLayers")->trigger();
  auto* list = map.panel.findChild<QListWidget*>(QStringLiteral("layers"));
  REQUIRE(list);
  REQUIRE(list->isVisible());
  const auto before = map.canvas->layers().size();
  REQUIRE(list->count() == before + 1);
  list->setFocus();
  list->setCurrentRow(0);
  QTest::keyClick(list, Qt::Key_Space);
  CHECK_FALSE(alike(map.colorAt(map.pixel(kHere)), gis::MapStyle::dark().red));
  QTest::keyClick(list, Qt::Key_Space);
  CHECK(alike(map.colorAt(map.pixel(kHere)), gis::MapStyle::dark().red));
  QTest::keyClick(list, Qt::Key_End);
  QTest::keyClick(list, Qt::Key_Space);
  CHECK(map.canvas->layers().size() == before - 1);
  // What was hidden stays hidden when the areas come anew.
  map.setAreas(cityTree());
  CHECK(list->count() == before + 1);
  CHECK(map.canvas->layers().size() == before - 1);
}

TEST_CASE("a layer that is not there for now keeps its place while the others are moved") {
  const QTemporaryDir folder;
  ui::Memory memory(folder.filePath(QStringLiteral("window.ini")));
  const auto layer = [](const char* id) {
    auto made = std::make_unique<QgsVectorLayer>(QStringLiteral("Point"), QLatin1String(id), QStringLiteral("memory"));
    made->setCustomProperty(QStringLiteral("jw/id"), QLatin1String(id));
    return made;
  };
  const auto names = layer("names"), buildings = layer("buildings"), tiles = layer("base/tiles"), file = layer("base/file"), land = layer("land");
  const auto ids = [](const ui::LayerPanel& panel) {
    QStringList out;
    for (const auto* l : panel.shown()) out << gis::StillLayers::idOf(l);
    return out;
  };
  {
    ui::LayerPanel panel(nullptr);
    panel.keepIn(memory);
    panel.setLayers({names.get(), buildings.get(), tiles.get(), file.get(), land.get()});
    panel.setLayers({names.get(), buildings.get(), file.get(), land.get()});  // the service does not answer
    auto* list = panel.findChild<QListWidget*>(QStringLiteral("layers"));
    list->setCurrentRow(1);
    QTest::mouseClick(panel.findChild<QToolButton*>(QStringLiteral("layerDown")), Qt::LeftButton);
    CHECK(ids(panel) == QStringList{QStringLiteral("buildings"), QStringLiteral("names"), QStringLiteral("base/file"), QStringLiteral("land")});
  }
  ui::LayerPanel again(nullptr);
  again.keepIn(memory);
  again.setLayers({names.get(), buildings.get(), tiles.get(), file.get(), land.get()});
  const QStringList order = ids(again);
  CHECK(order.indexOf(QStringLiteral("base/tiles")) < order.indexOf(QStringLiteral("base/file")));
  CHECK(order.indexOf(QStringLiteral("buildings")) < order.indexOf(QStringLiteral("names")));
  CHECK(order.last() == QLatin1String("land"));
}

}  // namespace map_panel_test
