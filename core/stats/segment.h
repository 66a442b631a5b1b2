// The rows of one community: bit slices in blocks of 512 rows, with spare places.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/stats/layout.h"
#include "core/stats/line_arena.h"

namespace jw::stats {

/// Each column lies in one piece, its blocks one after the other, each block's slices together. One thread. Layout
/// and arena must outlive it.
class Segment {
 public:
  Segment(const Layout& layout, LineArena& arena, std::string area, std::size_t locals) : m_layout(&layout), m_arena(&arena), m_area(std::move(area)), m_locals(locals) {}
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  const std::string& area() const { return m_area; }
  std::uint32_t rows() const { return m_rows; }
  /// Another one after each change of any row.
  std::uint64_t version() const { return m_version; }
  std::size_t blocks() const { return m_blocks; }
  /// The lines of a column: `slices` for each block. Of slice 0: which rows are in use.
  const Line* lines(std::size_t column) const { return m_lines + (*m_layout)[column].first * m_blocks; }
  const Line* used() const { return m_lines; }

  /// A free place; makes the segment longer by at least one block where there is none.
  std::uint32_t take();
  /// Frees the place and gives what stood there.
  void release(std::uint32_t slot, std::vector<std::uint32_t>& values);
  void reserve(std::size_t blocks);

  bool isUsed(std::uint32_t slot) const { return m_lines[slot >> 9].words[(slot >> 6) & 7] >> (slot & 63) & 1U; }
  std::uint32_t value(std::uint32_t slot, std::size_t column) const;
  void setValue(std::uint32_t slot, std::size_t column, std::uint32_t value);
  /// Fetches the lines of a row, which lie far apart, all at once.
  void prefetch(std::uint32_t slot) const {
    __builtin_prefetch(m_lines[slot >> 9].words + ((slot >> 6) & 7), 1);
    for (const auto& c : m_layout->columns()) {
      const Line* at = m_lines + c.first * m_blocks + (slot >> 9) * c.slices;
      for (unsigned s = 0; s < c.slices; ++s) __builtin_prefetch(at[s].words + ((slot >> 6) & 7), 1);
    }
  }
  /// All bits of a free row are zero; this writes those of a row that was just taken.
  void fill(std::uint32_t slot, std::span<const std::uint32_t> values);

  /// The number that stands for `key` in the local column number `local`: from 1 on in the order of asking.
  std::uint32_t localCode(std::size_t local, const std::string& key);
  /// By code, from 1 on.
  const std::vector<std::string>& localKeys(std::size_t local) const { return m_locals[local].keys; }

  std::vector<std::uint32_t> blockNumbers;  ///< kept by the table: the number of each block among all

 private:
  struct Local {
    std::vector<std::string> keys;
    std::unordered_map<std::string, std::uint32_t> codes;
  };
  const Layout* m_layout;
  LineArena* m_arena;
  std::string m_area;
  Line* m_lines = nullptr;
  std::size_t m_blocks = 0, m_freeFrom = 0;  ///< no free place before this block
  std::uint32_t m_rows = 0;
  std::uint64_t m_version = 1;
  std::vector<Local> m_locals;
};

}  // namespace jw::stats
