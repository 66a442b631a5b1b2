#include "core/store/case_history.h"

namespace jw::store {
namespace {

constexpr int kArchived = static_cast<int>(model::CaseState::archived);

void readSendings(Connection& c, std::int64_t row, PastCase& out) {
  out.rejectedBy.clear();
  out.reworkedBy.clear();
  DepartmentId holder;
  auto s = c.prepare("SELECT action, department FROM transitions WHERE case_n=? ORDER BY i");
  s->bind(1, row);
  while (s->step()) {
    const auto action = static_cast<model::Action>(s->integer(0));
    if (action == model::Action::assign) holder = s->id<DepartmentTag>(1);
    if (!holder) continue;
    if (action == model::Action::reject) out.rejectedBy.push_back(holder);
    if (action == model::Action::rework || action == model::Action::reopen) out.reworkedBy.push_back(holder);
  }
}

}  // namespace

std::uint64_t countPastCases(Connection& c, std::string_view scope, Instant from, Instant to) {
  auto s = c.prepare("SELECT count(*) FROM cases WHERE reported_at>=? AND reported_at<? AND state=? AND department IS NOT NULL AND substr(area, 1, ?)=?");
  s->bind(1, toMillis(from)).bind(2, toMillis(to)).bind(3, kArchived).bind(4, static_cast<std::int64_t>(scope.size())).bind(5, scope);
  s->step();
  return static_cast<std::uint64_t>(s->integer(0));
}

void readPastCases(Connection& c, std::string_view scope, Instant from, Instant to, const std::function<void(const PastCase&)>& each) {
  auto s = c.prepare(
      "SELECT n, id, number, source, stated_area, title, text, area, category, kind, nature, channel, lon, lat, reported_at, department, fields FROM cases "
      "WHERE reported_at>=? AND reported_at<? AND state=? AND department IS NOT NULL AND substr(area, 1, ?)=? ORDER BY reported_at, n");
  s->bind(1, toMillis(from)).bind(2, toMillis(to)).bind(3, kArchived).bind(4, static_cast<std::int64_t>(scope.size())).bind(5, scope);
  PastCase v;
  while (s->step()) {
    v.id = s->id<CaseTag>(1);
    v.number = s->text(2);
    v.source = s->text(3);
    v.statedArea = s->text(4);
    v.title = s->text(5);
    v.text = s->text(6);
    v.area = s->text(7);
    v.category = s->id<CategoryTag>(8);
    v.kind = static_cast<model::CaseKind>(s->integer(9));
    v.nature = static_cast<model::Nature>(s->integer(10));
    v.channel = static_cast<model::Channel>(s->integer(11));
    v.point.reset();
    if (!s->isNull(12)) v.point = model::Point{s->real(12), s->real(13)};
    v.reportedAt = s->instant(14);
    v.department = s->id<DepartmentTag>(15);
    v.fields = s->text(16);
    readSendings(c, s->integer(0), v);
    each(v);
  }
}

}  // namespace jw::store
