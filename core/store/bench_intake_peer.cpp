#include "core/store/bench_intake_peer.h"

#include <algorithm>
#include <memory>
#include <span>

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

struct Source {
  const char* into;
  const char* columns;
  const char* from;  ///< with the number of the case as of_case
  const char* order;
};
constexpr Source kWhole[] = {{"cases", "t.*", "t.n AS of_case FROM cases t", "t.n"},
                             {"case_people", "t.*", "t.case_n AS of_case FROM case_people t", "t.case_n"},
                             {"transitions", "t.*", "t.case_n AS of_case FROM transitions t", "t.case_n, t.i"},
                             {"journal", "t.*", "c.n AS of_case FROM journal t JOIN cases c ON c.id = t.row", "c.n, t.seq"}};
constexpr Source kBare[] = {
    {"bare_cases", "t.n, t.id, t.number, t.title, t.text, t.address, t.area, t.category, t.lon, t.lat, t.reported_at, t.state, t.due", "t.n AS of_case FROM cases t", "t.n"},
    {"bare_steps", "NULL, t.case_n, t.op, t.action, t.from_state, t.to_state, t.at, t.actor, t.department", "t.case_n AS of_case FROM transitions t JOIN cases c ON c.n = t.case_n AND t.i <= 2", "t.case_n, t.i"},
    {"bare_journal", "t.seq, t.op, t.at, t.actor, t.tbl, t.row, t.kind, t.row_ver", "c.n AS of_case FROM journal t JOIN cases c ON c.id = t.row AND t.row_ver = 1", "c.n"}};

}  // namespace

IntakeRows::IntakeRows(Connection& finished, std::int64_t after, Shape shape) {
  const std::span<const Source> sources = shape == Shape::whole ? std::span<const Source>(kWhole) : std::span<const Source>(kBare);
  for (const Source& source : sources) {
    m_tables.push_back(source.into);
    // Each read ends with the number of the case that the row belongs to.
    read(finished, m_tables.size() - 1, std::string("SELECT ") + source.columns + ", " + source.from + " WHERE of_case > " + std::to_string(after) + " ORDER BY " + source.order);
  }
}

void IntakeRows::createBare(Connection& target) {
  target.execute("CREATE TABLE bare_cases (n INTEGER PRIMARY KEY, id BLOB, number TEXT, title TEXT, text TEXT, address TEXT, area TEXT, category BLOB, lon REAL, lat REAL, reported_at INTEGER, state INTEGER, due INTEGER);"
                 "CREATE UNIQUE INDEX bare_id ON bare_cases (id); CREATE UNIQUE INDEX bare_number ON bare_cases (number); CREATE INDEX bare_reported ON bare_cases (reported_at);"
                 "CREATE TABLE bare_steps (n INTEGER PRIMARY KEY, case_n INTEGER, op BLOB, action INTEGER, from_state INTEGER, to_state INTEGER, at INTEGER, actor TEXT, department BLOB);"
                 "CREATE TABLE bare_journal (seq INTEGER PRIMARY KEY, op BLOB, at INTEGER, actor TEXT, tbl INTEGER, row BLOB, kind INTEGER, row_ver INTEGER);");
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
  for (const char* table : m_tables) {
    const Prepared shape = prepareRaw(target.handle(), std::string("SELECT * FROM ") + table);
    std::string sql = std::string("INSERT INTO ") + table + " VALUES (?";
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
