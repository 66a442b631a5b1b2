#include "tests/app/store_reader.h"

#include <stdexcept>

namespace jw::test {

StoreReader::StoreReader(const std::filesystem::path& file) {
  if (sqlite3_open_v2(file.c_str(), &m_db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(m_db));
}

StoreReader::~StoreReader() {
  sqlite3_close(m_db);
}

std::vector<StoreReader::Row> StoreReader::rows(const std::string& sql) const {
  std::vector<Row> found;
  const auto take = [](void* into, int n, char** values, char**) {
    auto& row = static_cast<std::vector<Row>*>(into)->emplace_back();
    for (int i = 0; i < n; ++i) row.emplace_back(values[i] != nullptr ? values[i] : "");
    return 0;
  };
  char* message = nullptr;
  if (sqlite3_exec(m_db, sql.c_str(), take, &found, &message) != SQLITE_OK) {
    const std::string text = message != nullptr ? message : "error";
    sqlite3_free(message);
    throw std::runtime_error(text);
  }
  return found;
}

}  // namespace jw::test
