// What the triggers of a joined store call. A program without these functions cannot change the tables that travel.
#pragma once
#include "core/store/connection.h"

namespace jw::store {

/// jw_applying() -> 0 or 1, jw_uuid(blob) -> 36 characters, jw_bytes(blob) -> "\x" and hexadecimal, jw_named(text) -> the blob of
/// Uuid::named; NULL stays NULL.
void registerSyncFunctions(sqlite3* db);

/// While it lives, what this connection writes comes from the center: the triggers note nothing.
class Applying {
 public:
  explicit Applying(Connection& connection);
  Applying(const Applying&) = delete;
  Applying& operator=(const Applying&) = delete;
  ~Applying();

 private:
  Connection& m_connection;
};

}  // namespace jw::store
