// The inner loops of CoverageTile with sixteen numbers at once, for processors that can.
#pragma once
#include <cstddef>
#include <cstdint>

namespace jw::gis {

/// False: none of the others may be called.
bool hasCoverageSixteen();

/// A line downwards (y0 < y1) within 0 … `right`: what lies to its right is covered, to `sign` of it. Each row's sums, `stride`
/// from one to the next, become the coverage when they are added up from the left. So many rows below the last one, and pixels
/// beyond `right`, may be written to, with nothing added.
constexpr int kCoverageRowsBelow = 3, kCoverageBeyond = 4;
void coverLineSixteen(float* sums, std::ptrdiff_t stride, float right, float x0, float y0, float x1, float y1, float sign);

/// What a box fills and outlines of four by four pixels, each axis measured from the first of them.
struct CoverageBox {
  float fillFrom[2], fillTo[2];    ///< across, down
  float outerFrom[2], outerTo[2];  ///< of the outline
  float innerFrom[2], innerTo[2];
};
/// Lays it over what is left of the ground and what is seen of the outlines' colour, both with rows `stride` apart.
void coverBoxSixteen(float* ground, float* seen, std::ptrdiff_t stride, const CoverageBox& box);

/// A row of pixels as it is gathered. The sums may be null: there are none.
struct CoverageRow {
  const float *fills, *edges;  ///< sums of lines
  const float *ground, *seen;  ///< what boxes left
  float fillColor[3], edgeColor[3];  ///< red, green, blue, 0 … 255
  std::uint32_t* out;          ///< premultiplied ARGB
  int width;                   ///< pixels; up to 15 beyond are read, from what may be anything
};
void finishRowSixteen(const CoverageRow& row);

}  // namespace jw::gis
