// A disk in memory that loses power: what was not synced may be there, may be missing, may be there in part.
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace jw::test {

/// One file with its log, opened by any number of connections of one thread at a time (they are not locked against each other: one
/// writes). Any store::Connection opens name() while this lives; files of other names go to the system's disk.
class TornDisk {
 public:
  explicit TornDisk(std::uint64_t seed);
  TornDisk(const TornDisk&) = delete;
  ~TornDisk();

  const std::string& name() const { return m_name; }
  /// Replaces the file, and there is no log; the power is on. No connection is open.
  void put(std::string image);
  /// The power fails at the n-th write, sync or truncation from now on; every call fails then. 0: it does not.
  void cutAt(std::uint64_t n);
  bool off() const { return m_off; }
  /// The power is back. Every connection has been closed. Of each write since the last sync of its file, every sector of 512 bytes
  /// reached the disk or did not.
  void restart();

  struct Written {
    std::uint64_t at;
    std::string bytes;
    bool truncates;
  };
  /// What a program sees, and the writes that are not on the disk for sure.
  struct File {
    std::string seen, durable;
    std::vector<Written> since;
    std::vector<std::string> shared;  ///< the index of the log
  };
  /// For the shim: SQLITE_OK or the failure of this call.
  int next();
  File* find(std::string_view name, bool create);
  void remove(std::string_view name);

 private:
  const std::string m_name;
  std::mt19937_64 m_random;
  std::map<std::string, File, std::less<>> m_files;
  std::uint64_t m_left = 0;
  bool m_off = false;
};

}  // namespace jw::test
