#include "core/store/case_moments.h"

namespace jw::store {

void readCaseMoments(Connection& c, std::string_view scope, Instant from, Instant to, const std::function<void(const CaseMoment&)>& each) {
  auto s = c.prepare(
      "SELECT category, department, kind, nature, channel, state, area, reported_at, lon, lat FROM cases WHERE reported_at >= ?1 AND reported_at < ?2 AND state <> 10 "
      "AND substr(area, 1, length(?3)) = ?3");
  s->bind(1, toMillis(from)).bind(2, toMillis(to)).bind(3, scope);
  CaseMoment m;
  while (s->step()) {
    m.category = s->id<CategoryTag>(0);
    m.department = s->id<DepartmentTag>(1);
    m.kind = static_cast<model::CaseKind>(s->integer(2));
    m.nature = static_cast<model::Nature>(s->integer(3));
    m.channel = static_cast<model::Channel>(s->integer(4));
    m.state = static_cast<model::CaseState>(s->integer(5));
    m.area = s->text(6);
    m.reportedAt = s->instant(7);
    m.point.reset();
    if (!s->isNull(8) && !s->isNull(9)) m.point = model::Point{s->real(8), s->real(9)};
    each(m);
  }
}

}  // namespace jw::store
