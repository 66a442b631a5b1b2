// Pictures of the map's layers: painted as QGIS paints them, on a thread that stands behind the window's.
#include "ui/map/picture_job.h"

#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgsmaprenderersequentialjob.h>
#include <qgspallabeling.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>
#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

#include <QSemaphore>
#include <QSignalSpy>

#include "tests/catch.h"
#include "tests/ui/map_fixture.h"

namespace picture_job_test {

using namespace jw;
using ui::PictureJob;

namespace {

struct Fields {
  Fields() {
    for (int i = 0; i < 40; ++i) {
      QgsFeature feature;
      feature.setGeometry(QgsGeometry::fromWkt(QStringLiteral("POLYGON((%1 0, %2 3, %3 90, %1 95, %1 0))").arg(i * 5).arg(i * 5 + 4).arg(i * 5 + 2)));
      layer.dataProvider()->addFeature(feature);
    }
    layer.updateExtents();
    auto* symbol = new QgsSimpleFillSymbolLayer(QColor(20, 120, 90));
    symbol->setStrokeColor(QColor(200, 190, 60));
    layer.setRenderer(new QgsSingleSymbolRenderer(new QgsFillSymbol({symbol})));
    QgsPalLayerSettings names;
    names.fieldName = QStringLiteral("'N'");
    names.isExpression = true;
    layer.setLabeling(new QgsVectorLayerSimpleLabeling(names));
    layer.setLabelsEnabled(true);
  }
  QgsMapSettings settings(double ratio = 1) {
    QgsMapSettings s;
    s.setDestinationCrs(layer.crs());
    s.setOutputSize({300, 200});
    s.setDevicePixelRatio(static_cast<float>(ratio));
    s.setOutputDpi(96);
    s.setOutputImageFormat(QImage::Format_RGB32);
    s.setBackgroundColor(QColor(16, 26, 37));
    s.setFlag(Qgis::MapSettingsFlag::Antialiasing);
    s.setExtent(QgsRectangle(-20, -20, 220, 140));
    s.setLayers({&layer});
    return s;
  }
  QgsVectorLayer layer{QStringLiteral("Polygon?crs=EPSG:4549"), QStringLiteral("fields"), QStringLiteral("memory")};
};

}  // namespace

TEST_CASE("picture job: the picture is the one that QGIS makes of the same settings") {
  Fields fields;
  for (const double ratio : {1.0, 2.0}) {
    const QgsMapSettings settings = fields.settings(ratio);
    QgsMapRendererSequentialJob theirs(settings);
    QSignalSpy done(&theirs, &QgsMapRendererJob::finished);
    theirs.start();
    REQUIRE(test::until([&] { return !done.isEmpty(); }));
    QThreadPool pool;
    PictureJob ours(settings);
    QSignalSpy finished(&ours, &PictureJob::finished);
    ours.start(pool);
    REQUIRE(test::until([&] { return !finished.isEmpty(); }));
    CHECK(ours.image().format() == QImage::Format_RGB32);
    CHECK(ours.image().devicePixelRatio() == ratio);
    CHECK(ours.image() == theirs.renderedImage());
    CHECK(ours.image().pixelColor(2, 2) == QColor(16, 26, 37));
  }
}

TEST_CASE("picture job: one that is cancelled before its turn leaves the layers out") {
  Fields fields;
  QThreadPool pool;
  pool.setMaxThreadCount(1);
  QSemaphore gate;
  pool.start([&] { gate.acquire(); });
  PictureJob job(fields.settings());
  QSignalSpy finished(&job, &PictureJob::finished);
  job.start(pool);
  job.cancel();
  gate.release();
  REQUIRE(test::until([&] { return !finished.isEmpty(); }));
  QImage ground(job.image().size(), QImage::Format_RGB32);
  ground.fill(QColor(16, 26, 37));
  CHECK(job.image() == ground);
  job.cancel();  // too late, and nothing happens
}

TEST_CASE("picture job: cancelled at any moment it still ends once") {
  Fields fields;
  QThreadPool pool;
  for (int i = 0; i < 60; ++i) {
    PictureJob job(fields.settings());
    QSignalSpy finished(&job, &PictureJob::finished);
    job.start(pool);
    QThread::usleep(static_cast<unsigned long>(i) * 100);
    job.cancel();
    REQUIRE(test::until([&] { return !finished.isEmpty(); }));
    CHECK(finished.size() == 1);
  }
}

#ifdef __linux__
TEST_CASE("picture job: it paints behind the window's thread") {
  const auto nice = [] { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); };
  const int mine = nice();
  Fields fields;
  QThreadPool pool;
  pool.setMaxThreadCount(1);
  pool.setExpiryTimeout(-1);
  PictureJob job(fields.settings());
  QSignalSpy finished(&job, &PictureJob::finished);
  job.start(pool);
  REQUIRE(test::until([&] { return !finished.isEmpty(); }));
  // waitForDone ends the pool's threads, so that it may only come behind the question.
  int its = -20;
  pool.start([&] { its = nice(); });
  pool.waitForDone();
  CHECK(its >= 10);
  CHECK(nice() == mine);
}
#endif

}  // namespace picture_job_test
