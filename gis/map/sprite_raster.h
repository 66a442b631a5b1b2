// Many small pictures that lie on one another, the topmost first: what is covered already costs next to nothing.
#pragma once
#include <QImage>
#include <cstdint>
#include <vector>

namespace jw::gis {

/// A picture prepared for a SpriteRaster.
class Sprite {
 public:
  Sprite() = default;
  /// ARGB32 premultiplied, in device pixels.
  explicit Sprite(const QImage& image);
  bool isNull() const { return m_height == 0; }
  int width() const { return m_width; }
  int height() const { return m_height; }

 private:
  friend class SpriteRaster;
  /// As wide as a word has bits; pixels in groups of four, each row filled up with transparent ones.
  struct Column {
    int groups = 0;
    std::vector<std::uint64_t> seen;  ///< a row's pixels that are not transparent
    std::vector<std::uint32_t> pixels;
  };
  std::vector<Column> m_columns;
  int m_width = 0, m_height = 0;
};

/// A band of a picture that is filled from the top down: each sprite is laid under those before. A row of a sprite that is
/// hidden whole is found by one look at a bit mask. One thread.
class SpriteRaster {
 public:
  static constexpr int kRows = 64;
  /// Sprites may reach this far beyond the sides; what would reach farther is left out.
  static constexpr int kBeside = 128;

  explicit SpriteRaster(int width);
  void clear();
  /// `x`, `y`: of the sprite's upper left corner, in pixels of the band.
  void under(const Sprite& sprite, int x, int y);
  /// Premultiplied ARGB, `width` × kRows; its memory belongs to this.
  QImage image() const;

 private:
  int m_width, m_stride, m_words;
  std::vector<std::uint32_t> m_pixels;
  std::vector<std::uint64_t> m_done;  ///< pixels through which nothing is seen
};

}  // namespace jw::gis
