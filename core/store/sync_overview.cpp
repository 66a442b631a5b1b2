#include "core/store/sync_overview.h"

#include <map>
#include <sstream>

#include "core/store/sync_gateway.h"

namespace jw::store {

SyncOverview syncOverview(Connection& c) {
  SyncOverview o;
  o.site = syncState(c, "site");
  o.joined = !o.site.empty();
  o.filling = !syncState(c, "bootstrap.xid").empty();
  o.epoch = syncState(c, "epoch");
  o.siteNumber = static_cast<int>(syncNumber(c, "site_number"));
  std::istringstream areas(syncState(c, "areas"));
  for (std::string line; std::getline(areas, line);) o.areas.push_back(line);
  if (const auto last = syncNumber(c, "last_round"); last > 0) o.lastRound = fromMillis(last);
  std::map<int, SyncOverview::Table> tables;
  const auto count = [&](Sql sql, std::int64_t SyncOverview::Table::*to, std::int64_t& all) {
    auto s = c.prepare(sql);
    while (s->step()) {
      const int table = static_cast<int>(s->integer(0));
      tables[table].table = table;
      tables[table].*to += s->integer(1);
      all += s->integer(1);
    }
  };
  count("SELECT tbl, count(*) FROM sync_dirty GROUP BY tbl", &SyncOverview::Table::waiting, o.waiting);
  count("SELECT tbl, count(*) FROM sync_outbox WHERE state IN (1, 2) GROUP BY tbl", &SyncOverview::Table::waiting, o.waiting);
  count("SELECT tbl, count(*) FROM sync_conflicts WHERE decision = 0 GROUP BY tbl", &SyncOverview::Table::refused, o.refused);
  for (const auto& [number, table] : tables) o.tables.push_back(table);
  const auto n = syncCounts(c);
  o.held = n.held;
  o.oldestWaiting = n.oldestWaiting;
  return o;
}

LastWriter lastWriter(Connection& c, int table, const Uuid& row, const Uuid& except) {
  // The journal has no index of rows; what was disputed was written lately.
  constexpr std::int64_t kRows = 20'000;
  auto s = c.prepare("SELECT actor, at FROM journal WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ? AND tbl=? AND row=? AND op<>? AND actor<>'' ORDER BY seq DESC LIMIT 1");
  s->bind(1, kRows).bind(2, table).bind(3, row).bind(4, except);
  if (!s->step()) return {};
  return {std::string(s->text(0)), s->instant(1)};
}

std::string rowName(Connection& c, const std::string& table, const Uuid& row) {
  static const std::map<std::string, std::string, std::less<>> kNames = {
      {"cases", "number || ' ' || title"},
      {"dwellings", "(SELECT b.name FROM buildings b WHERE b.n = t.building) || ' ' || t.unit || '-' || t.floor || '-' || t.number"},
      {"settings", "key"},
      {"households", "(SELECT b.name || ' ' || d.unit || '-' || d.floor || '-' || d.number FROM dwellings d JOIN buildings b ON b.n = d.building WHERE d.n = t.dwelling)"}};
  const auto it = kNames.find(table);
  auto s = c.prepareMade("SELECT " + (it == kNames.end() ? std::string("name") : it->second) + " FROM " + table + " t WHERE id=?");
  s->bind(1, row);
  return s->step() ? std::string(s->text(0)) : std::string();
}

bool everWritten(Connection& c) { return c.prepare("SELECT EXISTS (SELECT 1 FROM journal)")->firstInteger() != 0; }

bool anythingDirty(Connection& c) { return c.prepare("SELECT EXISTS (SELECT 1 FROM sync_dirty)")->firstInteger() != 0; }

}  // namespace jw::store
