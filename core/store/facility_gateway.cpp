#include "core/store/facility_gateway.h"

namespace jw::store {

std::vector<model::Facility> facilitiesIn(Connection& c, const model::Box& box, std::string_view scope) {
  auto s = c.prepare(
      "SELECT id, kind, code, name, area, lon, lat, department FROM facilities WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND substr(area, 1, length(?5)) = ?5");
  s->bind(1, box.xmin);
  s->bind(2, box.xmax);
  s->bind(3, box.ymin);
  s->bind(4, box.ymax);
  s->bind(5, scope);
  std::vector<model::Facility> out;
  while (s->step()) {
    out.push_back({s->uuid(0), std::string(s->text(1)), std::string(s->text(2)), std::string(s->text(3)), std::string(s->text(4)), {s->real(5), s->real(6)}, DepartmentId{s->uuid(7)}});
  }
  return out;
}

}  // namespace jw::store
