#include "gis/print/place_map.h"

#include <qgsmaprendererparalleljob.h>
#include <qgsmapsettings.h>

#include <QPainter>
#include <cmath>

#include "gis/map/map_coordinates.h"
#include "gis/map/map_crs.h"
#include "gis/map/map_style.h"
#include "gis/map/still_layers.h"

namespace jw::gis {
namespace {

/// The layers live as long as the job that paints them.
struct Rendering {
  Rendering(const PlaceMapRequest& request)
      : below(request.below), size(request.size), metres(request.metres), designWidth(request.designWidth), mark(request.mark), still(MapStyle::light()), scene(mapEpsg(request.centre)) {
    const int epsg = mapEpsg(request.centre);
    const auto at = MapCoordinates(epsg).toMap(request.centre);
    if (!at) return;
    still.setAreas(prepareAreas(request.areas, epsg));
    still.setBuildings(StillLayers::openBuildings(request.buildingCache));
    QgsMapSettings settings;
    settings.setDestinationCrs(crsOfEpsg(epsg));
    settings.setOutputSize(size);
    settings.setOutputDpi(96 * scale());
    settings.setBackgroundColor(MapStyle::light().background);
    settings.setFlag(Qgis::MapSettingsFlag::Antialiasing);
    QList<QgsMapLayer*> layers = still.layers();
    std::vector<Shift> shifts;
    const bool land = !layers.isEmpty() && StillLayers::idOf(layers.last()) == QLatin1String("land");
    for (const LaidBase& base : below) {
      base.opened->layer->setOpacity(base.opacity);
      layers.insert(land ? layers.size() - 1 : layers.size(), base.opened->layer.get());
      shifts.push_back(base.opened->shift);
    }
    settings.setLayers(layers);
    settings.setTransformContext(shiftedTransforms(shifts, settings.destinationCrs()));
    settings.setExtent(QgsRectangle::fromCenterAndSize(*at, metres, metres * size.height() / size.width()));
    job = std::make_unique<QgsMapRendererParallelJob>(settings);
    const double units = metres / designWidth;
    const QSizeF logical(designWidth, size.height() / scale());
    scene.setStyle(MapStyle::light(), scale());
    Damage ignored;
    scene.setNow(request.now, ignored);
    scene.setView({{at->x() - metres / 2, at->y() + units * logical.height() / 2}, units, logical.toSize()});
    scene.setCases(request.cases);
  }

  double scale() const { return size.width() / designWidth; }

  QImage picture() const {
    if (!job) return {};
    QImage image = job->renderedImage().convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale(), scale());
    const QPointF middle(size.width() / scale() / 2, size.height() / scale() / 2);
    const MapStyle& style = MapStyle::light();
    scene.paint(painter, QRectF(QPointF(0, 0), 2 * QSizeF(middle.x(), middle.y())));
    if (mark) {
      painter.setPen(QPen(style.red, 2));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(middle, 9, 9);
      painter.setBrush(style.red);
      painter.drawEllipse(middle, 3, 3);
    }
    // A bar of a round length, at most a quarter of the picture.
    const double bar = std::pow(10, std::floor(std::log10(metres / 4)));
    const double pixels = bar * designWidth / metres, y = size.height() / scale() - 12;
    painter.setPen(QPen(style.text, 1.5));
    painter.drawLine(QPointF(12, y), QPointF(12 + pixels, y));
    painter.drawLine(QPointF(12, y - 4), QPointF(12, y));
    painter.drawLine(QPointF(12 + pixels, y - 4), QPointF(12 + pixels, y));
    painter.setFont(mapFont(11));
    painter.drawText(QPointF(18 + pixels, y), QStringLiteral("%1 m").arg(bar));
    return image;
  }

  std::vector<LaidBase> below;
  QSize size;
  double metres, designWidth;
  bool mark;
  StillLayers still;
  CaseScene scene;
  std::unique_ptr<QgsMapRendererParallelJob> job;
};

}  // namespace

void renderPlaceMap(const PlaceMapRequest& request, QObject* receiver, std::function<void(QImage)> ready) {
  auto rendering = std::make_shared<Rendering>(request);
  if (!rendering->job) return ready({});
  auto* job = rendering->job.get();
  QObject::connect(
      job, &QgsMapRendererJob::finished, receiver, [rendering, ready = std::move(ready)] { ready(rendering->picture()); },
      // Queued: the job is not destroyed from inside its own signal.
      static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
  job->start();
}

QImage renderPlaceMapNow(const PlaceMapRequest& request) {
  const Rendering rendering(request);
  if (!rendering.job) return {};
  rendering.job->start();
  rendering.job->waitForFinished();
  return rendering.picture();
}

}  // namespace jw::gis
