// A table of dictionary-coded columns, clustered by community, with its cube: what the statistics count.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/stats/age.h"
#include "core/stats/cube.h"
#include "core/stats/paged_map.h"
#include "core/stats/segment.h"

namespace jw::stats {

/// One thread. Everything that is asked between two changes belongs to one moment; revision() names it.
class Table {
 public:
  static constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
  struct Shape {
    std::vector<ColumnShape> columns;
    std::size_t birth = kNoColumn;  ///< a number column of birthValue(); kNoColumn: rows have no age
    std::size_t sex = kNoColumn;    ///< a code column
    std::size_t locals = 0;         ///< the last columns hold codes that each segment gives by itself; the first of them are areas below the segment's
  };
  /// `today`: the day by which the cube's age bands are cut.
  Table(const Shape& shape, Day today);
  Table(const Table&) = delete;

  // --- filling and changing -------------------------------------------------------------------------------
  /// The number of a community's segment, found or made.
  std::uint32_t segmentOf(const std::string& area);
  /// Room for so many rows, so that they lie in step.
  void reserve(std::uint32_t segment, std::uint32_t rows);
  /// The code of a local column's key in a segment. Throws Error(internal) where the column has no room for one more.
  std::uint32_t localCode(std::uint32_t segment, std::size_t local, const std::string& key);
  /// A row that is new, changed or moved. Values in the order of the columns, within their shapes.
  void put(std::uint32_t id, std::uint32_t segment, std::span<const std::uint32_t> values);
  /// One value of a row; false if it is not there.
  bool change(std::uint32_t id, std::size_t column, std::uint32_t value);
  bool erase(std::uint32_t id);
  /// A new day: whoever has come into the next band since is counted there.
  void advance(Day today);
  void setRevision(std::uint64_t revision) { m_revision = revision; }

  // --- what is there ------------------------------------------------------------------------------------
  std::uint64_t revision() const { return m_revision; }
  std::uint64_t rows() const { return m_rows; }
  /// Another one whenever there is a new segment or a new key of a local column.
  std::uint64_t placesVersion() const { return m_placesVersion; }
  const Shape& shape() const { return m_shape; }
  const Layout& layout() const { return m_layout; }
  std::size_t firstLocal() const { return m_shape.columns.size() - m_shape.locals; }
  const std::vector<std::unique_ptr<Segment>>& segments() const { return m_segments; }
  const Cube& cube() const { return m_cube; }
  const Bands& bands() const { return m_bands; }
  /// The row's values; nothing if it is not there.
  std::optional<std::vector<std::uint32_t>> find(std::uint32_t id) const;
  std::uint32_t idAt(const Segment& segment, std::uint32_t slot) const { return m_ids[reference(segment, slot)]; }
  /// Of the columns and the maps, and of the cube.
  std::size_t columnBytes() const;
  std::size_t cubeBytes() const { return m_cube.bytes(); }

 private:
  struct Block {
    std::uint32_t segment, index;
  };
  struct Spot {
    std::uint32_t segment, slot;
  };
  static std::uint32_t reference(const Segment& s, std::uint32_t slot) { return s.blockNumbers[slot >> 9] << 9 | (slot & 511); }
  std::optional<Spot> placeOf(std::uint32_t reference) const;
  bool holds(const Spot& spot, std::uint32_t reference, std::uint32_t id) const;
  std::optional<Spot> spotOf(std::uint32_t id) const;
  void numberBlocks(std::uint32_t segment);
  std::size_t partOf(std::uint32_t birth, std::uint32_t sex) const;
  std::size_t partOf(std::span<const std::uint32_t> values) const;
  void valuesAt(const Spot& spot, std::vector<std::uint32_t>& out) const;
  void insert(std::uint32_t id, const Spot& spot, std::size_t part, std::span<const std::uint32_t> values);
  void remove(const Spot& spot);

  Shape m_shape;
  Layout m_layout;
  Bands m_bands;
  Cube m_cube;
  LineArena m_arena;
  std::vector<std::unique_ptr<Segment>> m_segments;
  std::unordered_map<std::string, std::uint32_t> m_byArea;
  std::vector<Block> m_blocks;
  PagedMap m_rowsOf, m_ids;  ///< id -> row reference and back
  std::uint64_t m_rows = 0, m_revision = 0, m_placesVersion = 1;
  std::vector<std::uint32_t> m_old;
};

}  // namespace jw::stats
