// SpatiaLite as a peer for benches: what locating points costs if it is asked of the database.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/model/geometry.h"

struct sqlite3;
struct sqlite3_stmt;

namespace jw::store {

/// A database in memory with the areas, an R-tree over their boxes and ST_Contains. One thread.
/// Throws Error(store) if SpatiaLite refuses.
class BenchSpatialPeer {
 public:
  explicit BenchSpatialPeer(std::span<const model::MultiPolygon> areas);
  ~BenchSpatialPeer();
  BenchSpatialPeer(const BenchSpatialPeer&) = delete;
  BenchSpatialPeer& operator=(const BenchSpatialPeer&) = delete;

  /// The position of an area that contains the point, or 0xFFFFFFFF.
  std::uint32_t locate(model::Point p);

 private:
  void run(const char* sql);
  sqlite3_stmt* prepare(const char* sql);
  void fill(std::span<const model::MultiPolygon> areas);
  void close();

  sqlite3* m_db = nullptr;
  sqlite3_stmt* m_query = nullptr;
  void* m_cache = nullptr;  ///< SpatiaLite's own memory for the connection
};

}  // namespace jw::store
