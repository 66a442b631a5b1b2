// Draws packed buildings: outlines where they can be seen, small boxes where they cannot, densities from far away.
#pragma once
#include <QImage>
#include <QRect>
#include <functional>
#include <vector>

#include "gis/map/packed_buildings.h"

namespace jw::gis {

struct BuildingLook {
  QRgb fill = 0, edge = 0;  ///< opaque
  double edgeWidth = 0.7;   ///< pixels, 0: no edge
};

/// What part of the map a picture shows, in the metres of the buildings' projection; pixels are square.
struct BuildingView {
  double left = 0, top = 0;  ///< of the first pixel's outer corner
  double metresPerPixel = 1; ///< > 0
};

/// Any thread. Paints into `target` (ARGB32_Premultiplied), with `threads` (≥ 1) threads, this one among them; asks
/// `cancelled` between parts, from all of them. Returns the rectangles that were written; the rest of the target is left as
/// it was, and nothing is to be seen there. The picture is that of shapes drawn one by one with exact coverage of the
/// pixels, filled and then outlined, but for what cannot be told apart: shapes below three pixels are boxes of their area,
/// and where a cell of the densities is no larger than a pixel, the pixel has the mean look of what is in it.
std::vector<QRect> paintBuildings(QImage& target, const PackedBuildings& buildings, const BuildingView& view,
                                  const BuildingLook& look, unsigned threads, const std::function<bool()>& cancelled);

}  // namespace jw::gis
