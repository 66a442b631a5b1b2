// What the segments of a table have to do with the places of a question.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/shared_vector.h"
#include "core/stats/filter.h"
#include "core/stats/table.h"

namespace jw::stats {

/// Where: everything below an area, or of it only what has one key of a local column (a compound, say).
struct Place {
  std::string area;  ///< path; "" is everything
  std::size_t local = 0;
  std::string key{};  ///< "": no such restriction
};

/// Found once for all questions that ask about the same places. One thread; of one table alone.
class Ground {
 public:
  explicit Ground(SharedVector<Place> of) : places(std::move(of)) {}
  const SharedVector<Place> places;
  /// A place that a segment belongs to, with all of its rows or with some.
  struct Share {
    std::size_t place;
    std::size_t rows;  ///< number among OfSegment::rows
  };
  struct OfSegment {
    std::vector<Share> shares;
    std::vector<Filter> rows;  ///< each once, of whole segments everything; codes of local columns
    std::size_t first = 0;     ///< how many `rows` the segments before it have
  };
  /// By segment, and one behind the last that tells the end; found anew where the table has new places.
  const std::vector<OfSegment>& segments(const Table& table);
  // As of the last call of segments():
  bool isWhole() const { return m_whole; }         ///< all shares hold all rows of their segments
  std::uint64_t shape() const { return m_shape; }  ///< another one where an OfSegment::first is another one

 private:
  std::uint64_t m_version = 0, m_shape = 0;  ///< Table::placesVersion
  bool m_whole = true;
  std::vector<OfSegment> m_segments;
};

}  // namespace jw::stats
