// What is in a store, seen by plain SQLite.
#pragma once
#include <sqlite3.h>

#include <filesystem>
#include <string>
#include <vector>

namespace jw::test {

/// Opened for reading; every value as text, NULL as "". Throws std::runtime_error with SQLite's message.
class StoreReader {
 public:
  explicit StoreReader(const std::filesystem::path& file);
  ~StoreReader();
  StoreReader(const StoreReader&) = delete;
  StoreReader& operator=(const StoreReader&) = delete;
  using Row = std::vector<std::string>;
  std::vector<Row> rows(const std::string& sql) const;
  std::int64_t number(const std::string& sql) const { return std::stoll(rows(sql).at(0).at(0)); }

 private:
  sqlite3* m_db = nullptr;
};

}  // namespace jw::test
