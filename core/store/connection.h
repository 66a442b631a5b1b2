// SQLite with RAII: a connection and its transactions. One connection belongs to one thread at a time.
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/store/statement.h"

namespace jw::store {

enum class OpenMode : std::uint8_t { readOnly, readWrite, create };

/// Rows that wait in memory to be written together; a connection writes them before anything else is done on it.
class PendingRows {
 public:
  virtual ~PendingRows() = default;
  virtual bool empty() const = 0;
  virtual void write() = 0;   ///< on the connection; they are not pending while this runs
  virtual void forget() = 0;  ///< after a rollback
};

class Connection {
 public:
  /// Loads SpatiaLite and sets the pragmas of spec 11 (synchronous=FULL, foreign_keys, busy_timeout …), but WAL: that one
  /// changes the file, and prepareSchema sets it once it knows that the file is Jingwei's.
  /// readOnly connections never write, not even a checkpoint.
  Connection(const std::filesystem::path& file, OpenMode mode);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// The cached statement of this text.
  Lease prepare(Sql sql);
  /// The same for what has nothing to do with the rows that are pending: they stay so.
  Lease prepareBeside(Sql sql);
  /// The cached statement of a text that was put together; it is found by what it says.
  Lease prepareMade(const std::string& sql);
  void setPending(PendingRows* rows) { m_pending = rows; }
  void endPending(const PendingRows* rows) { m_pending = m_pending == rows ? nullptr : m_pending; }
  void writePending();
  void forgetPending();
  /// One or more statements without parameters.
  void execute(const std::string& sql);
  std::int64_t integer(std::string_view sql);
  std::string text(std::string_view sql);
  std::int64_t lastRow() const { return sqlite3_last_insert_rowid(m_db); }
  std::int64_t changes() const { return sqlite3_changes64(m_db); }
  bool inTransaction() const { return sqlite3_get_autocommit(m_db) == 0; }
  sqlite3* handle() const { return m_db; }
  const std::filesystem::path& file() const { return m_file; }

  /// Reads on this connection end with Error(cancelled) once `stop` is requested. Empty token: never.
  void setStop(std::stop_token stop);

 private:
  void forgetStatements();
  std::filesystem::path m_file;
  sqlite3* m_db = nullptr;
  void* m_spatialite = nullptr;
  std::stop_token m_stop;
  PendingRows* m_pending = nullptr;
  std::unordered_map<const char*, std::unique_ptr<Statement>> m_statements;  ///< by the address of the literal
  std::unordered_map<std::string, std::unique_ptr<Statement>> m_made;
};

/// Rolls back unless commit() was reached.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Connection& m_connection;
  bool m_open = true;
};

/// While it lives, the connection reads the store as it was when this began. Any connection, outside a transaction.
class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection);
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

 private:
  Connection& m_connection;
};

}  // namespace jw::store
