#include <limits>
#include <utility>

#include "core/base/json_line.h"
#include "core/store/journal.h"
#include "core/store/loose_attachments.h"
#include "core/store/schema.h"
#include "core/store/sync_functions.h"
#include "core/sync/replica.h"

namespace jw::sync {
namespace {

using store::OutboxOp;

std::string keyOf(const char* what, Lane lane) { return std::string(what) + (lane == Lane::live ? ".live" : ".registry"); }

}  // namespace

Cursor Replica::cursor(Lane lane) const {
  const std::string xid = store::syncState(m_db, keyOf("xid", lane));
  return {xid.empty() ? 0 : std::stoull(xid), store::syncNumber(m_db, keyOf("seq", lane))};
}
void Replica::setCursor(Lane lane, Cursor c) {
  store::setSyncState(m_db, keyOf("xid", lane), std::to_string(c.xid));
  store::setSyncState(m_db, keyOf("seq", lane), std::to_string(c.seq));
}

std::int64_t Replica::versionHere(const store::SyncTable& t, const Uuid& id) {
  // Only its children keep it here, and if it comes back it is new; or the center's row has no place yet: what stands here may be of
  // an older epoch.
  if (const auto waiting = store::waitingRow(m_db, t.number, id)) return waiting->gone != 0 ? 0 : waiting->ver;
  if (const auto shadow = store::shadowOf(m_db, t.number, id)) return shadow->ver;
  const auto known = m_rows.known(t, id);
  return known ? known->serverVer : 0;
}

void Replica::apply(Lane lane, const PullPage& page, Instant now, Touched& touched) {
  for (const auto& gone : page.tombstones) applyGone(gone, Gone::deleted, now, touched);
  for (const auto& gone : page.removed) applyGone(gone, Gone::leftScope, now, touched);
  apply(page.rows, now, touched);
  setCursor(lane, page.next);
}

void Replica::apply(const std::vector<Row>& rows, Instant now, Touched& touched) {
  {
    const store::Applying applying(m_db);
    for (const auto& row : rows) applyRow(row, now, touched);
    wakeKeys(now, touched);
  }
  if (touched.areas) store::raiseRevision(m_db, "areas");
  if (touched.buildings) store::raiseRevision(m_db, "buildings");
  if (touched.directory) store::raiseRevision(m_db, "directory");
}

void Replica::applyRow(const Row& row, Instant now, Touched& touched) {
  const auto* t = store::findTable(m_tables.all, row.table);
  if (!t || store::tombstoned(m_db, row.table, row.id)) return;
  // In a comparison the first copy counts, whatever is here: the center may have been restored to older versions.
  const bool first = comparison() != Comparison::none && !store::seen(m_db, row.table, row.id);
  const auto have = versionHere(*t, row.id);
  if (!first && row.ver <= have) return closeTaken(row.table, row.id, have, now);
  if (first) store::markSeen(m_db, row.table, row.id);
  Json image = Json::parse(row.values);
  if (t->area == "area" && !image.contains("area")) image["area"] = row.area;
  place(*t, row.id, row.ver, image, {row.updatedAt, row.updatedBy}, row.area, now, touched);
}

void Replica::closeTaken(int table, const Uuid& id, std::int64_t ver, Instant now) {
  bool closed = false, open = false;
  for (const auto& op : store::openOps(m_db, table, id)) {
    const bool is = op.state == OutboxOp::State::taken && op.newVer <= ver;
    if (is) store::setOpState(m_db, op.op, OutboxOp::State::settled, op.newVer, now);
    (is ? closed : open) = true;
  }
  if (closed && !open) store::dropShadow(m_db, table, id);
}

bool Replica::place(const store::SyncTable& t, const Uuid& id, std::int64_t ver, const Json& image, const store::SyncRows::Origin& origin, const std::string& area, Instant now, Touched& touched) {
  closeTaken(t.number, id, ver, now);
  const auto open = store::openOps(m_db, t.number, id);
  Json view = image;
  for (const auto& op : open) overlay(view, op);
  if (view.is_null()) {
    m_rows.erase(t, id, false, now);
  } else if (const auto result = m_rows.put(t, id, ver, view, origin, now); const auto* missing = std::get_if<store::NotPlaced>(&result)) {
    store::putWaiting(m_db, {t.number, id, ver, 0, area, image.dump(), origin.at, origin.by, missing->table, missing->row});
    return false;
  }
  store::dropWaiting(m_db, t.number, id);
  if (open.empty())
    store::dropShadow(m_db, t.number, id);
  else
    store::putShadow(m_db, t.number, id, {ver, image});
  touched.note(t.number, id);
  wake(t, id, now, touched);
  return true;
}

void Replica::wake(const store::SyncTable& t, const Uuid& id, Instant now, Touched& touched) {
  m_rows.mendDangling(t, id);
  for (const auto& w : store::waitingFor(m_db, t.number, id)) {
    const auto* child = store::findTable(m_tables.all, w.table);
    if (child && w.gone == 0) place(*child, w.row, w.ver, Json::parse(w.image), {w.updatedAt, w.updatedBy}, w.area, now, touched);
  }
}

// What waits for a key to become free or for its children to go: tried again as long as that frees something else. Rows that
// have changed keys in a ring all give up theirs first.
void Replica::wakeKeys(Instant now, Touched& touched) {
  bool vacated = false;
  for (bool again = true; again;) {
    again = false;
    for (const auto& w : store::waitingForKeys(m_db)) {
      const auto* t = store::findTable(m_tables.all, w.table);
      if (!t) continue;
      if (w.gone != 0) {
        if (!m_rows.erase(*t, w.row, w.gone == 2, now)) continue;
        store::dropWaiting(m_db, w.table, w.row);
        dropCopy(*t, w.row, w.ver);
        touched.note(w.table, w.row);
        again = true;
      } else {
        again = place(*t, w.row, w.ver, Json::parse(w.image), {w.updatedAt, w.updatedBy}, w.area, now, touched) || again;
      }
    }
    if (again || std::exchange(vacated, true)) continue;
    for (const auto& w : store::waitingForKeys(m_db))
      if (const auto* t = store::findTable(m_tables.all, w.table); t && w.gone == 0) again = m_rows.vacate(*t, w.row) || again;
  }
  m_rows.forgetPurged();
}

// What still waits for its answer is told to the center all the same; it decides.
void Replica::dropCopy(const store::SyncTable& t, const Uuid& id, std::int64_t ver) {
  if (store::openOps(m_db, t.number, id).empty())
    store::dropShadow(m_db, t.number, id);
  else
    store::putShadow(m_db, t.number, id, {ver, Json()});
}

void Replica::applyGone(const RowGone& gone, Gone why, Instant now, Touched& touched) {
  const auto* t = store::findTable(m_tables.all, gone.table);
  if (!t) return;
  const store::Applying applying(m_db);
  const bool purge = why == Gone::leftScope;
  if (purge) {
    store::overwriteDeleted(m_db);
    touched.purged = true;
  } else if (why == Gone::deleted) {
    if (store::tombstoned(m_db, gone.table, gone.id)) return closeTaken(gone.table, gone.id, gone.ver, now);
    store::putTombstone(m_db, gone.table, gone.id, gone.ver);
  }
  closeTaken(gone.table, gone.id, std::numeric_limits<std::int64_t>::max(), now);
  dropCopy(*t, gone.id, gone.ver);
  if (purge) store::blankOps(m_db, gone.table, gone.id);
  if (m_rows.erase(*t, gone.id, purge, now))
    store::dropWaiting(m_db, gone.table, gone.id);
  else
    store::putWaiting(m_db, {gone.table, gone.id, gone.ver, purge ? 2 : 1, "", "", kNever, "", 0, {}});
  touched.note(gone.table, gone.id);
}

Replica::Comparison Replica::comparison() const { return static_cast<Comparison>(store::syncNumber(m_db, "comparison")); }

void Replica::compare(std::int64_t scopeEpoch, bool anew) {
  if (!anew && comparison() != Comparison::none && store::syncNumber(m_db, "comparison.scope") == scopeEpoch) return;
  store::setSyncState(m_db, "comparison.scope", std::to_string(scopeEpoch));
  store::setSyncState(m_db, "comparison", std::to_string(static_cast<int>(Comparison::rows)));
  store::forgetSeen(m_db);
  store::forgetBootstrap(m_db);
  for (const Lane lane : kLanes) setCursor(lane, {});
}

void Replica::newEpoch(const Uuid& epoch, Instant now) {
  const bool first = store::syncState(m_db, "epoch").empty();
  const std::string contact = store::syncState(m_db, "contact");
  store::setSyncState(m_db, "epoch", epoch.text());
  if (first) return;
  store::setSyncState(m_db, "comparison.restored", !contact.empty() && now - fromMillis(std::stoll(contact)) > kKept ? "0" : "1");
  // What was taken in stays in the view; the center is told of it as of what was settled.
  for (const auto& op : store::takenOps(m_db))
    if (op.kind == static_cast<int>(OpKind::restore)) {
      store::setOpState(m_db, op.op, OutboxOp::State::waiting, 0, now);
    } else if (auto shadow = store::shadowOf(m_db, op.table, op.row)) {
      overlay(shadow->image, op);
      store::putShadow(m_db, op.table, op.row, *shadow);
    }
  store::tellAgain(m_db, now - kKept);
  store::forgetTombstones(m_db);
  compare(store::syncNumber(m_db, "scope_epoch"), true);
}

bool Replica::reconcile(std::uint32_t rows, Instant now, Touched& touched) {
  const bool restored = store::syncNumber(m_db, "comparison.restored") != 0;
  std::uint32_t left = rows;
  const auto forEach = [&](const store::SyncTable& t, const std::vector<Uuid>& some, const auto& then) {
    for (const auto& id : some) then(t, id);
    left -= static_cast<std::uint32_t>(some.size());
  };
  const auto forget = [&](const store::SyncTable& t, const Uuid& id) { applyGone({t.number, id, 0}, Gone::unknown, now, touched); };
  const auto tell = [&](const store::SyncTable& t, const Uuid& id) { giveBack(t, id, now); };
  if (!restored) {
    for (auto t = m_tables.all.rbegin(); t != m_tables.all.rend() && left > 0; ++t) forEach(*t, m_rows.unseen(*t, left), forget);
  } else {
    for (auto t = m_tables.all.begin(); t != m_tables.all.end() && left > 0; ++t) forEach(*t, m_rows.unseen(*t, left), tell);
  }
  // Rows that were deleted here, and of which the center knows nothing either.
  for (auto t = m_tables.all.begin(); t != m_tables.all.end() && left > 0; ++t)
    forEach(*t, store::unseenCopies(m_db, t->number, left), [&](const store::SyncTable& of, const Uuid& id) { dropCopy(of, id, 0); });
  if (left == 0) return true;
  for (const auto& w : store::waitingRows(m_db)) {
    if (w.gone != 0 || store::seen(m_db, w.table, w.row)) continue;
    if (const auto* t = store::findTable(m_tables.all, w.table); t && restored)
      giveBack(*t, w.row, now);
    else
      store::dropWaiting(m_db, w.table, w.row);
  }
  // Taken in, and gone from the center or from our areas before the copy began: it is asked once more.
  Uuid last;
  for (const auto& op : store::takenOps(m_db)) {
    const auto* t = store::findTable(m_tables.all, op.table);
    if (!t || op.row == last || store::seen(m_db, op.table, op.row)) continue;
    if (const auto known = m_rows.known(*t, op.row); known && known->serverVer == 0) giveBack(*t, last = op.row, now);
  }
  const store::Applying applying(m_db);
  wakeKeys(now, touched);
  return false;
}

// The center has forgotten the row, and whoever made it may have no copy of it any more: we tell what we have of it.
void Replica::giveBack(const store::SyncTable& t, const Uuid& id, Instant now) {
  const store::Applying applying(m_db);
  OutboxOp op;
  op.op = Uuid::make(toMillis(now));
  op.table = t.number;
  op.row = id;
  op.kind = static_cast<int>(OpKind::restore);
  op.at = now;
  if (const auto waiting = store::waitingRow(m_db, t.number, id); waiting && waiting->gone == 0) {
    op.area = waiting->area;
    op.patch = waiting->image;
  } else {
    op.area = m_rows.known(t, id)->area;
    op.patch = jsonLine(*m_rows.whole(t, id));
  }
  if (m_rows.known(t, id)) m_rows.setServerVer(t, id, 0);
  store::dropWaiting(m_db, t.number, id);
  store::putShadow(m_db, t.number, id, {0, Json()});
  store::addOp(m_db, op);
}

bool Replica::purgeOutside(const std::vector<std::string>& areas, std::uint32_t rows, Instant now, Touched& touched) {
  std::uint32_t left = rows;
  for (auto t = m_tables.all.rbegin(); t != m_tables.all.rend() && left > 0; ++t) {
    if (t->scope != store::SyncTable::Scope::area) continue;
    const auto outside = m_rows.outside(*t, areas, left);
    for (const auto& id : outside) applyGone({t->number, id, 0}, Gone::leftScope, now, touched);
    left -= static_cast<std::uint32_t>(outside.size());
    store::dropWaitingOutside(m_db, t->number, areas);
  }
  store::forgetLeftAttachments(m_db);
  m_rows.forgetPurged();
  return left == 0;
}

void Replica::roundDone(Instant now) {
  if (comparison() != Comparison::none) {
    store::setSyncState(m_db, "comparison", "0");
    store::setSyncState(m_db, "comparison.restored", "0");
    store::forgetSeen(m_db);
    // Whatever was taken in has come back by now, or its row is not there for us.
    for (const auto& op : store::takenOps(m_db)) {
      const auto* t = store::findTable(m_tables.all, op.table);
      if (t && !m_rows.known(*t, op.row) && !store::waitingRow(m_db, op.table, op.row)) closeTaken(op.table, op.row, op.newVer, now);
    }
  }
  store::setSyncState(m_db, "last_round", std::to_string(toMillis(now)));
  store::forgetSettled(m_db, now - kKept);
}

Cursor Replica::needed() const {
  const std::string xid = store::syncState(m_db, "bootstrap.xid");
  return xid.empty() ? std::min(cursor(Lane::live), cursor(Lane::registry)) : Cursor{std::stoull(xid), store::syncNumber(m_db, "bootstrap.seq")};
}

Cursor Replica::beginBootstrap(Cursor at) {
  if (!store::syncState(m_db, "bootstrap.xid").empty()) return needed();
  store::setSyncState(m_db, "bootstrap.xid", std::to_string(at.xid));
  store::setSyncState(m_db, "bootstrap.seq", std::to_string(at.seq));
  return at;
}

void Replica::endBootstrap(Cursor at) {
  // A cursor that stands somewhere stays: only from there on is told what has gone since.
  for (const Lane lane : kLanes)
    if (cursor(lane) == Cursor{}) setCursor(lane, at);
  if (comparison() == Comparison::rows) store::setSyncState(m_db, "comparison", std::to_string(static_cast<int>(Comparison::rest)));
  store::forgetBootstrap(m_db);
}

}  // namespace jw::sync
