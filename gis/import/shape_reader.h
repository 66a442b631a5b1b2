// From whatever geometry a file holds to a valid multipolygon in EPSG:4490, or the reason why there is none.
#pragma once
#include <ogr_spatialref.h>

#include <memory>
#include <string>

#include "core/model/geometry.h"
#include "gis/import/geos.h"

class OGRGeometry;

namespace jw::gis {

/// A shape that can be used, or why it cannot.
struct ShapeResult {
  model::MultiPolygon shape;  ///< valid (OGC), empty if refused
  std::string refused;        ///< reason code (see RowProblem); empty: the shape is good
  std::string text;           ///< of a refusal or a repair: what was wrong
  bool repaired = false;
};

/// Makes the shape valid: rings with fewer than three different points are dropped, self-crossings are resolved so that
/// both sides stay, parts that overlap are merged, holes outside are dropped. What has no area left is refused.
ShapeResult mend(model::MultiPolygon shape, Geos& geos);

/// Reads the geometries of one layer.
class ShapeReader {
 public:
  /// `source` is the layer's CRS with its own axis mapping; null: longitude and latitude in degrees. WGS84 is taken as
  /// CGCS2000. Throws Error(input) if there is no way from this CRS to EPSG:4490.
  explicit ShapeReader(const OGRSpatialReference* source);
  /// Never throws for bad data. `geometry` may be null.
  ShapeResult read(const OGRGeometry* geometry);
  /// "EPSG:3826", the name of an unnumbered CRS, or "none".
  const std::string& crs() const { return m_crs; }

 private:
  std::string m_crs = "none";
  OGRSpatialReference m_target;
  std::unique_ptr<OGRCoordinateTransformation> m_transform;  ///< null: the coordinates are good as they are
  Geos m_geos;
};

}  // namespace jw::gis
