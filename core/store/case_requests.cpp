#include "core/store/case_requests.h"

#include "core/store/case_journal.h"

namespace jw::store {

std::vector<model::CaseRequest> requestsOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT id, row_ver, department, action, state, reason, until, answer, asked_at, asked_by, answered_at, answered_by FROM case_requests WHERE case_n=? ORDER BY asked_at, n");
  s->bind(1, caseRow);
  std::vector<model::CaseRequest> out;
  while (s->step()) {
    model::CaseRequest r;
    r.id = s->uuid(0);
    r.rowVer = s->integer(1);
    r.department = s->id<DepartmentTag>(2);
    r.action = static_cast<model::Action>(s->integer(3));
    r.state = static_cast<model::CaseRequest::State>(s->integer(4));
    r.reason = s->text(5);
    r.until = s->instant(6);
    r.answer = s->text(7);
    r.askedAt = s->instant(8);
    r.askedBy = s->text(9);
    r.answeredAt = s->instant(10);
    r.answeredBy = s->text(11);
    out.push_back(std::move(r));
  }
  return out;
}

std::optional<CaseId> caseOfRequest(Connection& c, const Uuid& request) {
  auto s = c.prepare("SELECT c.id FROM case_requests r JOIN cases c ON c.n = r.case_n WHERE r.id=?");
  s->bind(1, request);
  if (!s->step()) return std::nullopt;
  return s->id<CaseTag>(0);
}

void insertRequest(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseRequest& r) {
  {
    auto s = w.prepare("INSERT INTO case_requests (id, row_ver, case_n, department, action, state, reason, until, answer, asked_at, asked_by) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, r.id).bind(2, r.rowVer).bind(3, key.n).bind(4, r.department).bind(5, static_cast<int>(r.action)).bind(6, static_cast<int>(r.state)).bind(7, std::string_view(r.reason));
    s->bind(8, r.until).bind(9, std::string_view(r.answer)).bind(10, r.askedAt).bind(11, std::string_view(r.askedBy)).run();
  }
  journalOf(w, actor, key, Table::caseRequests, r.id, ChangeKind::insert, r.rowVer, r.askedAt,
            {{"department", r.department.text()}, {"action", std::string(model::actionName(r.action))}, {"reason", r.reason}, {"until", millisOrNull(r.until)}});
}

void endRequest(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseRequest& r) {
  {
    auto s = w.prepare("UPDATE case_requests SET row_ver=?, state=?, answer=?, answered_at=?, answered_by=? WHERE id=?");
    s->bind(1, r.rowVer).bind(2, static_cast<int>(r.state)).bind(3, std::string_view(r.answer)).bind(4, r.answeredAt).bind(5, std::string_view(r.answeredBy)).bind(6, r.id).run();
  }
  journalOf(w, actor, key, Table::caseRequests, r.id, ChangeKind::update, r.rowVer, r.answeredAt, {{"state", static_cast<int>(r.state)}, {"answer", r.answer}});
}

}  // namespace jw::store
