#include "core/store/bench_intake_peer.h"

#include <algorithm>
#include <memory>

#include "core/base/error.h"

namespace jw::store {
namespace {

using Prepared = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

// The bench copies rows without knowing their columns, which the connection's own statements cannot.
Prepared prepareRaw(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* s = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &s, nullptr) != SQLITE_OK)
    throw Error(ErrorCode::store, std::string("bench: ") + sqlite3_errmsg(db));
  return {s, &sqlite3_finalize};
}

constexpr const char* kTables[] = {"cases", "case_people", "transitions", "journal"};
constexpr std::size_t kTableCount = std::size(kTables);

}  // namespace

IntakeRows::IntakeRows(Connection& finished, std::int64_t after) {
  // Each read ends with the number of the case that the row belongs to.
  const std::string bound = std::to_string(after);
  read(finished, 0, "SELECT t.*, t.n AS of_case FROM cases t WHERE t.n > " + bound + " ORDER BY t.n");
  read(finished, 1,
       "SELECT t.*, t.case_n AS of_case FROM case_people t WHERE t.case_n > " + bound + " ORDER BY t.case_n");
  read(finished, 2,
       "SELECT t.*, t.case_n AS of_case FROM transitions t WHERE t.case_n > " + bound + " ORDER BY t.case_n, t.i");
  read(finished, 3,
       "SELECT t.*, c.n AS of_case FROM journal t JOIN cases c ON c.id = t.row WHERE c.n > " + bound +
           " ORDER BY c.n, t.seq");
}

void IntakeRows::read(Connection& finished, std::size_t table, const std::string& sql) {
  const Prepared s = prepareRaw(finished.handle(), sql);
  const int columns = sqlite3_column_count(s.get()) - 1;
  while (true) {
    const int rc = sqlite3_step(s.get());
    if (rc == SQLITE_DONE) return;
    if (rc != SQLITE_ROW) throw Error(ErrorCode::store, std::string("bench: ") + sqlite3_errmsg(finished.handle()));
    Row row{table, {}};
    for (int i = 0; i < columns; ++i) {
      const auto bytes = [&](const void* p) {
        return p != nullptr ? std::string(static_cast<const char*>(p),
                                          static_cast<std::size_t>(sqlite3_column_bytes(s.get(), i)))
                            : std::string();
      };
      switch (sqlite3_column_type(s.get(), i)) {
        case SQLITE_INTEGER:
          row.values.emplace_back(sqlite3_column_int64(s.get(), i));
          break;
        case SQLITE_FLOAT:
          row.values.emplace_back(sqlite3_column_double(s.get(), i));
          break;
        case SQLITE_TEXT:
          row.values.emplace_back(bytes(sqlite3_column_text(s.get(), i)));
          break;
        case SQLITE_BLOB:
          row.values.emplace_back(Blob{bytes(sqlite3_column_blob(s.get(), i))});
          break;
        default:
          row.values.emplace_back(std::monostate());
          break;
      }
    }
    const std::int64_t of = sqlite3_column_int64(s.get(), columns);
    if (table == 0) {
      m_numbers.push_back(of);
      m_cases.emplace_back();
    }
    const auto at = std::lower_bound(m_numbers.begin(), m_numbers.end(), of) - m_numbers.begin();
    m_cases[static_cast<std::size_t>(at)].push_back(std::move(row));
  }
}

std::size_t IntakeRows::rows() const {
  std::size_t n = 0;
  for (const auto& c : m_cases) n += c.size();
  return n;
}

void IntakeRows::insert(Connection& target, std::size_t group) const {
  std::vector<Prepared> inserts;
  for (std::size_t t = 0; t < kTableCount; ++t) {
    const Prepared shape = prepareRaw(target.handle(), std::string("SELECT * FROM ") + kTables[t]);
    std::string sql = std::string("INSERT INTO ") + kTables[t] + " VALUES (?";
    for (int i = 1; i < sqlite3_column_count(shape.get()); ++i) sql += ",?";
    inserts.push_back(prepareRaw(target.handle(), sql + ")"));
  }
  const auto insertRow = [&](const Row& row) {
    sqlite3_stmt* s = inserts[row.table].get();
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      const Value& v = row.values[i];
      if (const auto* n = std::get_if<std::int64_t>(&v))
        sqlite3_bind_int64(s, at, *n);
      else if (const auto* d = std::get_if<double>(&v))
        sqlite3_bind_double(s, at, *d);
      else if (const auto* text = std::get_if<std::string>(&v))
        sqlite3_bind_text(s, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
      else if (const auto* blob = std::get_if<Blob>(&v))
        sqlite3_bind_blob(s, at, blob->bytes.data(), static_cast<int>(blob->bytes.size()), SQLITE_STATIC);
      else
        sqlite3_bind_null(s, at);
    }
    if (sqlite3_step(s) != SQLITE_DONE)
      throw Error(ErrorCode::store, std::string("bench: ") + sqlite3_errmsg(target.handle()));
    sqlite3_reset(s);
  };
  for (std::size_t from = 0; from < m_cases.size(); from += group) {
    Transaction transaction(target);
    for (std::size_t i = from; i < std::min(from + group, m_cases.size()); ++i)
      for (const Row& row : m_cases[i]) insertRow(row);
    transaction.commit();
  }
}

std::int64_t lastCaseRow(Connection& c) {
  return c.integer("SELECT coalesce(max(n), 0) FROM cases");
}

}  // namespace jw::store
