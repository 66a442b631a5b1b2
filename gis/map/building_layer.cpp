#include "gis/map/building_layer.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeedback.h>
#include <qgsmaplayerrenderer.h>
#include <qgsmaptopixel.h>
#include <qgsrendercontext.h>

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

#include "gis/map/map_crs.h"

namespace jw::gis {
namespace {

constexpr double kDesignDpi = 96;
constexpr unsigned kMostThreads = 4;
constexpr double kMostPixels = 100e6;  // of a picture that has to be turned or bent

class Renderer : public QgsMapLayerRenderer {
 public:
  Renderer(const QString& id, QgsRenderContext& context, std::shared_ptr<const PackedBuildings> buildings, BuildingLook look, double opacity)
      : QgsMapLayerRenderer(id, &context), m_buildings(std::move(buildings)), m_look(look), m_opacity(opacity) {
    m_look.edgeWidth *= context.scaleFactor() * 25.4 / kDesignDpi;
  }

  QgsFeedback* feedback() const override { return &m_feedback; }

  bool render() override {
    QgsRenderContext& context = *renderContext();
    QPainter* painter = context.painter();
    const QgsMapToPixel& toPixel = context.mapToPixel();
    const QSize size(static_cast<int>(toPixel.mapWidth()), static_cast<int>(toPixel.mapHeight()));
    if (!painter || size.isEmpty()) return true;
    painter->save();
    painter->setOpacity(painter->opacity() * m_opacity);
    const QgsCoordinateTransform transform = context.coordinateTransform();
    const bool bent = transform.isValid() && !transform.isShortCircuited();
    bool whole;
    if (!bent && toPixel.mapRotation() == 0) {
      const QgsPointXY corner = toPixel.toMapCoordinates(0.0, 0.0);
      whole = paint(*painter, size, {corner.x(), corner.y(), toPixel.mapUnitsPerPixel()}, context.devicePixelRatio());
    } else {
      whole = paintBent(*painter, size, toPixel, bent ? &transform : nullptr);
    }
    painter->restore();
    return whole;
  }

 private:
  /// `ratio`: device pixels for each pixel of the painter.
  bool paint(QPainter& painter, QSize size, BuildingView view, double ratio) {
    QImage image((QSizeF(size) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return false;
    view.metresPerPixel /= ratio;
    m_look.edgeWidth *= ratio;
    for (const QRect& part : draw(image, view)) painter.drawImage(QRectF(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio), image, part);
    return !m_feedback.isCanceled();
  }

  /// Straight in the buildings' own projection, then put under the corners of the map: right there, and near enough between
  /// them as long as the map is no part of the earth.
  bool paintBent(QPainter& painter, QSize size, const QgsMapToPixel& toPixel, const QgsCoordinateTransform* transform) const {
    const std::array<QPointF, 4> corners{QPointF(0, 0), QPointF(size.width(), 0), QPointF(size.width(), size.height()), QPointF(0, size.height())};
    std::array<QgsPointXY, 4> places;
    QgsRectangle box;
    try {
      for (std::size_t i = 0; i < 4; ++i) {
        places[i] = toPixel.toMapCoordinates(corners[i].x(), corners[i].y());
        if (transform) places[i] = transform->transform(places[i], Qgis::TransformDirection::Reverse);
        if (!places[i].isEmpty()) box.combineExtentWith(places[i].x(), places[i].y());
      }
    } catch (const QgsCsException&) {
      return false;
    }
    const double unitsPerPixel = std::hypot(places[1].x() - places[0].x(), places[1].y() - places[0].y()) / size.width();
    if (!(unitsPerPixel > 0) || !box.isFinite() || box.width() * box.height() / (unitsPerPixel * unitsPerPixel) > kMostPixels) return false;
    QImage image(std::max(1, static_cast<int>(std::ceil(box.width() / unitsPerPixel))), std::max(1, static_cast<int>(std::ceil(box.height() / unitsPerPixel))),
                 QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return false;
    image.fill(Qt::transparent);
    draw(image, {box.xMinimum(), box.yMaximum(), unitsPerPixel});
    QPolygonF from, to;
    for (std::size_t i = 0; i < 4; ++i) {
      from.append({(places[i].x() - box.xMinimum()) / unitsPerPixel, (box.yMaximum() - places[i].y()) / unitsPerPixel});
      to.append(corners[i]);
    }
    QTransform bend;
    if (!QTransform::quadToQuad(from, to, bend)) return false;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(bend, true);
    painter.drawImage(0, 0, image);
    return !m_feedback.isCanceled();
  }

  std::vector<QRect> draw(QImage& image, const BuildingView& view) const {
    return paintBuildings(image, *m_buildings, view, m_look, std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads), [this] {
      return m_feedback.isCanceled() || renderContext()->renderingStopped();
    });
  }

  std::shared_ptr<const PackedBuildings> m_buildings;
  BuildingLook m_look;
  double m_opacity;
  mutable QgsFeedback m_feedback;
};

}  // namespace

BuildingLayer::BuildingLayer(std::shared_ptr<const PackedBuildings> buildings)
    : QgsPluginLayer(QLatin1String(kType), QStringLiteral("buildings")), m_buildings(std::move(buildings)) {
  const model::Box box = m_buildings->box();
  setCrs(crsOfEpsg(m_buildings->epsg()));
  setExtent(QgsRectangle(box.xmin, box.ymin, box.xmax, box.ymax));
  setValid(true);
}

void BuildingLayer::setLook(const BuildingLook& look) {
  m_look = look;
  triggerRepaint();
}

BuildingLayer* BuildingLayer::clone() const {
  auto* copy = new BuildingLayer(m_buildings);
  QgsMapLayer::clone(copy);
  copy->m_look = m_look;
  return copy;
}

QgsMapLayerRenderer* BuildingLayer::createMapRenderer(QgsRenderContext& context) {
  return new Renderer(id(), context, m_buildings, m_look, opacity());
}

void BuildingLayer::setTransformContext(const QgsCoordinateTransformContext&) {}

bool BuildingLayer::readSymbology(const QDomNode&, QString&, QgsReadWriteContext&, StyleCategories) {
  return true;
}

bool BuildingLayer::writeSymbology(QDomNode&, QDomDocument&, QString&, const QgsReadWriteContext&, StyleCategories) const {
  return true;
}

}  // namespace jw::gis
