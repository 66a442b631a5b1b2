// What nearly every source of gis includes.
#pragma once
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <qgsgeometry.h>
#include <qgsvectorlayer.h>

#include <QString>
#include <memory>
#include <string>
#include <vector>
