// Our picture of buildings beside QGIS's own, of the same shapes in the same style.
#include <qgsfeature.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgsgeometry.h>
#include <qgslinestring.h>
#include <qgsmaprenderersequentialjob.h>
#include <qgsmapsettings.h>
#include <qgsmultipolygon.h>
#include <qgspolygon.h>
#include <qgssinglesymbolrenderer.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayer.h>

#include <QPainter>

#include "gis/map/building_layer.h"
#include "gis/map/map_crs.h"
#include "gis/map/map_style.h"
#include "gis/map/packed_writer.h"
#include "tests/catch.h"
#include "tests/gis/building_city.h"
#include "tests/gis/temp_dir.h"

namespace map_building_picture_test {

using namespace jw;

namespace {

struct Look {
  QColor ground, fill, edge;
};
const Look kHarsh{Qt::white, QColor(30, 90, 220), Qt::black};

struct City {
  explicit City(int n) : shapes(test::buildingCity(n)) {
    gis::PackedWriter writer;
    for (std::size_t i = 0; i < shapes.size(); ++i) writer.add({Uuid::named(std::to_string(i))}, "", 0, shapes[i]);
    writer.write(dir / "city.buildings", 4549);
    ours = std::make_unique<gis::BuildingLayer>(gis::PackedBuildings::open(QString::fromStdString((dir / "city.buildings").string())));
    theirs = std::make_unique<QgsVectorLayer>(QStringLiteral("MultiPolygon?crs=EPSG:4549"), QStringLiteral("b"), QStringLiteral("memory"));
    QgsFeatureList features;
    for (const auto& shape : shapes) {
      auto multi = std::make_unique<QgsMultiPolygon>();
      for (const auto& part : shape.parts) {
        auto polygon = std::make_unique<QgsPolygon>();
        for (std::size_t r = 0; r < part.rings.size(); ++r) {
          QVector<double> x, y;
          for (const auto p : part.rings[r]) {
            x.append(p.x);
            y.append(p.y);
          }
          auto ring = std::make_unique<QgsLineString>(x, y);
          if (r == 0) polygon->setExteriorRing(ring.release());
          else polygon->addInteriorRing(ring.release());
        }
        multi->addGeometry(polygon.release());
      }
      QgsFeature feature;
      feature.setGeometry(QgsGeometry(std::move(multi)));
      features.append(feature);
    }
    theirs->dataProvider()->addFeatures(features);
    theirs->updateExtents();
  }

  void setLook(const Look& look) {
    ours->setLook({look.fill.rgb(), look.edge.rgb(), 0.7});
    auto* symbol = new QgsSimpleFillSymbolLayer(look.fill);
    symbol->setStrokeColor(look.edge);
    symbol->setStrokeWidth(0.7 * 25.4 / 96);
    symbol->setStrokeWidthUnit(Qgis::RenderUnit::Millimeters);
    theirs->setRenderer(new QgsSingleSymbolRenderer(new QgsFillSymbol({symbol})));
    ground = look.ground;
  }

  QgsMapSettings settings(QgsMapLayer* layer, double metresPerPixel) const {
    QgsMapSettings s;
    s.setDestinationCrs(gis::crsOfEpsg(4549));
    s.setOutputSize({400, 300});
    s.setOutputDpi(96);
    s.setBackgroundColor(ground);
    s.setFlag(Qgis::MapSettingsFlag::Antialiasing);
    s.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization, false);
    s.setLayers({layer});
    s.setExtent(QgsRectangle::fromCenterAndSize(centre, 400 * metresPerPixel, 300 * metresPerPixel));
    return s;
  }
  static QImage picture(const QgsMapSettings& s) {
    QgsMapRendererSequentialJob job(s);
    job.start();
    job.waitForFinished();
    return job.renderedImage().convertToFormat(QImage::Format_RGB32);
  }

