// The ground of one grid parted into plots by lanes, and footprints set into a plot.
#pragma once
#include <vector>

#include "core/demo/plane.h"
#include "core/demo/random.h"

namespace jw::demo {

struct Plot {
  Loop loop;
  std::vector<double> setbacks;  ///< metres to keep from the edge that begins at each point
};

/// Parts that are no larger than `most` square metres, cut across their longer side as seen along `angle`.
std::vector<Plot> partPlot(Plot plot, double most, double angle, Random& random);

/// How buildings of one kind stand: in rows, long sides alike.
struct Rows {
  std::vector<double> lengths;  ///< metres, the longest that fits is taken
  double depth = 12;
  double gapAlong = 9, gapAcross = 20;
};

/// A rectangle: its middle, the direction of its long side, half its sides.
struct Rectangle {
  Vec middle, along;
  double halfLength = 0, halfDepth = 0;
  Loop loop() const;
};

/// Rectangles that overlap neither each other nor the setbacks, at most `most`.
std::vector<Rectangle> fillPlot(const Plot& plot, double angle, const Rows& rows, std::size_t most);

}  // namespace jw::demo
