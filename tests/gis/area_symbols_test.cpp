// Symbols on areas: how large, how many, where, and where none may stand.
#include "gis/charts/area_symbols.h"

#include <QImage>
#include <QPainter>

#include "tests/catch.h"
#include "tests/gis/screen.h"

namespace area_symbols_test {

using namespace jw;
using namespace jw::gis;
using jw::test::Screen;

namespace {

const QColor kGround(0, 0, 0), kTrack(20, 20, 20), kAccent(255, 0, 0), kSecond(0, 0, 255), kText(0, 255, 0);

ChartLook look() {
  ChartLook l;
  l.ground = kGround;
  l.track = kTrack;
  l.accent = kAccent;
  l.second = kSecond;
  l.text = kText;
  l.mark = Qt::white;
  l.font = QFont();
  l.font.setPixelSize(13);
  return l;
}

/// Squares of one degree side by side at the equator, where degrees are as long as they are high; no names.
AreaPlane squares(int n) {
  AreaPlane plane;
  for (int i = 0; i < n; ++i) plane.add(QString::number(i), {}, {{{{{{i + 0.0, 0}, {i + 1.0, 0}, {i + 1.0, 1}, {i + 0.0, 1}, {i + 0.0, 0}}}}}});
  return plane;
}

using Figures = std::vector<std::vector<std::optional<double>>>;

struct Picture {
  QImage image{1200, 400, QImage::Format_RGB32};
  AreaChartMarks marks;
  Picture(const AreaPlane& plane, AreaSymbols kind, const Figures& figures, const ChartData& format = {}) {
    image.fill(kGround);
    QPainter painter(&image);
    marks = paintSymbols(painter, QRectF(0, 0, 1200, 400), plane, kind, figures, format, look());
  }
  /// Pixels of an area that are like the colour.
  int count(const AreaPlane& plane, std::size_t area, const QColor& like) const {
    const QRect box = marks.toPicture.mapRect(plane.areas()[area].path.boundingRect()).toRect().adjusted(2, 2, -2, -2);
    int n = 0;
    for (int y = box.top(); y <= box.bottom(); ++y)
      for (int x = box.left(); x <= box.right(); ++x) {
        const QColor c = image.pixelColor(x, y);
        n += std::abs(c.red() - like.red()) + std::abs(c.green() - like.green()) + std::abs(c.blue() - like.blue()) < 120;
      }
    return n;
  }
};

}  // namespace

TEST_CASE("circles: the surface goes with the figure, hidden and empty areas wear none") {
  const Screen screen;
  const auto plane = squares(4);
  const Picture p(plane, AreaSymbols::circles, {{100.0}, {25.0}, {std::nullopt}, {0.0}});
  const double large = p.count(plane, 0, kAccent), small = p.count(plane, 1, kAccent);
  CHECK(large > 1000);
  CHECK(large / small == Approx(4).epsilon(0.1));
  CHECK(p.count(plane, 2, kAccent) == 0);
  CHECK(p.count(plane, 2, kSecond) > 100);  // hatched
  CHECK(p.count(plane, 3, kAccent) == 0);
  CHECK(p.count(plane, 3, kSecond) < p.count(plane, 2, kSecond));
}

TEST_CASE("dots: as many as the figure says, inside their area, always in the same places") {
  const Screen screen;
  const auto plane = squares(3);
  const Figures figures{{300.0}, {100.0}, {std::nullopt}};
  const Picture p(plane, AreaSymbols::dots, figures), again(plane, AreaSymbols::dots, figures);
  CHECK(p.image == again.image);
  CHECK(static_cast<double>(p.count(plane, 0, kAccent)) / p.count(plane, 1, kAccent) == Approx(3).epsilon(0.15));
  CHECK(p.count(plane, 2, kAccent) == 0);

  CHECK(dotUnit(400, 4000) == 1);
  CHECK(dotUnit(9000, 4000) == 5);
  CHECK(dotUnit(30'000, 4000) == 10);
  for (const double sum : {1.0, 4001.0, 77'777.0, 1e7}) CHECK(sum / dotUnit(sum, 4000) <= 4000);
}

TEST_CASE("pies: slices share the circle as the parts share the sum; one hidden part hides the pie") {
  const Screen screen;
  const auto plane = squares(3);
  ChartData format;
  format.series = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
  const Picture p(plane, AreaSymbols::pies, {{50.0, 25.0, 25.0}, {0.0, 10.0, 0.0}, {5.0, std::nullopt, 5.0}}, format);
  const double a = p.count(plane, 0, sliceColor(0, 3)), c = p.count(plane, 0, sliceColor(2, 3));
  CHECK(a > 200);
  CHECK(a / c == Approx(2).epsilon(0.25));
  CHECK(p.count(plane, 1, sliceColor(1, 3)) > 50);
  CHECK(p.count(plane, 1, sliceColor(2, 3)) == 0);
  CHECK(p.count(plane, 2, sliceColor(2, 3)) == 0);
  for (int slices : {2, 5, 8})
    for (int i = 1; i < slices; ++i) CHECK(sliceColor(i, slices).lightness() != sliceColor(i - 1, slices).lightness());
}

TEST_CASE("an area never lies under the legend: the map moves beside it or above it") {
  AreaPlane plane;
  plane.add(QStringLiteral("a"), {}, {{{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}}}});
  const QRectF narrow(0, 0, 400, 420), wide(0, 0, 1200, 400);
  const QSizeF legend(120, 110);
  const auto box = [&](const QTransform& t) { return t.mapRect(plane.areas()[0].path.boundingRect()); };
  const QRectF corner(0, 420 - legend.height(), legend.width(), legend.height());
  CHECK(box(fitPlane(plane, narrow)).intersects(corner));
  CHECK_FALSE(box(fitPlane(plane, narrow, legend)).intersects(corner));
  CHECK(narrow.contains(box(fitPlane(plane, narrow, legend))));
  // There is room beside it anyhow: nothing moves.
  CHECK(fitPlane(plane, wide, legend) == fitPlane(plane, wide));
}

TEST_CASE("no figure stands in two lines of the legend") {
  const std::vector<double> seen{806, 808, 810, 811, 813};
  const auto words = classWords(seen, {808, 811, 813}, 6, {});
  CHECK(words == QStringList{QStringLiteral("806 – 808"), QStringLiteral("810 – 811"), QStringLiteral("813"), QStringLiteral("＊")});
}

}  // namespace area_symbols_test
