#include "core/store/bench_clocks_peer.h"

#include <sqlite3.h>

#include "core/base/error.h"
#include "core/store/statement.h"

namespace jw::store {

BenchClocksPeer::BenchClocksPeer(std::span<const std::pair<std::int64_t, std::uint64_t>> clocks) {
  if (sqlite3_open(":memory:", &m_db) != SQLITE_OK) throw Error(ErrorCode::store, "no database in memory");
  execute("CREATE TABLE clock(id INTEGER PRIMARY KEY, due INTEGER NOT NULL)");
  m_add = std::make_unique<Statement>(m_db, "INSERT INTO clock(id, due) VALUES(?1, ?2)");
  begin();
  for (const auto& [due, key] : clocks) add(due, key);
  execute("CREATE INDEX clock_due ON clock(due)");
  commit();
  m_cancel = std::make_unique<Statement>(m_db, "DELETE FROM clock WHERE id = ?1");
  m_due = std::make_unique<Statement>(m_db, "SELECT id FROM clock WHERE due <= ?1 ORDER BY due");
  m_remove = std::make_unique<Statement>(m_db, "DELETE FROM clock WHERE due <= ?1");
}

BenchClocksPeer::~BenchClocksPeer() {
  m_add.reset();
  m_cancel.reset();
  m_due.reset();
  m_remove.reset();
  sqlite3_close_v2(m_db);
}

void BenchClocksPeer::add(std::int64_t due, std::uint64_t key) { m_add->bind(1, static_cast<std::int64_t>(key)).bind(2, due).run(); }

void BenchClocksPeer::cancel(std::uint64_t key) { m_cancel->bind(1, static_cast<std::int64_t>(key)).run(); }

void BenchClocksPeer::drain(std::int64_t now, std::vector<std::uint64_t>& keys) {
  const std::size_t before = keys.size();
  m_due->bind(1, now);
  while (m_due->step()) keys.push_back(static_cast<std::uint64_t>(m_due->integer(0)));
  m_due->reset();
  if (keys.size() > before) m_remove->bind(1, now).run();
}

void BenchClocksPeer::begin() { execute("BEGIN"); }
void BenchClocksPeer::commit() { execute("COMMIT"); }

std::size_t BenchClocksPeer::memoryBytes() {
  Statement pages(m_db, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
  return pages.step() ? static_cast<std::size_t>(pages.integer(0)) : 0;
}

void BenchClocksPeer::execute(const char* sql) {
  if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw Error(ErrorCode::store, sqlite3_errmsg(m_db));
}

}  // namespace jw::store
