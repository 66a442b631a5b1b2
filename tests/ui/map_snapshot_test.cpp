// Pictures without a window.
#include "core/base/error.h"
#include "gis/map/map_style.h"
#include "gis/map/snapshot_renderer.h"
#include "tests/catch.h"
#include "tests/ui/map_fixture.h"

namespace map_snapshot_test {

using namespace jw;
using namespace jw::test;

namespace {

gis::SnapshotRequest request() {
  gis::SnapshotRequest r;
  r.size = {640, 480};
  r.areas = city();
  r.now = kNow;
  r.cases = {caseAt(1, 120.2, 23.0, -1)};
  return r;
}

int pixelsLike(const QImage& image, QColor color) {
  int n = 0;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) n += alike(image.pixelColor(x, y), color, 4);
  return n;
}

}  // namespace

TEST_CASE("a snapshot shows land, borders and cases in the asked size and theme") {
  auto r = request();
  for (const bool dark : {true, false}) {
    r.dark = dark;
    const QImage image = gis::renderSnapshot(r);
    const auto& style = gis::MapStyle::of(dark);
    CHECK(image.size() == r.size);
    CHECK(alike(image.pixelColor(2, 2), style.background));
    CHECK(pixelsLike(image, style.land) > 640 * 480 / 4);
    CHECK(pixelsLike(image, style.red) > 20);
    CHECK(pixelsLike(image, style.border(model::AreaLevel::district)) > 300);
  }
}

TEST_CASE("the extent may be given in degrees or in metres") {
  auto r = request();
  r.cases.clear();
  r.extent = {{120.16, 22.96, 120.18, 22.97}, 4490};
  const QImage degrees = gis::renderSnapshot(r);
  CHECK(alike(degrees.pixelColor(2, 2), gis::MapStyle::dark().land));  // nothing but the city in sight
  const gis::SnapshotRequest::Extent nowhere{{120.16, 22.96, 120.18, 22.97}, 999999};
  r.extent = nowhere;
  CHECK_THROWS_AS(gis::renderSnapshot(r), Error);
  r = request();
  r.areas.clear();
  r.cases.clear();
  CHECK_THROWS_AS(gis::renderSnapshot(r), Error);
}

TEST_CASE("the wall leaves more than three fifths to the map and grows with the height") {
  for (const QSize size : {QSize(1920, 1080), QSize(3840, 2160)}) {
    const QRect stage = gis::WallPage::stage(size);
    CHECK(QRect(QPoint(0, 0), size).contains(stage));
    CHECK(static_cast<double>(stage.width()) * stage.height() >= 0.6 * size.width() * size.height());
  }
  auto r = request();
  r.size = {960, 540};
  r.wall = gis::WallPage();
  r.wall->title = QStringLiteral("测试市");
  r.wall->overdue = 1;
  const QImage image = gis::renderSnapshot(r);
  const QRect stage = gis::WallPage::stage(r.size);
  CHECK(image.size() == r.size);
  CHECK(pixelsLike(image.copy(stage), gis::MapStyle::dark().land) > stage.width() * stage.height() / 5);
  const QImage board =
      image.copy(QRect(stage.right() + 2, stage.top(), image.width() - stage.right() - 2, stage.height()));
  CHECK(pixelsLike(board, gis::MapStyle::dark().panel) > board.width() * board.height() / 3);
  CHECK(pixelsLike(board, gis::MapStyle::dark().red) > 5);  // the late case and the count
  r.cases.clear();
  const QImage calm = gis::renderSnapshot(r);
  CHECK(pixelsLike(calm.copy(QRect(stage.right() + 2, stage.top(), image.width() - stage.right() - 2, stage.height())),
                   gis::MapStyle::dark().red) == 0);
}

}  // namespace map_snapshot_test
