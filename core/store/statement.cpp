#include "core/store/statement.h"

#include <string>

#include "core/base/error.h"
#include "core/store/row_view.h"
#include "core/store/sqlite_error.h"

namespace jw::store {

void fail(sqlite3* db, std::string_view what) {
  const int rc = db ? sqlite3_errcode(db) : SQLITE_NOMEM;
  const std::string text = std::string(what) + ": " + (db ? sqlite3_errmsg(db) : "out of memory");
  throw Error(rc == SQLITE_INTERRUPT ? ErrorCode::cancelled : ErrorCode::store, text);
}

Statement::Statement(sqlite3* db, std::string_view sql) : m_db(db) {
  if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr) != SQLITE_OK)
    fail(db, "preparing \"" + std::string(sql.substr(0, 120)) + "\"");
}
Statement::~Statement() { sqlite3_finalize(m_statement); }

void Statement::check(int rc) const {
  if (rc != SQLITE_OK) fail(m_db, "binding");
}
Statement& Statement::bind(int i, std::int64_t value) {
  check(sqlite3_bind_int64(m_statement, i, value));
  return *this;
}
Statement& Statement::bind(int i, double value) {
  check(sqlite3_bind_double(m_statement, i, value));
  return *this;
}
Statement& Statement::bind(int i, std::string_view text) {
  check(sqlite3_bind_text64(m_statement, i, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}
Statement& Statement::bindBlob(int i, const void* data, std::size_t size) {
  check(sqlite3_bind_blob64(m_statement, i, data, size, SQLITE_STATIC));
  return *this;
}
Statement& Statement::bindNull(int i) {
  check(sqlite3_bind_null(m_statement, i));
  return *this;
}
Statement& Statement::bind(int i, const RowView& rows) {
  check(bindRowView(m_statement, i, rows));
  return *this;
}

bool Statement::step() {
  const int rc = sqlite3_step(m_statement);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  // The message is read before the reset, which would put a shorter one in its place.
  const std::string sql(sqlite3_sql(m_statement));
  try {
    fail(m_db, "running \"" + sql.substr(0, 120) + "\"");
  } catch (...) {
    sqlite3_reset(m_statement);
    throw;
  }
}
void Statement::run() {
  while (step()) {
  }
  reset();
}
std::int64_t Statement::firstInteger() { return step() ? integer(0) : 0; }
void Statement::reset() {
  sqlite3_reset(m_statement);
  sqlite3_clear_bindings(m_statement);
}

bool Statement::isNull(int c) const { return sqlite3_column_type(m_statement, c) == SQLITE_NULL; }
std::int64_t Statement::integer(int c) const { return sqlite3_column_int64(m_statement, c); }
double Statement::real(int c) const { return sqlite3_column_double(m_statement, c); }
std::string_view Statement::text(int c) const {
  const auto* p = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, c));
  return p ? std::string_view(p, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, c))) : std::string_view();
}
std::span<const std::uint8_t> Statement::blob(int c) const {
  const auto* p = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement, c));
  return {p, p ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, c)) : 0};
}
Uuid Statement::uuid(int c) const {
  const auto bytes = blob(c);
  return bytes.size() == Uuid::size() ? Uuid::fromBytes(bytes.data()) : Uuid();
}
Instant Statement::instant(int c) const { return isNull(c) ? kNever : fromMillis(integer(c)); }

}  // namespace jw::store
