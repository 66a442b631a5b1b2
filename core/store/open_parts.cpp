#include "core/store/open_parts.h"

namespace jw::store {
namespace {

model::CalledIn calledInFrom(const Statement& s) { return {s.uuid(0), s.id<DepartmentTag>(1), s.instant(2), s.instant(3)}; }
model::Asked askedFrom(const Statement& s) { return {static_cast<model::Action>(s.integer(0)), s.instant(1)}; }

}  // namespace

OpenParts openParts(Connection& c) {
  OpenParts out;
  auto tasks = c.prepare("SELECT t.id, t.department, t.opened_at, t.due, c.id FROM case_tasks t JOIN cases c ON c.n = t.case_n WHERE t.state = 1 ORDER BY t.opened_at, t.n");
  while (tasks->step()) out.calledIn[tasks->id<CaseTag>(4)].push_back(calledInFrom(*tasks));
  auto requests = c.prepare("SELECT r.action, r.asked_at, c.id FROM case_requests r JOIN cases c ON c.n = r.case_n WHERE r.state = 1 ORDER BY r.asked_at, r.n");
  while (requests->step()) out.asked.try_emplace(requests->id<CaseTag>(2), askedFrom(*requests));
  return out;
}

void takeOpenParts(const OpenParts& all, model::CaseSummary& summary) {
  if (!model::isOpen(summary.state)) return;
  if (const auto found = all.calledIn.find(summary.id); found != all.calledIn.end()) summary.calledIn = found->second;
  if (const auto found = all.asked.find(summary.id); found != all.asked.end()) summary.asked = found->second;
}

void takeOpenParts(Connection& c, std::int64_t caseRow, model::CaseSummary& summary) {
  if (!model::isOpen(summary.state)) return;
  auto tasks = c.prepare("SELECT id, department, opened_at, due FROM case_tasks WHERE case_n=? AND state=1 ORDER BY opened_at, n");
  tasks->bind(1, caseRow);
  summary.calledIn.clear();
  while (tasks->step()) summary.calledIn.push_back(calledInFrom(*tasks));
  auto requests = c.prepare("SELECT action, asked_at FROM case_requests WHERE case_n=? AND state=1 ORDER BY asked_at, n LIMIT 1");
  requests->bind(1, caseRow);
  summary.asked = requests->step() ? std::optional(askedFrom(*requests)) : std::nullopt;
}

}  // namespace jw::store
