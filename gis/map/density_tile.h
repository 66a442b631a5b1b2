// The look of buildings from so far away that only their density is left.
#pragma once
#include <QRect>
#include <array>
#include <cstdint>
#include <vector>

#include "gis/map/density_rows.h"
#include "gis/map/packed_buildings.h"

namespace jw::gis {

struct BuildingView;
struct BuildingLook;

/// One view of a pyramid; paint may be called from several threads, each with its own scratch.
class DensityView {
 public:
  /// `buildings` must have levels and outlive this. `width`: of the picture, pixels.
  DensityView(const PackedBuildings& buildings, const BuildingView& view, const BuildingLook& look, int width);

  struct Scratch {
    std::vector<packed::Cell> cells;
    std::vector<std::uint16_t> row;
  };
  /// Premultiplied ARGB for the pixels of `tile`; false, and nothing written: there is nothing.
  bool paint(std::uint32_t* out, std::ptrdiff_t stride, const QRect& tile, Scratch& scratch) const;

 private:
  static constexpr int kAreaSteps = 32, kSideSteps = 128;
  const PackedBuildings& m_buildings;
  const packed::Level* m_level;
  double m_left, m_top;      ///< of the picture, cells from the origin; upwards
  double m_cellsPerPixel;    ///< 1 … 2, more below the coarsest level
  float m_sideScale;         ///< from a cell's sides, squared, to steps
  bool m_wide;               ///< sixteen pixels at once
  std::vector<std::uint32_t> m_colors;  ///< by sides and area
  std::vector<std::int32_t> m_first;         ///< the leftmost cell of each column of pixels
  std::array<std::vector<std::uint32_t>, kDensityShares> m_across;  ///< how much of the pixel it and those beside it fill
};

}  // namespace jw::gis
