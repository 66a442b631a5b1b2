#include "gis/map/base_map.h"

#include <qgsdatasourceuri.h>
#include <qgsgrouplayer.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgsrasterlayer.h>
#include <qgsvectorlayer.h>
#include <qgsvectortilelayer.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

#include "core/base/error.h"

namespace jw::gis {
namespace {

using Fault = OpenedBase::Fault;

constexpr const char* kId = "jw/id";
constexpr const char* kTable = "jw/table";

QString uriOf(const char* type, const QString& where, int leastZoom = -1, int mostZoom = -1) {
  QgsDataSourceUri uri;
  uri.setParam(QStringLiteral("type"), QString::fromLatin1(type));
  uri.setParam(QStringLiteral("url"), where);
  if (leastZoom >= 0) uri.setParam(QStringLiteral("zmin"), QString::number(leastZoom));
  if (mostZoom >= 0) uri.setParam(QStringLiteral("zmax"), QString::number(mostZoom));
  return QString::fromUtf8(uri.encodedUri());
}

std::unique_ptr<QgsMapLayer> tiles(const BaseMap& map) {
  return std::make_unique<QgsRasterLayer>(uriOf("xyz", map.where, map.leastZoom, map.mostZoom), map.name, QStringLiteral("wms"));
}

bool isVectorTiles(const QString& file) {
  if (!file.endsWith(QLatin1String(".mbtiles"), Qt::CaseInsensitive)) return false;
  QgsVectorTileLayer probe(uriOf("mbtiles", file), QString());
  return probe.isValid();
}

/// Whether there is a picture in the file that GDAL draws.
bool hasPicture(const QString& file) {
  const auto sublayers = QgsProviderRegistry::instance()->querySublayers(file);
  return std::any_of(sublayers.begin(), sublayers.end(), [](const auto& s) { return s.type() == Qgis::LayerType::Raster; });
}

/// The tables of a file, each as a layer, those that the style knows.
std::vector<std::unique_ptr<QgsMapLayer>> tables(const BaseMap& map, const BaseStyle& style, bool dark) {
  std::vector<std::pair<std::size_t, std::unique_ptr<QgsMapLayer>>> found;
  const auto sublayers = QgsProviderRegistry::instance()->querySublayers(map.where);
  QgsVectorLayer::LayerOptions options;
  options.loadDefaultStyle = false;
  for (const auto& s : sublayers) {
    if (s.type() != Qgis::LayerType::Vector) continue;
    auto layer = std::make_unique<QgsVectorLayer>(s.uri(), s.name(), s.providerKey(), options);
    if (!layer->isValid() || !style.dress(*layer, s.name(), dark)) continue;
    layer->setCustomProperty(QLatin1String(kTable), s.name());
    layer->setReadOnly(true);
    found.emplace_back(style.heightOf(s.name()), std::move(layer));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::unique_ptr<QgsMapLayer>> out;
  for (auto& [height, layer] : found) out.push_back(std::move(layer));
  return out;
}

/// The file's own system or, where the datum is shifted, that of the datum.
Fault takeAs(QgsMapLayer& layer, Datum datum) {
  const auto crs = layer.crs();
  if (!crs.isValid()) return Fault::placeless;
  if (datum == Datum::cgcs2000) return Fault::none;
  if (!crs.isGeographic() && crs.authid() != QLatin1String("EPSG:3857")) return Fault::unshiftable;
  layer.setCrs(shiftedCrs(datum, !crs.isGeographic()));
  return Fault::none;
}

void group(OpenedBase& out, const QString& name) {
  QgsGroupLayer::LayerOptions options{QgsCoordinateTransformContext()};
  auto layer = std::make_unique<QgsGroupLayer>(name, options);
  QList<QgsMapLayer*> children;
  for (const auto& part : out.parts) children.append(part.get());
  if (!children.isEmpty()) layer->setCrs(children.front()->crs());
  layer->setChildLayers(children);
  out.layer = std::move(layer);
}

}  // namespace

// The group must not look for its parts when they are gone.
OpenedBase::~OpenedBase() {
  layer.reset();
}

OpenedBase openBase(const BaseMap& map, const BaseStyle& style, bool dark, const model::Box& area, const QString& grids) {
  OpenedBase out;
  try {
    out.shift = makeShift(map.datum, area, grids);
  } catch (const Error&) {
    out.fault = Fault::noGrid;
    return out;
  }
  if (map.kind == BaseMap::Kind::tiles) {
    out.layer = tiles(map);
  } else if (!QFileInfo::exists(map.where)) {
    out.fault = Fault::missing;
  } else if (isVectorTiles(map.where)) {
    auto layer = std::make_unique<QgsVectorTileLayer>(uriOf("mbtiles", map.where), map.name);
    style.dress(*layer, dark);
    out.layer = std::move(layer);
  } else if (hasPicture(map.where)) {
    out.layer = std::make_unique<QgsRasterLayer>(map.where, map.name, QStringLiteral("gdal"));
  } else {
    out.parts = tables(map, style, dark);
    if (out.parts.empty()) out.fault = Fault::unknown;
  }
  if (out.layer && !out.layer->isValid()) out.fault = Fault::unreadable;
  if (out.fault == Fault::none && out.layer) out.fault = takeAs(*out.layer, map.datum);
  for (auto& part : out.parts)
    if (out.fault == Fault::none) out.fault = takeAs(*part, map.datum);
  if (out.fault != Fault::none) {
    out.layer.reset();
    out.parts.clear();
    return out;
  }
  if (!out.layer) group(out, map.name);
  QThread* home = QCoreApplication::instance()->thread();
  for (auto& part : out.parts) part->moveToThread(home);
  out.layer->setCustomProperty(QLatin1String(kId), QStringLiteral("base/") + map.id);
  out.layer->moveToThread(home);
  return out;
}

void dressBase(OpenedBase& opened, const BaseStyle& style, bool dark) {
  if (auto* tiles = qobject_cast<QgsVectorTileLayer*>(opened.layer.get())) {
    style.dress(*tiles, dark);
    tiles->triggerRepaint();
  }
  for (auto& part : opened.parts)
    if (auto* table = qobject_cast<QgsVectorLayer*>(part.get())) style.dress(*table, table->customProperty(QLatin1String(kTable)).toString(), dark);
  if (!opened.parts.empty() && opened.layer) opened.layer->triggerRepaint();
}

}  // namespace jw::gis
