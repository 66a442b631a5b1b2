#include "core/store/case_tape.h"

#include "core/store/case_rows.h"

namespace jw::store {

void readTape(Connection& c, std::string_view scope, Instant from, Instant to, const std::function<void(const TapeCase&)>& each) {
  const ReadTransaction reading(c);
  auto s = c.prepare("SELECT " JW_CASE_SUMMARY_COLUMNS
                     ", n FROM cases WHERE reported_at<=?1 AND (closed_at IS NULL OR closed_at>=?2) AND substr(area, 1, length(?3))=?3 ORDER BY n");
  s->bind(1, to).bind(2, from).bind(3, scope);
  auto steps = c.prepare("SELECT action, to_state, at, department, until, due FROM transitions WHERE case_n=? ORDER BY i");
  auto urges = c.prepare("SELECT at FROM case_urges WHERE case_n=? ORDER BY at, i");
  auto tasks = c.prepare("SELECT id, department, opened_at, due, ended_at FROM case_tasks WHERE case_n=? ORDER BY opened_at, n");
  auto requests = c.prepare("SELECT action, asked_at, answered_at FROM case_requests WHERE case_n=? ORDER BY asked_at, n");
  TapeCase v;
  while (s->step()) {
    v.summary = summaryFrom(*s);
    const std::int64_t n = s->integer(kCaseSummaryColumns);
    v.steps.clear();
    v.urges.clear();
    steps->reset();
    steps->bind(1, n);
    while (steps->step())
      v.steps.push_back({static_cast<model::Action>(steps->integer(0)), static_cast<model::CaseState>(steps->integer(1)), steps->instant(2), steps->id<DepartmentTag>(3), steps->instant(4), steps->instant(5)});
    urges->reset();
    urges->bind(1, n);
    while (urges->step()) v.urges.push_back(urges->instant(0));
    v.tasks.clear();
    tasks->reset();
    tasks->bind(1, n);
    while (tasks->step()) v.tasks.push_back({{tasks->uuid(0), tasks->id<DepartmentTag>(1), tasks->instant(2), tasks->instant(3)}, tasks->instant(4)});
    requests->reset();
    requests->bind(1, n);
    v.requests.clear();
    while (requests->step()) v.requests.push_back({{static_cast<model::Action>(requests->integer(0)), requests->instant(1)}, requests->instant(2)});
    each(v);
  }
}

}  // namespace jw::store
