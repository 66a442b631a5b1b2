#include "gis/map/area_shapes.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgslinestring.h>
#include <qgsmultipolygon.h>
#include <qgspolygon.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

#include "gis/map/map_crs.h"

namespace jw::gis {
namespace {

using Segment = std::array<double, 4>;
struct SegmentHash {
  std::size_t operator()(const Segment& s) const noexcept {
    std::size_t h = 0;
    for (const double v : s) h = (h ^ std::hash<double>()(v)) * 0x9E3779B97F4A7C15ULL;
    return h ^ (h >> 31);
  }
};
using Seen = std::unordered_set<Segment, SegmentHash>;

/// Compared in the coordinates of the store, where neighbours share their points exactly.
Segment segment(model::Point a, model::Point b) {
  if (a.x > b.x || (a.x == b.x && a.y > b.y)) std::swap(a, b);
  return {a.x, a.y, b.x, b.y};
}

class Builder {
 public:
  explicit Builder(int epsg) : m_transform(geographicCrs(), crsOfEpsg(epsg), QgsCoordinateTransformContext()) {}

  void add(const model::Area& area, AreaShapes::Level& level, Seen& seen, std::vector<QgsGeometry>* land) {
    auto shape = std::make_unique<QgsMultiPolygon>();
    for (const model::Polygon& part : area.shape.parts) {
      auto polygon = std::make_unique<QgsPolygon>();
      for (const model::Ring& ring : part.rings) {
        if (!project(ring)) continue;
        addBorders(ring, level, seen);
        auto line = std::make_unique<QgsLineString>(m_x, m_y);
        if (!polygon->exteriorRing())
          polygon->setExteriorRing(line.release());
        else
          polygon->addInteriorRing(line.release());
      }
      if (polygon->exteriorRing()) shape->addGeometry(polygon.release());
    }
    if (shape->isEmpty()) return;
    const QgsGeometry geometry(std::move(shape));
    addName(area, geometry, level);
    if (land) land->push_back(geometry);
  }

 private:
  bool project(const model::Ring& ring) {
    m_x.clear();
    m_y.clear();
    for (const model::Point p : ring) {
      m_x.append(p.x);
      m_y.append(p.y);
    }
    QVector<double> z(m_x.size(), 0.0);
    try {
      m_transform.transformCoords(static_cast<int>(m_x.size()), m_x.data(), m_y.data(), z.data());
    } catch (const QgsCsException&) {
      return false;
    }
    return m_x.size() >= 4 && std::all_of(m_x.cbegin(), m_x.cend(), [](double v) { return std::isfinite(v); });
  }

  /// Follows the ring and drops what an earlier ring has drawn already.
  void addBorders(const model::Ring& ring, AreaShapes::Level& level, Seen& seen) const {
    QVector<double> x, y;
    const auto finish = [&] {
      if (x.size() >= 2) level.borders.emplace_back(QgsGeometry(std::make_unique<QgsLineString>(x, y)));
      x.clear();
      y.clear();
    };
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      const auto at = static_cast<qsizetype>(i);
      if (!seen.insert(segment(ring[i], ring[i + 1])).second) {
        finish();
        continue;
      }
      if (x.isEmpty()) {
        x.append(m_x[at]);
        y.append(m_y[at]);
      }
      x.append(m_x[at + 1]);
      y.append(m_y[at + 1]);
    }
    finish();
  }

  static void addName(const model::Area& area, const QgsGeometry& geometry, AreaShapes::Level& level) {
    const double size = std::sqrt(geometry.area());
    QgsGeometry at = geometry.centroid();
    if (!geometry.contains(at)) at = geometry.pointOnSurface();
    if (at.isNull()) return;
    level.names.push_back({QString::fromStdString(area.name), at.asPoint(), size});
  }

  QgsCoordinateTransform m_transform;
  QVector<double> m_x, m_y;
};

double median(const std::vector<AreaShapes::Name>& names) {
  if (names.empty()) return 0;
  std::vector<double> sizes;
  for (const auto& name : names) sizes.push_back(name.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

}  // namespace

AreaShapes prepareAreas(const std::vector<model::Area>& areas, int epsg) {
  AreaShapes out;
  out.epsg = epsg;
  Builder builder(epsg);
  for (const model::AreaLevel wanted : model::kAreaLevels) {
    AreaShapes::Level level;
    level.level = wanted;
    Seen seen;
    const bool top = out.levels.empty();
    for (const model::Area& area : areas)
      if (area.level == wanted) builder.add(area, level, seen, top ? &out.land : nullptr);
    level.typicalSize = median(level.names);
    if (!level.names.empty()) out.levels.push_back(std::move(level));
  }
  return out;
}

}  // namespace jw::gis
