#include "gis/import/shape_reader.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "gis/import/geometry_convert.h"

namespace jw::gis {
namespace {

ShapeResult refuse(std::string reason, std::string text) {
  return {{}, std::move(reason), std::move(text), false};
}

bool isArea(const OGRGeometry& geometry) {
  const auto type = wkbFlatten(geometry.getGeometryType());
  return type == wkbPolygon || type == wkbCurvePolygon || type == wkbMultiPolygon || type == wkbMultiSurface ||
         type == wkbGeometryCollection;
}

template <class Test>
bool all(const model::MultiPolygon& shape, Test test) {
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      if (!std::all_of(ring.begin(), ring.end(), test)) return false;
  return true;
}

bool isFinite(model::Point p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}
bool onEarth(model::Point p) {
  return std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

bool hasThreePoints(const model::Ring& ring) {
  if (ring.size() < 4) return false;
  std::size_t different = 1;
  for (std::size_t i = 1; i + 1 < ring.size() && different < 3; ++i)
    if (std::find(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(i), ring[i]) ==
        ring.begin() + static_cast<std::ptrdiff_t>(i))
      ++different;
  return different >= 3;
}

// Returns whether something had to go. A part whose outer ring goes loses its holes too.
bool dropThinRings(model::MultiPolygon& shape) {
  bool dropped = false;
  for (auto& part : shape.parts) {
    if (part.rings.empty() || !hasThreePoints(part.rings.front())) {
      dropped = true;
      part.rings.clear();
    } else {
      dropped |= std::erase_if(part.rings, [](const auto& ring) { return !hasThreePoints(ring); }) > 0;
    }
  }
  std::erase_if(shape.parts, [](const auto& part) { return part.rings.empty(); });
  return dropped;
}

Geos::Geometry madeValid(const GEOSGeometry& g, const Geos& geos) {
  GEOSMakeValidParams* how = GEOSMakeValidParams_create_r(geos.context());
  GEOSMakeValidParams_setMethod_r(geos.context(), how, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(geos.context(), how, 0);
  auto out = geos.own(GEOSMakeValidWithParams_r(geos.context(), &g, how));
  GEOSMakeValidParams_destroy_r(geos.context(), how);
  return out;
}

bool isWgs84OrCgcs2000(const OGRSpatialReference& source) {
  const char* const ignoreAxes[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "IGNORE_COORDINATE_EPOCH=YES",
                                    "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
  for (const int code : {4326, 4490}) {
    OGRSpatialReference known;
    if (known.importFromEPSG(code) == OGRERR_NONE && source.IsSame(&known, ignoreAxes)) return true;
  }
  return false;
}

bool isLongitudeFirst(const OGRSpatialReference& source) {
  const auto& mapping = source.GetDataAxisToSRSAxisMapping();
  OGRAxisOrientation first = OAO_Other;
  source.GetAxis("GEOGCS", 0, &first);
  const bool northFirst = first == OAO_North;
  return mapping.size() < 2 || (mapping[0] == (northFirst ? 2 : 1));
}

}  // namespace

ShapeResult mend(model::MultiPolygon shape, Geos& geos) {
  ShapeResult out;
  if (dropThinRings(shape)) {
    out.repaired = true;
    out.text = "ring with fewer than three points dropped";
  }
  if (shape.empty()) return refuse("degenerate", "no ring with three points");
  const auto g = geos.make(shape);
  if (!g) return refuse("degenerate", geos.lastError());
  const std::string wrong = geos.invalidity(*g);
  if (!wrong.empty()) {
    const auto valid = madeValid(*g, geos);
    if (!valid) return refuse("degenerate", wrong + "; cannot be repaired: " + geos.lastError());
    shape = geos.toModel(*valid);
    if (shape.empty() || !(geos.area(*valid) > 0)) return refuse("degenerate", wrong);
    out.repaired = true;
    out.text = out.text.empty() ? wrong : out.text + "; " + wrong;
  }
  out.shape = std::move(shape);
  return out;
}

ShapeReader::ShapeReader(const OGRSpatialReference* source) {
  if (!source) return;
  const char* authority = source->GetAuthorityName(nullptr);
  const char* code = source->GetAuthorityCode(nullptr);
  m_crs = authority && code ? std::string(authority) + ":" + code : source->GetName();
  if (isWgs84OrCgcs2000(*source) && isLongitudeFirst(*source)) return;
  m_target.importFromEPSG(4490);
  m_target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  m_transform.reset(OGRCreateCoordinateTransformation(source, &m_target));
  if (!m_transform) throw Error(ErrorCode::input, "no transformation from " + m_crs + " to EPSG:4490");
}

ShapeResult ShapeReader::read(const OGRGeometry* geometry) {
  if (!geometry || geometry->IsEmpty()) return refuse("no_geometry", "no geometry");
  if (!isArea(*geometry))
    return refuse("not_polygon", std::string("a ") + geometry->getGeometryName() + " is not a polygon");
  model::MultiPolygon shape = toModel(*geometry);
  if (shape.empty()) return refuse("not_polygon", std::string("no polygon in the ") + geometry->getGeometryName());
  if (!all(shape, isFinite)) return refuse("bad_coordinates", "a coordinate is not a finite number");
  if (m_transform) {
    const auto moved = toOgr(shape);
    if (moved->transform(m_transform.get()) != OGRERR_NONE)
      return refuse("untransformable", "cannot be transformed from " + m_crs);
    shape = toModel(*moved);
    if (!all(shape, isFinite)) return refuse("untransformable", "cannot be transformed from " + m_crs);
  }
  if (!all(shape, onEarth))
    return refuse("out_of_range", m_crs == "none" ? "not longitude and latitude in degrees, and the file names no CRS"
                                                  : "outside of ±180, ±90 degrees");
  ShapeResult out = mend(std::move(shape), m_geos);
  if (!out.refused.empty() || wkbFlatten(geometry->getGeometryType()) != wkbGeometryCollection) return out;
  out.text =
      out.text.empty() ? "polygons taken out of a collection" : out.text + "; polygons taken out of a collection";
  out.repaired = true;
  return out;
}

}  // namespace jw::gis
