// The peer of the intake bench: the rows that the engine has written, inserted once more by SQLite and nothing else.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

/// Holds in memory every row that one case brought into a finished store: the case itself, its people, transitions
/// and journal.
class IntakeRows {
 public:
  /// Reads the cases whose row number is larger than `after`, in the order in which they came.
  IntakeRows(Connection& finished, std::int64_t after);
  std::size_t cases() const { return m_cases.size(); }
  std::size_t rows() const;
  /// Inserts all rows into a store of the same schema, with prepared statements, `group` cases to a durable commit.
  void insert(Connection& target, std::size_t group) const;

 private:
  struct Blob {
    std::string bytes;
  };
  using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;
  struct Row {
    std::size_t table;
    std::vector<Value> values;
  };
  void read(Connection& finished, std::size_t table, const std::string& sql);
  std::vector<std::int64_t> m_numbers;    // of the cases, ascending
  std::vector<std::vector<Row>> m_cases;  // the rows of each
};

/// The largest row number of a case; 0 if there is none.
std::int64_t lastCaseRow(Connection& c);

}  // namespace jw::store
