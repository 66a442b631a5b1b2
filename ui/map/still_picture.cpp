#include "ui/map/still_picture.h"

#include <qgsmapcanvas.h>

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>
#include <cmath>
#include <utility>

namespace jw::ui {
namespace {

constexpr double kLayer = -9;         // QGIS's own picture, which stays empty, is at -10
constexpr int kGather = 20;           // milliseconds: turns of the wheel that come together are one
constexpr double kGuard = 0.5;        // of the margin: when less is left on a side, the next picture is begun
constexpr int kCityPixels = 2048;     // the longer side
constexpr double kSameScale = 1e-6;   // relative

}  // namespace

StillPicture::StillPicture(QgsMapCanvas* canvas) : QObject(canvas), QgsMapCanvasItem(canvas) {
  setFlag(QGraphicsItem::ItemUsesExtendedStyleOption);
  setZValue(kLayer);
  canvas->setRenderFlag(false);
  m_thread.setMaxThreadCount(1);
  m_thread.setExpiryTimeout(-1);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kGather);
  connect(&m_soon, &QTimer::timeout, this, &StillPicture::choose);
  connect(canvas, &QgsMapCanvas::layersChanged, this, &StillPicture::followLayers);
  connect(canvas, &QgsMapCanvas::destinationCrsChanged, this, &StillPicture::renew);
  connect(canvas, &QgsMapCanvas::canvasColorChanged, this, &StillPicture::renew);
  followLayers();
}

StillPicture::~StillPicture() {
  stop();
  // What they paint with must not go before the thread is done with it.
  m_thread.waitForDone();
}

void StillPicture::followLayers() {
  for (const QMetaObject::Connection& connection : std::exchange(m_followed, {})) disconnect(connection);
  for (const QgsMapLayer* layer : mMapCanvas->layers())
    m_followed.append(connect(layer, &QgsMapLayer::repaintRequested, this, [this] { renew(); }));
  renew();
}

void StillPicture::setCity(const QgsRectangle& extent) {
  m_cityExtent = extent;
  m_city = {};
  update();
}

void StillPicture::setTransforms(const QgsCoordinateTransformContext& transforms) {
  m_transforms = transforms;
  renew();
}

void StillPicture::renew() {
  ++m_look;
  update();
}

void StillPicture::stop() {
  if (!m_job) return;
  PictureJob* job = m_job.get();
  job->disconnect(this);
  m_ending.push_back(std::move(m_job));
  connect(job, &PictureJob::finished, this, [this, job] {
    const auto it = std::find_if(m_ending.begin(), m_ending.end(), [job](const auto& j) { return j.get() == job; });
    it->release()->deleteLater();
    m_ending.erase(it);
  });
  job->cancel();
  m_coming = {};
}

QgsRectangle StillPicture::view() const {
  // While the map is dragged its items stay where they are, and the window slides over them.
  const QRectF window = mMapCanvas->sceneRect();
  const QgsMapToPixel& toPixel = *mMapCanvas->getCoordinateTransform();
  return {toPixel.toMapCoordinates(window.left(), window.top()), toPixel.toMapCoordinates(window.right(), window.bottom())};
}

QSize StillPicture::margin() const {
  const QSize size = mMapCanvas->mapSettings().outputSize();
  return {std::min(kMargin, size.width() / 2), std::min(kMargin, size.height() / 2)};
}

bool StillPicture::serves(const Picture& picture, double around) const {
  const double scale = mMapCanvas->mapUnitsPerPixel();
  if (picture.look != m_look || std::abs(picture.unitsPerPixel - scale) > kSameScale * scale) return false;
  // Half a pixel is what rounding the picture's place to whole pixels may take.
  const double x = (margin().width() * around - 0.5) * scale, y = (margin().height() * around - 0.5) * scale;
  const QgsRectangle v = view();
  const QgsRectangle wanted(v.xMinimum() - x, v.yMinimum() - y, v.xMaximum() + x, v.yMaximum() + y);
  return picture.extent.contains(wanted);
}

bool StillPicture::isSharp() const {
  return !m_job && serves(m_sharp, kGuard) && (m_city.look == m_look || m_cityExtent.isEmpty());
}

void StillPicture::soon() {
  // Not begun anew: whoever turns the wheel on and on wants to see something too.
  if (!m_soon.isActive()) m_soon.start();
}

