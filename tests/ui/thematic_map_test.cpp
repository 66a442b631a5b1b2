// Thematic maps of a report: the kinds that a report can be shown as, and the file that QGIS opens as it was seen.
#include <qgsrulebasedrenderer.h>
#include <qgsvectorlayer.h>

#include <QComboBox>
#include <QStandardItemModel>
#include <QTest>

#include "core/base/error.h"
#include "gis/export/area_map.h"
#include "tests/catch.h"
#include "tests/ui/desk_fixture.h"
#include "ui/statistics/report_picture.h"
#include "ui/statistics/statistics_page.h"
#include "ui/statistics/thematic_map.h"

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
