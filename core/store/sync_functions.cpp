#include "core/store/sync_functions.h"

#include <cstdlib>
#include <string>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/sqlite_error.h"

namespace jw::store {
namespace {

constexpr int kFlags = SQLITE_UTF8 | SQLITE_INNOCUOUS;

int& flagOf(sqlite3_context* context) { return *static_cast<int*>(sqlite3_user_data(context)); }

void applying(sqlite3_context* context, int, sqlite3_value**) { sqlite3_result_int(context, flagOf(context)); }
void setApplying(sqlite3_context* context, int, sqlite3_value** value) { flagOf(context) = sqlite3_value_int(value[0]); }

void uuid(sqlite3_context* context, int, sqlite3_value** value) {
  if (sqlite3_value_bytes(value[0]) != static_cast<int>(Uuid::size()) || sqlite3_value_type(value[0]) != SQLITE_BLOB) return sqlite3_result_null(context);
  const std::string text = Uuid::fromBytes(sqlite3_value_blob(value[0])).text();
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void bytes(sqlite3_context* context, int, sqlite3_value** value) {
  if (sqlite3_value_type(value[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const auto* data = static_cast<const char*>(sqlite3_value_blob(value[0]));
  const std::string text = "\\x" + text::toHex({data ? data : "", static_cast<std::size_t>(sqlite3_value_bytes(value[0]))});
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void named(sqlite3_context* context, int, sqlite3_value** value) {
  if (sqlite3_value_type(value[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value[0]));
  const Uuid id = Uuid::named({data, static_cast<std::size_t>(sqlite3_value_bytes(value[0]))});
  sqlite3_result_blob(context, id.data(), static_cast<int>(Uuid::size()), SQLITE_TRANSIENT);
}

}  // namespace

void registerSyncFunctions(sqlite3* db) {
  auto* flag = static_cast<int*>(std::calloc(1, sizeof(int)));
  if (!flag) throw Error(ErrorCode::store, "out of memory");
  // SQLite frees the flag with the function that owns it, which lives as long as the connection.
  if (sqlite3_create_function_v2(db, "jw_applying", 0, kFlags, flag, applying, nullptr, nullptr, std::free) != SQLITE_OK) fail(db, "registering jw_applying");
  if (sqlite3_create_function_v2(db, "jw_set_applying", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, flag, setApplying, nullptr, nullptr, nullptr) != SQLITE_OK) fail(db, "registering jw_set_applying");
  if (sqlite3_create_function_v2(db, "jw_uuid", 1, kFlags | SQLITE_DETERMINISTIC, nullptr, uuid, nullptr, nullptr, nullptr) != SQLITE_OK) fail(db, "registering jw_uuid");
  if (sqlite3_create_function_v2(db, "jw_bytes", 1, kFlags | SQLITE_DETERMINISTIC, nullptr, bytes, nullptr, nullptr, nullptr) != SQLITE_OK) fail(db, "registering jw_bytes");
  if (sqlite3_create_function_v2(db, "jw_named", 1, kFlags | SQLITE_DETERMINISTIC, nullptr, named, nullptr, nullptr, nullptr) != SQLITE_OK) fail(db, "registering jw_named");
}

Applying::Applying(Connection& connection) : m_connection(connection) { m_connection.prepare("SELECT jw_set_applying(1)")->step(); }
Applying::~Applying() {
  try {
    m_connection.prepareBeside("SELECT jw_set_applying(0)")->step();
  } catch (const Error&) {
    // Only a broken connection gets here; nothing more is written on it.
  }
}

}  // namespace jw::store