  test::TempDir dir;
  std::vector<model::MultiPolygon> shapes;
  std::unique_ptr<gis::BuildingLayer> ours;
  std::unique_ptr<QgsVectorLayer> theirs;
  QColor ground;
  void lookAtMiddle() {
    const QgsPointXY middle = ours->extent().center();
    centre = {middle.x() + 12.3, middle.y() - 11.7};
  }
  QgsPointXY centre{500'000 + 612.3, 2'500'000 + 589.7};
};

struct Difference {
  double mean = 0;   ///< of the channels, 0–255
  double far = 0;    ///< share of the pixels of which a channel is off by more than `by`
  double tone = 0;   ///< between the means of both pictures
};

Difference difference(const QImage& a, const QImage& b, int by) {
  Difference d;
  double tone[3] = {};
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
      const int delta[3] = {qRed(p) - qRed(q), qGreen(p) - qGreen(q), qBlue(p) - qBlue(q)};
      int most = 0;
      for (int i = 0; i < 3; ++i) {
        d.mean += std::abs(delta[i]) / 3.0;
        tone[i] += delta[i];
        most = std::max(most, std::abs(delta[i]));
      }
      d.far += most > by;
    }
  const double pixels = static_cast<double>(a.width()) * a.height();
  d.mean /= pixels;
  d.far /= pixels;
  for (const double t : tone) d.tone = std::max(d.tone, std::abs(t) / pixels);
  return d;
}

void keep(const QImage& a, const QImage& b, const std::string& name) {
  const char* folder = std::getenv("JINGWEI_PICTURES");
  if (!folder) return;
  QImage both(a.width() * 2 + 8, a.height(), QImage::Format_RGB32);
  both.fill(Qt::magenta);
  QPainter painter(&both);
  painter.drawImage(0, 0, a);
  painter.drawImage(a.width() + 8, 0, b);
  painter.end();
  both.save(QString::fromStdString(std::string(folder) + "/" + name + ".png"));
}

QPointF middleOf(const QImage& image, QRgb ground) {
  double x = 0, y = 0, n = 0;
  for (int j = 0; j < image.height(); ++j)
    for (int i = 0; i < image.width(); ++i)
      if (image.pixel(i, j) != ground) {
        x += i;
        y += j;
        n += 1;
      }
  return n > 0 ? QPointF(x / n, y / n) : QPointF(-1, -1);
}

}  // namespace

TEST_CASE("our picture of buildings is QGIS's own, within a stated difference") {
  City near(40), far(200);
  // On a scale of 255 with black outlines on white; 64 is a quarter of the way from white to black: an outline that is
  // missing or lies a pixel off is farther. `tone`: between the means of both pictures.
  struct Limit {
    City& city;
    double metresPerPixel, mean, far, tone;
  };
  const Limit limits[] = {{near, 0.1, 0.3, 0.001, 0.2}, {near, 0.53, 1, 0.001, 1}, {near, 1.3, 2.5, 0.001, 2}, {near, 2.65, 5, 0.003, 4},
                          {far, 6.6, 16, 0.05, 8}, {far, 13.2, 28, 0.09, 16}, {far, 26.5, 10, 0.01, 6}, {far, 53, 2, 0.001, 2}};
  for (const Limit& limit : limits) {
    limit.city.setLook(kHarsh);
    limit.city.lookAtMiddle();
    const QImage ours = City::picture(limit.city.settings(limit.city.ours.get(), limit.metresPerPixel)),
                 theirs = City::picture(limit.city.settings(limit.city.theirs.get(), limit.metresPerPixel));
    keep(ours, theirs, std::to_string(limit.metresPerPixel));
    const Difference d = difference(ours, theirs, 64);
    INFO(limit.metresPerPixel << " m a pixel: mean " << d.mean << ", far " << d.far << ", tone " << d.tone);
    CHECK(d.mean < limit.mean);
    CHECK(d.far < limit.far);
    CHECK(d.tone < limit.tone);
  }
}

TEST_CASE("in the map's own colours nobody sees a difference") {
  City city(40);
  for (const bool dark : {true, false}) {
    const gis::MapStyle& style = gis::MapStyle::of(dark);
    city.setLook({style.land, style.building, style.buildingEdge});
    for (const double metresPerPixel : {0.53, 2.65, 6.6}) {
      const QImage ours = City::picture(city.settings(city.ours.get(), metresPerPixel)), theirs = City::picture(city.settings(city.theirs.get(), metresPerPixel));
      const Difference d = difference(ours, theirs, 8);
      INFO(metresPerPixel << " m a pixel: mean " << d.mean << ", far " << d.far);
      CHECK(d.mean < 1);
      CHECK(d.far < 0.03);
    }
  }
}

