// Thematic maps of a report: the kinds that a report can be shown as, and the file that QGIS opens as it was seen.
#include <qgsrulebasedrenderer.h>
#include <qgsvectorlayer.h>

#include <qgsmapcanvas.h>

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

#include "core/base/error.h"
#include "gis/export/area_map.h"
#include "gis/map/still_layers.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/command/command_page.h"
#include "ui/map/map_panel.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/report_words.h"
#include "ui/statistics/statistics_page.h"
#include "ui/statistics/thematic_map.h"

namespace thematic_map_test {

using namespace jw;
using namespace jw::test;

TEST_CASE("a map file has the figures, their names and the shades as its own style; nothing is left of one that cannot be written") {
  const TempFolder folder;
  gis::AreaMapFile map;
  map.title = QStringLiteral("就业状况");
  map.columns = {"在业", "合计"};
  map.shaded = 1;
  for (int i = 0; i < 7; ++i) map.areas.push_back({"A" + std::to_string(i), "区" + std::to_string(i), square(120 + i, 30, 1), {i == 3 ? std::nullopt : std::optional(i * 1.0), i == 3 ? std::nullopt : std::optional(i * 10.0)}});
  const auto file = folder / "map.gpkg";
  gis::writeAreaMap(file, map, Progress{});
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  CHECK(files == 1);

  QgsVectorLayer layer(QString::fromStdString(file.string()) + QStringLiteral("|layername=areas"), QStringLiteral("areas"), QStringLiteral("ogr"));
  REQUIRE(layer.isValid());
  bool loaded = false;
  layer.loadDefaultStyle(loaded);
  REQUIRE(loaded);
  CHECK(layer.featureCount() == 7);
  CHECK(layer.fields().field(QStringLiteral("figure_2")).displayName() == QStringLiteral("合计"));
  const auto* rules = dynamic_cast<QgsRuleBasedRenderer*>(layer.renderer());
  REQUIRE(rules);
  const auto& children = const_cast<QgsRuleBasedRenderer*>(rules)->rootRule()->children();
  REQUIRE(children.size() == gis::kAreaClasses + 1);
  // Each area falls under exactly one rule, the hidden one under the last.
  QgsExpressionContext context;
  context.setFields(layer.fields());
  QgsFeature feature;
  auto features = layer.getFeatures();
  while (features.nextFeature(feature)) {
    context.setFeature(feature);
    int under = 0, which = -1;
    for (int r = 0; r < children.size(); ++r) {
      QgsExpression filter(children[r]->filterExpression());
      if (filter.evaluate(&context).toBool()) {
        ++under;
        which = r;
      }
    }
    INFO(feature.attribute(QStringLiteral("name")).toString().toStdString());
    CHECK(under == 1);
    CHECK((which == gis::kAreaClasses) == (feature.attribute(QStringLiteral("code")).toString() == QLatin1String("A3")));
  }
  CHECK_THROWS_AS(gis::writeAreaMap(folder / "no/where.gpkg", map, Progress{}), Error);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(gis::writeAreaMap(folder / "b.gpkg", map, Progress{nullptr, stop.get_token()}), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "b.gpkg"));
}

TEST_CASE("circles and dots and pies can be chosen for numbers but not for shares and means") {
  UiDesk desk;
  auto* page = desk.window->findChild<ui::StatisticsPage*>();
  desk.window->showPage(ui::MainWindow::statistics);
  REQUIRE(eventually([&] { return page->report() != nullptr; }));
  auto* kinds = desk.find<QComboBox>("classing", page);
  REQUIRE(kinds->count() == ui::ThematicMap::kinds().size());
  const auto* items = qobject_cast<QStandardItemModel*>(kinds->model());
  const engine::StatisticsDesk statistics(*desk.city.engine);
  std::size_t counted = 0, others = 0;
  for (const auto& entry : statistics.catalog().entries()) {
    stats::Report report;
    report.entry = std::make_shared<stats::Entry>(entry);
    const bool circles = ui::ThematicMap::isPossible(3, report), pies = ui::ThematicMap::isPossible(5, report);
    CHECK(circles == (entry.measure == stats::Measure::count));
    CHECK_FALSE(pies);  // of a report without columns
    report.columns.resize(2);
    CHECK(ui::ThematicMap::isPossible(5, report) == circles);
    for (int shades = 0; shades < 3; ++shades) CHECK(ui::ThematicMap::isPossible(shades, report));
    ++(circles ? counted : others);
  }
  CHECK(counted > 20);
  CHECK(others > 0);
  REQUIRE(items->item(0)->isEnabled());
}

