#include "core/store/case_gateway.h"

#include <nlohmann/json.hpp>

#include "core/store/open_parts.h"
#include "core/store/case_batch.h"
#include "core/store/case_rows.h"
#include "core/store/journal.h"

namespace jw::store {
namespace {

#define JW_CASE_RECORD_COLUMNS JW_CASE_SUMMARY_COLUMNS ", source, external_id, text, address, stated_area, unlocated, rule, crew, transitions, n"

CaseRecord recordFrom(const Statement& s) {
  CaseRecord r;
  r.summary = summaryFrom(s);
  int i = kCaseSummaryColumns;
  r.source = s.text(i++);
  r.externalId = s.text(i++);
  r.text = s.text(i++);
  r.address = s.text(i++);
  r.statedArea = s.text(i++);
  r.unlocated = s.text(i++);
  r.rule = s.id<RuleTag>(i++);
  r.crew = s.id<CrewTag>(i++);
  r.transitions = static_cast<std::int32_t>(s.integer(i++));
  r.n = s.integer(i);
  return r;
}

}  // namespace

model::CaseSummary summaryFrom(const Statement& s) {
  model::CaseSummary c;
  c.id = s.id<CaseTag>(0);
  c.rowVer = s.integer(1);
  c.number = s.text(2);
  c.title = s.text(3);
  c.category = s.id<CategoryTag>(4);
  c.kind = static_cast<model::CaseKind>(s.integer(5));
  c.nature = static_cast<model::Nature>(s.integer(6));
  c.state = static_cast<model::CaseState>(s.integer(7));
  c.channel = static_cast<model::Channel>(s.integer(8));
  c.round = static_cast<std::uint8_t>(s.integer(9));
  c.areaContradicted = s.integer(10) != 0;
  c.department = s.id<DepartmentTag>(11);
  c.proposed = s.id<DepartmentTag>(12);
  c.area = s.text(13);
  if (!s.isNull(14) && !s.isNull(15)) c.point = model::Point{s.real(14), s.real(15)};
  c.reportedAt = s.instant(16);
  c.recordedAt = s.instant(17);
  c.closedAt = s.instant(18);
  c.due = s.instant(19);
  c.stepDue = s.instant(20);
  c.stateSince = s.instant(21);
  c.resumeAt = s.instant(22);
  c.suspect = s.id<CaseTag>(23);
  c.extensions = static_cast<std::uint16_t>(s.integer(24));
  c.urges = static_cast<std::uint16_t>(s.integer(25));
  return c;
}

void CaseWriter::append(const model::Actor& actor, const CaseRecord& record, const StoredTransition& stored) {
  const model::Transition& t = stored.transition;
  {
    auto s = m_db.prepare(
        "INSERT INTO transitions (case_n, i, op, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver, until, satisfied, due) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, record.n).bind(2, t.n).bind(3, t.op).bind(4, static_cast<int>(t.action)).bind(5, static_cast<int>(t.from)).bind(6, static_cast<int>(t.to));
    s->bind(7, t.at).bind(8, t.recordedAt).bind(9, std::string_view(t.actor)).bind(10, static_cast<int>(t.role)).bindOrNull(11, t.reason).bindOrNull(12, t.note);
    s->bind(13, t.department).bind(14, t.rule);
    if (t.rule) s->bind(15, stored.ruleVer);
    s->bind(16, t.until).bind(18, t.due);
    if (t.satisfied) s->bind(17, *t.satisfied);
    s->run();
  }
  appendJournal(m_db, actor, {t.op, t.recordedAt, Table::cases, record.summary.id.uuid, ChangeKind::transition, t.n, record.summary.area, ""});
}

void CaseWriter::insert(const model::Actor& actor, CaseRecord& record, const SealedPeople& people, const std::vector<StoredTransition>& trail) {
  CaseBatch one(m_db);
  one.add(actor, record, people, trail);
  m_db.writePending();
}

void CaseWriter::advance(const model::Actor& actor, const CaseRecord& record, const StoredTransition& transition) {
  const model::CaseSummary& c = record.summary;
  {
    auto s = m_db.prepare(
        "UPDATE cases SET row_ver=?, state=?, state_since=?, round=?, department=?, proposed=?, rule=?, due=?, step_due=?, closed_at=?, nature=?, transitions=?, resume_at=?, "
        "suspect=?, extensions=?, crew=? WHERE n=?");
    s->bind(1, c.rowVer).bind(2, static_cast<int>(c.state)).bind(3, c.stateSince).bind(4, static_cast<int>(c.round)).bind(5, c.department).bind(6, c.proposed);
    s->bind(7, record.rule).bind(8, c.due).bind(9, c.stepDue).bind(10, c.closedAt).bind(11, static_cast<int>(c.nature)).bind(12, record.transitions).bind(13, c.resumeAt);
    s->bind(14, c.suspect).bind(15, int{c.extensions}).bind(16, record.crew).bind(17, record.n);
    s->run();
  }
  append(actor, record, transition);
}

void CaseWriter::setDeadlines(const model::Actor& actor, const CaseRecord& record, Instant at) {
  const model::CaseSummary& c = record.summary;
  m_db.prepare("UPDATE cases SET row_ver=?, due=?, step_due=? WHERE n=?")->bind(1, c.rowVer).bind(2, c.due).bind(3, c.stepDue).bind(4, record.n).run();
  const auto moment = [](Instant t) { return t == kNever ? nlohmann::json() : nlohmann::json(toMillis(t)); };
  appendJournal(m_db, actor, {Uuid::make(toMillis(at)), at, Table::cases, c.id.uuid, ChangeKind::update, c.rowVer, c.area, nlohmann::json{{"due", moment(c.due)}, {"step_due", moment(c.stepDue)}}.dump()});
}

std::optional<CaseRecord> caseById(Connection& c, CaseId id) {
  auto s = c.prepare("SELECT " JW_CASE_RECORD_COLUMNS " FROM cases WHERE id=?");
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  auto record = recordFrom(*s);
  takeOpenParts(c, record.n, record.summary);
  return record;
}

std::optional<CaseRecord> caseByExternalId(Connection& c, std::string_view source, std::string_view externalId) {
  auto s = c.prepareBeside("SELECT " JW_CASE_RECORD_COLUMNS " FROM cases WHERE source=? AND external_id=?");
  s->bind(1, source).bind(2, externalId);
  if (!s->step()) return std::nullopt;
  return recordFrom(*s);
}

std::string lastCaseNumber(Connection& c, std::string_view prefix) {
  auto s = c.prepare("SELECT max(number) FROM cases WHERE number >= ?1 AND number < ?1 || '~'");
  s->bind(1, prefix);
  return s->step() ? std::string(s->text(0)) : std::string();
}

std::vector<model::CaseSummary> openCases(Connection& c, std::string_view scope) {
  std::vector<model::CaseSummary> out;
  forEachOpenCase(c, scope, [&](model::CaseSummary summary) { out.push_back(std::move(summary)); });
  return out;
}

void forEachOpenCase(Connection& c, std::string_view scope, const std::function<void(model::CaseSummary)>& visit) {
  const auto parts = openParts(c);
  // By row numbers out of the index of the queues: ordered by n alone, all cases of all years would be read through.
  auto s = c.prepare("SELECT " JW_CASE_SUMMARY_COLUMNS " FROM cases WHERE n IN (SELECT n FROM cases WHERE state NOT IN (9, 10)) AND substr(area, 1, length(?1)) = ?1 ORDER BY n");
  s->bind(1, scope);
  while (s->step()) {
    auto summary = summaryFrom(*s);
    takeOpenParts(parts, summary);
    visit(std::move(summary));
  }
}

Instant lastStepAt(Connection& c, const CaseRecord& record) {
  auto s = c.prepare("SELECT at FROM transitions WHERE case_n=? AND i=?");
  s->bind(1, record.n).bind(2, record.transitions);
  return s->step() ? s->instant(0) : record.summary.stateSince;
}

std::vector<model::Transition> trailOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT i, op, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, until, satisfied, due FROM transitions WHERE case_n=? ORDER BY i");
  s->bind(1, caseRow);
  std::vector<model::Transition> out;
  while (s->step()) {
    model::Transition t;
    t.n = static_cast<std::int32_t>(s->integer(0));
    t.op = s->uuid(1);
    t.action = static_cast<model::Action>(s->integer(2));
    t.from = static_cast<model::CaseState>(s->integer(3));
    t.to = static_cast<model::CaseState>(s->integer(4));
    t.at = s->instant(5);
    t.recordedAt = s->instant(6);
    t.actor = s->text(7);
    t.role = static_cast<model::Role>(s->integer(8));
    t.reason = s->text(9);
    t.note = s->text(10);
    t.department = s->id<DepartmentTag>(11);
    t.rule = s->id<RuleTag>(12);
    t.until = s->instant(13);
    if (!s->isNull(14)) t.satisfied = s->integer(14) != 0;
    t.due = s->instant(15);
    out.push_back(std::move(t));
  }
  return out;
}

CaseFields caseFieldsOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT fields, sealed_fields FROM cases WHERE n=?");
  s->bind(1, caseRow);
  if (!s->step()) return {};
  const auto sealed = s->blob(1);
  return {std::string(s->text(0)), std::string(sealed.begin(), sealed.end())};
}

SealedPeople sealedPeopleOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT reporter_name, reporter_phone, phone_index, party_a, party_b FROM case_people WHERE case_n=?");
  s->bind(1, caseRow);
  SealedPeople p;
  if (!s->step()) return p;
  int i = 0;
  for (std::string* out : {&p.reporterName, &p.reporterPhone, &p.phoneIndex, &p.partyA, &p.partyB}) {
    const auto bytes = s->blob(i++);
    out->assign(bytes.begin(), bytes.end());
  }
  return p;
}

}  // namespace jw::store
