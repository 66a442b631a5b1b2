#include "app/bench/bench_map.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgsmaprenderercustompainterjob.h>
#include <qgsmapsettings.h>
#include <qgsmarkersymbol.h>
#include <qgsmarkersymbollayer.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/bench/bench_buildings.h"
#include "app/bench/cpu_time.h"
#include "app/gis_runtime.h"
#include "app/scratch_dir.h"
#include "gis/map/building_layer.h"
#include "gis/map/case_scene.h"
#include "gis/map/map_crs.h"
#include "gis/map/map_style.h"
#include "gis/map/packed_writer.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

constexpr int kLivePoints = 50'000;
constexpr double kFrame = 16.7;  // ms at 60 Hz

struct Time {
  double cpu = 1e9, wall = 1e9;  ///< ms
};

/// The best of up to `rounds`, but of at least two, and no more than some seconds.
template <class F>
Time best(int rounds, const F& f) {
  Time out;
  double spent = 0;
  for (int i = 0; i < rounds && (i < 2 || spent < 4000); ++i) {
    const auto start = std::chrono::steady_clock::now();
    const double cpu = processSeconds();
    f();
    const double used = processSeconds() - cpu;
    const double wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    out.cpu = std::min(out.cpu, used * 1e3);
    out.wall = std::min(out.wall, wall);
    spent += wall;
  }
  return out;
}

struct CloseDataset {
  void operator()(GDALDataset* d) const { GDALClose(d); }
};

/// The same buildings twice.
class Files {
 public:
  Files(const fs::path& dir, std::uint64_t count, const Progress& progress) : packed(dir / "b.buildings"), geoPackage(dir / "b.gpkg") {
    GDALAllRegister();
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    const std::unique_ptr<GDALDataset, CloseDataset> data(driver ? driver->Create(geoPackage.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
    OGRSpatialReference crs;
    crs.importFromEPSG(kBenchEpsg);
    OGRLayer* layer = data ? data->CreateLayer("buildings", &crs, wkbMultiPolygon, nullptr) : nullptr;
    if (!layer || data->StartTransaction() != OGRERR_NONE) throw Error(ErrorCode::store, "bench: cannot write " + geoPackage.string());
    gis::PackedWriter writer;
    std::uint64_t done = 0;
    benchBuildings(count, [&](const model::MultiPolygon& shape) {
      writer.add({Uuid::make(static_cast<std::int64_t>(done))}, "", 6, shape);
      OGRFeature feature(layer->GetLayerDefn());
      auto multi = std::make_unique<OGRMultiPolygon>();
      for (const auto& part : shape.parts) {
        auto polygon = std::make_unique<OGRPolygon>();
        for (const auto& ring : part.rings) {
          auto line = std::make_unique<OGRLinearRing>();
          for (const auto p : ring) line->addPoint(p.x, p.y);
          polygon->addRingDirectly(line.release());
        }
        multi->addGeometryDirectly(polygon.release());
      }
      multi->flattenTo2D();
      feature.SetGeometryDirectly(multi.release());
      if (layer->CreateFeature(&feature) != OGRERR_NONE) throw Error(ErrorCode::store, "bench: cannot write " + geoPackage.string());
      if (++done % 8192 == 0) progress(done, count, "buildings");
    });
    if (data->CommitTransaction() != OGRERR_NONE) throw Error(ErrorCode::store, "bench: cannot write " + geoPackage.string());
    writer.write(packed, kBenchEpsg);
  }
  fs::path packed, geoPackage;
};

QgsMapSettings settingsOf(QgsMapLayer* layer, QSize size, double metresPerPixel, const QColor& ground) {
  QgsMapSettings s;
  s.setDestinationCrs(gis::crsOfEpsg(kBenchEpsg));
  s.setOutputSize(size);
  s.setOutputDpi(96);
  s.setBackgroundColor(ground);
  s.setFlag(Qgis::MapSettingsFlag::Antialiasing);
  s.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization);
  s.setLayers({layer});
  s.setExtent(QgsRectangle::fromCenterAndSize(QgsPointXY(kBenchMiddle.x + 37, kBenchMiddle.y + 21), size.width() * metresPerPixel, size.height() * metresPerPixel));
  return s;
}

/// The whole of a rendering job, as a canvas or a layout runs it.
QImage rendered(const QgsMapSettings& settings) {
  QImage image(settings.outputSize(), QImage::Format_ARGB32_Premultiplied);
  image.fill(settings.backgroundColor());
  QPainter painter(&image);
  QgsMapRendererCustomPainterJob job(settings, &painter);
  job.renderSynchronously();
  painter.end();
  return image;
}

std::vector<gis::CasePtr> casesOn(double reach) {
  const QgsCoordinateTransform back(gis::crsOfEpsg(kBenchEpsg), gis::geographicCrs(), QgsCoordinateTransformContext());
  std::vector<gis::CasePtr> out;
  for (int i = 0; i < kLivePoints; ++i) {
    // R2 sequence: spread evenly, and nowhere in rows.
    const double u = std::fmod(0.5 + i * 0.7548776662466927, 1.0), v = std::fmod(0.5 + i * 0.5698402909980532, 1.0);
    const QgsPointXY p = back.transform(QgsPointXY(kBenchMiddle.x + (2 * u - 1) * reach * 1.7, kBenchMiddle.y + (2 * v - 1) * reach));
    auto c = std::make_shared<model::CaseSummary>();
    c->id.uuid = Uuid::make(i + 1);
    c->rowVer = 1;
    c->kind = static_cast<model::CaseKind>(1 + i % 4);
    c->nature = static_cast<model::Nature>(1 + i % 3);
    c->state = model::CaseState::accepted;
    c->point = model::Point{p.x(), p.y()};
    c->reportedAt = c->stateSince = fromMillis(1'700'000'000'000);
    c->due = c->reportedAt + Millis(3'600'000LL * (1 + i % 9) / 4);
    out.push_back(std::move(c));
  }
  return out;
}

class Bench {
 public:
  Bench(const Files& files, std::uint64_t count, const Progress& progress)
      : m_count(count), m_progress(progress), m_ours(gis::PackedBuildings::open(QString::fromStdString(files.packed.string()))),
        m_theirs(QString::fromStdString(files.geoPackage.string()) + QStringLiteral("|layername=buildings"), QStringLiteral("b"), QStringLiteral("ogr")) {
    const gis::MapStyle& style = gis::MapStyle::dark();
    m_ours.setLook({style.building.rgb(), style.buildingEdge.rgb(), 0.7});
    auto* symbol = new QgsSimpleFillSymbolLayer(style.building);
    symbol->setStrokeColor(style.buildingEdge);
    symbol->setStrokeWidth(0.7 * 25.4 / 96);
    symbol->setStrokeWidthUnit(Qgis::RenderUnit::Millimeters);
    m_theirs.setRenderer(new QgsSingleSymbolRenderer(new QgsFillSymbol({symbol})));
    add("bytes", "B/building", static_cast<double>(m_ours.buildings().bytes()) / static_cast<double>(count), 80, "goal");
  }

