// How the columns of a table lie in memory: what a column may hold, and how many bit slices it takes.
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace jw::stats {

/// 512 rows of one bit slice: one line of the processor's cache.
struct alignas(64) Line {
  std::uint64_t words[8];
};
constexpr std::size_t kBlockRows = 512;

/// A code of 1 … highest (at most 1023; 0: missing), or an unsigned number of up to 32 bits.
struct ColumnShape {
  enum class Kind : std::uint8_t { code, number } kind = Kind::code;
  std::uint32_t highest = 1;  ///< the greatest value
  unsigned slices() const { return static_cast<unsigned>(std::bit_width(highest)); }
  friend bool operator==(const ColumnShape&, const ColumnShape&) = default;
};

/// The columns of a table. Slice 0 tells which rows are in use. Immutable.
class Layout {
 public:
  struct Column {
    ColumnShape shape;
    unsigned first = 0;  ///< number of its first slice
    unsigned slices = 0;
    unsigned cell = 0;  ///< of its first code among all codes of all columns; numbers have none
    bool isCode() const { return shape.kind == ColumnShape::Kind::code; }
  };
  explicit Layout(const std::vector<ColumnShape>& shapes) {
    for (const auto& shape : shapes) {
      m_columns.push_back({shape, m_slices, shape.slices(), m_cells});
      m_slices += shape.slices();
      if (shape.kind == ColumnShape::Kind::code) m_cells += shape.highest;
    }
  }
  const std::vector<Column>& columns() const { return m_columns; }
  const Column& operator[](std::size_t i) const { return m_columns[i]; }
  std::size_t size() const { return m_columns.size(); }
  unsigned slices() const { return m_slices; }
  /// Codes of all columns together, without those for "missing".
  unsigned cells() const { return m_cells; }

 private:
  std::vector<Column> m_columns;
  unsigned m_slices = 1, m_cells = 0;
};

}  // namespace jw::stats