void StillPicture::choose() {
  const QgsMapSettings& shown = mMapCanvas->mapSettings();
  if (!shown.hasValidSettings()) return;
  if (m_job && !m_cityComing && serves(m_coming, 0)) return;
  // As long as there is no picture of the city, nothing stands where the map is dragged to: it comes before all others.
  const bool bare = m_city.image.isNull() && !m_cityExtent.isEmpty();
  if (m_job && m_cityComing && bare) return;
  QgsMapSettings settings = shown;
  settings.setTransformContext(m_transforms);
  if (!bare && !serves(m_sharp, kGuard)) {
    stop();
    const double scale = mMapCanvas->mapUnitsPerPixel();
    const QSize size = shown.outputSize() + 2 * margin();
    settings.setOutputSize(size);
    settings.setExtent(QgsRectangle::fromCenterAndSize(view().center(), size.width() * scale, size.height() * scale));
    render(settings, false);
  } else if (!m_job && (bare || (m_city.look != m_look && !m_cityExtent.isEmpty()))) {
    const double scale = kCityPixels / std::max(m_cityExtent.width(), m_cityExtent.height());
    settings.setOutputSize(QSizeF(m_cityExtent.width() * scale, m_cityExtent.height() * scale).toSize().expandedTo(QSize(1, 1)));
    settings.setExtent(m_cityExtent);
    settings.setFlag(Qgis::MapSettingsFlag::DrawLabeling, false);  // names of another scale would be too large or too small
    render(settings, true);
  }
}

void StillPicture::render(const QgsMapSettings& settings, bool city) {
  m_coming = {{}, settings.visibleExtent(), settings.mapUnitsPerPixel(), m_look};
  m_cityComing = city;
  // One background thread paints all layers on one picture: pictures of single layers have to be put together on this
  // thread, which took 80–100 ms of it at 3840 × 2160.
  m_job = std::make_unique<PictureJob>(settings);
  connect(m_job.get(), &PictureJob::finished, this, &StillPicture::take);
  m_job->start(m_thread);
  Q_EMIT begun();
}

void StillPicture::take() {
  PictureJob* job = m_job.release();
  job->deleteLater();
  m_coming.image = job->image();
  if (m_cityComing) {
    m_city = std::exchange(m_coming, {});
    update();
    return;
  }
  // At the same scale the new one shows all that the old one did, as far as anybody looks.
  const bool otherScale = std::abs(m_sharp.unitsPerPixel - m_coming.unitsPerPixel) > kSameScale * m_coming.unitsPerPixel;
  if (otherScale) m_before = std::move(m_sharp);
  m_sharp = std::exchange(m_coming, {});
  // What was drawn with another look has no place beside this one.
  if (m_before.look != m_sharp.look) m_before = {};
  update();
  Q_EMIT sharpened();
}

void StillPicture::updatePosition() {
  prepareGeometryChange();
  setPos(0, 0);
  update();
}

QRectF StillPicture::boundingRect() const {
  const QSizeF size = mMapCanvas->mapSettings().outputSize();
  return {-size.width(), -size.height(), 3 * size.width(), 3 * size.height()};
}

void StillPicture::paint(QPainter* painter) {
  QStyleOptionGraphicsItem everything;
  everything.exposedRect = boundingRect();
  paint(painter, &everything, nullptr);
}

void StillPicture::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
  QRegion open(option->exposedRect.toAlignedRect());
  painter->save();
  for (const Picture* picture : {&std::as_const(m_sharp), &std::as_const(m_before), &std::as_const(m_city)})
    if (!picture->image.isNull() && !open.isEmpty()) draw(*painter, *picture, open);
  painter->restore();
  if (!m_cityExtent.isEmpty() && open.intersects(place(m_cityExtent).toRect().adjusted(1, 1, -1, -1))) ++m_bare;
  if (!serves(m_sharp, kGuard) || m_city.look != m_look) soon();
}

QRectF StillPicture::place(const QgsRectangle& extent) const {
  const QgsMapToPixel& toPixel = *mMapCanvas->getCoordinateTransform();
  return {toPixel.transform(extent.xMinimum(), extent.yMaximum()).toQPointF(), toPixel.transform(extent.xMaximum(), extent.yMinimum()).toQPointF()};
}

/// What it covers is no longer open.
void StillPicture::draw(QPainter& painter, const Picture& picture, QRegion& open) const {
  const QRectF target = place(picture.extent);
  const double ratio = picture.image.devicePixelRatio(), scale = mMapCanvas->mapUnitsPerPixel();
  if (std::abs(picture.unitsPerPixel - scale) <= kSameScale * scale) {
    const QRect all(target.topLeft().toPoint(), (QSizeF(picture.image.size()) / ratio).toSize());
    for (const QRect& part : open.intersected(all))
      painter.drawImage(part, picture.image, QRectF(QPointF(part.topLeft() - all.topLeft()) * ratio, QSizeF(part.size()) * ratio));
    open -= all;
    return;
  }
  const QRect inner(QPoint(static_cast<int>(std::ceil(target.left())), static_cast<int>(std::ceil(target.top()))),
                    QPoint(static_cast<int>(std::floor(target.right())) - 1, static_cast<int>(std::floor(target.bottom())) - 1));
  // Each part with a clip that is one rectangle: only such are stretched the quick way.
  for (const QRect& part : open.intersected(inner)) {
    painter.save();
    painter.setClipRect(part, Qt::IntersectClip);
    painter.drawImage(target, picture.image);
    painter.restore();
  }
  open -= inner;
}

}  // namespace jw::ui
