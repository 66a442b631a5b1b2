// GEOS with owners: a context of its own and geometries that free themselves.
#pragma once
#include <geos_c.h>

#include <memory>
#include <string>

#include "core/model/geometry.h"

namespace jw::gis {

/// One GEOS context. Not for two threads at once; geometries must die before their context.
class Geos {
 public:
  struct Delete {
    GEOSContextHandle_t context = nullptr;
    void operator()(GEOSGeometry* g) const { GEOSGeom_destroy_r(context, g); }
    void operator()(const GEOSPreparedGeometry* p) const { GEOSPreparedGeom_destroy_r(context, p); }
    void operator()(GEOSSTRtree* t) const { GEOSSTRtree_destroy_r(context, t); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Delete>;
  using Prepared = std::unique_ptr<const GEOSPreparedGeometry, Delete>;
  using Tree = std::unique_ptr<GEOSSTRtree, Delete>;

  Geos();
  ~Geos();
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  GEOSContextHandle_t context() const { return m_context; }
  Geometry own(GEOSGeometry* g) const { return Geometry(g, Delete{m_context}); }
  Prepared prepare(const GEOSGeometry& g) const { return Prepared(GEOSPrepare_r(m_context, &g), Delete{m_context}); }
  Tree tree() const { return Tree(GEOSSTRtree_create_r(m_context, 10), Delete{m_context}); }

  /// A MULTIPOLYGON; null if a ring cannot be one (see lastError()).
  Geometry make(const model::MultiPolygon& shape) const;
  /// The polygons in `g`, as make() takes them.
  model::MultiPolygon toModel(const GEOSGeometry& g) const;
  /// Why `g` is not valid; empty if it is.
  std::string invalidity(const GEOSGeometry& g) const;
  /// Square degrees.
  double area(const GEOSGeometry& g) const;
  const std::string& lastError() const { return m_lastError; }

 private:
  Geometry makePolygon(const model::Polygon& polygon) const;
  GEOSContextHandle_t m_context;
  std::string m_lastError;
};

}  // namespace jw::gis
