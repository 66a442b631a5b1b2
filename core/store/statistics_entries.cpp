#include "core/store/statistics_entries.h"

namespace jw::store {

std::vector<std::pair<std::string, std::string>> readStatisticsEntries(Connection& c) {
  auto s = c.prepare("SELECT key, toml FROM statistics_entries ORDER BY key");
  std::vector<std::pair<std::string, std::string>> all;
  while (s->step()) all.emplace_back(s->text(0), s->text(1));
  return all;
}

void putStatisticsEntry(Connection& w, std::string_view key, std::string_view toml, Instant at, std::string_view by) {
  auto s = w.prepare("INSERT INTO statistics_entries (key, toml, updated_at, updated_by) VALUES (?,?,?,?) ON CONFLICT (key) DO UPDATE SET toml=excluded.toml, updated_at=excluded.updated_at, updated_by=excluded.updated_by");
  s->bind(1, key).bind(2, toml).bind(3, at).bind(4, by).run();
}

void removeStatisticsEntry(Connection& w, std::string_view key) { w.prepare("DELETE FROM statistics_entries WHERE key=?")->bind(1, key).run(); }

}  // namespace jw::store
