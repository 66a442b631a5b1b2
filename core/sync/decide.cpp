#include <algorithm>

#include "core/store/journal.h"
#include "core/store/sync_sets.h"
#include "core/sync/replica.h"

namespace jw::sync {
namespace {

using nlohmann::json;
using store::StoredConflict;

// What the columns of a case say of its steps moves only with a step.
bool mayBeTaken(const store::SyncTable& t, const std::string& column) {
  if (column == "number" && t.number == static_cast<int>(store::Table::cases)) return false;  // the center gives them
  return std::any_of(t.columns.begin(), t.columns.end(), [&](const store::SyncColumn& c) { return c.name == column && c.cls != store::SyncColumn::Class::byTransition; });
}

// The row that stands in this one's place, where the two were the same thing.
Uuid placeOf(const StoredConflict& conflict) {
  const Uuid existing = existingOf(conflict.detail);
  return existing.isNil() ? conflict.row : existing;
}

}  // namespace

// The step once more, where the case stands as it did then.
bool Replica::retake(const store::SyncTable& t, const StoredConflict& conflict, json& image, const std::string& by, Instant now) {
  json trail = m_rows.trail(conflict.row), step = json::parse(conflict.step);
  if (step.at("from_state") != image.at("state")) return false;
  image.update(json::parse(conflict.mine));
  step["op"] = Uuid::make(toMillis(now)).text();
  step["n"] = trail.size() + 1;
  step["actor"] = by;
  step["recorded_at"] = toMillis(now);
  image["state"] = step.at("to_state");
  image["transitions"] = trail.size() + 1;
  image["state_since"] = toMillis(now);
  trail.push_back(std::move(step));
  image["trail"] = std::move(trail);
  return std::holds_alternative<std::monostate>(m_rows.put(t, conflict.row, m_rows.known(t, conflict.row)->serverVer, image, {now, by}, now));
}

std::optional<Replica::Decided> Replica::decide(const Uuid& id, const std::vector<std::string>& columns, const std::string& by, Instant now, Touched& touched) {
  const auto conflict = store::conflictOf(m_db, id);
  if (!conflict || conflict->decision != StoredConflict::Decision::open) return std::nullopt;
  Decided decided{conflict->table, placeOf(*conflict), nullptr, nullptr};
  auto how = StoredConflict::Decision::theirs;
  if (!columns.empty()) {
    const auto* t = store::findTable(m_tables.all, conflict->table);
    const auto known = t ? m_rows.known(*t, decided.row) : std::nullopt;
    if (!t || conflict->mine.empty() != (conflict->kind == static_cast<int>(OpKind::remove)) || store::tombstoned(m_db, t->number, decided.row)) return std::nullopt;
    how = StoredConflict::Decision::mine;
    if (!known) {
      // A row of ours that the center did not take, and that was not folded into another one, is entered again.
      const auto mine = json::parse(conflict->mine, nullptr, false);
      if (conflict->kind != static_cast<int>(OpKind::insert) || !mine.is_object() || decided.row != conflict->row) return std::nullopt;
      if (std::holds_alternative<store::NotPlaced>(m_rows.put(*t, decided.row, 0, mine, {now, by}, now))) return std::nullopt;
    } else if (conflict->kind == static_cast<int>(OpKind::transition)) {
      auto image = m_rows.image(*t, decided.row);
      if (!retake(*t, *conflict, *image, by, now)) return std::nullopt;
    } else if (conflict->kind == static_cast<int>(OpKind::remove)) {
      if (!m_rows.erase(*t, decided.row, false, now)) return std::nullopt;
    } else {
      auto image = m_rows.image(*t, decided.row);
      const auto mine = json::parse(conflict->mine, nullptr, false);
      if (!mine.is_object()) return std::nullopt;
      const bool all = columns.front() == kAll;
      for (const auto& [column, told] : mine.items()) {
        if (!mayBeTaken(*t, column)) continue;
        const json value = column == store::kSets ? store::takeableOf(told, *image) : told;
        if (column == store::kSets && value.empty()) continue;
        if (!all && std::find(columns.begin(), columns.end(), column) == columns.end()) {
          how = StoredConflict::Decision::mixed;
          continue;
        }
        decided.before[column] = image->contains(column) ? image->at(column) : json();
        store::overlayValues(*image, {{column, value}});
        decided.after[column] = image->at(column);
      }
      if (decided.after.is_null()) return std::nullopt;
      if (std::holds_alternative<store::NotPlaced>(m_rows.put(*t, decided.row, known->serverVer, *image, {now, by}, now))) return std::nullopt;
    }
    touched.note(t->number, decided.row);
  }
  store::decideConflict(m_db, id, how, now, by);
  return decided;
}

bool Replica::decide(const Uuid& id, StoredConflict::Decision decision, const std::string& by, Instant now, Touched& touched) {
  const auto columns = decision == StoredConflict::Decision::mine ? std::vector<std::string>{kAll} : std::vector<std::string>{};
  return decide(id, columns, by, now, touched).has_value();
}

bool Replica::takeBack(const Uuid& id, const Decided& decided, const std::string& by, Instant now, Touched& touched) {
  const auto conflict = store::conflictOf(m_db, id);
  if (!conflict || conflict->decision == StoredConflict::Decision::open) return false;
  // What was deleted, entered again or taken as a step stays so.
  if (decided.after.is_null() && conflict->decision != StoredConflict::Decision::theirs) return false;
  if (!decided.after.is_null()) {
    const auto* t = store::findTable(m_tables.all, decided.table);
    const auto known = t ? m_rows.known(*t, decided.row) : std::nullopt;
    if (!known) return false;
    auto image = m_rows.image(*t, decided.row);
    for (const auto& [column, value] : decided.after.items())
      if (image->value(column, json()) != value) return false;
    image->update(decided.before);
    if (std::holds_alternative<store::NotPlaced>(m_rows.put(*t, decided.row, known->serverVer, *image, {now, by}, now))) return false;
    touched.note(t->number, decided.row);
  }
  store::decideConflict(m_db, id, StoredConflict::Decision::open, kNever, "");
  return true;
}

}  // namespace jw::sync
