// The loop over a sprite's rows, for whichever processor the including file is compiled for: include it after the choice of
// the target. An Isa has
//   layRow: lays the pixels of a row under those of `out`, at least those that are `open`; the bits of all that it looked at
//           and that are opaque then. `out` and `in` belong to the first bit.
//   hidden: the bits that are set in all of `count` (≤ 8) words; `full` has eight.
//   mark:   sets `row` in each of the eight words whose byte of `whole` has its highest bit.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>

#include "gis/map/sprite_raster.h"

namespace jw::gis {

/// The highest bit of each byte all of whose bits are set.
inline std::uint64_t wholeBytes(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  return ((word & ~(ones << 7)) + ones) & word & ones << 7;
}

template <class Isa>
inline void SpriteRaster::lay(const Sprite& sprite, int left, int y, std::uint64_t rows) {
  for (const Sprite::Column& column : sprite.m_columns) {
    const int shift = left % kBlock, block = left / kBlock, width = shift + column.width;
    const std::uint64_t hidden = Isa::hidden(m_full.data() + block, (width + kBlock - 1) / kBlock);
    const std::uint32_t* const in = column.pixels.data() + Sprite::kBeside - shift - static_cast<std::ptrdiff_t>(y) * column.stride;
    const std::uint64_t* const shape = column.seen.data() - y;
    for (std::uint64_t rest = rows & ~hidden; rest != 0; rest &= rest - 1) {
      const int row = std::countr_zero(rest);
      std::uint8_t* const at = m_done.data() + static_cast<std::ptrdiff_t>(row) * m_bytes + block;
      std::uint64_t done;
      std::memcpy(&done, at, sizeof done);
      const std::uint64_t open = shape[row] << shift & ~done;
      if (open == 0) continue;
      const std::uint64_t now = done | Isa::layRow(m_pixels.data() + static_cast<std::ptrdiff_t>(row) * m_stride + block * kBlock, in + static_cast<std::ptrdiff_t>(row) * column.stride, open);
      std::memcpy(at, &now, sizeof now);
      Isa::mark(m_full.data() + block, wholeBytes(now), 1ULL << row);
    }
    left += column.width;
  }
}

/// hidden and mark in plain words.
struct WordIsa {
  static std::uint64_t hidden(const std::uint64_t* full, int count) {
    std::uint64_t all = full[0];
    for (int i = 1; i < count; ++i) all &= full[i];
    return all;
  }
  static void mark(std::uint64_t* full, std::uint64_t whole, std::uint64_t row) {
    for (; whole != 0; whole &= whole - 1) full[std::countr_zero(whole) / 8] |= row;
  }
};

}  // namespace jw::gis
