// Many small pictures that lie on one another, the topmost first: what is covered already costs next to nothing.
#pragma once
#include <QImage>
#include <cstdint>
#include <vector>

class QPainter;

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

  /// Columns that bits are kept for together: wherever such a block lies, its row fits into a word that begins at a byte.
  static constexpr int kMostColumns = 56;
  static constexpr int kBeside = 16;  ///< transparent pixels at both sides of a row, at least

 private:
  friend class SpriteRaster;
  struct Column {
    int width = 0, stride = 0;
    std::vector<std::uint64_t> seen;  ///< a row's pixels that are not transparent
    std::vector<std::uint32_t> pixels;
  };
  std::vector<Column> m_columns;
  int m_width = 0, m_height = 0;
};

/// A band of a picture that is filled from the top down: each sprite is laid under those before. Blocks of pixels through
/// which nothing is seen any more are kept as one bit a row, so that a sprite that is hidden whole takes some looks at
/// words, and one that shows in a few rows takes those. One thread.
class SpriteRaster {
 public:
  static constexpr int kRows = 64;
  /// Sprites may reach this far beyond the sides; what would reach farther is left out.
  static constexpr int kBeside = 128;
  static constexpr int kBlock = 8;         ///< columns
  static constexpr int kMostOpaque = 251;  ///< of 255; above it counts as opaque: rounding keeps many thin layers from ever reaching all
  /// How many pixels are worked on at once: 4, 8 or 16. The pictures are the same, but for what kMostOpaque leaves.
  enum class Kernel { four, eight, sixteen };
  /// Those that this processor can run, the slowest first.
  static std::vector<Kernel> kernels();

  explicit SpriteRaster(int width);
  SpriteRaster(int width, Kernel kernel);
  int width() const { return m_width; }
  void clear();
  /// `x`, `y`: of the sprite's upper left corner, in pixels of the band.
  void under(const Sprite& sprite, int x, int y);
  /// All that was laid; `at`: where the band's upper left pixel comes to be.
  void draw(QPainter& painter, QPoint at) const;

 private:
  /// `left`: with what lies beside; `rows`: a bit for each that the sprite meets.
  template <class Isa>
  void lay(const Sprite& sprite, int left, int y, std::uint64_t rows);
  void layFour(const Sprite& sprite, int left, int y, std::uint64_t rows);
  void layEight(const Sprite& sprite, int left, int y, std::uint64_t rows);
  void laySixteen(const Sprite& sprite, int left, int y, std::uint64_t rows);

  int m_width, m_stride, m_bytes;
  void (SpriteRaster::*m_lay)(const Sprite&, int, int, std::uint64_t);
  std::vector<std::uint32_t> m_pixels;
  std::vector<std::uint8_t> m_done;   ///< pixels through which nothing is seen, m_bytes a row
  std::vector<std::uint64_t> m_full;  ///< a bit for each row, by kBlock columns: all of them done
};

}  // namespace jw::gis
