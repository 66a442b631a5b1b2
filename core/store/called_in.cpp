#include "core/store/called_in.h"

namespace jw::store {
namespace {

model::CalledIn calledInFrom(const Statement& s) { return {s.uuid(0), s.id<DepartmentTag>(1), s.instant(2), s.instant(3)}; }

}  // namespace

std::vector<model::CalledIn> calledInOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT id, department, opened_at, due FROM case_tasks WHERE case_n=? AND state=1 ORDER BY opened_at, n");
  s->bind(1, caseRow);
  std::vector<model::CalledIn> out;
  while (s->step()) out.push_back(calledInFrom(*s));
  return out;
}

CalledInByCase calledInByCase(Connection& c) {
  auto s = c.prepare("SELECT t.id, t.department, t.opened_at, t.due, c.id FROM case_tasks t JOIN cases c ON c.n = t.case_n WHERE t.state = 1 ORDER BY t.opened_at, t.n");
  CalledInByCase out;
  while (s->step()) out[s->id<CaseTag>(4)].push_back(calledInFrom(*s));
  return out;
}

void takeCalledIn(const CalledInByCase& all, model::CaseSummary& summary) {
  if (all.empty() || !model::isOpen(summary.state)) return;
  if (const auto found = all.find(summary.id); found != all.end()) summary.calledIn = found->second;
}

}  // namespace jw::store
