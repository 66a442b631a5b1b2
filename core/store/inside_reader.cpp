#include "core/store/inside_reader.h"

#include "core/store/place_gateway.h"

namespace jw::store {

std::vector<std::int64_t> buildingsInside(Connection& c, const model::MultiPolygon& shape, std::string_view scope) {
  const model::Box box = shape.box();
  if (box.empty()) return {};
  const model::Point middle = model::pointInside(shape);
  std::vector<std::int64_t> out, around;
  {
    auto s = c.prepare(
        "SELECT n, lon, lat FROM buildings WHERE n IN (SELECT pkid FROM idx_buildings_geom WHERE xmin <= ?3 AND xmax >= ?1 AND ymin <= ?4 AND ymax >= ?2 "
        "UNION ALL SELECT n FROM buildings WHERE geom IS NULL AND lon BETWEEN ?1 AND ?3 AND lat BETWEEN ?2 AND ?4) "
        "AND substr(area, 1, length(?5)) = ?5 ORDER BY n");
    s->bind(1, box.xmin).bind(2, box.ymin).bind(3, box.xmax).bind(4, box.ymax).bind(5, scope);
    while (s->step()) {
      const bool inside = model::contains(shape, {s->real(1), s->real(2)});
      (inside ? out : around).push_back(s->integer(0));
    }
  }
  // A click or a small circle on a large building does not reach the building's own point.
  if (out.empty() && !around.empty()) {
    std::int64_t last = 0;
    for (const auto& b : readBuildings(c, {middle.x, middle.y, middle.x, middle.y}, 0, 100, last))
      if (model::contains(b.shape, middle) && b.area.starts_with(scope)) {
        auto s = c.prepare("SELECT n FROM buildings WHERE id=?");
        s->bind(1, b.id);
        if (s->step()) out.push_back(s->integer(0));
      }
  }
  return out;
}

std::vector<std::int64_t> peopleOfBuilding(Connection& c, std::int64_t building, std::uint32_t limit) {
  auto s = c.prepare(
      "SELECT p.n FROM dwellings d JOIN households h ON h.dwelling=d.n JOIN people p ON p.household=h.n WHERE d.building=? AND p.valid_to IS NULL "
      "ORDER BY d.unit, d.floor, d.number, h.n, p.n LIMIT ?");
  s->bind(1, building).bind(2, static_cast<std::int64_t>(limit));
  std::vector<std::int64_t> out;
  while (s->step()) out.push_back(s->integer(0));
  return out;
}

}  // namespace jw::store
