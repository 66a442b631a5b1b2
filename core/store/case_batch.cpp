#include "core/store/case_batch.h"

#include <algorithm>

#include "core/store/journal.h"
#include "core/store/row_view.h"

namespace jw::store {
namespace {

// What nearly every new case has in common: its row and those of its trail need these columns less, and each one costs.
bool asReported(const CaseRecord& r) {
  const model::CaseSummary& c = r.summary;
  return r.unlocated.empty() && c.round == 1 && c.closedAt == kNever && c.resumeAt == kNever && c.extensions == 0 && c.urges == 0 && !c.suspect && !r.crew && r.fields.empty();
}
bool asReported(const model::Transition& t) { return t.until == kNever && !t.satisfied && t.due == kNever; }

// Texts that are longer give their memory back after each group.
constexpr std::size_t kLongestKept = 1024;

// A place behind those that are used: one that a group before has left, with the memory of its texts, or a new one.
template <class T>
T& next(std::vector<T>& all, std::size_t& used) {
  if (used == all.size()) all.emplace_back();
  return all[used++];
}

std::size_t hashOf(std::string_view source, std::string_view externalId) {
  const std::hash<std::string_view> hash;
  return hash(externalId) + 0x9E3779B97F4A7C15ULL * hash(source);
}

void keyValue(const void* keys, std::size_t row, int column, const RowValue& out) {
  const CaseBatch::Key& key = static_cast<const CaseBatch::Key*>(keys)[row];
  if (column == 0) return out.set(key.source);
  if (column == 1) return out.set(key.externalId);
  out.set(static_cast<std::int64_t>(row));
}

}  // namespace

void CaseBatch::add(const model::Actor& actor, CaseRecord& record, SealedPeople people, std::vector<StoredTransition> trail) {
  add(actor, CaseRecord(record), std::move(people), std::move(trail));
  record.n = m_lastRow;
}

void CaseBatch::add(const model::Actor& actor, CaseRecord&& record, SealedPeople people, std::vector<StoredTransition> trail) {
  if (empty()) {
    m_asReported = true;
    m_lastRow = m_db.prepare("SELECT max(n) FROM cases")->firstInteger();
    m_db.setPending(this);
  }
  record.n = ++m_lastRow;
  if (!record.externalId.empty()) m_keys.at(hashOf(record.source, record.externalId)) = Keys::Known::added;
  if (!people.empty()) m_withPeople.push_back(m_usedCases);
  m_asReported = m_asReported && asReported(record);
  for (const auto& stored : trail) m_asReported = m_asReported && asReported(stored.transition);
  for (auto& stored : trail) {
    Step& step = next(m_steps, m_usedSteps);
    step.of = m_usedCases;
    step.stored = std::move(stored);
  }
  Case& c = next(m_cases, m_usedCases);
  c.record = std::move(record);
  c.people = std::move(people);
  c.actor = actor.name;
  c.user = actor.user;
}

std::optional<CaseRecord> CaseBatch::find(std::string_view source, std::string_view externalId) {
  const auto known = m_keys.at(hashOf(source, externalId));
  if (known == Keys::Known::absent) return std::nullopt;
  if (known == Keys::Known::added) m_db.writePending();
  // Most reports are new, and that the index alone can tell.
  auto there = m_db.prepareBeside("SELECT 1 FROM cases WHERE source=? AND external_id=?");
  if (!there->bind(1, source).bind(2, externalId).step()) return std::nullopt;
  return caseByExternalId(m_db, source, externalId);
}

void CaseBatch::expect(const std::vector<Key>& keys, bool assumeNew) {
  m_keys.clear();
  if (keys.size() < 2) return;
  for (const Key& key : keys) m_keys.at(hashOf(key.source, key.externalId)) = Keys::Known::absent;
  if (assumeNew) return;
  const RowView view{keys.size(), keys.data(), keyValue};
  auto there = m_db.prepare("SELECT k.c2 FROM memory_rows(?) k CROSS JOIN cases c ON c.source=k.c0 AND c.external_id=k.c1 AND c.external_id IS NOT NULL");
  there->bind(1, view);
  while (there->step()) {
    const Key& key = keys[static_cast<std::size_t>(there->integer(0))];
    m_keys.at(hashOf(key.source, key.externalId)) = Keys::Known::nothing;
  }
}

CaseBatch::Keys::Known& CaseBatch::Keys::at(std::size_t hash) {
  if (m_taken * 2 >= m_places.size()) {
    std::vector<Place> old(std::max<std::size_t>(64, m_places.size() * 2));
    old.swap(m_places);
    m_taken = 0;
    for (const Place& p : old)
      if (p.round == m_round) at(p.hash) = p.known;
  }
  const std::size_t mask = m_places.size() - 1;
  std::size_t i = hash & mask;
  while (m_places[i].round == m_round && m_places[i].hash != hash) i = (i + 1) & mask;
  Place& p = m_places[i];
  if (p.round != m_round) {
    p = {hash, m_round, Known::nothing};
    ++m_taken;
  }
  return p.known;
}

void CaseBatch::forget() {
  m_db.endPending(this);
  for (const std::size_t i : m_withPeople) m_cases[i].people = {};
  for (std::size_t i = 0; i < m_usedCases; ++i)
    if (std::string& text = m_cases[i].record.text; text.capacity() > kLongestKept) std::string().swap(text);
  m_withPeople.clear();
  m_usedCases = m_usedSteps = 0;
}

void CaseBatch::write() {
  const auto put = [&](Sql sql, std::size_t count, auto value) {
    if (count == 0) return;
    const RowView view{count, this, value};
    m_db.prepare(sql)->bind(1, view).run();
  };
  // The columns stand in the order of the table: SQLite then makes the record where the values have been put. OR ROLLBACK:
  // nobody goes on in a transaction of which a row was refused, so SQLite need not keep the pages as they were before the
  // statement; where a foreign key is checked it keeps them all the same.
  if (m_asReported)
    put("INSERT OR ROLLBACK INTO cases (n, id, row_ver, number, source, external_id, category, kind, nature, channel, title, text, address, stated_area, lon, lat, area, unlocated, contradicted, "
        "reported_at, recorded_at, state, state_since, round, department, proposed, rule, due, step_due, closed_at, transitions) "
        "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, NULL, c18, c19, c20, c21, c22, 1, c24, c25, c26, c27, c28, NULL, c30 FROM memory_rows(?)",
        m_usedCases, caseValue);
  else
    put("INSERT OR ROLLBACK INTO cases (n, id, row_ver, number, source, external_id, category, kind, nature, channel, title, text, address, stated_area, lon, lat, area, unlocated, contradicted, "
        "reported_at, recorded_at, state, state_since, round, department, proposed, rule, due, step_due, closed_at, transitions, resume_at, extensions, urges, suspect, crew, fields, sealed_fields) "
        "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20, c21, c22, c23, c24, c25, c26, c27, c28, c29, c30, c31, c32, c33, c34, c35, c36, c37 "
        "FROM memory_rows(?)",
        m_usedCases, caseValue);
  put("INSERT INTO case_people (case_n, reporter_name, reporter_phone, phone_index, party_a, party_b) SELECT c0, c1, c2, c3, c4, c5 FROM memory_rows(?)", m_withPeople.size(), personValue);
  if (m_asReported)
    put("INSERT INTO transitions (case_n, i, op, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver) "
        "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14 FROM memory_rows(?)",
        m_usedSteps, stepValue);
  else
    put("INSERT INTO transitions (case_n, i, op, action, from_state, to_state, at, recorded_at, actor, role, reason, note, department, rule, rule_ver, until, satisfied, due) "
        "SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17 FROM memory_rows(?)",
        m_usedSteps, stepValue);
  put("INSERT OR ROLLBACK INTO journal (op, at, actor, user, tbl, row, kind, row_ver, area) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8 FROM memory_rows(?)", m_usedSteps, journalValue);
  forget();
}

// The columns in the order of the statements above; what is not set is NULL.
void CaseBatch::caseValue(const void* self, std::size_t row, int column, const RowValue& out) {
  const CaseRecord& r = static_cast<const CaseBatch*>(self)->m_cases[row].record;
  const model::CaseSummary& c = r.summary;
  const auto number = [&](auto v) { out.set(static_cast<std::int64_t>(v)); };
  switch (column) {
    case 0: return out.set(r.n);
    case 1: return out.set(c.id);
    case 2: return out.set(c.rowVer);
    case 3: return out.set(std::string_view(c.number));
    case 4: return out.set(std::string_view(r.source));
    case 5: return out.setOrNull(r.externalId);
    case 6: return out.set(c.category);
    case 7: return number(c.kind);
    case 8: return number(c.nature);
    case 9: return number(c.channel);
    case 10: return out.set(std::string_view(c.title));
    case 11: return out.set(std::string_view(r.text));
    case 12: return out.set(std::string_view(r.address));
    case 13: return out.set(std::string_view(r.statedArea));
    case 14: return c.point ? out.set(c.point->x) : void();
    case 15: return c.point ? out.set(c.point->y) : void();
    case 16: return out.set(std::string_view(c.area));
    case 17: return out.setOrNull(r.unlocated);
    case 18: return number(c.areaContradicted);
    case 19: return out.set(c.reportedAt);
    case 20: return out.set(c.recordedAt);
    case 21: return number(c.state);
    case 22: return out.set(c.stateSince);
    case 23: return number(c.round);
    case 24: return out.set(c.department);
    case 25: return out.set(c.proposed);
    case 26: return out.set(r.rule);
    case 27: return out.set(c.due);
    case 28: return out.set(c.stepDue);
    case 29: return out.set(c.closedAt);
    case 30: return number(r.transitions);
    case 31: return out.set(c.resumeAt);
    case 32: return number(c.extensions);
    case 33: return number(c.urges);
    case 34: return out.set(c.suspect);
    case 35: return out.set(r.crew);
    case 36: return out.setOrNull(r.fields);
    case 37: return out.setBlobOrNull(r.sealedFields);
  }
}

void CaseBatch::personValue(const void* self, std::size_t row, int column, const RowValue& out) {
  const auto& batch = *static_cast<const CaseBatch*>(self);
  const Case& c = batch.m_cases[batch.m_withPeople[row]];
  switch (column) {
    case 0: return out.set(c.record.n);
    case 1: return out.setBlobOrNull(c.people.reporterName);
    case 2: return out.setBlobOrNull(c.people.reporterPhone);
    case 3: return out.setBlobOrNull(c.people.phoneIndex);
    case 4: return out.setBlobOrNull(c.people.partyA);
    case 5: return out.setBlobOrNull(c.people.partyB);
  }
}

void CaseBatch::stepValue(const void* self, std::size_t row, int column, const RowValue& out) {
  const auto& batch = *static_cast<const CaseBatch*>(self);
  const Step& step = batch.m_steps[row];
  const model::Transition& t = step.stored.transition;
  const auto number = [&](auto v) { out.set(static_cast<std::int64_t>(v)); };
  switch (column) {
    case 0: return out.set(batch.m_cases[step.of].record.n);
    case 1: return number(t.n);
    case 2: return out.set(t.op);
    case 3: return number(t.action);
    case 4: return number(t.from);
    case 5: return number(t.to);
    case 6: return out.set(t.at);
    case 7: return out.set(t.recordedAt);
    case 8: return out.set(std::string_view(t.actor));
    case 9: return number(t.role);
    case 10: return out.setOrNull(t.reason);
    case 11: return out.setOrNull(t.note);
    case 12: return out.set(t.department);
    case 13: return out.set(t.rule);
    case 14: return t.rule ? number(step.stored.ruleVer) : void();
    case 15: return out.set(t.until);
    case 16: return t.satisfied ? number(*t.satisfied) : void();
    case 17: return out.set(t.due);
  }
}

void CaseBatch::journalValue(const void* self, std::size_t row, int column, const RowValue& out) {
  const auto& batch = *static_cast<const CaseBatch*>(self);
  const Step& step = batch.m_steps[row];
  const model::Transition& t = step.stored.transition;
  const Case& c = batch.m_cases[step.of];
  const auto number = [&](auto v) { out.set(static_cast<std::int64_t>(v)); };
  switch (column) {
    case 0: return out.set(t.op);
    case 1: return out.set(t.recordedAt);
    case 2: return out.set(std::string_view(c.actor));
    case 3: return out.set(c.user);
    case 4: return number(Table::cases);
    case 5: return out.set(c.record.summary.id);
    case 6: return number(row > 0 && batch.m_steps[row - 1].of == step.of ? ChangeKind::transition : ChangeKind::insert);
    case 7: return number(t.n);
    case 8: return out.set(std::string_view(c.record.summary.area));
  }
}

}  // namespace jw::store
