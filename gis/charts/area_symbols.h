// Thematic maps that put symbols on areas: circles sized by a figure, dots for so many each, pies of parts.
#pragma once
#include "gis/charts/area_chart.h"

namespace jw::gis {

/// circles: the surface of a circle goes with the figure. dots: each stands for the same round number, scattered over its
/// area, always in the same places. pies: the surface goes with the sum, the slices begin at the top and run clockwise in
/// the order of the series, numbered where they are wide enough.
enum class AreaSymbols { circles, dots, pies };

/// `figures` go with plane.areas(): one value each for circles and dots, one for each of format.series for pies. Areas with
/// a hidden value are hatched and wear no symbol. With names and a legend at the lower left. `current` as paintAreas.
AreaChartMarks paintSymbols(QPainter& painter, const QRectF& room, const AreaPlane& plane, AreaSymbols kind, const std::vector<std::vector<std::optional<double>>>& figures,
                            const ChartData& format, const ChartLook& look, int current = -1);

/// What one dot stands for: 1, 2 or 5 times a power of ten, so that there are at most `most` dots.
double dotUnit(double sum, double most);
/// The colour of a slice: apart in lightness as well, so that they differ for the colour-blind and in print.
QColor sliceColor(int slice, int slices);

}  // namespace jw::gis
