#include "gis/map/sprite_raster.h"

#include <QPainter>
#include <algorithm>

#include "gis/map/sprite_rows.h"

namespace jw::gis {
namespace {

constexpr int kRun = 16;  // blocks

typedef std::uint32_t U4 __attribute__((vector_size(16)));
typedef std::int32_t I4 __attribute__((vector_size(16)));
typedef std::uint16_t H8 __attribute__((vector_size(16)));

struct Four : WordIsa {
  static std::uint64_t layRow(std::uint32_t* out, const std::uint32_t* in, std::uint64_t open) {
    std::uint64_t full = 0;
    for (int x = 0; open >> x != 0; x += 4) {
      if ((open >> x & 15U) == 0) {
        if (x == 60) break;
        continue;
      }
      U4 above, below;
      __builtin_memcpy(&above, out + x, sizeof above);
      __builtin_memcpy(&below, in + x, sizeof below);
      // Each channel × (255 − alpha above) / 255, rounded.
      const U4 rest = 255 - (above >> 24);
      const H8 by = reinterpret_cast<H8>(rest | rest << 16);
      const auto part = [&](U4 two) {
        const H8 t = reinterpret_cast<H8>(two) * by + 128;
        return reinterpret_cast<U4>(static_cast<H8>((t + (t >> 8)) >> 8));
      };
      U4 both = above + (part(below & 0x00FF00FFU) | part(below >> 8 & 0x00FF00FFU) << 8);
      const I4 opaque = reinterpret_cast<I4>(both >> 24) > SpriteRaster::kMostOpaque, bits = opaque & I4{1, 2, 4, 8};
      both |= reinterpret_cast<U4>(opaque) << 24;
      __builtin_memcpy(out + x, &both, sizeof both);
      full |= static_cast<std::uint64_t>(static_cast<unsigned>(bits[0] | bits[1] | bits[2] | bits[3])) << x;
      if (x == 60) break;
    }
    return full;
  }
};

}  // namespace

Sprite::Sprite(const QImage& image) : m_width(image.width()), m_height(image.height()) {
  for (int x = 0; x < m_width; x += kMostColumns) {
    Column& column = m_columns.emplace_back();
    column.width = std::min(kMostColumns, m_width - x);
    column.stride = column.width + kBeside;
    column.pixels.assign(static_cast<std::size_t>(column.stride) * static_cast<std::size_t>(m_height) + kBeside + 64, 0);
    for (int y = 0; y < m_height; ++y) {
      const auto* line = reinterpret_cast<const std::uint32_t*>(image.constScanLine(y)) + x;
      std::copy(line, line + column.width, column.pixels.begin() + kBeside + static_cast<std::ptrdiff_t>(y) * column.stride);
      std::uint64_t seen = 0;
      for (int i = 0; i < column.width; ++i) seen |= static_cast<std::uint64_t>(line[i] >> 24 != 0) << i;
      column.seen.push_back(seen);
    }
  }
}

std::vector<SpriteRaster::Kernel> SpriteRaster::kernels() {
  std::vector<Kernel> all{Kernel::four};
#if defined(__x86_64__) && !defined(__clang__)
  const bool bits = __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  if (bits && __builtin_cpu_supports("avx2")) all.push_back(Kernel::eight);
  if (bits && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")) all.push_back(Kernel::sixteen);
#endif
  return all;
}

SpriteRaster::SpriteRaster(int width) : SpriteRaster(width, kernels().back()) {}

SpriteRaster::SpriteRaster(int width, Kernel kernel)
    : m_width(width),
      m_stride((width + 2 * kBeside + 63) / 64 * 64),
      m_bytes(m_stride / 8 + 8),
      m_lay(kernel == Kernel::four ? &SpriteRaster::layFour : kernel == Kernel::eight ? &SpriteRaster::layEight : &SpriteRaster::laySixteen),
      m_pixels(static_cast<std::size_t>(m_stride) * kRows + 64),
      m_done(static_cast<std::size_t>(m_bytes) * kRows),
      m_full(static_cast<std::size_t>(m_bytes)) {}

void SpriteRaster::clear() {
  std::fill(m_pixels.begin(), m_pixels.end(), 0U);
  std::fill(m_done.begin(), m_done.end(), std::uint8_t{0});
  std::fill(m_full.begin(), m_full.end(), 0U);
}

void SpriteRaster::layFour(const Sprite& sprite, int left, int y, std::uint64_t rows) {
  lay<Four>(sprite, left, y, rows);
}

#if !defined(__x86_64__) || defined(__clang__)
void SpriteRaster::layEight(const Sprite& sprite, int left, int y, std::uint64_t rows) {
  lay<Four>(sprite, left, y, rows);
}
void SpriteRaster::laySixteen(const Sprite& sprite, int left, int y, std::uint64_t rows) {
  lay<Four>(sprite, left, y, rows);
}
#endif

void SpriteRaster::under(const Sprite& sprite, int x, int y) {
  const int left = x + kBeside;
  if (left < 0 || left + sprite.m_width > m_stride) return;
  const int from = std::max(0, y), to = std::min(y + sprite.m_height, kRows);
  if (from < to) (this->*m_lay)(sprite, left, y, ~0ULL >> (kRows - (to - from)) << from);
}

void SpriteRaster::draw(QPainter& painter, QPoint at) const {
  const auto isOpaque = [&](int block) { return m_full[static_cast<std::size_t>(block + kBeside / kBlock)] == ~0ULL; };
  const auto image = [&](QImage::Format format) {
    return QImage(reinterpret_cast<const uchar*>(m_pixels.data() + kBeside), m_width, kRows, static_cast<qsizetype>(m_stride) * 4, format);
  };
  const QImage thin = image(QImage::Format_ARGB32_Premultiplied), solid = image(QImage::Format_RGB32);
  const int blocks = (m_width + kBlock - 1) / kBlock;
  for (int from = 0, to = 0; from < blocks; from = to) {
    // Whatever is copied, not blended, costs a fraction; but a call for each few columns would cost more.
    const auto opaqueUntil = [&](int block) {
      while (block < blocks && isOpaque(block)) ++block;
      return block;
    };
    const bool opaque = opaqueUntil(from) >= std::min(blocks, from + kRun);
    to = opaque ? opaqueUntil(from) : from + 1;
    while (!opaque && to < blocks && opaqueUntil(to) < to + kRun) ++to;
    const int x = from * kBlock, width = std::min(m_width, to * kBlock) - x;
    painter.drawImage(QRect(at.x() + x, at.y(), width, kRows), opaque ? solid : thin, QRect(x, 0, width, kRows));
  }
}

}  // namespace jw::gis
