// The look of buildings from so far away that only their density is left.
#pragma once
#include <QRect>
#include <cstdint>
#include <vector>

#include "gis/map/packed_buildings.h"

namespace jw::gis {

struct BuildingView;
struct BuildingLook;

/// One view of a pyramid; paint may be called from several threads, each with its own scratch.
class DensityView {
 public:
  /// `buildings` must have levels and outlive this.
  DensityView(const PackedBuildings& buildings, const BuildingView& view, const BuildingLook& look);

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
  std::uint64_t m_sideScale; ///< from a cell's sides, squared, to steps, in 2^32ths
  std::vector<std::uint32_t> m_colors;  ///< by sides and area
};

}  // namespace jw::gis
