// Maps whose coordinates are shifted: GCJ-02 and BD-09, in which map services of China give out their tiles.
#pragma once
#include <qgscoordinatereferencesystem.h>
#include <qgscoordinatetransformcontext.h>

#include <QString>
#include <vector>

#include "core/model/geometry.h"

namespace jw::gis {

enum class Datum { cgcs2000, gcj02, bd09 };

/// From CGCS2000 (WGS84) degrees to those of the datum. GCJ-02: the polynomial with sines that became known in 2010 and is in
/// all public converters (for instance eviltransform by Wu Yongzheng, 2013), on the Krasovsky ellipsoid (a = 6378245 m, e² =
/// 0.00669342162296594323); outside of 72.004–137.8347° E, 0.8293–55.8271° N nothing is shifted. BD-09: GCJ-02 turned and
/// stretched by the sines that Baidu's conversion service shows.
model::Point shifted(model::Point p, Datum datum);
/// The way back, by iteration; exact to a tenth of a millimetre.
model::Point unshifted(model::Point p, Datum datum);

/// Degrees (longitude first) of a shifted datum, or metres of spherical web tiles in it: a system of its own, which only
/// shiftedTransforms() connects with others. Of cgcs2000: EPSG:4490, EPSG:3857. Any thread.
QgsCoordinateReferenceSystem shiftedCrs(Datum datum, bool webMercator);

/// How a datum is put right round one city.
struct Shift {
  Datum datum = Datum::cgcs2000;
  QString grid;  ///< the file of the grid; empty for cgcs2000
};
/// A grid of shifts (NTv2) of 0.004° for the area (degrees) and half a degree around it, which is written into
/// the folder if it is not there. Exact to less than half a metre; beyond it nothing is shifted. Throws Error(input) where the
/// grid cannot be written. Any thread.
Shift makeShift(Datum datum, const model::Box& area, const QString& folder);
/// What pictures in the destination's system need to draw layers of shiftedCrs() where they belong. Any thread.
QgsCoordinateTransformContext shiftedTransforms(const std::vector<Shift>& shifts, const QgsCoordinateReferenceSystem& destination);

}  // namespace jw::gis
