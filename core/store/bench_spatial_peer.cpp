#include "core/store/bench_spatial_peer.h"

#include <sqlite3.h>
// After sqlite3.h, which it needs.
#include <spatialite.h>

#include <sstream>
#include <string>

#include "core/base/error.h"

namespace jw::store {

namespace {

std::string wellKnownText(const model::MultiPolygon& shape) {
  std::ostringstream out;
  out.precision(17);
  out << "MULTIPOLYGON(";
  for (std::size_t part = 0; part < shape.parts.size(); ++part) {
    out << (part ? ",(" : "(");
    const auto& rings = shape.parts[part].rings;
    for (std::size_t r = 0; r < rings.size(); ++r) {
      out << (r ? ",(" : "(");
      for (std::size_t v = 0; v < rings[r].size(); ++v) out << (v ? "," : "") << rings[r][v].x << ' ' << rings[r][v].y;
      out << ')';
    }
    out << ')';
  }
  out << ')';
  return out.str();
}

}  // namespace

BenchSpatialPeer::BenchSpatialPeer(std::span<const model::MultiPolygon> areas) {
  try {
    if (sqlite3_open(":memory:", &m_db) != SQLITE_OK) throw Error(ErrorCode::store, "no database in memory");
    m_cache = spatialite_alloc_connection();
    spatialite_init_ex(m_db, m_cache, 0);
    fill(areas);
    m_query = prepare(
        "SELECT a.id FROM box b JOIN area a ON a.id = b.id WHERE b.xmin <= ?1 AND b.xmax >= ?1 AND b.ymin <= ?2 AND "
        "b.ymax >= ?2 "
        "AND ST_Contains(a.shape, MakePoint(?1, ?2, 4490)) LIMIT 1");
  } catch (...) {
    close();
    throw;
  }
}

BenchSpatialPeer::~BenchSpatialPeer() {
  close();
}

void BenchSpatialPeer::close() {
  sqlite3_finalize(m_query);
  sqlite3_close_v2(m_db);
  if (m_cache) spatialite_cleanup_ex(m_cache);
}

void BenchSpatialPeer::run(const char* sql) {
  if (sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw Error(ErrorCode::store, sqlite3_errmsg(m_db));
}

sqlite3_stmt* BenchSpatialPeer::prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK)
    throw Error(ErrorCode::store, sqlite3_errmsg(m_db));
  return statement;
}

void BenchSpatialPeer::fill(std::span<const model::MultiPolygon> areas) {
  run("CREATE TABLE area(id INTEGER PRIMARY KEY, shape BLOB NOT NULL); CREATE VIRTUAL TABLE box USING rtree(id, xmin, "
      "xmax, ymin, ymax); BEGIN");
  sqlite3_stmt* insert = prepare("INSERT INTO area VALUES(?1, ST_GeomFromText(?2, 4490))");
  bool done = true;
  for (std::size_t i = 0; i < areas.size() && done; ++i) {
    const std::string text = wellKnownText(areas[i]);
    sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(i));
    sqlite3_bind_text(insert, 2, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    done = sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  if (!done) throw Error(ErrorCode::store, sqlite3_errmsg(m_db));
  run("INSERT INTO box SELECT id, MbrMinX(shape), MbrMaxX(shape), MbrMinY(shape), MbrMaxY(shape) FROM area; COMMIT");
}

std::uint32_t BenchSpatialPeer::locate(model::Point p) {
  sqlite3_reset(m_query);
  sqlite3_bind_double(m_query, 1, p.x);
  sqlite3_bind_double(m_query, 2, p.y);
  const int step = sqlite3_step(m_query);
  if (step == SQLITE_DONE) return 0xFFFFFFFF;
  if (step != SQLITE_ROW) throw Error(ErrorCode::store, sqlite3_errmsg(m_db));
  return static_cast<std::uint32_t>(sqlite3_column_int64(m_query, 0));
}

}  // namespace jw::store
