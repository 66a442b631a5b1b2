#include "gis/map/area_shading.h"

#include <qgscategorizedsymbolrenderer.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgsvectordataprovider.h>

#include "gis/charts/area_chart.h"
#include "gis/map/map_coordinates.h"

namespace jw::gis {
namespace {

const QString kId = QStringLiteral("thematic"), kClass = QStringLiteral("class");

// Quiet enough for the cases above, and for the land below.
QColor shadeOf(int c, std::size_t classes) {
  QColor color = classColor(c, classes);
  color.setAlphaF(0.55F);
  return color;
}

std::vector<double> seenOf(const AreaShading& shading) {
  std::vector<double> seen;
  for (const auto& a : shading.areas)
    if (a.value) seen.push_back(*a.value);
  return seen;
}

QgsFillSymbol* symbol(const QColor& fill, Qt::BrushStyle brush, const QColor& edge) {
  auto* layer = new QgsSimpleFillSymbolLayer(fill, brush, edge);
  layer->setStrokeWidth(0.2);
  return new QgsFillSymbol(QgsSymbolLayerList{layer});
}

}  // namespace

std::vector<ShadingKey> shadingKeys(const AreaShading& shading) {
  const auto seen = seenOf(shading);
  const auto bounds = classBounds(seen, kAreaClasses, shading.classing);
  std::vector<ShadingKey> keys;
  for (const QString& words : classWords(seen, bounds, shading.areas.size(), shading.format)) {
    const std::size_t c = keys.size();
    keys.push_back({c < bounds.size() ? shadeOf(static_cast<int>(c), bounds.size()) : QColor(), words});
  }
  return keys;
}

ShadedShapes shadeAreas(const AreaShading& shading, int epsg) {
  const auto bounds = classBounds(seenOf(shading), kAreaClasses, shading.classing);
  const MapCoordinates coordinates(epsg);
  ShadedShapes out{epsg, {}, bounds.size()};
  for (const auto& area : shading.areas) {
    if (QgsGeometry shape = coordinates.toMap(area.shape); !shape.isNull()) out.shapes.emplace_back(std::move(shape), area.value ? classOf(*area.value, bounds) : -1);
  }
  return out;
}

std::unique_ptr<QgsVectorLayer> shadingLayer(const ShadedShapes& shapes, const QColor& edge) {
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  auto layer = std::make_unique<QgsVectorLayer>(QStringLiteral("MultiPolygon?crs=EPSG:%1&index=yes&field=%2:integer").arg(shapes.epsg).arg(kClass), kId, QStringLiteral("memory"), options);
  layer->setCustomProperty(QStringLiteral("jw/id"), kId);
  QgsFeatureList features;
  for (const auto& [geometry, which] : shapes.shapes) {
    QgsFeature feature(layer->fields());
    feature.setGeometry(geometry);
    feature.setAttribute(0, which);
    features.append(feature);
  }
  layer->dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert);
  layer->updateExtents();
  QgsCategoryList categories;
  for (int c = 0; c < static_cast<int>(shapes.classes); ++c) categories.append({c, symbol(shadeOf(c, shapes.classes), Qt::SolidPattern, edge), QString()});
  categories.append({-1, symbol(edge, Qt::BDiagPattern, edge), QString()});
  layer->setRenderer(new QgsCategorizedSymbolRenderer(kClass, categories));
  return layer;
}

}  // namespace jw::gis
