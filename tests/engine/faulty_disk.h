// A disk that fails on demand: an SQLite VFS in front of the system's one.
#pragma once
#include <sqlite3.h>

#include <atomic>
#include <cstdint>
#include <string>

namespace jw::test {

/// While an object lives, files are opened through it. Register before the first connection is opened; one at a time.
class FaultyDisk {
 public:
  enum Calls : unsigned { writes = 1, syncs = 2, truncations = 4, reads = 8 };
  /// Restricts faults to the database and its log: what SQLite keeps in memory files or elsewhere goes through.
  explicit FaultyDisk(std::string fileName);
  FaultyDisk(const FaultyDisk&) = delete;
  ~FaultyDisk();

  /// The n-th call of these kinds from now on fails with `code`; with `forGood` every later one too. 0: none fails.
  void failAt(std::int64_t n, unsigned kinds, int code, bool forGood);
  /// Calls of those kinds since failAt.
  std::int64_t calls() const { return m_calls.load(); }

  /// For the shim: SQLITE_OK or what the call fails with.
  int next(unsigned kind);
  bool concerns(const char* name) const { return name && std::string(name).find(m_fileName) != std::string::npos; }

 private:
  std::string m_fileName;
  std::atomic<std::int64_t> m_calls{0}, m_failAt{0};
  std::atomic<unsigned> m_kinds{0};
  std::atomic<int> m_code{SQLITE_IOERR};
  std::atomic<bool> m_forGood{false};
};

}  // namespace jw::test
