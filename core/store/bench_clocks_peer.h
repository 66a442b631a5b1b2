// The peer of the clocks bench: open clocks as rows of an indexed SQLite table in memory.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

struct sqlite3;

namespace jw::store {

class Statement;

/// One thread. Throws Error(store).
class BenchClocksPeer {
 public:
  /// One transaction; the index is made after the rows.
  explicit BenchClocksPeer(std::span<const std::pair<std::int64_t, std::uint64_t>> clocks);
  ~BenchClocksPeer();
  BenchClocksPeer(const BenchClocksPeer&) = delete;
  BenchClocksPeer& operator=(const BenchClocksPeer&) = delete;

  void add(std::int64_t due, std::uint64_t key);
  void cancel(std::uint64_t key);
  /// Appends the keys due at or before `now`, by due, and deletes their rows.
  void drain(std::int64_t now, std::vector<std::uint64_t>& keys);
  /// Around many adds and cancels.
  void begin();
  void commit();
  std::size_t memoryBytes();

 private:
  void execute(const char* sql);
  sqlite3* m_db = nullptr;
  std::unique_ptr<Statement> m_add, m_cancel, m_due, m_remove;
};

}  // namespace jw::store
