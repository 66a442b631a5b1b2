#include "gis/import/geos.h"

#include <new>
#include <vector>

namespace jw::gis {
namespace {

static_assert(sizeof(model::Point) == 2 * sizeof(double), "rings are handed to GEOS as they lie in memory");

void keepMessage(const char* message, void* where) {
  *static_cast<std::string*>(where) = message;
}
void dropMessage(const char*, void*) {}

}  // namespace

Geos::Geos() : m_context(GEOS_init_r()) {
  if (!m_context) throw std::bad_alloc();
  GEOSContext_setErrorMessageHandler_r(m_context, keepMessage, &m_lastError);
  GEOSContext_setNoticeMessageHandler_r(m_context, dropMessage, nullptr);
}

Geos::~Geos() {
  GEOS_finish_r(m_context);
}

Geos::Geometry Geos::makePolygon(const model::Polygon& polygon) const {
  std::vector<Geometry> rings;
  if (polygon.rings.empty()) return own(nullptr);
  for (const auto& ring : polygon.rings) {
    if (ring.size() < 4) return own(nullptr);
    GEOSCoordSequence* points =
        GEOSCoordSeq_copyFromBuffer_r(m_context, &ring.front().x, static_cast<unsigned>(ring.size()), 0, 0);
    rings.push_back(own(points ? GEOSGeom_createLinearRing_r(m_context, points) : nullptr));
    if (!rings.back()) return own(nullptr);
  }
  std::vector<GEOSGeometry*> holes;
  for (std::size_t i = 1; i < rings.size(); ++i) holes.push_back(rings[i].release());
  return own(
      GEOSGeom_createPolygon_r(m_context, rings.front().release(), holes.data(), static_cast<unsigned>(holes.size())));
}

Geos::Geometry Geos::make(const model::MultiPolygon& shape) const {
  std::vector<Geometry> parts;
  for (const auto& part : shape.parts) {
    parts.push_back(makePolygon(part));
    if (!parts.back()) return own(nullptr);
  }
  std::vector<GEOSGeometry*> raw;
  for (auto& part : parts) raw.push_back(part.release());
  return own(GEOSGeom_createCollection_r(m_context, GEOS_MULTIPOLYGON, raw.data(), static_cast<unsigned>(raw.size())));
}

model::MultiPolygon Geos::toModel(const GEOSGeometry& g) const {
  model::MultiPolygon out;
  const auto ringOf = [&](const GEOSGeometry* ring) {
    const GEOSCoordSequence* points = GEOSGeom_getCoordSeq_r(m_context, ring);
    unsigned n = 0;
    GEOSCoordSeq_getSize_r(m_context, points, &n);
    model::Ring r(n);
    if (n > 0) GEOSCoordSeq_copyToBuffer_r(m_context, points, &r.front().x, 0, 0);
    return r;
  };
  const auto add = [&](const GEOSGeometry* part, const auto& self) -> void {
    const int type = GEOSGeomTypeId_r(m_context, part);
    if (type == GEOS_POLYGON && !GEOSisEmpty_r(m_context, part)) {
      model::Polygon p;
      p.rings.push_back(ringOf(GEOSGetExteriorRing_r(m_context, part)));
      for (int i = 0; i < GEOSGetNumInteriorRings_r(m_context, part); ++i)
        p.rings.push_back(ringOf(GEOSGetInteriorRingN_r(m_context, part, i)));
      out.parts.push_back(std::move(p));
    } else if (type >= GEOS_MULTIPOINT) {
      for (int i = 0; i < GEOSGetNumGeometries_r(m_context, part); ++i)
        self(GEOSGetGeometryN_r(m_context, part, i), self);
    }
  };
  add(&g, add);
  return out;
}

std::string Geos::invalidity(const GEOSGeometry& g) const {
  if (GEOSisValid_r(m_context, &g) == 1) return {};
  char* reason = GEOSisValidReason_r(m_context, &g);
  std::string out = reason ? reason : "not valid";
  GEOSFree_r(m_context, reason);
  return out;
}

double Geos::area(const GEOSGeometry& g) const {
  double a = 0;
  return GEOSArea_r(m_context, &g, &a) ? a : 0;
}

}  // namespace jw::gis
