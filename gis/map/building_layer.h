// Packed buildings as a layer of QGIS: canvases, pictures and layouts draw them like any other.
#pragma once
#include <qgspluginlayer.h>

#include "gis/map/building_painter.h"

namespace jw::gis {

/// Belongs to one thread, like every layer; rendering takes what it needs with it.
class BuildingLayer : public QgsPluginLayer {
  Q_OBJECT
 public:
  static constexpr const char* kType = "jingwei/buildings";

  /// `buildings`: not null.
  explicit BuildingLayer(std::shared_ptr<const PackedBuildings> buildings);

  const PackedBuildings& buildings() const { return *m_buildings; }
  /// The edge's width in pixels at 96 dpi.
  void setLook(const BuildingLook& look);
  const BuildingLook& look() const { return m_look; }

  BuildingLayer* clone() const override;
  QgsMapLayerRenderer* createMapRenderer(QgsRenderContext& context) override;
  void setTransformContext(const QgsCoordinateTransformContext& context) override;
  /// Projects do not keep it: it is made from a store.
  bool readSymbology(const QDomNode& node, QString& error, QgsReadWriteContext& context, StyleCategories categories) override;
  bool writeSymbology(QDomNode& node, QDomDocument& doc, QString& error, const QgsReadWriteContext& context,
                      StyleCategories categories) const override;

 private:
  std::shared_ptr<const PackedBuildings> m_buildings;
  BuildingLook m_look;
};

}  // namespace jw::gis
