// The peer of the intake bench: the rows that the engine has written, inserted once more by SQLite and nothing else.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

/// Holds in memory every row that one case brought into a finished store.
class IntakeRows {
 public:
  /// whole: the case itself, its people, transitions and journal, with all their columns and indexes.
  /// bare: the least that a report can be kept by, four rows in three tables with three indexes (spec 13, W3): the case in 13 columns, its
  /// two first steps in 9, one journal row in 8.
  enum class Shape { whole, bare };
  /// Reads the cases whose row number is larger than `after`, in the order in which they came.
  IntakeRows(Connection& finished, std::int64_t after, Shape shape);
  std::size_t cases() const { return m_cases.size(); }
  std::size_t rows() const;
  /// The tables of the bare shape, in a store that has none of them.
  static void createBare(Connection& target);
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
  std::vector<const char*> m_tables;
  std::vector<std::int64_t> m_numbers;    // of the cases, ascending
  std::vector<std::vector<Row>> m_cases;  // the rows of each
};

/// The largest row number of a case; 0 if there is none.
std::int64_t lastCaseRow(Connection& c);

}  // namespace jw::store
