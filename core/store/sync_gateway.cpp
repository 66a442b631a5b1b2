#include "core/store/sync_gateway.h"

#include "core/store/journal.h"
#include "core/store/sync_outbox.h"

namespace jw::store {

using nlohmann::json;

std::string syncState(Connection& c, std::string_view key) {
  auto s = c.prepare("SELECT value FROM sync_state WHERE key=?");
  s->bind(1, key);
  return s->step() ? std::string(s->text(0)) : std::string();
}
void setSyncState(Connection& w, std::string_view key, std::string_view value) {
  auto s = w.prepare("INSERT INTO sync_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value WHERE value<>excluded.value");
  s->bind(1, key).bind(2, value).run();
}

std::vector<DirtyRow> dirtyRows(Connection& c, std::uint32_t limit) {
  auto s = c.prepare("SELECT seq, tbl, row, journal_seq FROM sync_dirty ORDER BY seq LIMIT ?");
  s->bind(1, std::int64_t{limit});
  std::vector<DirtyRow> out;
  while (s->step()) out.push_back({s->integer(0), static_cast<int>(s->integer(1)), s->uuid(2), s->integer(3)});
  return out;
}
void clean(Connection& w, const DirtyRow& row) { w.prepare("DELETE FROM sync_dirty WHERE seq=?")->bind(1, row.seq).run(); }

std::vector<StepTaken> stepsTaken(Connection& c, const Uuid& caseId) {
  auto s = c.prepare("SELECT seq, op, image, step FROM sync_steps WHERE row=? ORDER BY seq");
  s->bind(1, caseId);
  std::vector<StepTaken> out;
  while (s->step()) out.push_back({s->integer(0), s->uuid(1), json::parse(s->text(2)), json::parse(s->text(3))});
  return out;
}
void forgetSteps(Connection& w, const Uuid& caseId) { w.prepare("DELETE FROM sync_steps WHERE row=?")->bind(1, caseId).run(); }

std::vector<Author> authorsAfter(Connection& c, std::int64_t seq, std::uint32_t limit) {
  auto s = c.prepare("SELECT tbl, row, op, actor, user, at FROM journal WHERE seq > ? ORDER BY seq LIMIT ?");
  s->bind(1, seq).bind(2, std::int64_t{limit});
  std::vector<Author> out;
  while (s->step()) out.push_back({static_cast<int>(s->integer(0)), s->uuid(1), s->uuid(2), std::string(s->text(3)), s->id<UserTag>(4), s->instant(5)});
  return out;
}

std::optional<Shadow> shadowOf(Connection& c, int table, const Uuid& row) {
  auto s = c.prepare("SELECT ver, image FROM sync_shadow WHERE tbl=? AND row=?");
  s->bind(1, table).bind(2, row);
  if (!s->step()) return std::nullopt;
  return Shadow{s->integer(0), s->isNull(1) ? json() : json::parse(s->text(1))};
}
void putShadow(Connection& w, int table, const Uuid& row, const Shadow& shadow) {
  const std::string image = shadow.image.is_null() ? std::string() : shadow.image.dump();
  auto s = w.prepare("INSERT INTO sync_shadow (tbl, row, ver, image) VALUES (?,?,?,?) ON CONFLICT (tbl, row) DO UPDATE SET ver=excluded.ver, image=excluded.image");
  s->bind(1, table).bind(2, row).bind(3, shadow.ver).bindOrNull(4, image).run();
}
void dropShadow(Connection& w, int table, const Uuid& row) { w.prepare("DELETE FROM sync_shadow WHERE tbl=? AND row=?")->bind(1, table).bind(2, row).run(); }

std::vector<Uuid> unseenCopies(Connection& c, int table, std::uint32_t limit) {
  auto s = c.prepare("SELECT row FROM sync_shadow h WHERE tbl=?1 AND image IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sync_seen s WHERE s.tbl=?1 AND s.row=h.row) LIMIT ?2");
  s->bind(1, table).bind(2, std::int64_t{limit});
  std::vector<Uuid> out;
  while (s->step()) out.push_back(s->uuid(0));
  return out;
}
std::vector<std::pair<Uuid, Shadow>> shadowsOf(Connection& c, int table) {
  auto s = c.prepare("SELECT row, ver, image FROM sync_shadow WHERE tbl=? AND image IS NOT NULL");
  s->bind(1, table);
  std::vector<std::pair<Uuid, Shadow>> out;
  while (s->step()) out.emplace_back(s->uuid(0), Shadow{s->integer(1), json::parse(s->text(2))});
  return out;
}
std::vector<Dangling> danglingOf(Connection& c, int table) {
  auto s = c.prepare("SELECT row, col, target FROM sync_dangling WHERE tbl=?");
  s->bind(1, table);
  std::vector<Dangling> out;
  while (s->step()) out.push_back({s->uuid(0), std::string(s->text(1)), s->uuid(2)});
  return out;
}

#define JW_OUTBOX_COLUMNS "local_seq, op_id, tbl, row, kind, base_ver, prev_op_id, actor, user, role, area, patch, base, step, at, state, new_ver"

namespace {

OutboxOp opFrom(const Statement& s) {
  OutboxOp o;
  o.localSeq = s.integer(0);
  o.op = s.uuid(1);
  o.table = static_cast<int>(s.integer(2));
  o.row = s.uuid(3);
  o.kind = static_cast<int>(s.integer(4));
  o.baseVer = s.integer(5);
  o.prev = s.uuid(6);
  o.actor = s.text(7);
  o.user = s.id<UserTag>(8);
  o.role = static_cast<int>(s.integer(9));
  o.area = s.text(10);
  o.patch = s.text(11);
  o.base = s.text(12);
  o.step = s.text(13);
  o.at = s.instant(14);
  o.state = static_cast<OutboxOp::State>(s.integer(15));
  o.newVer = s.integer(16);
  return o;
}

StoredConflict conflictFrom(const Statement& s) {
  StoredConflict k;
  k.op = s.uuid(0);
  k.table = static_cast<int>(s.integer(1));
  k.row = s.uuid(2);
  k.kind = static_cast<int>(s.integer(3));
  k.status = static_cast<int>(s.integer(4));
  k.area = s.text(5);
  k.mine = s.text(6);
  k.base = s.text(7);
  k.step = s.text(8);
  k.detail = s.text(9);
  k.actor = s.text(10);
  k.at = s.instant(11);
  k.answeredAt = s.instant(12);
  k.decision = static_cast<StoredConflict::Decision>(s.integer(13));
  k.decidedAt = s.instant(14);
  k.decidedBy = s.text(15);
  return k;
}

WaitingRow waitingFrom(const Statement& s) {
  return {static_cast<int>(s.integer(0)), s.uuid(1), s.integer(2), static_cast<int>(s.integer(3)), std::string(s.text(4)), std::string(s.text(5)), fromMillis(s.integer(6)),
          std::string(s.text(7)), static_cast<int>(s.integer(8)), s.uuid(9)};
}

std::vector<WaitingRow> waitingRows(Statement& s) {
  std::vector<WaitingRow> out;
  while (s.step()) out.push_back(waitingFrom(s));
  return out;
}

}  // namespace

void addOp(Connection& w, const OutboxOp& o) {
  auto s = w.prepare("INSERT INTO sync_outbox (op_id, tbl, row, kind, base_ver, prev_op_id, actor, user, role, area, patch, base, step, at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, o.op).bind(2, o.table).bind(3, o.row).bind(4, o.kind).bind(5, o.baseVer).bind(6, o.prev).bind(7, std::string_view(o.actor)).bind(8, o.user).bind(9, o.role);
  s->bind(10, std::string_view(o.area)).bind(11, std::string_view(o.patch)).bind(12, std::string_view(o.base)).bind(13, std::string_view(o.step)).bind(14, o.at).run();
}

std::optional<OutboxOp> opById(Connection& c, const Uuid& op) {
  auto s = c.prepare("SELECT " JW_OUTBOX_COLUMNS " FROM sync_outbox WHERE op_id=?");
  s->bind(1, op);
  if (!s->step()) return std::nullopt;
  return opFrom(*s);
}

std::vector<OutboxOp> openOps(Connection& c, int table, const Uuid& row) {
  auto s = c.prepare("SELECT " JW_OUTBOX_COLUMNS " FROM sync_outbox WHERE tbl=? AND row=? AND state IN (1, 2) ORDER BY local_seq");
  s->bind(1, table).bind(2, row);
  std::vector<OutboxOp> out;
  while (s->step()) out.push_back(opFrom(*s));
  return out;
}

std::vector<OutboxOp> opsToPush(Connection& c, std::uint32_t limit, std::size_t bytes) {
  std::vector<OutboxOp> out;
  std::size_t size = 0;
  const auto add = [&](Lease s) {
    s->bind(1, static_cast<std::int64_t>(limit - out.size()));
    while (s->step()) {
      OutboxOp o = opFrom(*s);
      size += o.patch.size() + o.base.size() + o.step.size() + 200;
      if (!out.empty() && size > bytes) break;
      out.push_back(std::move(o));
    }
  };
  add(c.prepare("SELECT " JW_OUTBOX_COLUMNS " FROM sync_outbox WHERE state = 5 ORDER BY local_seq LIMIT ?"));
  if (size <= bytes) add(c.prepare("SELECT " JW_OUTBOX_COLUMNS " FROM sync_outbox WHERE state = 1 ORDER BY local_seq LIMIT ?"));
  return out;
}

void countAttempt(Connection& w, std::int64_t from, std::int64_t to) {
  w.prepare("UPDATE sync_outbox SET attempts=attempts+1 WHERE state=1 AND local_seq BETWEEN ? AND ?")->bind(1, from).bind(2, to).run();
}

void setOpState(Connection& w, const Uuid& op, OutboxOp::State state, std::int64_t newVer, Instant now) {
  auto s = w.prepare("UPDATE sync_outbox SET state=?, new_ver=?, settled_at=? WHERE op_id=?");
  s->bind(1, static_cast<int>(state)).bind(2, newVer).bind(3, now).bind(4, op).run();
}

void tellAgain(Connection& w, Instant since) {
  // An op without contents is of a row that left the scope; a removal never has any. Rows that were told to a center that had been
  // restored are looked at again like all others.
  w.prepare("UPDATE sync_outbox SET state=5, new_ver=0 WHERE state IN (2, 3) AND kind <> 5 AND (kind=3 OR patch || step <> '') AND settled_at >= ?")->bind(1, since).run();
}
void forgetOp(Connection& w, const Uuid& op) { w.prepare("DELETE FROM sync_outbox WHERE op_id=?")->bind(1, op).run(); }
std::vector<OutboxOp> takenOps(Connection& c) {
  auto s = c.prepare("SELECT " JW_OUTBOX_COLUMNS " FROM sync_outbox WHERE state = 2 ORDER BY local_seq");
  std::vector<OutboxOp> out;
  while (s->step()) out.push_back(opFrom(*s));
  return out;
}
void forgetSettled(Connection& w, Instant before) { w.prepare("DELETE FROM sync_outbox WHERE state=3 AND settled_at < ?")->bind(1, before).run(); }

void blankOps(Connection& w, int table, const Uuid& row) {
  w.prepare("UPDATE sync_outbox SET patch='', base='', step='' WHERE tbl=? AND row=? AND state IN (3, 4)")->bind(1, table).bind(2, row).run();
  w.prepare("UPDATE sync_conflicts SET mine='', base='', step='', detail='' WHERE tbl=? AND row=?")->bind(1, table).bind(2, row).run();
}

void addConflict(Connection& w, const StoredConflict& k) {
  auto s = w.prepare("INSERT INTO sync_conflicts (op_id, tbl, row, kind, status, area, mine, base, step, detail, actor, at, answered_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (op_id) DO NOTHING");
  s->bind(1, k.op).bind(2, k.table).bind(3, k.row).bind(4, k.kind).bind(5, k.status).bind(6, std::string_view(k.area)).bind(7, std::string_view(k.mine)).bind(8, std::string_view(k.base));
  s->bind(9, std::string_view(k.step)).bind(10, std::string_view(k.detail)).bind(11, std::string_view(k.actor)).bind(12, k.at).bind(13, k.answeredAt).run();
}

#define JW_CONFLICT_COLUMNS "op_id, tbl, row, kind, status, area, mine, base, step, detail, actor, at, answered_at, decision, decided_at, decided_by"

std::vector<StoredConflict> openConflicts(Connection& c, std::string_view scope, std::uint32_t limit) {
  auto s = c.prepare("SELECT " JW_CONFLICT_COLUMNS " FROM sync_conflicts WHERE decision=0 AND substr(area, 1, length(?1)) = ?1 ORDER BY answered_at DESC LIMIT ?2");
  s->bind(1, scope).bind(2, std::int64_t{limit});
  std::vector<StoredConflict> out;
  while (s->step()) out.push_back(conflictFrom(*s));
  return out;
}
std::vector<StoredConflict> decidedConflicts(Connection& c, std::string_view scope, std::uint32_t limit) {
  auto s = c.prepare("SELECT " JW_CONFLICT_COLUMNS " FROM sync_conflicts WHERE decision<>0 AND substr(area, 1, length(?1)) = ?1 ORDER BY decided_at DESC LIMIT ?2");
  s->bind(1, scope).bind(2, std::int64_t{limit});
  std::vector<StoredConflict> out;
  while (s->step()) out.push_back(conflictFrom(*s));
  return out;
}
std::optional<StoredConflict> conflictOf(Connection& c, const Uuid& op) {
  auto s = c.prepare("SELECT " JW_CONFLICT_COLUMNS " FROM sync_conflicts WHERE op_id=?");
  s->bind(1, op);
  if (!s->step()) return std::nullopt;
  return conflictFrom(*s);
}
void decideConflict(Connection& w, const Uuid& op, StoredConflict::Decision decision, Instant now, std::string_view by) {
  w.prepare("UPDATE sync_conflicts SET decision=?, decided_at=?, decided_by=? WHERE op_id=?")->bind(1, static_cast<int>(decision)).bind(2, now).bind(3, by).bind(4, op).run();
}

#define JW_WAITING_COLUMNS "tbl, row, ver, gone, area, image, updated_at, updated_by, need_tbl, need_row"

void putWaiting(Connection& w, const WaitingRow& r) {
  auto s = w.prepare("INSERT INTO sync_waiting (" JW_WAITING_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (tbl, row) DO UPDATE SET ver=excluded.ver, gone=excluded.gone, area=excluded.area, "
                     "image=excluded.image, updated_at=excluded.updated_at, updated_by=excluded.updated_by, need_tbl=excluded.need_tbl, need_row=excluded.need_row");
  s->bind(1, r.table).bind(2, r.row).bind(3, r.ver).bind(4, r.gone).bind(5, std::string_view(r.area)).bind(6, std::string_view(r.image)).bind(7, toMillis(r.updatedAt));
  s->bind(8, std::string_view(r.updatedBy)).bind(10, r.needRow);
  if (r.needTable)
    s->bind(9, r.needTable);
  else
    s->bindNull(9);
  s->run();
}
void dropWaiting(Connection& w, int table, const Uuid& row) { w.prepare("DELETE FROM sync_waiting WHERE tbl=? AND row=?")->bind(1, table).bind(2, row).run(); }
void dropWaitingOutside(Connection& w, int table, const std::vector<std::string>& areas) {
  std::vector<Uuid> out;
  {
    auto s = w.prepare("SELECT row, area FROM sync_waiting WHERE tbl=? AND gone=0 AND area <> ''");
    s->bind(1, table);
    while (s->step()) {
      bool ours = false;
      for (const auto& area : areas) ours = ours || s->text(1).starts_with(area);
      if (!ours) out.push_back(s->uuid(0));
    }
  }
  for (const auto& row : out) dropWaiting(w, table, row);
}
std::optional<WaitingRow> waitingRow(Connection& c, int table, const Uuid& row) {
  auto s = c.prepare("SELECT " JW_WAITING_COLUMNS " FROM sync_waiting WHERE tbl=? AND row=?");
  s->bind(1, table).bind(2, row);
  if (!s->step()) return std::nullopt;
  return waitingFrom(*s);
}
std::vector<WaitingRow> waitingFor(Connection& c, int needTable, const Uuid& needRow) {
  auto s = c.prepare("SELECT " JW_WAITING_COLUMNS " FROM sync_waiting WHERE need_tbl=? AND need_row=?");
  s->bind(1, needTable).bind(2, needRow);
  return waitingRows(*s);
}
std::vector<WaitingRow> waitingRows(Connection& c) { return waitingRows(*c.prepare("SELECT " JW_WAITING_COLUMNS " FROM sync_waiting")); }
std::vector<WaitingRow> waitingForKeys(Connection& c) {
  auto s = c.prepare("SELECT " JW_WAITING_COLUMNS " FROM sync_waiting WHERE need_tbl IS NULL");
  return waitingRows(*s);
}

bool syncTraces(Connection& c, int table) {
  auto s = c.prepare("SELECT EXISTS (SELECT 1 FROM sync_shadow WHERE tbl=?1) OR EXISTS (SELECT 1 FROM sync_waiting WHERE tbl=?1 OR need_tbl=?1) OR EXISTS (SELECT 1 FROM sync_dangling WHERE target_tbl=?1) "
                     "OR EXISTS (SELECT 1 FROM sync_tombstones WHERE tbl=?1) OR EXISTS (SELECT 1 FROM sync_versions WHERE tbl=?1)");
  s->bind(1, table);
  return s->step() && s->integer(0) != 0;
}
bool tombstoned(Connection& c, int table, const Uuid& row) {
  auto s = c.prepare("SELECT 1 FROM sync_tombstones WHERE tbl=? AND row=?");
  s->bind(1, table).bind(2, row);
  return s->step();
}
void putTombstone(Connection& w, int table, const Uuid& row, std::int64_t ver) {
  w.prepare("INSERT INTO sync_tombstones (tbl, row, ver) VALUES (?,?,?) ON CONFLICT (tbl, row) DO NOTHING")->bind(1, table).bind(2, row).bind(3, ver).run();
}

void forgetTombstones(Connection& w) { w.execute("DELETE FROM sync_tombstones"); }

bool seen(Connection& c, int table, const Uuid& row) {
  auto s = c.prepare("SELECT 1 FROM sync_seen WHERE tbl=? AND row=?");
  s->bind(1, table).bind(2, row);
  return s->step();
}
void markSeen(Connection& w, int table, const Uuid& row) { w.prepare("INSERT INTO sync_seen (tbl, row) VALUES (?,?) ON CONFLICT DO NOTHING")->bind(1, table).bind(2, row).run(); }
void forgetSeen(Connection& w) { w.execute("DELETE FROM sync_seen"); }

SyncCounts syncCounts(Connection& c) {
  SyncCounts n;
  n.dirty = c.prepare("SELECT count(*) FROM sync_dirty")->firstInteger();
  n.waiting = c.prepare("SELECT count(*) FROM sync_outbox WHERE state = 1")->firstInteger() + c.prepare("SELECT count(*) FROM sync_outbox WHERE state = 5")->firstInteger();
  n.taken = c.prepare("SELECT count(*) FROM sync_outbox WHERE state = 2")->firstInteger();
  n.conflicts = c.prepare("SELECT count(*) FROM sync_conflicts WHERE decision = 0")->firstInteger();
  n.held = c.prepare("SELECT count(*) FROM sync_waiting")->firstInteger();
  auto s = c.prepare("SELECT at FROM sync_outbox WHERE state = 1 ORDER BY local_seq LIMIT 1");
  if (s->step()) n.oldestWaiting = s->instant(0);
  return n;
}

std::set<std::string> bootstrapMarks(Connection& c) {
  auto s = c.prepare("SELECT key FROM sync_state WHERE substr(key, 1, 5) = 'part.'");
  std::set<std::string> out;
  while (s->step()) out.emplace(s->text(0));
  return out;
}
void letLogGrow(Connection& w, bool grow) { w.execute(grow ? "PRAGMA wal_autocheckpoint=16000" : "PRAGMA wal_autocheckpoint=1000"); }
void forgetBootstrap(Connection& w) { w.execute("DELETE FROM sync_state WHERE substr(key, 1, 5) = 'part.' OR substr(key, 1, 10) = 'bootstrap.'"); }

void overwriteDeleted(Connection& w) { w.execute("PRAGMA secure_delete=ON"); }

bool finishPurge(Connection& w) {
  if (w.prepare("PRAGMA secure_delete")->firstInteger() != 1) return true;
  sqlite3_busy_timeout(w.handle(), 0);
  const bool done = sqlite3_wal_checkpoint_v2(w.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) == SQLITE_OK;
  sqlite3_busy_timeout(w.handle(), 5000);
  if (done) w.execute("PRAGMA secure_delete=OFF");
  return done;
}

}  // namespace jw::store
