// In which projection a city is drawn.
#pragma once
#include <qgscoordinatereferencesystem.h>

#include "core/model/geometry.h"

namespace jw::gis {

/// EPSG number of the metric CRS for a city around `centre`: the 3-degree Gauss–Krüger zone of CGCS2000 (4534–4554, no
/// zone prefix in the easting) from 73.5° to 136.5° E north of the equator, else UTM on WGS84 (326xx, 327xx). Pure.
int mapEpsg(model::Point centre);
/// The longitude of the zone's central meridian in degrees, for the numbers that mapEpsg gives; 0 for others.
int centralMeridian(int epsg);

QgsCoordinateReferenceSystem crsOfEpsg(int epsg);
inline QgsCoordinateReferenceSystem mapCrs(model::Point centre) {
  return crsOfEpsg(mapEpsg(centre));
}
/// EPSG:4490, in which the model keeps its coordinates (x: longitude, y: latitude).
QgsCoordinateReferenceSystem geographicCrs();

}  // namespace jw::gis
