// The layers that stand still under the live cases: land, buildings, borders, names.
#pragma once
#include <qgsvectorlayer.h>

#include <memory>
#include <vector>

#include "gis/map/area_shapes.h"
#include "gis/map/building_layer.h"
#include "gis/map/map_style.h"

namespace jw::gis {

/// Main thread. Owns the layers; a canvas that shows them drops those that are replaced by itself.
class StillLayers {
 public:
  explicit StillLayers(const MapStyle& style);
  ~StillLayers();

  /// Land, borders and names, without a style yet.
  struct AreaLayers {
    struct Border {
      model::AreaLevel level;
      double typicalSize;
      std::unique_ptr<QgsVectorLayer> layer;
    };
    std::vector<Border> borders;
    std::unique_ptr<QgsVectorLayer> names, land;
  };
  /// Any thread; the layers then belong to the application's thread. Of a large city it takes half a second.
  static AreaLayers makeAreas(const AreaShapes& shapes);
  void setAreas(AreaLayers areas);
  void setAreas(const AreaShapes& shapes) { setAreas(makeAreas(shapes)); }
  /// Opens a file that writeBuildingCache made; null for an empty path or a file that is none. Any thread; the layer
  /// then belongs to the application's thread.
  static std::unique_ptr<BuildingLayer> openBuildings(const QString& path);
  /// Null takes the buildings away.
  void setBuildings(std::unique_ptr<BuildingLayer> buildings);
  /// `zoom`: of line widths and type; 1: design size.
  void setStyle(const MapStyle& style, double zoom = 1);
  const MapStyle& style() const { return *m_style; }

  /// From the topmost down: names, borders city … grid, buildings, land. Those that have nothing to show are not there.
  /// The layer's id in the program is in its custom property "jw/id": "names", "border/grid", "buildings", "land".
  QList<QgsMapLayer*> layers() const;
  static QString idOf(const QgsMapLayer* layer);
  /// Names of a level can be shown or hidden with its border.
  void setNamesVisible(model::AreaLevel level, bool visible);

 private:
  void styleBorders();
  void styleNames();
  void styleFills();
  const MapStyle* m_style;
  AreaLayers m_areas;
  std::unique_ptr<BuildingLayer> m_buildings;
  double m_zoom = 1;
  unsigned m_hiddenNames = 0;
};

/// The largest scale denominator at which something `metres` wide is still `pixels` wide (96 dpi).
double denominatorFor(double metres, double pixels);

}  // namespace jw::gis
