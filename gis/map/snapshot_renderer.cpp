#include "gis/map/snapshot_renderer.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsmaprendererparalleljob.h>
#include <qgsmapsettings.h>

#include <QPainter>
#include <unordered_map>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "gis/map/map_crs.h"
#include "gis/map/still_layers.h"

namespace jw::gis {
namespace {

model::Box boxOf(const SnapshotRequest& request) {
  model::Box box;
  for (const model::Area& area : request.areas) box.add(area.shape.box());
  if (box.empty())
    for (const CasePtr& c : request.cases)
      if (c && c->point) box.add(*c->point);
  if (box.empty()) throw Error(ErrorCode::input, "snapshot: neither areas nor cases nor an extent to show");
  return box;
}

model::Point centreOf(const model::Box& box) {
  return {(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
}

QgsRectangle transformed(const model::Box& box, int from, int to) {
  const QgsCoordinateReferenceSystem source = crsOfEpsg(from);
  if (!source.isValid()) throw Error(ErrorCode::input, "snapshot: unknown EPSG:" + std::to_string(from));
  try {
    QgsCoordinateTransform transform(source, crsOfEpsg(to), QgsCoordinateTransformContext());
    transform.setBallparkTransformsAreAppropriate(true);
    const QgsRectangle out = transform.transformBoundingBox(QgsRectangle(box.xmin, box.ymin, box.xmax, box.ymax));
    if (out.isFinite() && !out.isNull()) return out;
  } catch (const QgsCsException&) {
    // Told below, in the program's own words.
  }
  throw Error(ErrorCode::input, "snapshot: the extent cannot be shown in EPSG:" + std::to_string(to));
}

/// A view of the wanted extent, grown to the picture's proportions.
SceneView viewOf(const QgsRectangle& wanted, QSize size) {
  const double width = std::max(wanted.width(), 1.0), height = std::max(wanted.height(), 1.0);
  SceneView view;
  view.size = size;
  view.unitsPerPixel = std::max(width / size.width(), height / size.height());
  const QgsPointXY centre = wanted.center();
  view.topLeft = {centre.x() - view.unitsPerPixel * size.width() / 2,
                  centre.y() + view.unitsPerPixel * size.height() / 2};
  return view;
}

QImage renderMap(const SnapshotRequest& request, QSize size, double scale) {
  const MapStyle& style = MapStyle::of(request.dark);
  const bool whole = !request.extent;
  const model::Box box = whole ? boxOf(request) : request.extent->box;
  const int from = whole ? 4490 : request.extent->epsg;
  const QgsRectangle geographic =
      from == 4490 ? QgsRectangle(box.xmin, box.ymin, box.xmax, box.ymax) : transformed(box, from, 4490);
  const int epsg =
      mapEpsg(centreOf({geographic.xMinimum(), geographic.yMinimum(), geographic.xMaximum(), geographic.yMaximum()}));
  QgsRectangle wanted = transformed(box, from, epsg);
  if (whole) wanted.scale(1.06);

  // The scene counts in pixels of the design, so that symbols and cells grow with the picture.
  const QSize logical(std::max(1, static_cast<int>(std::lround(size.width() / scale))),
                      std::max(1, static_cast<int>(std::lround(size.height() / scale))));
  const SceneView view = viewOf(wanted, logical);
  StillLayers still(style);
  still.setAreas(prepareAreas(request.areas, epsg));
  still.setBuildings(StillLayers::openBuildings(request.buildingCache));
  QgsMapSettings settings;
  settings.setDestinationCrs(crsOfEpsg(epsg));
  settings.setOutputSize(size);
  settings.setOutputDpi(96 * scale);
  settings.setBackgroundColor(style.background);
  settings.setFlag(Qgis::MapSettingsFlag::Antialiasing);
  settings.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization);
  settings.setLayers(still.layers());
  settings.setExtent(QgsRectangle(view.topLeft.x(), view.topLeft.y() - view.unitsPerPixel * logical.height(),
                                  view.topLeft.x() + view.unitsPerPixel * logical.width(), view.topLeft.y()));
  QgsMapRendererParallelJob job(settings);
  job.start();
  job.waitForFinished();
  QImage image = job.renderedImage().convertToFormat(QImage::Format_RGB32);
  image.setDevicePixelRatio(1);

  CaseScene scene(epsg);
  Damage ignored;
  scene.setStyle(style, scale);
  scene.setNow(request.now, ignored);
  scene.setView(view);
  scene.setCases(request.cases);
  QPainter painter(&image);
  painter.scale(scale, scale);
  scene.paint(painter, QRectF(QPointF(0, 0), QSizeF(logical)));
  return image;
}

}  // namespace

QImage renderSnapshot(const SnapshotRequest& request) {
  if (request.size.width() < 16 || request.size.height() < 16)
    throw Error(ErrorCode::input, "snapshot: the picture is too small");
  const double scale = std::max(1.0, request.size.height() / 1080.0);
  if (!request.wall) return renderMap(request, request.size, scale);
  const QRect stage = WallPage::stage(request.size);
  QImage image(request.size, QImage::Format_RGB32);
  QPainter painter(&image);
  std::unordered_map<std::string, QString> names;
  for (const model::Area& area : request.areas) names.emplace(area.path, QString::fromStdString(area.name));
  WallPage::Lists lists = WallPage::listsOf(request.cases, request.now);
  lists.placeName = [&](const model::AreaPath& path) {
    const auto found = names.find(path);
    return found == names.end() ? QString() : found->second;
  };
  request.wall->paint(painter, request.size, MapStyle::of(request.dark), lists, request.now);
  painter.drawImage(stage.topLeft(), renderMap(request, stage.size(), scale));
  return image;
}

}  // namespace jw::gis
