#include "core/store/import_mappings.h"

#include <nlohmann/json.hpp>

namespace jw::store {

std::vector<ImportMapping> readImportMappings(Connection& c, std::string_view subject) {
  auto s = c.prepare("SELECT name, mapping, updated_at, updated_by FROM import_mappings WHERE subject=? ORDER BY updated_at DESC, name");
  s->bind(1, subject);
  std::vector<ImportMapping> all;
  while (s->step()) {
    auto& m = all.emplace_back();
    m.name = s->text(0);
    for (const auto& pair : nlohmann::json::parse(s->text(1))) m.columns.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    m.updatedAt = s->instant(2);
    m.updatedBy = s->text(3);
  }
  return all;
}

void putImportMapping(Connection& w, std::string_view subject, const ImportMapping& mapping) {
  auto json = nlohmann::json::array();
  for (const auto& [header, key] : mapping.columns) json.push_back({header, key});
  const std::string text = json.dump();
  auto s = w.prepare("INSERT INTO import_mappings (name, subject, mapping, updated_at, updated_by) VALUES (?,?,?,?,?) ON CONFLICT (subject, name) DO UPDATE SET mapping=excluded.mapping, updated_at=excluded.updated_at, updated_by=excluded.updated_by");
  s->bind(1, std::string_view(mapping.name)).bind(2, subject).bind(3, std::string_view(text)).bind(4, mapping.updatedAt).bind(5, std::string_view(mapping.updatedBy)).run();
}

bool removeImportMapping(Connection& w, std::string_view subject, std::string_view name) {
  auto s = w.prepare("DELETE FROM import_mappings WHERE subject=? AND name=?");
  s->bind(1, subject).bind(2, name).run();
  return w.changes() == 1;
}

}  // namespace jw::store
