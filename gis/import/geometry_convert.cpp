#include "gis/import/geometry_convert.h"

namespace jw::gis {
namespace {

model::Ring ringOf(const OGRLinearRing& ring) {
  model::Ring out;
  out.reserve(static_cast<std::size_t>(ring.getNumPoints()) + 1);
  for (int i = 0; i < ring.getNumPoints(); ++i) out.push_back({ring.getX(i), ring.getY(i)});
  if (!out.empty() && out.front() != out.back()) out.push_back(out.front());
  return out;
}

void addPolygons(const OGRGeometry& geometry, model::MultiPolygon& out) {
  if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon) {
    model::Polygon polygon;
    for (const OGRLinearRing* ring : *geometry.toPolygon()) polygon.rings.push_back(ringOf(*ring));
    if (!polygon.rings.empty() && !polygon.rings.front().empty()) out.parts.push_back(std::move(polygon));
  } else if (OGR_GT_IsSubClassOf(geometry.getGeometryType(), wkbGeometryCollection)) {
    for (const OGRGeometry* member : *geometry.toGeometryCollection()) addPolygons(*member, out);
  }
}

}  // namespace

model::MultiPolygon toModel(const OGRGeometry& geometry) {
  model::MultiPolygon out;
  if (geometry.hasCurveGeometry()) {
    const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
    if (linear) addPolygons(*linear, out);
  } else {
    addPolygons(geometry, out);
  }
  return out;
}

std::unique_ptr<OGRMultiPolygon> toOgr(const model::MultiPolygon& shape) {
  auto out = std::make_unique<OGRMultiPolygon>();
  for (const auto& part : shape.parts) {
    auto polygon = std::make_unique<OGRPolygon>();
    for (const auto& points : part.rings) {
      auto ring = std::make_unique<OGRLinearRing>();
      ring->setNumPoints(static_cast<int>(points.size()), FALSE);
      for (std::size_t i = 0; i < points.size(); ++i) ring->setPoint(static_cast<int>(i), points[i].x, points[i].y);
      polygon->addRingDirectly(ring.release());
    }
    out->addGeometryDirectly(polygon.release());
  }
  return out;
}

}  // namespace jw::gis
