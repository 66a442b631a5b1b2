// Setting up the central database: numbered steps of SQL and the tables of the list.
#pragma once
#include <cstdint>
#include <filesystem>

#include "core/base/ids.h"
#include "core/sync/postgres/pg_connection.h"

namespace jw::sync {

enum class CentralChange : std::uint8_t { current, created, upgraded };

struct CentralState {
  CentralChange change = CentralChange::current;
  int schema = 0;  ///< number of the last step
  int tables = 0;  ///< version of tables.toml
  Uuid epoch;
};

/// Brings the database to the last step in `data`/central (0001_*.sql …) and to `data`/sync/tables.toml, all in one transaction;
/// again: nothing to do. The first time it wants a superuser (extension, roles), later a member of jingwei_center who may set its role.
/// A database of a later program throws Error(newer_store); one that is not ours, PostgreSQL before 15, or whatever goes wrong
/// Error(store). Both leave it as it was.
CentralState prepareCentral(PgConnection& connection, const std::filesystem::path& data);

/// What is there, without changing it; throws Error(store) if it is no center.
CentralState centralState(PgConnection& connection);

}  // namespace jw::sync
