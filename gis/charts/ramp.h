// Colours for figures: a sequential ramp that stays readable for the colour-blind, and classes of values for maps.
#pragma once
#include <QColor>
#include <vector>

namespace jw::gis {

/// `share` 0 … 1 from little to much, along the ramp viridis (S. van der Walt, N. Smith 2015; five anchors, between them linear).
QColor rampColor(double share);
/// Black or white, whichever can be read on the colour.
QColor inkOn(const QColor& ground);

enum class Classing { equal, quantile, jenks };
/// Upper bounds of at most `classes` classes, rising; the last is the greatest value. Fewer where values repeat; empty for
/// none. jenks: least squared deviation from the class means (Fisher 1958, Jenks 1967), exact up to 2,000 values.
std::vector<double> classBounds(std::vector<double> values, int classes, Classing classing);
constexpr int kAreaClasses = 5;
/// The colour of a class on a map.
QColor classColor(int index, std::size_t classes);
/// Index of the class that holds the value.
int classOf(double value, const std::vector<double>& bounds);

}  // namespace jw::gis