  void views(QSize size, const std::string& suffix, bool large) {
    const model::Box box = m_ours.buildings().box();
    const double full = 1.05 * std::max((box.xmax - box.xmin) / size.width(), (box.ymax - box.ymin) / size.height());
    constexpr double kPixel = 0.0254 / 96;
    struct View {
      const char* name;
      double metresPerPixel, goal;
    };
    for (const View v : {View{"full", full, large ? 50.0 : 8.0}, View{"1_50000", 50'000 * kPixel, large ? 50.0 : 20.0}, View{"1_10000", 10'000 * kPixel, large ? 50.0 : 20.0},
                         View{"1_2000", 2'000 * kPixel, large ? 50.0 : 5.0}}) {
      m_progress(0, 0, v.name);
      const QColor ground = gis::MapStyle::dark().land;
      const auto mine = settingsOf(&m_ours, size, v.metresPerPixel, ground), theirs = settingsOf(&m_theirs, size, v.metresPerPixel, ground);
      QImage picture;
      const Time a = best(15, [&] { picture = rendered(mine); });
      const Time b = best(7, [&] { rendered(theirs); });
      add(std::string(v.name) + suffix, "ms", a.cpu, b.cpu, "QGIS");
      QImage target(size, QImage::Format_ARGB32_Premultiplied);
      target.fill(Qt::transparent);
      const QgsRectangle extent = mine.visibleExtent();
      const Time raster = best(15, [&] {
        gis::paintBuildings(target, m_ours.buildings(), {extent.xMinimum(), extent.yMaximum(), v.metresPerPixel}, m_ours.look(), 2, [] { return false; });
      });
      add(std::string(v.name) + suffix + ".wall", "ms", raster.wall, v.goal, "goal");
    }
  }

  void frames(QSize size, const std::string& suffix) {
    // What the canvas does between two pictures: the old one moved, or stretched over another extent.
    QImage picture(size, QImage::Format_ARGB32_Premultiplied), screen(size, QImage::Format_RGB32);
    picture.fill(gis::MapStyle::dark().land);
    screen.fill(Qt::black);
    const Time pan = best(15, [&] {
      QPainter painter(&screen);
      painter.drawImage(QPoint(37, -21), picture);
    });
    add("pan_blit" + suffix, "ms", pan.cpu, kFrame, "goal");
    const Time zoom = best(15, [&] {
      QPainter painter(&screen);
      painter.drawImage(QRectF(-0.3 * size.width(), -0.3 * size.height(), 1.6 * size.width(), 1.6 * size.height()), picture);
    });
    add("zoom_preview" + suffix, "ms", zoom.cpu, kFrame, "goal");
  }

  void points(QSize size, const std::string& suffix, double goal) {
    m_progress(0, 0, "points");
    const double reach = 12'000, metresPerPixel = 2 * reach / size.height();
    const auto cases = casesOn(reach);
    gis::CaseScene scene(kBenchEpsg);
    gis::Damage damage;
    scene.setStyle(gis::MapStyle::dark(), 1);
    scene.setNow(fromMillis(1'700'000'000'000 + 1'200'000), damage);
    scene.setView({{kBenchMiddle.x - metresPerPixel * size.width() / 2, kBenchMiddle.y + reach}, metresPerPixel, size});
    scene.setCases(cases);
    QImage screen(size, QImage::Format_RGB32);
    screen.fill(gis::MapStyle::dark().land);
    const auto paint = [&](const QRectF& exposed) {
      QPainter painter(&screen);
      painter.setClipRect(exposed);
      scene.paint(painter, exposed);
    };
    QgsVectorLayer layer(QStringLiteral("Point?crs=EPSG:%1").arg(kBenchEpsg), QStringLiteral("p"), QStringLiteral("memory"));
    const QgsCoordinateTransform there(gis::geographicCrs(), gis::crsOfEpsg(kBenchEpsg), QgsCoordinateTransformContext());
    QgsFeatureList features;
    for (const auto& c : cases) {
      QgsFeature f;
      f.setGeometry(QgsGeometry::fromPointXY(there.transform(QgsPointXY(c->point->x, c->point->y))));
      features.append(f);
    }
    layer.dataProvider()->addFeatures(features, QgsFeatureSink::FastInsert);
    layer.updateExtents();
    auto* marker = new QgsSimpleMarkerSymbolLayer(Qgis::MarkerShape::Circle, 10 * 25.4 / 96);
    layer.setRenderer(new QgsSingleSymbolRenderer(new QgsMarkerSymbol({marker})));
    QgsMapSettings settings = settingsOf(&layer, size, metresPerPixel, gis::MapStyle::dark().land);
    const Time theirs = best(5, [&] { rendered(settings); });
    const Time mine = best(15, [&] { paint(QRectF(QPointF(0, 0), QSizeF(size))); });
    add("points_50000" + suffix, "ms", mine.cpu, theirs.cpu, "QGIS");
    add("points_50000" + suffix + ".goal", "ms", mine.cpu, goal, "goal");
    scene.setClustering(false);
    const Time singles = best(15, [&] { paint(QRectF(QPointF(0, 0), QSizeF(size))); });
    add("points_50000_single" + suffix, "ms", singles.cpu, theirs.cpu, "QGIS");
    add("points_50000_single" + suffix + ".goal", "ms", singles.cpu, goal, "goal");
    scene.setClustering(true);
    constexpr int kLive = 200;
    int next = kLivePoints;
    const Time live = best(5, [&] {
      for (int i = 0; i < kLive; ++i) {
        auto c = std::make_shared<model::CaseSummary>(*cases[static_cast<std::size_t>(next % kLivePoints)]);
        c->id.uuid = Uuid::make(++next);
        gis::Damage one;
        scene.apply({c}, one);
        for (const QRect& rect : one.rects) paint(rect);
      }
    });
    add("one_more_point" + suffix, "ms", live.cpu / kLive, theirs.cpu, "QGIS refresh");
  }

  std::vector<BenchResult> results;

 private:
  void add(const std::string& name, const char* unit, double ours, double peer, const char* peerName) {
    results.push_back({"map." + name, unit, ours, peer, peerName, ours > 0 ? peer / ours : 0, m_count});
  }
  std::uint64_t m_count;
  const Progress& m_progress;
  gis::BuildingLayer m_ours;
  QgsVectorLayer m_theirs;
};

}  // namespace

std::vector<BenchResult> benchMap(const fs::path& scratch, std::uint64_t buildings, const Progress& progress) {
  const GisRuntime runtime;
  const ScratchDir dir(scratch);
  const Files files(dir.path(), buildings, progress);
  Bench bench(files, buildings, progress);
  const QSize usual(1920, 1080), large(3840, 2160);
  bench.views(usual, ".1080", false);
  bench.views(large, ".2160", true);
  bench.frames(usual, ".1080");
  bench.frames(large, ".2160");
  bench.points(usual, ".1080", 4);
  bench.points(large, ".2160", 16);
  return std::move(bench.results);
}

}  // namespace jw::app
