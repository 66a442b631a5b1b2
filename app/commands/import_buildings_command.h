// import buildings: from OpenStreetMap, GeoPackage, GeoJSON or a shapefile; a change file updates.
#pragma once
#include "app/command.h"

namespace jw::app {

Command importBuildingsCommand();

}  // namespace jw::app
