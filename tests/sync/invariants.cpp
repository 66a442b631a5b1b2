#include "tests/sync/invariants.h"

#include <algorithm>

#include "core/store/schema.h"
#include "tests/store/store_fixture.h"

namespace jw::test {

using namespace sync;
using nlohmann::json;

const Tables& syncTables() {
  static const auto t = Tables::load(std::filesystem::path(JW_SOURCE_DIR) / "data");
  return t;
}

namespace {

/// An empty store.
const std::string& blank() {
  static const std::string image = [] {
    store::Connection c(":memory:", store::OpenMode::create);
    store::prepareSchema(c, schemaFolder());
    return imageOf(c);
  }();
  return image;
}

std::string opsOf(Site& s, const ModelCenter& center, int table, const Uuid& row) {
  std::string out;
  store::Statement q(s.db->handle(), "SELECT op_id, kind, state, new_ver, local_seq FROM sync_outbox WHERE tbl=? AND row=? ORDER BY local_seq");
  q.bind(1, table).bind(2, row);
  while (q.step()) {
    const auto known = center.ops.find(q.uuid(0));
    out += "[" + std::to_string(q.integer(4)) + " kind " + std::to_string(q.integer(1)) + " state " + std::to_string(q.integer(2)) + " ver " + std::to_string(q.integer(3)) +
           (known == center.ops.end() ? " not there]" : " there " + std::to_string(static_cast<int>(known->second.status)) + " ver " + std::to_string(known->second.newVer) + "]");
  }
  return out;
}

/// A row as the site and the center have it, for whoever looks for a fault.
std::string told(Site& s, const ModelCenter& center, int table, const Uuid& row) {
  std::string out = "; row " + row.text() + " of table " + std::to_string(table) + ": ";
  store::SyncRows rows(*s.db, syncTables().all);
  const auto& t = *store::findTable(syncTables().all, table);
  if (const auto known = rows.known(t, row)) out += "here " + std::to_string(known->serverVer) + " in " + known->area + ", ";
  if (const auto shadow = store::shadowOf(*s.db, table, row)) out += "copy " + std::to_string(shadow->ver) + (shadow->image.is_null() ? " nothing, " : ", ");
  const auto there = center.rows.find({table, row});
  if (const auto w = store::waitingRow(*s.db, table, row)) out += "held " + std::to_string(w->ver) + " gone " + std::to_string(w->gone) + " for " + std::to_string(w->needTable) + ", ";
  if (table == 8 && there != center.rows.end()) {
    store::Statement q(s.db->handle(), "SELECT id, server_ver, number || ' ' || coalesce(external_id, '') FROM cases WHERE id <> ? AND (number = ? OR (source = ? AND external_id = ?))");
    const auto& v = there->second.values;
    const std::string number = v.at("number"), source = v.at("source"), external = v.at("external_id").is_null() ? "" : v.at("external_id");
    q.bind(1, row).bind(2, std::string_view(number)).bind(3, std::string_view(source)).bind(4, std::string_view(external));
    Uuid other;
    if (q.step()) other = q.uuid(0), out += "its key is here at " + q.uuid(0).text() + " " + std::to_string(q.integer(1)) + " " + std::string(q.text(2)) + " " + opsOf(s, center, 8, other) + ", ";
    out += "the center has " + number + " " + external + ", ";
    q.reset();
    if (const auto b = center.rows.find({8, other}); b != center.rows.end()) out += "and there that is " + b->second.values.at("number").get<std::string>() + " at " + std::to_string(b->second.ver) + ", ";
  }
  if (store::tombstoned(*s.db, table, row)) out += "deleted here, ";
  if (there != center.rows.end()) out += "center " + std::to_string(there->second.ver) + " in " + there->second.area + ", ";
  if (center.tombstones.contains({table, row})) out += "deleted there, ";
  return out + opsOf(s, center, table, row);
}

}  // namespace

std::string imageOf(store::Connection& db) {
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(sqlite3_serialize(db.handle(), "main", &size, 0), sqlite3_free);
  return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

Site::Site(int n, Millis wrong, std::uint64_t seed) : number(n), disk(seed), clock(std::make_shared<ManualClock>(fromMillis(kStart) + wrong)) {
  disk.put(blank());
  open();
}

void Site::open() {
  db.reset();
  db = std::make_unique<store::Connection>(disk.name(), store::OpenMode::readWrite);
  // Checkpoints come often enough to be cut off, too.
  db->execute("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=60");
}

void Site::restart() {
  db.reset();
  disk.restart();
  open();
  if (const auto found = db->text("PRAGMA quick_check(1)"); found != "ok") broken(*this, "damaged by a loss of power: " + found);
}

void broken(const Site& s, const std::string& what) { throw Broken{"site " + std::to_string(s.number) + ": " + what}; }

void checkCenter(const ModelCenter& center) {
  // I8 at the center; I7 of its trails.
  std::set<std::string> external;
  for (const auto& [key, row] : center.rows) {
    if (key.first != 8) continue;
    if (!row.values.at("external_id").is_null() && !external.insert(row.values.at("source").get<std::string>() + row.values.at("external_id").get<std::string>()).second) throw Broken{"I8: one report is two cases"};
    int state = 0, n = 0;
    for (const auto& step : row.values.at("trail")) {
      if (step.at("n") != ++n || step.at("from_state") != state) throw Broken{"I7: the trail has a gap"};
      state = step.at("to_state");
    }
    if (state != row.values.at("state") || n != row.values.at("transitions")) throw Broken{"I7: the case is not where its trail ends"};
  }
}

std::uint64_t checkSite(Site& s, const ModelCenter& center) {
  Replica r(*s.db, syncTables());
  const auto counts = store::syncCounts(*s.db);
  std::string open;
  store::Statement left(s.db->handle(), "SELECT tbl, row FROM sync_outbox WHERE state NOT IN (3, 4) UNION SELECT tbl, row FROM sync_shadow LIMIT 3");
  while (left.step()) open += told(s, center, static_cast<int>(left.integer(0)), left.uuid(1));
  if (counts.waiting + counts.taken + counts.dirty != 0 || !open.empty())
    broken(s, "I12: the outbox is not empty: " + std::to_string(counts.waiting) + " waiting, " + std::to_string(counts.taken) + " taken, " + std::to_string(counts.dirty) + " dirty" + open);
  store::SyncRows rows(*s.db, syncTables().all);
  // I4
  auto here = r.digests(""), there = center.digests(s.id);
  const auto less = [](const Digest& a, const Digest& b) { return std::tie(a.table, a.area) < std::tie(b.table, b.area); };
  std::sort(here.begin(), here.end(), less);
  std::sort(there.begin(), there.end(), less);
  if (here != there) {
    std::string what = "I4: digests differ";
    for (const auto& d : here)
      if (std::find(there.begin(), there.end(), d) == there.end()) what += "; here " + std::to_string(d.table) + " " + d.area + " x" + std::to_string(d.count);
    for (const auto& d : there)
      if (std::find(here.begin(), here.end(), d) == here.end()) what += "; center " + std::to_string(d.table) + " " + d.area + " x" + std::to_string(d.count);
    for (const auto& t : syncTables().all) {
      std::map<Uuid, std::int64_t> mine;
      rows.forEach(t, [&](const Uuid& id, std::int64_t ver, const std::string&, const json&) { mine[id] = ver; });
      for (const auto& [id, ver] : mine) {
        const auto at = center.rows.find({t.number, id});
        if (at == center.rows.end() || at->second.ver != ver) what += told(s, center, t.number, id);
        const auto image = rows.image(t, id);
        if (at != center.rows.end() && image)
          for (const auto& c : t.columns)
            if (image->at(c.name) != at->second.values.value(c.name, json())) what += "; " + c.name + " is " + image->at(c.name).dump() + ", there " + at->second.values.value(c.name, json()).dump() + told(s, center, t.number, id);
      }
      for (const auto& [key, row] : center.rows)
        if (key.first == t.number && center.inScope(s.id, t.number, row.area) && !mine.contains(key.second)) what += told(s, center, t.number, key.second);
    }
    broken(s, what);
  }
  for (const auto& [key, row] : center.rows)
    if (key.first == 8 && center.inScope(s.id, 8, row.area) && rows.trail(key.second) != row.values.at("trail")) broken(s, "I4: a trail differs" + told(s, center, 8, key.second));
  for (const auto& [key, row] : center.rows)
    if (key.first == 8 && center.inScope(s.id, 8, row.area) && rows.image(*store::findTable(syncTables().all, 8), key.second)->at("sets") != row.values.at("sets")) broken(s, "I4: a set differs: " + rows.image(*store::findTable(syncTables().all, 8), key.second)->at("sets").dump() + " and " + row.values.at("sets").dump() + told(s, center, 8, key.second));
  // I9: every op has an answer, and what was not taken whole is in the conflicts.
  // The contents of those whose row has left the scope are not kept, so a center that was restored cannot be told again.
  store::Statement q(s.db->handle(), "SELECT op_id, state, tbl, row, kind FROM sync_outbox WHERE kind = 3 OR patch || step <> ''");
  while (q.step()) {
    const auto known = center.ops.find(q.uuid(0));
    const bool refused = q.integer(1) == 4;
    if (refused != store::conflictOf(*s.db, q.uuid(0)).has_value()) broken(s, "I9: a refused operation is not shown");
    // A row told to a center that was restored is nobody's work: another one may have told it first.
    if (refused || q.integer(4) == 5) continue;
    if (known == center.ops.end() || (known->second.status != OpStatus::applied && known->second.status != OpStatus::duplicate)) broken(s, "I9: an operation is gone" + told(s, center, static_cast<int>(q.integer(2)), q.uuid(3)));
  }
  // I1: what was acknowledged is at the center, or refused and shown, or deleted by somebody.
  for (const auto& key : s.made)
    if (!center.rows.contains(key) && !center.tombstones.contains(key)) {
      store::Statement lost(s.db->handle(), "SELECT count(*) FROM sync_conflicts WHERE tbl=? AND row=?");
      lost.bind(1, key.first).bind(2, key.second);
      const auto shown = lost.firstInteger();
      store::Statement ops(s.db->handle(), "SELECT count(*) FROM sync_outbox WHERE tbl=? AND row=? AND patch <> ''");
      ops.bind(1, key.first).bind(2, key.second);
      // Made and deleted again before anybody was told.
      if (shown == 0 && (ops.firstInteger() != 0 || rows.known(*store::findTable(syncTables().all, key.first), key.second))) broken(s, "I1: a row of table " + std::to_string(key.first) + " is nowhere" + told(s, center, key.first, key.second));
    }
  // I10, I11
  for (const auto& t : syncTables().all)
    if (t.scope == store::SyncTable::Scope::area)
      for (const auto& id : rows.outside(t, s.areas, 1)) {
        const auto known = rows.known(t, id);
        if (known->serverVer > 0) broken(s, "I10: a row of " + t.name + " in " + known->area);
      }
  for (const auto& [key, ver] : center.tombstones)
    if (rows.known(*store::findTable(syncTables().all, key.first), key.second)) broken(s, "I11: a deleted row is back");
  return static_cast<std::uint64_t>(counts.conflicts);
}

void watchVersions(Site& s) {
  for (const auto& t : syncTables().all) {
    store::Statement q(s.db->handle(), "SELECT id, row_ver FROM " + t.name);
    while (q.step()) {
      auto& was = s.versions[{t.name, q.uuid(0)}];
      if (q.integer(1) < was) broken(s, "I6: a version in " + t.name + " went back from " + std::to_string(was) + " to " + std::to_string(q.integer(1)));
      was = q.integer(1);
    }
  }
  store::Statement trail(s.db->handle(),
                         "SELECT id FROM cases c WHERE transitions <> (SELECT count(*) FROM transitions t WHERE t.case_n=c.n) OR state <> (SELECT to_state FROM transitions t WHERE t.case_n=c.n ORDER BY i DESC LIMIT 1)");
  if (trail.step()) broken(s, "I7: the case " + trail.uuid(0).text() + " is not where its trail ends here");
}

}  // namespace jw::test
