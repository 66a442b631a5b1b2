// Base maps: files and services that lie below the city, each in the datum that its maker uses.
#pragma once
#include <qgsmaplayer.h>

#include <QString>
#include <memory>
#include <vector>

#include "gis/map/base_style.h"
#include "gis/map/shifted_datum.h"

namespace jw::gis {

struct BaseMap {
  enum class Kind { file, tiles };
  QString id;     ///< unique; the layer's id in the program is "base/" and this
  QString name;
  QString where;  ///< a file (GeoPackage, MBTiles, any picture that GDAL reads), or the address of tiles with {x}, {y} and {z}
  Kind kind = Kind::file;
  Datum datum = Datum::cgcs2000;
  int leastZoom = 0, mostZoom = 19;  ///< of tiles
};

/// What one base map is shown by. Layers of tables are parts of a group that is the one layer.
struct OpenedBase {
  std::unique_ptr<QgsMapLayer> layer;                ///< null: it cannot be opened
  std::vector<std::unique_ptr<QgsMapLayer>> parts;
  Shift shift;                                       ///< what shiftedTransforms() must know to draw it
  enum class Fault { none, missing, unknown, unreadable, placeless, unshiftable, noGrid };
  Fault fault = Fault::none;                         ///< why not: no such file; nothing in it that is known; as its reader says; it does
                                                     ///< not say where it lies; neither degrees nor web tiles; no grid can be written
  ~OpenedBase();
  OpenedBase() = default;
  OpenedBase(OpenedBase&&) = default;
  OpenedBase& operator=(OpenedBase&&) = default;
};

/// One that is drawn for paper, and how clearly (0 … 1).
struct LaidBase {
  std::shared_ptr<OpenedBase> opened;
  double opacity = 1;
};

/// Asks no network. Any thread; the layers then belong to the application's. Never throws. Rasters in the file's own system or, where the datum
/// is shifted, in that of the datum (`grids`: the folder for it; `area`: of the city, degrees).
OpenedBase openBase(const BaseMap& map, const BaseStyle& style, bool dark, const model::Box& area, const QString& grids);
/// Another theme. Main thread.
void dressBase(OpenedBase& opened, const BaseStyle& style, bool dark);

}  // namespace jw::gis
