// A small part of a picture in which polygons and their outlines are gathered with their exact coverage of each pixel.
#pragma once
#include <array>
#include <cstdint>
#include <memory>

#include "gis/map/coverage_wide.h"

namespace jw::gis {

struct PixelPoint {
  float x, y;  ///< pixels, downwards
};

/// Two ways to draw, which may be mixed:
/// - edges of closed rings: signed areas are summed in an accumulation buffer, a row's running sum is the coverage
///   (R. Levien's font-rs; S. Barrett's stb_truetype 2). What adds up to more than all of a pixel counts as all.
/// - small boxes, laid over what is there one after the other, as a painter would do it with single shapes.
/// One thread. Needs no reset between tiles: finish leaves it empty.
class CoverageTile {
 public:
  static constexpr int kWidth = 256, kHeight = 64;
  /// The largest side of a box with its outline, pixels.
  static constexpr float kLargestBox = 3;

  /// `sixteen`: with the loops for processors that have hasCoverageSixteen; the picture is the same within rounding.
  explicit CoverageTile(bool sixteen = hasCoverageSixteen());

  enum Plane { fill = 0, edge = 1 };
  /// An edge of a ring in pixels of the tile; anything outside is clipped. Rings that run anticlockwise as seen (y down)
  /// have to be closed; holes run the other way.
  void line(Plane plane, PixelPoint a, PixelPoint b);
  /// A filled box with an outline of width 2 × `half` along its sides; both measured in pixels, at most kLargestBox with it.
  void box(PixelPoint centre, float width, float height, float half);

  /// Colours as 0xRRGGBB. Writes premultiplied ARGB to `width` × `height` pixels and empties the tile.
  /// False, and nothing written: nothing was drawn.
  bool finish(std::uint32_t* out, std::ptrdiff_t stride, int width, int height, std::uint32_t fillColor, std::uint32_t edgeColor);

 private:
  static constexpr int kMargin = 4;
  static constexpr int kStride = kWidth + 2 * kMargin;
  static constexpr int kRows = kHeight + 2 * kMargin;
  void steps(float* sums, float x0, float y0, float x1, float y1, float sign) const;
  void finishRow(const CoverageRow& row) const;
  /// Running sums, one row after another; then what is left of the ground, and how much of the edge's colour is seen.
  struct alignas(64) Planes {
    std::array<float, kStride * (kHeight + kCoverageRowsBelow)> sums[2];
    std::array<float, kStride * kRows> ground, edge;
  };
  std::unique_ptr<Planes> m;
  bool m_sixteen;
  int m_firstRow = kHeight, m_endRow = 0;  ///< rows with edges
  bool m_anyBox = false;
};

}  // namespace jw::gis
