// The layers under the live cases as pictures larger than the window: moved and stretched at once, made anew in the background.
#pragma once
#include <qgscoordinatetransformcontext.h>
#include <qgsmapcanvasitem.h>

#include <QImage>
#include <QThreadPool>
#include <QTimer>
#include <cstdint>
#include <memory>
#include <vector>

#include "ui/map/picture_job.h"

namespace jw::ui {

/// Main thread; belongs to the canvas's scene and must be deleted before the canvas, whose own rendering it switches off:
/// its refresh() does nothing, layers tell by themselves (triggerRepaint) when they look different.
/// Shows the canvas's layers, at any moment from the best pictures that there are: one of the view and what lies around it;
/// the one before at another scale; the whole city, small. What is on screen decides what is rendered next, so a hidden map
/// renders nothing; a picture that is no longer wanted is given up. Nothing but the destructor waits.
class StillPicture : public QObject, public QgsMapCanvasItem {
  Q_OBJECT
 public:
  explicit StillPicture(QgsMapCanvas* canvas);
  ~StillPicture() override;

  /// What the whole city takes, in map units; empty: no picture of it is kept.
  void setCity(const QgsRectangle& extent);
  /// How layers of systems that PROJ does not know come into the map's.
  void setTransforms(const QgsCoordinateTransformContext& transforms);
  /// Layers or their looks have changed in a way that they do not tell themselves. What is shown stays until the new is whole.
  void renew();
  /// Gives up what is being rendered: layers are about to go.
  void stop();
  /// The layers as they are now, at the scale of the view, everywhere in the window; and no picture is left to be made.
  bool isSharp() const;
  /// How often a part of the city was painted that no picture covered.
  std::uint64_t barePaintings() const { return m_bare; }

  void updatePosition() override;
  QRectF boundingRect() const override;

  /// Pixels around the view, at most; half of the view if that is less.
  static constexpr int kMargin = 512;

 Q_SIGNALS:
  /// A picture is begun, or one of the view is whole.
  void begun();
  void sharpened();

 protected:
  void paint(QPainter* painter) override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  struct Picture {
    QImage image;
    QgsRectangle extent;
    double unitsPerPixel = 0;  ///< logical pixels
    unsigned look = 0;
  };
  void followLayers();
  void soon();
  void choose();
  void render(const QgsMapSettings& settings, bool city);
  void take();
  QgsRectangle view() const;
  /// Whether the picture serves the view as it is, and so many pixels around it.
  bool serves(const Picture& picture, double around) const;
  QRectF place(const QgsRectangle& extent) const;
  void draw(QPainter& painter, const Picture& picture, QRegion& open) const;
  QSize margin() const;

  Picture m_sharp, m_before, m_city, m_coming;
  std::unique_ptr<PictureJob> m_job;
  std::vector<std::unique_ptr<PictureJob>> m_ending;  ///< given up, not yet at their end
  QThreadPool m_thread;
  bool m_cityComing = false;
  QgsRectangle m_cityExtent;
  QgsCoordinateTransformContext m_transforms;
  unsigned m_look = 1;
  std::uint64_t m_bare = 0;
  QTimer m_soon;
  QList<QMetaObject::Connection> m_followed;
};

}  // namespace jw::ui