TEST_CASE("the picture does not depend on how it is cut into parts, or on the number of threads") {
  City city(40);
  const auto look = gis::BuildingLook{qRgb(30, 90, 220), qRgb(0, 0, 0), 0.7};
  const auto paint = [&](QSize size, gis::BuildingView view, unsigned threads) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const auto parts = gis::paintBuildings(image, city.ours->buildings(), view, look, threads, [] { return false; });
    CHECK_FALSE(parts.empty());
    return image;
  };
  for (const double metresPerPixel : {0.4, 2.0, 9.0, 40.0}) {
    const gis::BuildingView view{500'600 - 350 * metresPerPixel, 2'500'600 + 150 * metresPerPixel, metresPerPixel};
    const QImage one = paint({700, 300}, view, 1);
    CHECK(paint({700, 300}, view, 3) == one);
    const QImage moved = paint({500, 200}, {view.left + 130 * metresPerPixel, view.top - 70 * metresPerPixel, metresPerPixel}, 2);
    const Difference d = difference(moved.convertToFormat(QImage::Format_RGB32), one.copy(130, 70, 500, 200).convertToFormat(QImage::Format_RGB32), 2);
    INFO(metresPerPixel << " m a pixel: " << d.far);
    CHECK(d.far < 1e-4);  // sums in single precision
  }
}

TEST_CASE("a turned map turns the buildings, another projection moves them, opacity thins them once") {
  City city(40);
  city.setLook(kHarsh);
  city.lookAtMiddle();
  auto settings = city.settings(city.ours.get(), 8), peer = city.settings(city.theirs.get(), 8);
  for (QgsMapSettings* s : {&settings, &peer}) s->setRotation(30);
  Difference d = difference(City::picture(settings), City::picture(peer), 128);
  INFO("turned: far " << d.far << ", tone " << d.tone);
  CHECK(d.far < 0.06);  // the picture is turned as pixels, which softens it
  CHECK(d.tone < 8);
  for (QgsMapSettings* s : {&settings, &peer}) {
    s->setRotation(0);
    const QgsCoordinateTransform t(s->destinationCrs(), gis::crsOfEpsg(3857), QgsCoordinateTransformContext());
    const QgsRectangle box = t.transformBoundingBox(s->extent());
    s->setDestinationCrs(gis::crsOfEpsg(3857));
    s->setExtent(box);
  }
  d = difference(City::picture(settings), City::picture(peer), 128);
  INFO("projected: far " << d.far << ", tone " << d.tone);
  CHECK(d.far < 0.06);
  CHECK(d.tone < 8);
  const QPointF ours = middleOf(City::picture(settings), qRgb(255, 255, 255)), theirs = middleOf(City::picture(peer), qRgb(255, 255, 255));
  CHECK(std::hypot(ours.x() - theirs.x(), ours.y() - theirs.y()) < 0.7);
}

TEST_CASE("opacity thins the buildings once") {
  City city(40);
  city.setLook(kHarsh);
  city.ours->setOpacity(0.5);
  const QImage half = City::picture(city.settings(city.ours.get(), 0.1));
  const auto has = [&](QColor wanted) {
    int n = 0;
    for (int y = 0; y < half.height(); ++y)
      for (int x = 0; x < half.width(); ++x) {
        const QColor c = half.pixelColor(x, y);
        n += std::abs(c.red() - wanted.red()) < 3 && std::abs(c.green() - wanted.green()) < 3 && std::abs(c.blue() - wanted.blue()) < 3;
      }
    return n;
  };
  CHECK(has(QColor((255 + 30) / 2, (255 + 90) / 2, (255 + 220) / 2)) > 300);
  CHECK(has(kHarsh.fill) == 0);
}

TEST_CASE("a cancelled picture ends at once") {
  City city(40);
  QImage image(700, 300, QImage::Format_ARGB32_Premultiplied);
  int asked = 0;
  const auto parts = gis::paintBuildings(image, city.ours->buildings(), {500'000, 2'501'000, 2}, {qRgb(1, 2, 3), 0, 0.7}, 1, [&] { return ++asked > 3; });
  CHECK(parts.size() == 3);
}

}  // namespace map_building_picture_test
