// A thematic map as a GeoPackage that QGIS opens as it was seen.
#pragma once
#include <QString>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/model/geometry.h"
#include "gis/charts/ramp.h"

namespace jw::gis {

struct AreaMapFile {
  struct Area {
    std::string key, name;
    model::MultiPolygon shape;
    std::vector<std::optional<double>> figures;  ///< one for each column; nothing: hidden, null in the file
  };
  QString title;                     ///< of the layer in QGIS
  std::vector<std::string> columns;  ///< become fields "figure_1" …, with these as their other names
  std::size_t shaded = 0;            ///< the column that the colours show
  Classing classing = Classing::jenks;
  std::vector<Area> areas;
};

/// The layer "areas" in EPSG:4490, with classes and colours of paintAreas as its style of its own, hidden areas hatched. The file
/// is whole or not there. Throws Error(input) if it cannot be written, Error(cancelled). Any thread; needs a QgsApplication.
void writeAreaMap(const std::filesystem::path& file, const AreaMapFile& map, const Progress& progress);

}  // namespace jw::gis
