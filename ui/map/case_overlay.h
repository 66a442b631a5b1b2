// The live cases above the map's picture. A change paints its own few pixels; the picture below is not rendered again.
#pragma once
#include <qgsmapcanvasitem.h>

#include <QElapsedTimer>
#include <QTimer>

#include "gis/map/case_scene.h"

namespace jw::ui {

/// Main thread; belongs to the canvas's scene and must be deleted before the canvas.
class CaseOverlay : public QObject, public QgsMapCanvasItem {
  Q_OBJECT
 public:
  CaseOverlay(QgsMapCanvas* canvas, int epsg);
  ~CaseOverlay() override;

  void setEpsg(int epsg);
  void setStyle(const gis::MapStyle& style);
  void setCases(std::vector<gis::CasePtr> cases);
  /// New cases pulse three times, unless motion is reduced or too many came at once.
  void apply(const std::vector<gis::CasePtr>& changed);
  void setNow(Instant now);
  void setSelected(CaseId id);
  void setReduceMotion(bool reduce);
  /// Symbols grow with the zoom of the user interface; 1: design size.
  void setZoom(double zoom);

  const gis::CaseScene& cases() const { return m_scene; }
  /// What lies under a pixel of the canvas; nothing while the overlay is hidden.
  gis::CaseScene::Hit hit(QPoint pixel) const;
  bool isPulsing() const { return !m_pulses.empty(); }

  void updatePosition() override;
  QRectF boundingRect() const override;

 protected:
  void paint(QPainter* painter) override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  struct Pulse {
    CaseId id;
    qint64 start;  ///< milliseconds of m_clock
  };
  void restyle();
  QRectF toItem(const QRectF& scene) const;
  void repaint(const gis::Damage& damage);
  void beat();
  void paintPulses(QPainter& painter, const QRectF& exposed) const;

  gis::CaseScene m_scene;
  const gis::MapStyle* m_style = &gis::MapStyle::dark();
  QSize m_size;
  std::vector<Pulse> m_pulses;
  QElapsedTimer m_clock;
  QTimer m_frame;
  double m_zoom = 1;  ///< the scene counts in canvas pixels over this
  bool m_reduceMotion = false;
};

}  // namespace jw::ui
