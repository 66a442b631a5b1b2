// The maintained cube: how many rows of each community, age band and sex have each code of each column.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/stats/age.h"
#include "core/stats/layout.h"
#include "core/stats/line_arena.h"

namespace jw::stats {

/// Kept by the table on every change. One thread.
class Cube {
 public:
  /// `sexes`: codes of the sex column with 0; 1 where there is none. `bands`: kBands or 1.
  Cube(const Layout& layout, std::size_t bands, std::size_t sexes) : m_layout(&layout), m_bands(bands), m_sexes(sexes) {}

  /// The parts are bands × sexes; one more holds the rows of all of them.
  std::size_t parts() const { return m_bands * m_sexes; }
  std::size_t whole() const { return parts(); }
  std::size_t part(std::size_t band, std::size_t sex) const { return band * m_sexes + sex; }
  std::size_t bands() const { return m_bands; }
  std::size_t sexes() const { return m_sexes; }

  void add(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values);
  void remove(std::size_t segment, std::size_t part, std::span<const std::uint32_t> values);
  /// A row goes from one part to another of its segment.
  void move(std::size_t segment, std::size_t from, std::size_t to, std::span<const std::uint32_t> values);
  /// One column of a row changes, and neither its part nor its segment.
  void change(std::size_t segment, std::size_t part, std::size_t column, std::uint32_t before, std::uint32_t after);

  /// Fetches the cells of a part.
  void prefetch(std::size_t segment, std::size_t part) const {
    if (const std::uint32_t* at = cells(segment, part))
      for (std::size_t i = 0; i < width(); i += 16) __builtin_prefetch(at + i, 1);
  }

  /// cells()[0] rows, then each code of each column at 1 + Layout::Column::cell + code - 1; null: no rows at all.
  const std::uint32_t* cells(std::size_t segment, std::size_t part) const {
    const std::size_t at = segment * (parts() + 1) + part;
    return at < m_cells.size() ? m_cells[at] : nullptr;
  }
  std::size_t bytes() const { return m_cells.capacity() * sizeof(m_cells[0]) + m_arena.bytes(); }
  /// Length of a part's cells: those of the columns and the rows, filled up to a multiple of 16.
  std::size_t width() const { return (m_layout->cells() + 1 + 15U) & ~std::size_t{15}; }

 private:
  void count(std::size_t segment, std::size_t one, std::size_t other, std::uint32_t byOne, std::uint32_t byOther, std::span<const std::uint32_t> values);
  std::uint32_t* cellsFor(std::size_t segment, std::size_t part);
  const Layout* m_layout;
  std::size_t m_bands, m_sexes;
  LineArena m_arena;
  std::vector<std::uint32_t*> m_cells;  // by segment and part, made when first needed
};

}  // namespace jw::stats
