// A row of pixels out of rows of densities, for whichever processor there is: the same picture from each, to the last bit.
#pragma once
#include <cstddef>
#include <cstdint>

namespace jw::gis {

/// What a pixel meets on one axis: at most that many cells.
constexpr int kDensityShares = 3;
/// So many values beyond the last of an array may be read, and written where the array is written to.
constexpr std::size_t kDensityBeyond = 96;

/// Squares of bytes and shares in 65536ths are multiplied to squares again, in words of 16 bits: what that rounds away is far
/// below a step of the colours.
struct DensityRow {
  const std::uint8_t* from[kDensityShares];    ///< rows of cells: two values each, area and sides, as 255 × square root
  std::uint16_t down[kDensityShares];          ///< how much of the pixel each of them fills, 65536ths
  int rows;                                    ///< of them
  std::size_t values;                          ///< in a row
  std::uint16_t* sums;                         ///< room for them

  const std::int32_t* first;                   ///< the leftmost cell of each pixel, counted as `origin` is
  std::int32_t origin;                         ///< the cell that the rows begin with
  const std::uint32_t* across[kDensityShares]; ///< as down, twice in each number, from the pixel's first cell on
  int width;                                   ///< pixels
  std::uint32_t areaSteps, sideSteps;          ///< colours of one row, and rows of them
  float areaScale, sideScale;                  ///< from squares to steps
  const std::uint32_t* colors;
  std::uint32_t* out;
};

/// Any thread. `sixteen` asks for hasDensityRowSixteen, and that two pixels side by side lie no more
/// than two cells apart.
void paintDensityRow(const DensityRow& row);
void paintDensityRowSixteen(const DensityRow& row);
bool hasDensityRowSixteen();

}  // namespace jw::gis
