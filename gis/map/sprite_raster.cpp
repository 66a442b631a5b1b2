#include "gis/map/sprite_raster.h"

#include <algorithm>
#include <cstring>

namespace jw::gis {
namespace {

constexpr int kWord = 64;
constexpr std::uint32_t kOpaque = 252;  // of 255: rounding keeps many thin layers from ever reaching all

typedef std::uint32_t U4 __attribute__((vector_size(16)));
typedef std::uint16_t H8 __attribute__((vector_size(16)));

U4 load(const std::uint32_t* from) {
  U4 v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}

/// `src` × `rest` / 255 in each channel, `rest` being a share of 255 for each pixel.
U4 times(U4 src, U4 rest) {
  const H8 by = reinterpret_cast<H8>(rest | rest << 16);
  const auto part = [&](U4 two) {
    const H8 t = reinterpret_cast<H8>(two) * by;
    return reinterpret_cast<U4>(static_cast<H8>((t + (t >> 8) + 128) >> 8));
  };
  return part(src & 0x00FF00FFU) | part(src >> 8 & 0x00FF00FFU) << 8;
}

}  // namespace

Sprite::Sprite(const QImage& image) : m_width(image.width()), m_height(image.height()) {
  for (int x = 0; x < m_width; x += kWord) {
    const int width = std::min(kWord, m_width - x), groups = (width + 3) / 4;
    Column& column = m_columns.emplace_back();
    column.groups = groups;
    column.pixels.assign(static_cast<std::size_t>(groups) * 4 * static_cast<std::size_t>(m_height), 0);
    for (int y = 0; y < m_height; ++y) {
      const auto* line = reinterpret_cast<const std::uint32_t*>(image.constScanLine(y)) + x;
      std::copy(line, line + width, column.pixels.begin() + static_cast<std::ptrdiff_t>(y) * groups * 4);
      std::uint64_t seen = 0;
      for (int i = 0; i < width; ++i) seen |= static_cast<std::uint64_t>(line[i] >> 24 != 0) << i;
      column.seen.push_back(seen);
    }
  }
}

SpriteRaster::SpriteRaster(int width)
    : m_width(width),
      m_stride((width + 2 * kBeside + 3) / 4 * 4),
      m_words(m_stride / kWord + 2),
      m_pixels(static_cast<std::size_t>(m_stride) * kRows),
      m_done(static_cast<std::size_t>(m_words) * kRows) {}

void SpriteRaster::clear() {
  std::fill(m_pixels.begin(), m_pixels.end(), 0U);
  std::fill(m_done.begin(), m_done.end(), 0U);
}

void SpriteRaster::under(const Sprite& sprite, int x, int y) {
  int left = x + kBeside;
  if (left < 0 || left + (sprite.m_width + 3) / 4 * 4 > m_stride) return;
  const int from = std::max(0, -y), to = std::min(sprite.m_height, kRows - y);
  for (const Sprite::Column& column : sprite.m_columns) {
    const int shift = left % kWord;
    for (int row = from; row < to; ++row) {
      const std::uint64_t seen = column.seen[static_cast<std::size_t>(row)];
      std::uint64_t* done = m_done.data() + static_cast<std::ptrdiff_t>(y + row) * m_words + left / kWord;
      const std::uint64_t covered = done[0] >> shift | (shift ? done[1] << (kWord - shift) : 0);
      const std::uint64_t open = seen & ~covered;
      if (open == 0) continue;
      std::uint32_t* out = m_pixels.data() + static_cast<std::ptrdiff_t>(y + row) * m_stride + left;
      const std::uint32_t* in = column.pixels.data() + static_cast<std::ptrdiff_t>(row) * column.groups * 4;
      std::uint64_t full = 0;
      for (int g = 0; g < column.groups; ++g) {
        if ((open >> (4 * g) & 15U) == 0) continue;
        const U4 above = load(out + 4 * g);
        const U4 both = above + times(load(in + 4 * g), 255 - (above >> 24));
        __builtin_memcpy(out + 4 * g, &both, sizeof both);
        const U4 bits = reinterpret_cast<U4>(both >> 24 >= kOpaque) & U4{1, 2, 4, 8};
        full |= static_cast<std::uint64_t>(bits[0] | bits[1] | bits[2] | bits[3]) << (4 * g);
      }
      done[0] |= full << shift;
      if (shift) done[1] |= full >> (kWord - shift);
    }
    left += kWord;
  }
}

QImage SpriteRaster::image() const {
  return {reinterpret_cast<const uchar*>(m_pixels.data() + kBeside), m_width, kRows, static_cast<qsizetype>(m_stride) * 4, QImage::Format_ARGB32_Premultiplied};
}

}  // namespace jw::gis
