#include "core/store/case_extras_gateway.h"

#include "core/base/json_line.h"
#include "core/base/text.h"
#include "core/store/case_journal.h"

namespace jw::store {

using nlohmann::json;

void journalOf(Connection& w, const model::Actor& actor, const CaseKey& key, Table table, const Uuid& row, ChangeKind kind, std::int64_t version, Instant at, json patch) {
  patch["case"] = key.id.text();
  appendJournal(w, actor, {Uuid::make(toMillis(at)), at, table, row, kind, version, key.area, jsonLine(patch)});
}

std::vector<model::CaseTask> tasksOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT id, row_ver, department, state, request, result, opened_at, due, ended_at, opened_by, ended_by FROM case_tasks WHERE case_n=? ORDER BY n");
  s->bind(1, caseRow);
  std::vector<model::CaseTask> out;
  while (s->step()) {
    model::CaseTask t;
    t.id = s->uuid(0);
    t.rowVer = s->integer(1);
    t.department = s->id<DepartmentTag>(2);
    t.state = static_cast<model::CaseTask::State>(s->integer(3));
    t.request = s->text(4);
    t.result = s->text(5);
    t.openedAt = s->instant(6);
    t.due = s->instant(7);
    t.endedAt = s->instant(8);
    t.openedBy = s->text(9);
    t.endedBy = s->text(10);
    out.push_back(std::move(t));
  }
  return out;
}

std::vector<model::CaseUrge> urgesOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT i, at, state, level, automatic, actor, note, messages, department FROM case_urges WHERE case_n=? ORDER BY i");
  s->bind(1, caseRow);
  std::vector<model::CaseUrge> out;
  while (s->step())
    out.push_back({static_cast<std::int32_t>(s->integer(0)), s->instant(1), static_cast<model::CaseState>(s->integer(2)), static_cast<std::int32_t>(s->integer(3)), s->integer(4) != 0,
                   std::string(s->text(5)), std::string(s->text(6)), static_cast<std::int32_t>(s->integer(7)), s->id<DepartmentTag>(8)});
  return out;
}

std::vector<model::Attachment> attachmentsOf(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT id, step, lower(hex(hash)), name, type, size, at, actor FROM attachments WHERE case_n=? ORDER BY step, n");
  s->bind(1, caseRow);
  std::vector<model::Attachment> out;
  while (s->step())
    out.push_back({s->uuid(0), static_cast<std::int32_t>(s->integer(1)), std::string(s->text(2)), std::string(s->text(3)), std::string(s->text(4)), s->integer(5), s->instant(6),
                   std::string(s->text(7))});
  return out;
}

std::vector<std::string> attachmentHashes(Connection& c) {
  auto s = c.prepare("SELECT DISTINCT lower(hex(hash)) FROM attachments ORDER BY 1");
  std::vector<std::string> out;
  while (s->step()) out.emplace_back(s->text(0));
  return out;
}

std::vector<model::CaseLink> linksOf(Connection& c, CaseId id) {
  auto s = c.prepare(
      "SELECT c.id, c.number, 1, l.at, l.actor FROM case_links l JOIN cases c ON c.id = l.original WHERE l.duplicate = ?1 UNION ALL "
      "SELECT c.id, c.number, 0, l.at, l.actor FROM case_links l JOIN cases c ON c.id = l.duplicate WHERE l.original = ?1 ORDER BY 4");
  s->bind(1, id);
  std::vector<model::CaseLink> out;
  while (s->step()) out.push_back({s->id<CaseTag>(0), std::string(s->text(1)), s->integer(2) != 0, s->instant(3), std::string(s->text(4))});
  return out;
}

std::string lastResult(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT note FROM transitions WHERE case_n=? AND action=? ORDER BY i DESC LIMIT 1");
  s->bind(1, caseRow).bind(2, static_cast<int>(model::Action::feedBack));
  return s->step() ? std::string(s->text(0)) : std::string();
}

std::vector<JoinedCase> uninformedJoined(Connection& c, CaseId original) {
  auto s = c.prepare("SELECT c.n, c.id FROM case_links l JOIN cases c ON c.id = l.duplicate WHERE l.original=? AND l.informed_at IS NULL");
  s->bind(1, original);
  std::vector<JoinedCase> out;
  while (s->step()) out.push_back({s->integer(0), s->id<CaseTag>(1)});
  return out;
}

