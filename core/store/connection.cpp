#include "core/store/connection.h"

#include <spatialite.h>

#include <mutex>
#include <utility>

#include "core/base/error.h"
#include "core/store/row_view.h"
#include "core/store/sqlite_error.h"
#include "core/store/sync_functions.h"

namespace jw::store {
namespace {

// SpatiaLite's set-up is not safe when two threads open their first connections at once.
std::mutex& spatialiteMutex() {
  static std::mutex mutex;
  return mutex;
}

// One connection in so many virtual machine steps asks whether it should stop: often enough for a tenth of a millisecond.
constexpr int kStepsBetweenStopChecks = 2000;

int stopRequested(void* token) { return static_cast<std::stop_token*>(token)->stop_requested() ? 1 : 0; }

}  // namespace

Connection::Connection(const std::filesystem::path& file, OpenMode mode) : m_file(file) {
  const int flags = SQLITE_OPEN_NOMUTEX | (mode == OpenMode::readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                    (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0);
  const std::string name = file.string();
  if (sqlite3_open_v2(name.c_str(), &m_db, flags, nullptr) != SQLITE_OK) {
    const std::string text = name + ": " + (m_db ? sqlite3_errmsg(m_db) : "out of memory");
    sqlite3_close(m_db);
    throw Error(ErrorCode::store, text);
  }
  try {
    sqlite3_extended_result_codes(m_db, 0);
    {
      const std::scoped_lock lock(spatialiteMutex());
      m_spatialite = spatialite_alloc_connection();
      spatialite_init_ex(m_db, m_spatialite, 0);
    }
    if (mode != OpenMode::readOnly) registerRowViews(m_db);
    registerSyncFunctions(m_db);
    execute("PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;");
    if (mode == OpenMode::readOnly)
      execute("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;");
    else
      execute("PRAGMA synchronous=FULL;");
  } catch (const Error& e) {
    const bool damaged = sqlite3_errcode(m_db) == SQLITE_CORRUPT;
    const std::string said = sqlite3_errmsg(m_db);
    forgetStatements();
    sqlite3_close_v2(m_db);
    if (m_spatialite) spatialite_cleanup_ex(m_spatialite);
    // The first statement reads what the tables are.
    if (damaged) throw Error(ErrorCode::store, name + ": damaged (" + said + "); restore it from a backup");
    throw e.within(name);
  }
}

Connection::~Connection() {
  forgetStatements();
  sqlite3_close_v2(m_db);
  const std::scoped_lock lock(spatialiteMutex());
  spatialite_cleanup_ex(m_spatialite);
}

void Connection::forgetStatements() {
  m_statements.clear();
  m_made.clear();
}

void Connection::writePending() {
  auto* rows = std::exchange(m_pending, nullptr);
  if (!rows) return;
  try {
    rows->write();
  } catch (...) {
    rows->forget();
    throw;
  }
}

void Connection::forgetPending() {
  if (auto* rows = std::exchange(m_pending, nullptr)) rows->forget();
}

Lease Connection::prepare(Sql sql) {
  writePending();
  return prepareBeside(sql);
}

Lease Connection::prepareBeside(Sql sql) {
  auto& slot = m_statements[sql.text().data()];
  if (!slot) slot = std::make_unique<Statement>(m_db, sql.text());
  return Lease(*slot);
}

Lease Connection::prepareMade(const std::string& sql) {
  writePending();
  auto& slot = m_made[sql];
  if (!slot) slot = std::make_unique<Statement>(m_db, sql);
  return Lease(*slot);
}

void Connection::execute(const std::string& sql) {
  writePending();
  if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(m_db, "running \"" + sql.substr(0, 120) + "\"");
}

std::int64_t Connection::integer(std::string_view sql) {
  writePending();
  return Statement(m_db, sql).firstInteger();
}

std::string Connection::text(std::string_view sql) {
  writePending();
  Statement s(m_db, sql);
  return s.step() ? std::string(s.text(0)) : std::string();
}

void Connection::setStop(std::stop_token stop) {
  m_stop = std::move(stop);
  if (m_stop.stop_possible())
    sqlite3_progress_handler(m_db, kStepsBetweenStopChecks, stopRequested, &m_stop);
  else
    sqlite3_progress_handler(m_db, 0, nullptr, nullptr);
}

Transaction::Transaction(Connection& connection) : m_connection(connection) { m_connection.prepare("BEGIN IMMEDIATE")->run(); }

Transaction::~Transaction() {
  if (!m_open) return;
  m_connection.forgetPending();
  if (!m_connection.inTransaction()) return;
  try {
    m_connection.prepare("ROLLBACK")->run();
  } catch (const Error&) {
    // The connection is broken; closing it rolls back.
  }
}

void Transaction::commit() {
  m_connection.prepare("COMMIT")->run();
  m_open = false;
}

ReadTransaction::ReadTransaction(Connection& connection) : m_connection(connection) {
  m_connection.prepare("BEGIN")->run();
  try {
    // What is read first decides which moment it is.
    m_connection.prepare("SELECT value FROM meta LIMIT 1")->step();
  } catch (...) {
    m_connection.prepare("ROLLBACK")->run();
    throw;
  }
}

ReadTransaction::~ReadTransaction() {
  try {
    m_connection.prepare("ROLLBACK")->run();
  } catch (const Error&) {
    // The connection is broken and has ended it by itself.
  }
}

}  // namespace jw::store
