#include <algorithm>

#include "core/base/error.h"
#include "core/base/json_line.h"
#include "core/store/journal.h"
#include "core/store/sync_sets.h"
#include "core/sync/another_site.h"
#include "core/sync/replica.h"

namespace jw::sync {
namespace {

using nlohmann::json;
using store::OutboxOp;

// Authors are looked for in so many journal rows behind the change; a batch of cases writes its journal at its end.
constexpr std::uint32_t kJournalWindow = 20'000;

bool isCases(const store::SyncTable& t) { return t.number == static_cast<int>(store::Table::cases); }

struct Diff {
  json patch = json::object(), base = json::object();
};

Diff diffOf(const store::SyncTable& t, const json& before, const json& after, bool steps) {
  Diff d;
  const auto compare = [&](const std::string& column) {
    const auto was = before.find(column), is = after.find(column);
    if (is == after.end()) return;
    const json old = was == before.end() ? json() : *was;
    if (old == *is) return;
    d.patch[column] = *is;
    d.base[column] = old;
  };
  for (const auto& c : t.columns)
    if (c.cls == store::SyncColumn::Class::set) {
      if (steps || !after.contains(c.name)) continue;
      auto change = store::changeOf(before.value(c.name, json()), after.at(c.name));
      if (change.mine.empty()) continue;
      d.patch[c.name] = std::move(change.mine);
      d.base[c.name] = std::move(change.base);
    } else if (steps || c.cls != store::SyncColumn::Class::byTransition) compare(c.name);
  compare("area");
  return d;
}

bool contains(const json& trail, const Uuid& op) {
  const std::string text = op.text();
  for (const auto& step : trail)
    if (step.value("op", "") == text) return true;
  return false;
}

// Whether this was written by what the author has done to the set of the case.
bool isOfSets(const store::Author& a, const Uuid& caseId, const json& set) {
  const auto is = [&](store::Table t) { return a.table == static_cast<int>(t); };
  if (is(store::Table::caseUrges)) return a.row == caseId;
  if (!is(store::Table::caseTasks) && !is(store::Table::caseRequests) && !is(store::Table::caseLinks)) return false;
  return std::any_of(set.begin(), set.end(), [id = a.row.text()](const json& e) { return e.value("id", "") == id; });
}


}  // namespace

bool overlay(json& image, const OutboxOp& op) {
  switch (static_cast<OpKind>(op.kind)) {
    case OpKind::insert: {
      // A case that the center has already may have gone on there: its columns follow its trail.
      if (!image.is_null() && image.contains("trail")) return true;
      json patch = json::parse(op.patch);
      if (image.is_null())
        image = std::move(patch);
      else
        store::overlayValues(image, patch);
      return true;
    }
    case OpKind::restore:
      if (image.is_null()) image = json::parse(op.patch);
      return true;
    case OpKind::update:
      if (!image.is_null()) store::overlayValues(image, json::parse(op.patch));
      return true;
    case OpKind::remove: image = json(); return true;
    case OpKind::transition: {
      if (image.is_null() || !image.contains("trail")) return false;
      json& trail = image.at("trail");
      if (contains(trail, op.op)) return true;
      const json step = json::parse(op.step);
      if (step.at("from_state") != image.at("state") || step.at("n").get<std::size_t>() != trail.size() + 1) return false;
      trail.push_back(step);
      image.update(json::parse(op.patch));
      return true;
    }
  }
  return false;
}

void Replica::join(const Uuid& site, Instant now) {
  if (joined()) throw Error(ErrorCode::usage, "the store belongs to a center already");
  m_rows.arm();
  m_rows.noteAll();
  store::setSyncState(m_db, "site", site.text());
  store::setSyncState(m_db, "joined_at", std::to_string(toMillis(now)));
}

Uuid Replica::site() const { return Uuid::parse(store::syncState(m_db, "site")).value_or(Uuid()); }
void Replica::mintSite(Instant now) { becomeAnotherSite(m_db, now); }

bool becomeAnotherSite(store::Connection& w, Instant now) {
  if (store::syncState(w, "site").empty()) return false;
  store::setSyncState(w, "site", Uuid::make(toMillis(now)).text());
  return true;
}

bool Replica::capture(std::uint32_t rows, Instant now) {
  const auto dirty = store::dirtyRows(m_db, rows);
  if (dirty.empty()) return false;
  auto first = dirty.front().journalSeq;
  for (const auto& d : dirty) first = std::min(first, d.journalSeq);
  const auto authors = store::authorsAfter(m_db, first, kJournalWindow);
  for (const auto& d : dirty) {
    captureRow(d, authors, now);
    store::clean(m_db, d);
  }
  return dirty.size() == rows;
}

void Replica::captureRow(const store::DirtyRow& dirty, const std::vector<store::Author>& authors, Instant now) {
  const auto* t = store::findTable(m_tables.all, dirty.table);
  if (!t) return;
  const bool isCase = isCases(*t);
  auto current = m_rows.image(*t, dirty.row);
  auto shadow = store::shadowOf(m_db, t->number, dirty.row);
  const bool hadShadow = shadow.has_value();
  if (!shadow) shadow.emplace();
  auto open = store::openOps(m_db, t->number, dirty.row);
  const auto steps = isCase ? store::stepsTaken(m_db, dirty.row) : std::vector<store::StepTaken>();
  if (isCase && !shadow->image.is_null() && !shadow->image.contains("trail")) {
    // The trigger kept the columns; the center's trail is ours without the steps that it has not taken in.
    json trail = json::array();
    for (const auto& step : m_rows.trail(dirty.row)) {
      const auto is = [&](const Uuid& op) { return step.at("op") == op.text(); };
      bool ours = false;
      for (const auto& s : steps) ours = ours || is(s.op);
      for (const auto& o : open) ours = ours || is(o.op);
      if (!ours) trail.push_back(step);
    }
    shadow->image["trail"] = trail;
    store::putShadow(m_db, t->number, dirty.row, *shadow);
  }
  json base = shadow->image;
  for (const auto& op : open) overlay(base, op);

  OutboxOp op;
  op.table = t->number;
  op.row = dirty.row;
  op.baseVer = shadow->ver;
  op.at = now;
  for (const auto& o : open)
    if (o.state == OutboxOp::State::waiting) op.prev = o.op;
  for (const auto& a : authors)
    if (a.row == dirty.row && a.table == t->number) {
      op.actor = a.actor;
      op.user = a.user;
      op.at = a.at;
    }
  if (const auto known = m_rows.known(*t, dirty.row)) op.area = known->area;
  std::size_t made = 0;
  const auto add = [&](OpKind kind, const Uuid& id, const std::string& patch, const std::string& before, const std::string& step) {
    OutboxOp o = op;
    o.kind = static_cast<int>(kind);
    o.op = id;
    o.patch = patch;
    o.base = before;
    o.step = step;
    store::addOp(m_db, o);
    op.prev = id;
    ++made;
  };
  const auto fresh = [&] { return Uuid::make(toMillis(now)); };

  if (!current) {
    if (!base.is_null()) {
      if (op.area.empty() && base.contains("area")) op.area = base.at("area");
      add(OpKind::remove, fresh(), "", "", "");
    }
  } else if (base.is_null()) {
    add(OpKind::insert, fresh(), jsonLine(*m_rows.whole(*t, dirty.row)), "", "");
  } else {
    for (const auto& s : steps) {
      Diff d = diffOf(*t, base, s.image, true);
      d.patch["state"] = s.step.at("to_state");
      OutboxOp& o = op;
      const auto author = o.actor;
      o.actor = s.step.value("actor", author);
      o.role = s.step.value("role", 0);
      o.at = fromMillis(s.step.value("recorded_at", toMillis(now)));
      add(OpKind::transition, s.op, jsonLine(d.patch), jsonLine(d.base), jsonLine(s.step));
      o.role = 0;
      o.actor = author;
      base.update(s.image);
    }
    const Diff d = diffOf(*t, base, *current, false);
    // Tasks, urgings and links have journal rows of their own.
    if (op.actor.empty() && d.patch.contains(store::kSets))
      for (const auto& a : authors)
        if (isOfSets(a, dirty.row, d.patch.at(store::kSets))) {
          op.actor = a.actor;
          op.user = a.user;
          op.at = a.at;
        }
    if (!d.patch.empty()) add(OpKind::update, fresh(), jsonLine(d.patch), jsonLine(d.base), "");
  }
  if (isCase) store::forgetSteps(m_db, dirty.row);
  if (made == 0 && open.empty())
    store::dropShadow(m_db, t->number, dirty.row);
  else if (!hadShadow)
    store::putShadow(m_db, t->number, dirty.row, *shadow);
}

PushBatch Replica::nextBatch() const {
  PushBatch batch;
  for (auto& o : store::opsToPush(m_db, kOpsOfPush, kBytesOfPush)) {
    Op op;
    op.opId = o.op;
    op.localSeq = o.localSeq;
    op.prevOpId = o.prev;
    op.actor = std::move(o.actor);
    op.user = o.user;
    op.role = o.role;
    op.table = o.table;
    op.row = o.row;
    op.kind = static_cast<OpKind>(o.kind);
    // The center had taken it in once: what it has of the row by now is newer.
    if (o.state == OutboxOp::State::again && op.kind == OpKind::insert) op.kind = OpKind::restore;
    op.baseVer = o.baseVer;
    op.area = std::move(o.area);
    op.patch = std::move(o.patch);
    op.base = std::move(o.base);
    op.step = std::move(o.step);
    op.clientAt = o.at;
    batch.ops.push_back(std::move(op));
  }
  return batch;
}

}  // namespace jw::sync
