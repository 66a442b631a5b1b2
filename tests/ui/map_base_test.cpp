// Base maps: files made here and tiles from a small server on this machine, shifted ones put right, drawn by the style.
#include "gis/map/base_map.h"

#include <gdal_utils.h>
#include <qgsgrouplayer.h>
#include <qgsmaprenderersequentialjob.h>
#include <qgsvectortilelayer.h>

#include <QDir>
#include <QTemporaryDir>
#include <cmath>

#include "tests/catch.h"
#include "tests/ui/base_tables.h"
#include "tests/ui/map_fixture.h"
#include "tests/ui/tile_server.h"

namespace map_base_test {

using namespace jw;
using gis::BaseMap;
using gis::Datum;
using model::Point;
using test::spot;
using test::TileServer;
using test::webMercator;

namespace {

const Point kPlace{120.2051, 22.9993};
const model::Box kCity{120.1, 22.9, 120.3, 23.1};
/// `metres` around the place, a pixel a metre.
QImage picture(const gis::OpenedBase& base, int metres = 400) {
  QgsMapSettings settings;
  settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4549")));
  const QgsCoordinateTransform to(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:4490")), settings.destinationCrs(), QgsCoordinateTransformContext());
  const auto at = to.transform(QgsPointXY(kPlace.x, kPlace.y));
  settings.setExtent(QgsRectangle::fromCenterAndSize(at, metres, metres));
  settings.setOutputSize({metres, metres});
  settings.setBackgroundColor(Qt::black);
  settings.setLayers({base.layer.get()});
  settings.setTransformContext(gis::shiftedTransforms({base.shift}, settings.destinationCrs()));
  QgsMapRendererSequentialJob job(settings);
  bool done = false;
  QObject::connect(&job, &QgsMapRendererJob::finished, &job, [&] { done = true; });
  job.start();
  REQUIRE(test::until([&] { return done; }));
  return job.renderedImage();
}

gis::BaseStyle style() { return gis::BaseStyle::load(std::filesystem::path(JW_SOURCE_DIR) / "data"); }

}  // namespace

TEST_CASE("base map: tiles of a shifted service lie where they belong") {
  QTemporaryDir folder;
  for (const auto datum : {Datum::cgcs2000, Datum::gcj02, Datum::bd09}) {
    TileServer server(gis::shifted(kPlace, datum));
    auto base = gis::openBase({"t", "t", server.address(), BaseMap::Kind::tiles, datum, 0, 18}, style(), true, kCity, folder.path());
    REQUIRE(base.layer);
    CHECK(server.asked == 0);
    const auto found = spot(picture(base));
    REQUIRE(found);
    CHECK(server.asked > 0);
    CHECK(std::hypot(found->x(), found->y()) < 1.5);
  }
}

TEST_CASE("base map: tiles of a web map tile service, asked by key and value") {
  QTemporaryDir folder;
  TileServer server(kPlace);
  auto base = gis::openBase({"t", "t", server.wmts(), BaseMap::Kind::tiles, Datum::cgcs2000, 0, 18}, style(), true, kCity, folder.path());
  REQUIRE(base.layer);
  const auto found = spot(picture(base));
  REQUIRE(found);
  CHECK(std::hypot(found->x(), found->y()) < 1.5);
}

TEST_CASE("base map: without a network nothing is shown and nobody waits long") {
  QTemporaryDir folder;
  auto base = gis::openBase({"t", "t", "http://127.0.0.1:1/{z}/{x}/{y}.png", BaseMap::Kind::tiles, Datum::gcj02, 0, 18}, style(), true, kCity, folder.path());
  REQUIRE(base.layer);
  CHECK_FALSE(spot(picture(base, 200)));
}

TEST_CASE("base map: a GeoPackage of tables is drawn by the style, dark and light") {
  QTemporaryDir folder;
  const auto rules = style();
  auto base = gis::openBase({"v", "v", test::baseTables(folder.path(), kPlace), BaseMap::Kind::file, Datum::cgcs2000}, rules, true, kCity, folder.path());
  REQUIRE(base.layer);
  CHECK(qobject_cast<QgsGroupLayer*>(base.layer.get()));
  CHECK(base.parts.size() == 4);
  const QImage dark = picture(base);
  CHECK(test::alike(dark.pixelColor(200, 200), QColor("#0B2236")));
  const auto roadAt = [](const QImage& image, const QColor& colour) {
    for (int y = 0; y < image.height(); ++y)
      if (test::alike(image.pixelColor(200, y), colour)) return y;
    return -1;
  };
  CHECK(std::abs(roadAt(dark, QColor("#2A3B4D")) - (200 - 155)) < 8);
  gis::dressBase(base, rules, false);
  const QImage light = picture(base);
  CHECK(test::alike(light.pixelColor(200, 200), QColor("#C9DDEA")));
  base.layer->setOpacity(0.5);
  CHECK(picture(base).pixelColor(200, 200).red() < 150);
}

TEST_CASE("base map: pictures in GeoPackage and MBTiles, and vector tiles") {
  QTemporaryDir folder;
  GDALAllRegister();
  // A picture of 512 m in web tiles' metres, red.
  const auto middle = webMercator(kPlace);
  auto* memory = GetGDALDriverManager()->GetDriverByName("MEM")->Create("", 256, 256, 3, GDT_Byte, nullptr);
  double place[6] = {middle.x() - 300, 600.0 / 256, 0, middle.y() + 300, 0, -600.0 / 256};
  memory->SetGeoTransform(place);
  OGRSpatialReference web;
  web.importFromEPSG(3857);
  memory->SetSpatialRef(&web);
  memory->GetRasterBand(1)->Fill(230);
  for (const char* format : {"GPKG", "MBTILES"}) {
    INFO(format);
    const QString file = folder.path() + (qstrcmp(format, "GPKG") == 0 ? "/p.gpkg" : "/p.mbtiles");
    char* arguments[] = {const_cast<char*>("-of"), const_cast<char*>(format), nullptr};
    auto* options = GDALTranslateOptionsNew(arguments, nullptr);
    auto* made = GDALTranslate(file.toUtf8().constData(), memory, options, nullptr);
    GDALTranslateOptionsFree(options);
    REQUIRE(made);
    GDALClose(made);
    auto base = gis::openBase({"p", "p", file, BaseMap::Kind::file, Datum::cgcs2000}, style(), true, kCity, folder.path());
    REQUIRE(base.layer);
    const auto found = spot(picture(base, 800));
    REQUIRE(found);
    CHECK(std::hypot(found->x(), found->y()) < 8);
    // The same file taken as shifted lies some hundred metres away.
    auto away = gis::openBase({"p", "p", file, BaseMap::Kind::file, Datum::gcj02}, style(), true, kCity, folder.path());
    REQUIRE(away.layer);
    const auto moved = spot(picture(away, 2400));
    REQUIRE(moved);
    CHECK(std::hypot(moved->x(), moved->y()) > 200);
  }
  GDALClose(memory);

  auto base = gis::openBase({"x", "x", folder.path() + "/none.gpkg", BaseMap::Kind::file, Datum::cgcs2000}, style(), true, kCity, folder.path());
  CHECK_FALSE(base.layer);
  CHECK(base.fault == gis::OpenedBase::Fault::missing);
  QFile(folder.path() + "/junk.mbtiles").open(QIODevice::WriteOnly);
  CHECK_FALSE(gis::openBase({"x", "x", folder.path() + "/junk.mbtiles", BaseMap::Kind::file, Datum::cgcs2000}, style(), true, kCity, folder.path()).layer);

  auto* data = static_cast<GDALDataset*>(GDALOpenEx(test::baseTables(folder.path(), kPlace).toUtf8().constData(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
  REQUIRE(data);
  const QString tiled = folder.path() + "/v.mbtiles";
  const char* words[] = {"-f", "MBTILES", "-dsco", "MINZOOM=14", "-dsco", "MAXZOOM=14", "-nln", "water", "gis_osm_water_a_free", nullptr};
  auto* options = GDALVectorTranslateOptionsNew(const_cast<char**>(words), nullptr);
  GDALDatasetH sources[] = {data};
  auto* made = GDALVectorTranslate(tiled.toUtf8().constData(), nullptr, 1, sources, options, nullptr);
  GDALVectorTranslateOptionsFree(options);
  REQUIRE(made);
  GDALClose(made);
  GDALClose(data);
  auto vector = gis::openBase({"v", "v", tiled, BaseMap::Kind::file, Datum::cgcs2000}, style(), true, kCity, folder.path());
  REQUIRE(vector.layer);
  CHECK(qobject_cast<QgsVectorTileLayer*>(vector.layer.get()));
  CHECK(test::alike(picture(vector).pixelColor(200, 200), QColor("#0B2236")));
}

}  // namespace map_base_test
