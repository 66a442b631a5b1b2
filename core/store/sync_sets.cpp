#include "core/store/sync_sets.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "core/model/case.h"
#include "core/store/journal.h"

namespace jw::store {
namespace {

using nlohmann::json;

std::map<std::string, json> byId(const json& set) {
  std::map<std::string, json> out;
  if (set.is_array())
    for (const auto& e : set) out.insert_or_assign(e.at("id").get<std::string>(), e);
  return out;
}

std::string textOf(const json& e, const char* key) {
  const auto it = e.find(key);
  return it != e.end() && it->is_string() ? it->get<std::string>() : std::string();
}
std::int64_t numberOf(const json& e, const char* key) {
  const auto it = e.find(key);
  return it != e.end() && it->is_number_integer() ? it->get<std::int64_t>() : 0;
}
Instant instantOf(const json& e, const char* key) {
  const auto it = e.find(key);
  return it != e.end() && it->is_number_integer() ? fromMillis(it->get<std::int64_t>()) : kNever;
}
Uuid uuidOf(const json& e, const char* key) { return Uuid::parse(textOf(e, key)).value_or(Uuid()); }

void putTask(Connection& w, std::int64_t caseRow, const Uuid& id, const json& e) {
  const Uuid department = uuidOf(e, "department");
  const std::string request = textOf(e, "request"), result = textOf(e, "result"), openedBy = textOf(e, "opened_by"), endedBy = textOf(e, "ended_by");
  auto s = w.prepare(
      "INSERT INTO case_tasks (id, row_ver, case_n, department, state, request, result, opened_at, opened_by, due, ended_at, ended_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) "
      "ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, department=excluded.department, state=excluded.state, request=excluded.request, result=excluded.result, opened_at=excluded.opened_at, "
      "opened_by=excluded.opened_by, due=excluded.due, ended_at=excluded.ended_at, ended_by=excluded.ended_by");
  s->bind(1, id).bind(2, numberOf(e, "ver")).bind(3, caseRow).bind(4, department).bind(5, numberOf(e, "state")).bind(6, std::string_view(request)).bind(7, std::string_view(result));
  s->bind(8, instantOf(e, "opened_at")).bind(9, std::string_view(openedBy)).bind(10, instantOf(e, "due")).bind(11, instantOf(e, "ended_at")).bindOrNull(12, endedBy).run();
}

void putRequest(Connection& w, std::int64_t caseRow, const Uuid& id, const json& e) {
  const Uuid department = uuidOf(e, "department");
  const std::string reason = textOf(e, "reason"), answer = textOf(e, "answer"), askedBy = textOf(e, "asked_by"), answeredBy = textOf(e, "answered_by");
  auto s = w.prepare(
      "INSERT INTO case_requests (id, row_ver, case_n, department, action, state, reason, until, answer, asked_at, asked_by, answered_at, answered_by) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) "
      "ON CONFLICT (id) DO UPDATE SET row_ver=excluded.row_ver, department=excluded.department, action=excluded.action, state=excluded.state, reason=excluded.reason, until=excluded.until, "
      "answer=excluded.answer, asked_at=excluded.asked_at, asked_by=excluded.asked_by, answered_at=excluded.answered_at, answered_by=excluded.answered_by");
  s->bind(1, id).bind(2, numberOf(e, "ver")).bind(3, caseRow).bind(4, department).bind(5, numberOf(e, "action")).bind(6, numberOf(e, "state")).bind(7, std::string_view(reason));
  s->bind(8, instantOf(e, "until")).bind(9, std::string_view(answer)).bind(10, instantOf(e, "asked_at")).bind(11, std::string_view(askedBy)).bind(12, instantOf(e, "answered_at")).bindOrNull(13, answeredBy).run();
}

void putLink(Connection& w, const Uuid& caseId, const Uuid& id, const json& e) {
  const Uuid original = uuidOf(e, "original");
  const std::string actor = textOf(e, "actor");
  w.prepare("DELETE FROM case_links WHERE duplicate=?")->bind(1, caseId).run();
  auto s = w.prepare("INSERT INTO case_links (id, duplicate, original, at, actor, informed_at) VALUES (?,?,?,?,?,?)");
  s->bind(1, id).bind(2, caseId).bind(3, original).bind(4, instantOf(e, "at")).bind(5, std::string_view(actor)).bind(6, instantOf(e, "informed_at")).run();
}

// The table of one element each; urgings are noted together.
std::optional<Table> tableOf(std::string_view kind) {
  if (kind == "task") return Table::caseTasks;
  if (kind == "request") return Table::caseRequests;
  if (kind == "link") return Table::caseLinks;
  return std::nullopt;
}

// Numbered by time, whoever urged.
void putUrges(Connection& w, std::int64_t caseRow, const std::map<std::string, json>& set) {
  std::vector<std::pair<std::int64_t, const json*>> urges;
  for (const auto& [id, e] : set)
    if (textOf(e, "kind") == "urge") urges.emplace_back(numberOf(e, "at"), &e);
  std::stable_sort(urges.begin(), urges.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  w.prepare("DELETE FROM case_urges WHERE case_n=?")->bind(1, caseRow).run();
  std::int64_t i = 0;
  for (const auto& [at, e] : urges) {
    const Uuid id = uuidOf(*e, "id"), department = uuidOf(*e, "department");
    const std::string actor = textOf(*e, "actor"), note = textOf(*e, "note");
    auto s = w.prepare("INSERT INTO case_urges (case_n, i, at, state, level, automatic, actor, department, messages, note, id) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, caseRow).bind(2, ++i).bind(3, at).bind(4, numberOf(*e, "state")).bind(5, numberOf(*e, "level")).bind(6, numberOf(*e, "automatic")).bind(7, std::string_view(actor)).bind(8, department);
    s->bind(9, numberOf(*e, "messages")).bind(10, std::string_view(note)).bind(11, id).run();
  }
  w.prepare("UPDATE cases SET urges=?2 WHERE n=?1 AND urges<>?2")->bind(1, caseRow).bind(2, i).run();
}

}  // namespace

json unionOf(const json& theirs, const json& mine) {
  auto all = byId(theirs);
  for (auto& [id, e] : byId(mine)) all.insert_or_assign(id, e);
  json out = json::array();
  for (auto& [id, e] : all) out.push_back(std::move(e));
  return out;
}

void overlayValues(json& image, const json& values) {
  for (const auto& [key, value] : values.items()) image[key] = key == kSets && image.contains(kSets) ? unionOf(image.at(kSets), value) : value;
}

json takeableOf(const json& set, const json& image) {
  const auto isLink = [](const json& e) { return textOf(e, "kind") == "link"; };
  const json here = image.value(kSets, json::array());
  const bool joins = image.value("state", 0) == static_cast<int>(model::CaseState::void_) && std::none_of(here.begin(), here.end(), isLink);
  json out = json::array();
  for (const auto& e : set)
    if (!isLink(e) || joins) out.push_back(e);
  return out;
}

SetChange changeOf(const json& before, const json& after) {
  SetChange out;
  const auto was = byId(before);
  for (const auto& [id, e] : byId(after)) {
    const auto old = was.find(id);
    if (old != was.end() && old->second == e) continue;
    out.mine.push_back(e);
    if (old != was.end()) out.base.push_back(old->second);
  }
  return out;
}

void putCaseSets(Connection& w, std::int64_t caseRow, const Uuid& caseId, const json& here, const json& wanted, std::string_view area, Instant now) {
  const auto was = byId(here), is = byId(wanted);
  if (was == is) return;
  bool urges = false;
  const auto note = [&](Table table, const Uuid& id, ChangeKind kind, std::int64_t version) {
    appendJournal(w, {{}, "", model::Role::engine, {}, {}}, {Uuid::make(toMillis(now)), now, table, id, kind, version, area, ""});
  };
  for (const auto& [id, e] : was) {
    if (is.contains(id)) continue;
    const std::string kind = textOf(e, "kind");
    const Uuid row = uuidOf(e, "id");
    if (kind == "task") w.prepare("DELETE FROM case_tasks WHERE id=?")->bind(1, row).run();
    if (kind == "request") w.prepare("DELETE FROM case_requests WHERE id=?")->bind(1, row).run();
    if (kind == "link") w.prepare("DELETE FROM case_links WHERE id=?")->bind(1, row).run();
    urges = urges || kind == "urge";
    if (const auto table = tableOf(kind)) note(*table, row, ChangeKind::remove, numberOf(e, "ver") + 1);
  }
  for (const auto& [id, e] : is) {
    const auto old = was.find(id);
    if (old != was.end() && old->second == e) continue;
    const std::string kind = textOf(e, "kind");
    const Uuid row = uuidOf(e, "id");
    if (kind == "task") putTask(w, caseRow, row, e);
    if (kind == "request") putRequest(w, caseRow, row, e);
    if (kind == "link") putLink(w, caseId, row, e);
    urges = urges || kind == "urge";
    if (const auto table = tableOf(kind)) note(*table, row, old == was.end() ? ChangeKind::insert : ChangeKind::update, numberOf(e, "ver"));
  }
  if (!urges) return;
  putUrges(w, caseRow, is);
  note(Table::caseUrges, caseId, ChangeKind::update, static_cast<std::int64_t>(is.size()));
}

void eraseCaseSets(Connection& w, std::int64_t caseRow, const Uuid& caseId) {
  w.prepare("DELETE FROM case_tasks WHERE case_n=?")->bind(1, caseRow).run();
  w.prepare("DELETE FROM case_requests WHERE case_n=?")->bind(1, caseRow).run();
  w.prepare("DELETE FROM case_urges WHERE case_n=?")->bind(1, caseRow).run();
  w.prepare("DELETE FROM case_links WHERE duplicate=?")->bind(1, caseId).run();
}

std::vector<std::pair<int, Uuid>> journalOfCaseSets(Connection& c, std::int64_t caseRow, const Uuid& caseId) {
  std::vector<std::pair<int, Uuid>> out{{static_cast<int>(Table::caseUrges), caseId}};
  auto s = c.prepare("SELECT ?3, id FROM case_tasks WHERE case_n=?1 UNION ALL SELECT ?4, id FROM attachments WHERE case_n=?1 UNION ALL SELECT ?5, id FROM case_links WHERE duplicate=?2 "
                     "UNION ALL SELECT ?6, id FROM case_requests WHERE case_n=?1");
  s->bind(1, caseRow).bind(2, caseId).bind(3, static_cast<int>(Table::caseTasks)).bind(4, static_cast<int>(Table::attachments)).bind(5, static_cast<int>(Table::caseLinks)).bind(6, static_cast<int>(Table::caseRequests));
  while (s->step()) out.emplace_back(static_cast<int>(s->integer(0)), s->uuid(1));
  return out;
}

}  // namespace jw::store