bool hasOpenTasks(Connection& c, std::int64_t caseRow) {
  auto s = c.prepare("SELECT 1 FROM case_tasks WHERE case_n=? AND state=1 LIMIT 1");
  s->bind(1, caseRow);
  return s->step();
}

std::optional<CaseId> caseOfTask(Connection& c, const Uuid& task) {
  auto s = c.prepare("SELECT c.id FROM case_tasks t JOIN cases c ON c.n = t.case_n WHERE t.id=?");
  s->bind(1, task);
  if (!s->step()) return std::nullopt;
  return s->id<CaseTag>(0);
}

#define JW_PRESENT_URGES \
  "SELECT c.id, c.state, count(*), max(u.at) FROM cases c JOIN case_urges u ON u.case_n = c.n AND u.automatic = 1 AND u.state = c.state AND u.at >= c.state_since WHERE c.state NOT IN (9, 10) AND c.urges > 0 "

std::vector<UrgesOfCase> presentUrges(Connection& c) {
  auto s = c.prepare(JW_PRESENT_URGES "AND c.n IN (SELECT n FROM cases WHERE state NOT IN (9, 10)) GROUP BY c.n");
  std::vector<UrgesOfCase> out;
  while (s->step()) out.push_back({s->id<CaseTag>(0), static_cast<model::CaseState>(s->integer(1)), static_cast<std::int32_t>(s->integer(2)), s->instant(3)});
  return out;
}

std::optional<UrgesOfCase> presentUrges(Connection& c, CaseId id) {
  auto s = c.prepare(JW_PRESENT_URGES "AND c.id = ? GROUP BY c.n");
  s->bind(1, id);
  if (!s->step()) return std::nullopt;
  return UrgesOfCase{s->id<CaseTag>(0), static_cast<model::CaseState>(s->integer(1)), static_cast<std::int32_t>(s->integer(2)), s->instant(3)};
}

// A case has one open task of a department at most: what was urged of it since then belongs to that task.
#define JW_CALLED_IN_URGES                                                                                                                                     \
  "SELECT c.id, t.id, count(*), max(u.at) FROM case_tasks t JOIN cases c ON c.n = t.case_n JOIN case_urges u ON u.case_n = t.case_n AND u.automatic = 1 AND " \
  "u.state = 0 AND u.department = t.department AND u.at >= t.opened_at WHERE t.state = 1 "

namespace {

std::vector<UrgesOfCase> calledInUrgesFrom(Statement& s) {
  std::vector<UrgesOfCase> out;
  while (s.step()) out.push_back({s.id<CaseTag>(0), model::CaseState::none, static_cast<std::int32_t>(s.integer(2)), s.instant(3), s.uuid(1)});
  return out;
}

}  // namespace

std::vector<UrgesOfCase> calledInUrges(Connection& c) {
  auto s = c.prepare(JW_CALLED_IN_URGES "GROUP BY t.n");
  return calledInUrgesFrom(*s);
}

std::vector<UrgesOfCase> calledInUrges(Connection& c, CaseId id) {
  auto s = c.prepare(JW_CALLED_IN_URGES "AND c.id = ? GROUP BY t.n");
  s->bind(1, id);
  return calledInUrgesFrom(*s);
}

std::string crewName(Connection& c, CrewId crew) {
  auto s = c.prepare("SELECT name FROM crews WHERE id=?");
  s->bind(1, crew);
  return s->step() ? std::string(s->text(0)) : std::string();
}

std::uint32_t openCasesOfCrew(Connection& c, CrewId crew) {
  auto s = c.prepare("SELECT count(*) FROM cases WHERE crew=? AND crew IS NOT NULL AND state NOT IN (9, 10)");
  s->bind(1, crew);
  return s->step() ? static_cast<std::uint32_t>(s->integer(0)) : 0;
}

void insertTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& t) {
  {
    auto s = w.prepare("INSERT INTO case_tasks (id, row_ver, case_n, department, state, request, result, opened_at, opened_by, due) VALUES (?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, t.id).bind(2, t.rowVer).bind(3, key.n).bind(4, t.department).bind(5, static_cast<int>(t.state)).bind(6, std::string_view(t.request));
    s->bind(7, std::string_view(t.result)).bind(8, t.openedAt).bind(9, std::string_view(t.openedBy)).bind(10, t.due).run();
  }
  journalOf(w, actor, key, Table::caseTasks, t.id, ChangeKind::insert, t.rowVer, t.openedAt, {{"department", t.department.text()}, {"request", t.request}, {"due", millisOrNull(t.due)}});
}

void moveTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& t, Instant at) {
  w.prepare("UPDATE case_tasks SET row_ver=?, due=? WHERE id=?")->bind(1, t.rowVer).bind(2, t.due).bind(3, t.id).run();
  journalOf(w, actor, key, Table::caseTasks, t.id, ChangeKind::update, t.rowVer, at, {{"due", millisOrNull(t.due)}});
}

