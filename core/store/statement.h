// A prepared SQLite statement with typed parameters and columns.
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace jw::store {

struct RowView;

/// The text of a statement that lasts as long as the program, so that its address tells it from all others: only a literal
/// or a constant can become one, which the compiler checks.
class Sql {
 public:
  consteval Sql(const char* text) : m_text(text) {}
  consteval Sql(std::string_view text) : m_text(text) {}
  constexpr std::string_view text() const { return m_text; }

 private:
  std::string_view m_text;
};

/// A prepared statement. Numbers of parameters count from 1, of columns from 0. Errors throw jw::Error(store).
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  // Texts and blobs must live until the next step(), run() or reset().
  Statement& bind(int i, std::int64_t value);
  Statement& bind(int i, int value) { return bind(i, static_cast<std::int64_t>(value)); }
  Statement& bind(int i, bool value) { return bind(i, static_cast<std::int64_t>(value)); }
  Statement& bind(int i, double value);
  Statement& bind(int i, std::string_view text);
  Statement& bind(int i, const char* text) { return bind(i, std::string_view(text)); }
  Statement& bindBlob(int i, const void* data, std::size_t size);
  Statement& bindNull(int i);
  Statement& bind(int i, const Uuid& uuid) { return uuid.isNil() ? bindNull(i) : bindBlob(i, uuid.data(), Uuid::size()); }
  template <class Tag>
  Statement& bind(int i, const Id<Tag>& id) {
    return bind(i, id.uuid);
  }
  /// kNever is NULL.
  Statement& bind(int i, Instant t) { return t == kNever ? bindNull(i) : bind(i, toMillis(t)); }
  /// An empty text is NULL.
  Statement& bindOrNull(int i, std::string_view text) { return text.empty() ? bindNull(i) : bind(i, text); }

  /// For memory_rows(?); the view must live as long.
  Statement& bind(int i, const RowView& rows);

  bool step();  ///< true: a row is there
  void run();   ///< steps to the end and resets
  std::int64_t firstInteger();  ///< of the first row; 0 for NULL or none
  void reset();

  bool isNull(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;  ///< valid until the next step
  std::span<const std::uint8_t> blob(int column) const;
  Uuid uuid(int column) const;  ///< nil for NULL
  Instant instant(int column) const;
  template <class T>
  Id<T> id(int column) const {
    return Id<T>{uuid(column)};
  }

 private:
  void check(int rc) const;
  sqlite3* m_db;
  sqlite3_stmt* m_statement = nullptr;
};

/// A statement lent by a connection's cache; it is reset when the loan ends.
class Lease {
 public:
  explicit Lease(Statement& s) : m_statement(&s) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() { m_statement->reset(); }
  Statement* operator->() { return m_statement; }
  Statement& operator*() { return *m_statement; }

 private:
  Statement* m_statement;
};

}  // namespace jw::store
