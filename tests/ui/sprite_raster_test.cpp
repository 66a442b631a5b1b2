// Symbols laid under one another beside the same ones painted one after the other, for each way to work on the pixels.
#include <QImage>
#include <QPainter>
#include <cmath>
#include <random>
#include <vector>

#include "gis/map/case_symbols.h"
#include "gis/map/sprite_raster.h"
#include "gis/map/symbol_pile.h"
#include "tests/catch.h"

namespace sprite_raster_test {

using namespace jw;

namespace {

constexpr int kWidth = 300;

struct Put {
  gis::SymbolKey key;
  int x, y;
};

gis::SymbolKey keyOf(std::mt19937& random) {
  return {static_cast<model::CaseKind>(1 + random() % 4), static_cast<model::Nature>(1 + random() % 3), static_cast<gis::TimeState>(random() % 5),
          static_cast<std::uint8_t>(random() % (gis::kRingSteps + 1))};
}

/// The first is the topmost.
QImage oneByOne(gis::CaseSymbols& symbols, const std::vector<Put>& all, QRgb ground) {
  QImage image(kWidth, gis::SpriteRaster::kRows, QImage::Format_RGB32);
  image.fill(ground);
  QPainter painter(&image);
  for (std::size_t i = all.size(); i-- > 0;) painter.drawImage(QPoint(all[i].x, all[i].y), symbols.symbol(all[i].key));
  return image;
}

int farthest(const QImage& a, const QImage& b) {
  int most = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
      most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
    }
  return most;
}

}  // namespace

TEST_CASE("each kernel lays what painting one after the other shows, however many and wherever they lie") {
  const double ratio = GENERATE(1.0, 2.5, 4.0);  // from 2.5 on the largest are wider than one column of a sprite
  const int count = GENERATE(1, 30, 3000);
  gis::CaseSymbols symbols(gis::MapStyle::light(), ratio);
  std::mt19937 random(static_cast<unsigned>(count));
  for (const auto kernel : gis::SpriteRaster::kernels()) {
    gis::SpriteRaster raster(kWidth, kernel);
    for (int round = 0; round < 4; ++round) {
      std::vector<Put> all;
      for (int i = 0; i < count; ++i) all.push_back({keyOf(random), static_cast<int>(random() % (kWidth + 80)) - 60, static_cast<int>(random() % 150) - 70});
      raster.clear();
      for (const Put& p : all) raster.under(symbols.sprite(p.key), p.x, p.y);
      QImage image(kWidth, gis::SpriteRaster::kRows, QImage::Format_RGB32);
      const QRgb ground = round % 2 == 0 ? 0xFFFFFFFF : 0xFF000000;
      image.fill(ground);
      QPainter painter(&image);
      raster.draw(painter, {0, 0});
      painter.end();
      CAPTURE(ratio, count, static_cast<int>(kernel), round);
      CHECK(farthest(image, oneByOne(symbols, all, ground)) <= 5);
    }
  }
}

TEST_CASE("a symbol that lies beside the band leaves it empty") {
  gis::CaseSymbols symbols(gis::MapStyle::dark(), 1);
  const auto& sprite = symbols.sprite({});
  for (const auto kernel : gis::SpriteRaster::kernels()) {
    gis::SpriteRaster raster(kWidth, kernel);
    raster.under(sprite, 40, -sprite.height());
    raster.under(sprite, 40, gis::SpriteRaster::kRows);
    raster.under(sprite, -sprite.width(), 3);
    raster.under(sprite, kWidth, 3);
    raster.under(sprite, -100'000, 3);
    raster.under(sprite, 100'000, 3);
    QImage image(kWidth, gis::SpriteRaster::kRows, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter painter(&image);
    raster.draw(painter, {0, 0});
    painter.end();
    CHECK(farthest(image, oneByOne(symbols, {}, QColor(Qt::blue).rgb())) == 0);
  }
}

TEST_CASE("a pile of many is drawn in the same order as one of few and on any part of the picture") {
  gis::CaseSymbols symbols(gis::MapStyle::dark(), 1);
  std::mt19937 random(5);
  std::vector<std::pair<QPoint, gis::SymbolKey>> all;
  for (std::size_t i = 0; i < 2 * gis::SymbolPile::kMany; ++i) all.emplace_back(QPoint(static_cast<int>(random() % 330) - 15, static_cast<int>(random() % 230) - 15), keyOf(random));
  const auto picture = [&](const QRect& area) {
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setClipRect(area);
    gis::SymbolPile pile;
    for (const auto& [at, key] : all)
      if (area.adjusted(-40, -40, 40, 40).contains(at)) pile.add(at, key);
    pile.draw(painter, symbols, area);
    painter.end();
    return image;
  };
  const QImage whole = picture({0, 0, 300, 200});
  QImage parts(300, 200, QImage::Format_RGB32);
  QPainter painter(&parts);
  for (int y = 0; y < 200; y += 20)
    for (int x = 0; x < 300; x += 30) painter.drawImage(x, y, picture({x, y, 30, 20}), x, y, 30, 20);
  painter.end();
  CHECK(farthest(whole, parts) <= 5);
}

}  // namespace sprite_raster_test
