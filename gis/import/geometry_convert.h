// Polygons between GDAL and the model. Coordinates pass as they are; nothing is transformed or repaired here.
#pragma once
#include <ogr_geometry.h>

#include <memory>

#include "core/model/geometry.h"

namespace jw::gis {

/// Every polygon in the geometry, however deep in collections; curves become lines, Z and M are dropped, rings are
/// closed. Empty if there is no polygon in it.
model::MultiPolygon toModel(const OGRGeometry& geometry);

std::unique_ptr<OGRMultiPolygon> toOgr(const model::MultiPolygon& shape);

}  // namespace jw::gis
