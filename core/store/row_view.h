// Rows in memory as a statement sees them: INSERT INTO t SELECT c0, c1 … FROM memory_rows(?) writes them all at once,
// with the cursors of the table and its indexes kept where the row before has left them.
#pragma once
#include <sqlite3.h>

#include <cstddef>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace jw::store {

/// The value of one column of one row. Texts and blobs must live until the statement has run.
class RowValue {
 public:
  explicit RowValue(sqlite3_context* context) : m_context(context) {}
  void set(std::int64_t value) const { sqlite3_result_int64(m_context, value); }
  void set(double value) const { sqlite3_result_double(m_context, value); }
  void set(std::string_view text) const;
  void setOrNull(std::string_view text) const;
  void setBlobOrNull(std::string_view bytes) const;
  /// Nil and kNever are NULL, which is also what a value is that nobody sets.
  void set(const Uuid& uuid) const;
  void set(Instant t) const;
  template <class Tag>
  void set(const Id<Tag>& id) const {
    set(id.uuid);
  }

 private:
  sqlite3_context* m_context;
};

/// What Statement::bind takes for memory_rows(?).
struct RowView {
  static constexpr int kMostColumns = 40;
  std::size_t count = 0;
  const void* rows = nullptr;  ///< for `value` to interpret
  void (*value)(const void* rows, std::size_t row, int column, const RowValue& out) = nullptr;
};

/// Once for each connection.
void registerRowViews(sqlite3* db);
int bindRowView(sqlite3_stmt* statement, int i, const RowView& view);

}  // namespace jw::store
