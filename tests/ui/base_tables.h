// A GeoPackage of OSM's kind: what a base map of tables is made of.
#pragma once
#include <ogrsf_frmts.h>

#include <QString>

#include "core/model/geometry.h"
#include "tests/catch.h"

namespace jw::test {

/// A lake of 0.002° round the place, a main road 0.0014° north of its middle, a wood, a street and a name in the east, and a
/// table that no style knows.
inline QString baseTables(const QString& folder, model::Point place) {
  GDALAllRegister();
  const QString file = folder + QStringLiteral("/base.gpkg");
  auto* data = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr);
  REQUIRE(data);
  OGRSpatialReference wgs;
  wgs.importFromEPSG(4326);
  wgs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  struct Row {
    const char *fclass, *name;
    std::vector<model::Point> points;  ///< from the place, thousandths of a degree
  };
  const auto add = [&](const char* table, OGRwkbGeometryType type, const std::vector<Row>& rows) {
    auto* layer = data->CreateLayer(table, &wgs, type, nullptr);
    REQUIRE(layer);
    OGRFieldDefn fclass("fclass", OFTString), name("name", OFTString);
    layer->CreateField(&fclass);
    layer->CreateField(&name);
    for (const Row& row : rows) {
      OGRLineString line;
      for (const model::Point& p : row.points) line.addPoint(place.x + p.x / 1000, place.y + p.y / 1000);
      OGRFeature feature(layer->GetLayerDefn());
      if (type == wkbPolygon) {
        OGRLinearRing ring;
        ring.addSubLineString(&line);
        ring.closeRings();
        OGRPolygon polygon;
        polygon.addRing(&ring);
        feature.SetGeometry(&polygon);
      } else if (type == wkbPoint) {
        OGRPoint point(line.getX(0), line.getY(0));
        feature.SetGeometry(&point);
      } else {
        feature.SetGeometry(&line);
      }
      feature.SetField("fclass", row.fclass);
      feature.SetField("name", row.name);
      REQUIRE(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
  };
  add("gis_osm_water_a_free", wkbPolygon, {{"water", "", {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}}});
  add("gis_osm_landuse_a_free", wkbPolygon, {{"forest", "", {{3, -3}, {7, -3}, {7, 2}, {5, 2.4}, {3, 1}}}});
  add("gis_osm_roads_free", wkbLineString, {{"primary", "滨湖路", {{-9, 1.4}, {9, 1.4}}}, {"residential", "柳巷", {{2.5, -6}, {2.5, 6}}}, {"residential", "", {{-9, -4}, {9, -4}}}});
  add("gis_osm_places_free", wkbPoint, {{"suburb", "东湖", {{5, 4}}}});
  add("unknown_things", wkbPoint, {{"x", "", {{0, 0}}}});
  GDALClose(data);
  return file;
}

}  // namespace jw::test
