#include "gis/map/map_crs.h"

#include <algorithm>
#include <cmath>

namespace jw::gis {

int mapEpsg(model::Point centre) {
  if (centre.x >= 73.5 && centre.x <= 136.5 && centre.y >= 0) {
    const int zone = std::clamp(static_cast<int>(std::floor((centre.x + 1.5) / 3)), 25, 45);
    return 4534 + zone - 25;
  }
  const int zone = std::clamp(static_cast<int>(std::floor((centre.x + 180) / 6)) + 1, 1, 60);
  return (centre.y >= 0 ? 32600 : 32700) + zone;
}

int centralMeridian(int epsg) {
  if (epsg >= 4534 && epsg <= 4554) return 75 + 3 * (epsg - 4534);
  if ((epsg > 32600 && epsg <= 32660) || (epsg > 32700 && epsg <= 32760)) return (epsg % 100) * 6 - 183;
  return 0;
}

QgsCoordinateReferenceSystem crsOfEpsg(int epsg) {
  return QgsCoordinateReferenceSystem(QStringLiteral("EPSG:%1").arg(epsg));
}

QgsCoordinateReferenceSystem geographicCrs() {
  return crsOfEpsg(4490);
}

}  // namespace jw::gis