void endTask(Connection& w, const model::Actor& actor, const CaseKey& key, const model::CaseTask& t) {
  {
    auto s = w.prepare("UPDATE case_tasks SET row_ver=?, state=?, result=?, ended_at=?, ended_by=? WHERE id=?");
    s->bind(1, t.rowVer).bind(2, static_cast<int>(t.state)).bind(3, std::string_view(t.result)).bind(4, t.endedAt).bind(5, std::string_view(t.endedBy)).bind(6, t.id).run();
  }
  journalOf(w, actor, key, Table::caseTasks, t.id, ChangeKind::update, t.rowVer, t.endedAt, {{"state", static_cast<int>(t.state)}, {"result", t.result}});
}

void insertUrge(Connection& w, const model::Actor& actor, const CaseKey& key, DepartmentId department, model::CaseUrge& u) {
  {
    auto s = w.prepare("UPDATE cases SET urges = urges + 1 WHERE n=? RETURNING urges");
    s->bind(1, key.n);
    if (!s->step()) return;
    u.n = static_cast<std::int32_t>(s->integer(0));
    s->step();
  }
  const Uuid id = Uuid::make(toMillis(u.at));
  {
    auto s = w.prepare("INSERT INTO case_urges (case_n, i, at, state, level, automatic, actor, department, messages, note, id) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, key.n).bind(2, u.n).bind(3, u.at).bind(4, static_cast<int>(u.state)).bind(5, u.level).bind(6, u.automatic).bind(7, std::string_view(u.actor)).bind(8, department);
    s->bind(9, u.messages).bind(10, std::string_view(u.note)).bind(11, id).run();
  }
  journalOf(w, actor, key, Table::caseUrges, key.id.uuid, ChangeKind::insert, u.n, u.at, {{"level", u.level}, {"state", static_cast<int>(u.state)}, {"automatic", u.automatic}});
}

bool insertAttachment(Connection& w, const model::Actor& actor, const CaseKey& key, const model::Attachment& a) {
  {
    auto s = w.prepare("INSERT INTO attachments (id, case_n, step, hash, name, type, size, at, actor) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (case_n, step, hash) DO NOTHING");
    const std::string hash = text::fromHex(a.hash);
    s->bind(1, a.id).bind(2, key.n).bind(3, a.step).bindBlob(4, hash.data(), hash.size()).bind(5, std::string_view(a.name)).bind(6, std::string_view(a.type));
    s->bind(7, a.size).bind(8, a.at).bind(9, std::string_view(a.actor)).run();
  }
  if (w.changes() == 0) return false;
  journalOf(w, actor, key, Table::attachments, a.id, ChangeKind::insert, 1, a.at, {{"step", a.step}, {"hash", a.hash}, {"name", a.name}, {"type", a.type}, {"size", a.size}});
  return true;
}

void insertLink(Connection& w, const model::Actor& actor, const CaseKey& duplicate, CaseId original, Instant at) {
  const Uuid id = Uuid::make(toMillis(at));
  {
    auto s = w.prepare("INSERT INTO case_links (id, duplicate, original, at, actor) VALUES (?,?,?,?,?)");
    s->bind(1, id).bind(2, duplicate.id).bind(3, original).bind(4, at).bind(5, std::string_view(actor.name)).run();
  }
  journalOf(w, actor, duplicate, Table::caseLinks, id, ChangeKind::insert, 1, at, {{"original", original.text()}});
}

void markInformed(Connection& w, const model::Actor& actor, const CaseKey& duplicate, Instant at) {
  Uuid id;
  {
    auto s = w.prepare("UPDATE case_links SET informed_at=?2 WHERE duplicate=?1 RETURNING id");
    s->bind(1, duplicate.id).bind(2, at);
    if (!s->step()) return;
    id = s->uuid(0);
    s->step();
  }
  journalOf(w, actor, duplicate, Table::caseLinks, id, ChangeKind::update, 2, at, {{"informed_at", toMillis(at)}});
}

}  // namespace jw::store