TEST_CASE("shades of a statistic lie on the main map with a legend, come back with the window, and are taken away") {
  UiDesk desk;
  const auto layers = [&] {
    QStringList ids;
    for (const auto* layer : desk.window->findChild<ui::CommandPage*>()->map().canvas()->layers()) ids << gis::StillLayers::idOf(layer);
    return ids;
  };
  const auto legend = [&] { return desk.find<QFrame>("mapLegend"); };
  desk.window->showPage(ui::MainWindow::statistics);
  auto* page = desk.window->findChild<ui::StatisticsPage*>();
  REQUIRE(eventually([&] { return page->report() != nullptr; }));
  auto* button = desk.find<QToolButton>("statisticOnMap", page);
  CHECK_FALSE(button->isVisible());  // not beside the table
  QTest::mouseClick(desk.find<QToolButton>("reportTab5", page), Qt::LeftButton);
  REQUIRE(button->isVisible());
  auto* kinds = desk.find<QComboBox>("classing", page);
  kinds->setCurrentIndex(3);
  Q_EMIT kinds->activated(3);
  CHECK_FALSE(button->isVisible());  // circles stand on the page alone
  kinds->setCurrentIndex(0);
  Q_EMIT kinds->activated(0);
  REQUIRE(button->isVisible());
  QTest::mouseClick(button, Qt::LeftButton);
  CHECK(desk.window->findChild<ui::CommandPage*>()->isVisible());
  REQUIRE(eventually([&] { return layers().contains(QStringLiteral("thematic")); }));
  CHECK(layers().indexOf(QStringLiteral("thematic")) < layers().indexOf(QStringLiteral("land")));
  REQUIRE(legend()->isVisible());
  CHECK(desk.find<QToolButton>("mapLegendTitle")->text() == ui::ReportWords::title(*page->report()->entry));
  CHECK_FALSE(legend()->findChildren<QLabel*>(QStringLiteral("mapLegendLine")).isEmpty());
  CHECK(legend()->parentWidget()->rect().contains(legend()->geometry()));
  // Filled anew, it is as high as before.
  const int high = legend()->height();
  const auto lines = legend()->findChildren<QLabel*>(QStringLiteral("mapLegendLine")).size();
  auto& language = desk.window->desk().language;
  language.set(QStringLiteral("en"));
  REQUIRE(eventually([&] { return desk.find<QToolButton>("mapLegendClose")->toolTip() == QLatin1String("Take it off the map"); }));
  CHECK(legend()->findChildren<QLabel*>(QStringLiteral("mapLegendLine")).size() == lines);
  CHECK(legend()->height() == high);
  language.set(QStringLiteral("zh_CN"));

  desk.open();
  REQUIRE(eventually([&] { return layers().contains(QStringLiteral("thematic")); }));
  REQUIRE(legend()->isVisible());
  QTest::mouseClick(desk.find<QToolButton>("mapLegendClose"), Qt::LeftButton);
  CHECK_FALSE(layers().contains(QStringLiteral("thematic")));
  CHECK_FALSE(legend()->isVisible());
  desk.open();
  eventually([&] { return layers().contains(QStringLiteral("land")); });
  CHECK_FALSE(layers().contains(QStringLiteral("thematic")));
}

TEST_CASE("classes of a shading and the lines of its legend are those of the report's map") {
  gis::AreaShading shading;
  for (int i = 0; i < 4; ++i) shading.areas.push_back({QString::number(i), square(120 + i * 0.1, 30, 0.1), i == 3 ? std::nullopt : std::optional(i * 10.0)});
  const auto keys = gis::shadingKeys(shading);
  REQUIRE(keys.size() == 4);
  CHECK(keys[0].words == QStringLiteral("0"));
  CHECK(keys[2].words == QStringLiteral("20"));
  CHECK_FALSE(keys[3].color.isValid());
  const auto shapes = gis::shadeAreas(shading, 4549);
  REQUIRE(shapes.shapes.size() == 4);
  for (int i = 0; i < 3; ++i) CHECK(shapes.shapes[static_cast<std::size_t>(i)].second == i);
  CHECK(shapes.shapes[3].second == -1);
  const auto layer = gis::shadingLayer(shapes, Qt::white);
  CHECK(layer->featureCount() == 4);
  CHECK(gis::StillLayers::idOf(layer.get()) == QLatin1String("thematic"));
}

}  // namespace thematic_map_test
