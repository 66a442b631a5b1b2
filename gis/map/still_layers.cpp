#include "gis/map/still_layers.h"

#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgslinesymbol.h>
#include <qgslinesymbollayer.h>
#include <qgsnullsymbolrenderer.h>
#include <qgspallabeling.h>
#include <qgsproperty.h>
#include <qgsrulebasedlabeling.h>
#include <qgssinglesymbolrenderer.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectordataprovider.h>

#include <QCoreApplication>
#include <QThread>
#include <algorithm>

namespace jw::gis {
namespace {

constexpr const char* kIdProperty = "jw/id";
const QString kNames = QStringLiteral("names"), kBuildings = QStringLiteral("buildings");
constexpr double kMillimetresPerPixel = 25.4 / 96;
constexpr double kPointsPerPixel = 72.0 / 96;
constexpr double kSmallestArea = 9;  // pixels: borders of smaller areas would only be a grey mass
constexpr double kMostNames = 400;   // of one level on one picture
constexpr double kBuildingEdge = 0.7;  // pixels

std::unique_ptr<QgsVectorLayer> memoryLayer(const QString& geometry, int epsg, const QString& fields,
                                            const QString& id) {
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  auto layer =
      std::make_unique<QgsVectorLayer>(QStringLiteral("%1?crs=EPSG:%2&index=yes%3").arg(geometry).arg(epsg).arg(fields),
                                       id, QStringLiteral("memory"), options);
  layer->setCustomProperty(QLatin1String(kIdProperty), id);
  return layer;
}

void addAll(QgsVectorLayer& layer, const std::vector<QgsGeometry>& geometries) {
  QgsFeatureList features;
  features.reserve(static_cast<qsizetype>(geometries.size()));
  for (const QgsGeometry& geometry : geometries) {
    QgsFeature feature;
    feature.setGeometry(geometry);
    features.append(feature);
  }
  layer.dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert);
  layer.updateExtents();
}

QgsSingleSymbolRenderer* fill(const QColor& color) {
  auto* symbolLayer = new QgsSimpleFillSymbolLayer(color);
  symbolLayer->setStrokeStyle(Qt::NoPen);
  return new QgsSingleSymbolRenderer(new QgsFillSymbol({symbolLayer}));
}

QString idOfLevel(model::AreaLevel level) {
  const std::string_view name = model::levelName(level);
  return QStringLiteral("border/") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QgsTextFormat nameFormat(const MapStyle& style, model::AreaLevel level, double zoom) {
  const bool important = level <= model::AreaLevel::street;
  QgsTextFormat format;
  format.setFont(mapFont(MapStyle::nameSize(level), level <= model::AreaLevel::district));
  format.setSize(MapStyle::nameSize(level) * zoom * kPointsPerPixel);
  format.setSizeUnit(Qgis::RenderUnit::Points);
  format.setColor(important ? style.text : style.secondText);
  format.setOpacity(important ? 0.92 : 0.85);
  QgsTextBufferSettings halo;
  halo.setEnabled(true);
  halo.setSize(2.2 * zoom * kMillimetresPerPixel);
  halo.setSizeUnit(Qgis::RenderUnit::Millimeters);
  halo.setColor(style.land);
  halo.setOpacity(0.85);
  format.setBuffer(halo);
  return format;
}

}  // namespace

double denominatorFor(double metres, double pixels) {
  return metres / pixels * 96 / 0.0254;
}

StillLayers::StillLayers(const MapStyle& style) : m_style(&style) {}
StillLayers::~StillLayers() = default;

QString StillLayers::idOf(const QgsMapLayer* layer) {
  return layer->customProperty(QLatin1String(kIdProperty)).toString();
}

StillLayers::AreaLayers StillLayers::makeAreas(const AreaShapes& shapes) {
  AreaLayers out;
  if (shapes.levels.empty()) return out;
  out.land = memoryLayer(QStringLiteral("MultiPolygon"), shapes.epsg, {}, QStringLiteral("land"));
  addAll(*out.land, shapes.land);
  out.names = memoryLayer(QStringLiteral("Point"), shapes.epsg,
                          QStringLiteral("&field=name:string&field=level:integer&field=rank:double"), kNames);
  QgsFeatureList names;
  for (const AreaShapes::Level& level : shapes.levels) {
    auto layer = memoryLayer(QStringLiteral("LineString"), shapes.epsg, {}, idOfLevel(level.level));
    addAll(*layer, level.borders);
    out.borders.push_back({level.level, level.typicalSize, std::move(layer)});
    for (const AreaShapes::Name& name : level.names) {
      QgsFeature feature;
      feature.setGeometry(QgsGeometry::fromPointXY(name.at));
      // QGIS places names of higher priority (0–10) first: a level up is worth more than any size.
      const double size = level.typicalSize > 0 ? std::min(1.0, name.size / (4 * level.typicalSize)) : 0;
      feature.setAttributes(QgsAttributes() << name.text << static_cast<int>(level.level)
                                            << 10 - 2 * static_cast<int>(level.level) + 2 * size);
      names.append(feature);
    }
  }
  out.names->dataProvider()->addFeatures(names, QgsFeatureSink::FastInsert);
  out.names->updateExtents();
  QThread* const owner = QCoreApplication::instance()->thread();
  for (QgsVectorLayer* layer : {out.names.get(), out.land.get()}) layer->moveToThread(owner);
  for (const auto& border : out.borders) border.layer->moveToThread(owner);
  return out;
}

void StillLayers::setAreas(AreaLayers areas) {
  m_areas = std::move(areas);
  styleFills();
  styleBorders();
  styleNames();
}

std::unique_ptr<BuildingLayer> StillLayers::openBuildings(const QString& path) {
  auto buildings = PackedBuildings::open(path);
  if (!buildings) return nullptr;
  auto layer = std::make_unique<BuildingLayer>(std::move(buildings));
  layer->setCustomProperty(QLatin1String(kIdProperty), kBuildings);
  layer->moveToThread(QCoreApplication::instance()->thread());
  return layer;
}

void StillLayers::setBuildings(std::unique_ptr<BuildingLayer> buildings) {
  m_buildings = std::move(buildings);
  styleFills();
}

void StillLayers::setStyle(const MapStyle& style, double zoom) {
  m_style = &style;
  m_zoom = zoom;
  styleFills();
  styleBorders();
  styleNames();
}

void StillLayers::styleFills() {
  if (m_buildings) m_buildings->setLook({m_style->building.rgb(), m_style->buildingEdge.rgb(), kBuildingEdge * m_zoom});
  if (!m_areas.land) return;
  m_areas.land->setRenderer(fill(m_style->land));
  m_areas.land->triggerRepaint();
}

void StillLayers::styleBorders() {
  for (const AreaLayers::Border& border : m_areas.borders) {
    auto* line = new QgsSimpleLineSymbolLayer(m_style->border(border.level),
                                              MapStyle::borderWidth(border.level) * m_zoom * kMillimetresPerPixel);
    line->setWidthUnit(Qgis::RenderUnit::Millimeters);
    line->setPenJoinStyle(Qt::RoundJoin);
    if (border.level == model::AreaLevel::grid) {
      line->setUseCustomDashPattern(true);
      line->setCustomDashPatternUnit(Qgis::RenderUnit::Millimeters);
      line->setCustomDashVector({5 * m_zoom * kMillimetresPerPixel, 3 * m_zoom * kMillimetresPerPixel});
    }
    border.layer->setRenderer(new QgsSingleSymbolRenderer(new QgsLineSymbol({line})));
    border.layer->setScaleBasedVisibility(border.level != m_areas.borders.front().level);
    border.layer->setMinimumScale(denominatorFor(border.typicalSize, kSmallestArea * m_zoom));
    border.layer->triggerRepaint();
  }
}

void StillLayers::styleNames() {
  if (!m_areas.names) return;
  m_areas.names->setRenderer(new QgsNullSymbolRenderer());
  auto* root = new QgsRuleBasedLabeling::Rule(nullptr);
  for (const AreaLayers::Border& border : m_areas.borders) {
    auto* settings = new QgsPalLayerSettings();
    settings->fieldName = QStringLiteral("name");
    settings->placement = Qgis::LabelPlacement::OverPoint;
    settings->setFormat(nameFormat(*m_style, border.level, m_zoom));
    settings->dataDefinedProperties().setProperty(QgsPalLayerSettings::Property::Priority,
                                                  QgsProperty::fromField(QStringLiteral("rank")));
    settings->thinningSettings().setLimitNumberLabelsEnabled(true);
    settings->thinningSettings().setMaximumNumberLabels(static_cast<int>(kMostNames));
    auto* rule = new QgsRuleBasedLabeling::Rule(
        settings, 0, denominatorFor(border.typicalSize, MapStyle::nameSize(border.level) * m_zoom * 4),
        QStringLiteral("level = %1").arg(static_cast<int>(border.level)));
    rule->setActive((m_hiddenNames & (1u << static_cast<unsigned>(border.level))) == 0);
    root->appendChild(rule);
  }
  m_areas.names->setLabeling(new QgsRuleBasedLabeling(root));
  m_areas.names->setLabelsEnabled(true);
  m_areas.names->triggerRepaint();
}

void StillLayers::setNamesVisible(model::AreaLevel level, bool visible) {
  const unsigned bit = 1u << static_cast<unsigned>(level);
  m_hiddenNames = visible ? m_hiddenNames & ~bit : m_hiddenNames | bit;
  styleNames();
}

QList<QgsMapLayer*> StillLayers::layers() const {
  QList<QgsMapLayer*> out;
  if (m_areas.names) out.append(m_areas.names.get());
  for (const AreaLayers::Border& border : m_areas.borders) out.append(border.layer.get());
  if (m_buildings) out.append(m_buildings.get());
  if (m_areas.land) out.append(m_areas.land.get());
  return out;
}

}  // namespace jw::gis
