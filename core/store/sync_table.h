// A table that travels, as data/sync/tables.toml describes it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jw::store {

struct SyncColumn {
  enum class Type : std::uint8_t { integer, real, text, json, bytes, uuid, geom, ref };
  /// A, B, T, S. A set (S) is no column here: its elements are rows of their own, and travel as a JSON array inside the row.
  enum class Class : std::uint8_t { conflict, lastWins, byTransition, set };
  std::string name;
  Type type = Type::integer;
  Class cls = Class::conflict;
  std::string ref;  ///< the table whose row number it is
};

struct SyncTable {
  enum class Scope : std::uint8_t { area, up, all };
  int number = 0;  ///< store::Table
  std::string name;
  Scope scope = Scope::area;
  int lane = 0;               ///< sync::Lane
  std::string area = "area";  ///< the column that says where the row lies; "": it lies nowhere
  std::vector<SyncColumn> columns;
  std::vector<std::string> local;  ///< columns that stay here
};

using SyncTables = std::vector<SyncTable>;

inline const SyncTable* findTable(const SyncTables& tables, int number) {
  for (const auto& t : tables)
    if (t.number == number) return &t;
  return nullptr;
}
inline const SyncTable* findTable(const SyncTables& tables, std::string_view name) {
  for (const auto& t : tables)
    if (t.name == name) return &t;
  return nullptr;
}

}  // namespace jw::store
