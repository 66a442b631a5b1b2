// The picture of the live cases: shape, colour, clusters, and that a change paints all it must.
#include <QImage>
#include <QPainter>
#include <random>

#include "gis/map/case_scene.h"
#include "gis/map/map_coordinates.h"
#include "tests/catch.h"
#include "tests/ui/map_fixture.h"

namespace map_scene_test {

using namespace jw;
using namespace jw::test;

namespace {

constexpr int kEpsg = 4549;
const QSize kSize(400, 300);

/// A scene whose middle pixel is `centre`.
struct Scene : gis::CaseScene {
  Scene(model::Point centre, double unitsPerPixel, double ratio = 1) : CaseScene(kEpsg) {
    gis::Damage ignored;
    setStyle(gis::MapStyle::dark(), ratio);
    setNow(kNow, ignored);
    const auto at = gis::MapCoordinates(kEpsg).toMap(centre);
    REQUIRE(at);
    setView({{at->x() - kSize.width() / 2 * unitsPerPixel, at->y() + kSize.height() / 2 * unitsPerPixel},
             unitsPerPixel,
             kSize});
  }
};

QImage picture(const gis::CaseScene& scene, double ratio = 1) {
  QImage image(kSize * ratio, QImage::Format_RGB32);
  image.fill(Qt::black);
  QPainter painter(&image);
  painter.scale(ratio, ratio);
  scene.paint(painter, QRectF(QPointF(0, 0), kSize));
  return image;
}

QRect painted(const QImage& image) {
  QRect box;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (image.pixelColor(x, y) != Qt::black) box = box.united(QRect(x, y, 1, 1));
  return box;
}

const model::Point kMiddle{120.2, 23.0};
const gis::MapStyle& style() {
  return gis::MapStyle::dark();
}

}  // namespace

TEST_CASE("a case is painted inside its box, in the colour of its time") {
  struct Expected {
    double left;
    QColor color;
  };
  for (const Expected e :
       {Expected{0.9, style().good}, {0.4, style().between}, {0.1, style().amber}, {-1, style().red}}) {
    INFO(e.left);
    Scene scene(kMiddle, 1);
    scene.setCases({caseAt(1, kMiddle.x, kMiddle.y, e.left)});
    const QImage image = picture(scene);
    CHECK(alike(image.pixelColor(200, 150), e.color));
    const int r = static_cast<int>(std::ceil(gis::CaseSymbols::radius(model::Nature::ordinary))) + 2;
    CHECK(QRect(200 - r, 150 - r, 2 * r + 1, 2 * r + 1).contains(painted(image)));
  }
}

TEST_CASE("suspended and unlimited cases are grey, closed ones and those without a place are not there") {
  Scene scene(kMiddle, 1);
  auto suspended = caseAt(1, kMiddle.x, kMiddle.y, 0.5);
  suspended->state = model::CaseState::suspended;
  scene.setCases({suspended});
  CHECK(alike(picture(scene).pixelColor(200, 150), style().neutral));
  auto closed = caseAt(2, kMiddle.x, kMiddle.y, 0.5);
  closed->state = model::CaseState::archived;
  auto nowhere = caseAt(3, kMiddle.x, kMiddle.y, 0.5);
  nowhere->point.reset();
  scene.setCases({closed, nowhere});
  CHECK(scene.size() == 0);
  CHECK(painted(picture(scene)).isEmpty());
}

TEST_CASE("the ring runs down like a clock") {
  Scene scene(kMiddle, 1);
  scene.setCases({caseAt(1, kMiddle.x, kMiddle.y, 0.5)});
  const QImage image = picture(scene);
  const int r = static_cast<int>(gis::CaseSymbols::radius(model::Nature::ordinary) - 1);
  CHECK(alike(image.pixelColor(200 + r, 150), style().between, 40));        // three o'clock: still left
  CHECK_FALSE(alike(image.pixelColor(200 - r, 150), style().between, 40));  // nine o'clock: gone
}

TEST_CASE("each kind has its own shape, and weight makes it larger") {
  std::vector<QImage> images;
  for (const auto kind :
       {model::CaseKind::sentiment, model::CaseKind::police, model::CaseKind::matter, model::CaseKind::component}) {
    Scene scene(kMiddle, 1);
    scene.setCases({caseAt(1, kMiddle.x, kMiddle.y, 0.9, kind)});
    images.push_back(picture(scene));
    for (std::size_t i = 0; i + 1 < images.size(); ++i) CHECK(images[i] != images.back());
  }
  Scene scene(kMiddle, 1);
  int before = 0;
  for (const auto nature : {model::Nature::ordinary, model::Nature::urgent, model::Nature::major}) {
    auto c = caseAt(1, kMiddle.x, kMiddle.y, 0.9);
    c->nature = nature;
    scene.setCases({c});
    CHECK(painted(picture(scene)).width() > before);
    before = painted(picture(scene)).width();
  }
}

TEST_CASE("on a dense screen the symbol has the same size in logical pixels") {
  Scene one(kMiddle, 1), two(kMiddle, 1, 2);
  for (Scene* scene : {&one, &two}) scene->setCases({caseAt(1, kMiddle.x, kMiddle.y, -1)});
  const QRect small = painted(picture(one)), large = painted(picture(two, 2));
  CHECK(std::abs(large.width() - 2 * small.width()) <= 3);
  CHECK(std::abs(large.center().x() - 400) <= 1);
  CHECK(std::abs(large.center().y() - 300) <= 1);
}

TEST_CASE("more than four cases in a cell become a ring chart with the most urgent first") {
  Scene scene(kMiddle, 1);
  std::vector<gis::CasePtr> cases;
  for (int i = 0; i < 4; ++i) cases.push_back(caseAt(i, kMiddle.x, kMiddle.y, 0.9));
  scene.setCases(cases);
  CHECK(scene.isSingle(cases[0]->id));
  cases.push_back(caseAt(4, kMiddle.x, kMiddle.y, -1));
  scene.setCases(cases);
  CHECK_FALSE(scene.isSingle(cases[0]->id));
  const QImage image = picture(scene);
  const QRect box = painted(image);
  const double r = gis::CaseSymbols::clusterRadius(5);
  CHECK(std::abs(box.width() - 2 * r) <= 3);
  // One of five is overdue: the first fifth from twelve o'clock is red, the last one green.
  const QPoint middle = box.center();
  CHECK(alike(image.pixelColor(middle.x() + 6, middle.y() - static_cast<int>(r) + 4), style().red, 60));
  CHECK(alike(image.pixelColor(middle.x() - 6, middle.y() - static_cast<int>(r) + 4), style().good, 60));
  const auto hit = scene.hit(box.center());
  REQUIRE(hit.cases.size() == 5);
  CHECK(hit.cases.front()->id == cases[4]->id);

  gis::Damage ignored;
  scene.setSelected(cases[2]->id, ignored);
  CHECK(scene.isSingle(cases[2]->id));
  const auto selected = scene.hit(*scene.pixel(cases[2]->id));
  REQUIRE(selected.cases.size() == 1);
  CHECK(selected.cases.front()->id == cases[2]->id);
  scene.setClustering(false);
  CHECK(scene.isSingle(cases[0]->id));
}

TEST_CASE("clusters stay where they are on the ground while the map is panned") {
  std::vector<gis::CasePtr> cases;
  std::mt19937 random(3);
  std::uniform_real_distribution<double> spread(-0.01, 0.01);
  for (int i = 0; i < 400; ++i) cases.push_back(caseAt(i, kMiddle.x + spread(random), kMiddle.y + spread(random), 0.9));
  Scene scene(kMiddle, 10);
  scene.setCases(cases);
  const QImage before = picture(scene);
  gis::CaseScene panned(kEpsg);
  gis::Damage ignored;
  panned.setNow(kNow, ignored);
  const auto at = gis::MapCoordinates(kEpsg).toMap(kMiddle);
  panned.setView({{at->x() - 200 * 10 + 37 * 10, at->y() + 150 * 10 - 21 * 10}, 10, kSize});
  panned.setCases(cases);
  const QImage after = picture(panned);
  const QRect common(40, 40, 250, 180);
  CHECK(before.copy(common.translated(37, 21)) == after.copy(common));
}

TEST_CASE("nothing but the damaged rectangles changes, and they hold every change") {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> spread(-0.015, 0.015), part(-0.3, 0.95);
  std::vector<std::shared_ptr<model::CaseSummary>> cases;
  std::vector<gis::CasePtr> start;
  for (int i = 0; i < 250; ++i)
    cases.push_back(caseAt(i, kMiddle.x + spread(random), kMiddle.y + spread(random), part(random)));
  for (int i = 0; i < 200; ++i) start.push_back(cases[static_cast<std::size_t>(i)]);
  Scene scene(kMiddle, 8);
  scene.setCases(start);
  QImage kept = picture(scene);
  Instant now = kNow;
  for (int step = 0; step < 150; ++step) {
    gis::Damage damage;
    const auto pick = static_cast<std::size_t>(random() % cases.size());
    auto next = std::make_shared<model::CaseSummary>(*cases[pick]);
    ++next->rowVer;
    switch (random() % 5) {
      case 0:
        next->state = model::isOpen(next->state) ? model::CaseState::archived : model::CaseState::accepted;
        break;
      case 1:
        next->point = model::Point{kMiddle.x + spread(random), kMiddle.y + spread(random)};
        break;
      case 2:
        next->nature = static_cast<model::Nature>(1 + random() % 3);
        break;
      case 3:
        now += Millis(200'000);
        break;
      default:
        next->kind = static_cast<model::CaseKind>(1 + random() % 4);
        break;
    }
    cases[pick] = next;
    scene.apply({next}, damage);
    scene.setNow(now, damage);
    if (random() % 4 == 0) scene.setSelected(cases[random() % cases.size()]->id, damage);
    if (!damage.all) {
      QPainter painter(&kept);
      for (const QRect& rect : damage.rects) {
        painter.setClipRect(rect);
        painter.fillRect(rect, Qt::black);
        scene.paint(painter, rect);
      }
    } else {
      kept = picture(scene);
    }
    INFO(step);
    REQUIRE(kept == picture(scene));
  }
}

TEST_CASE("an older version never replaces a newer one, and a new case is told once") {
  Scene scene(kMiddle, 1);
  gis::Damage damage;
  auto first = caseAt(1, kMiddle.x, kMiddle.y, 0.9);
  first->rowVer = 5;
  CHECK(scene.apply({first}, damage).size() == 1);
  CHECK(damage.rects.size() == 1);
  auto older = std::make_shared<model::CaseSummary>(*first);
  older->rowVer = 4;
  older->state = model::CaseState::archived;
  CHECK(scene.apply({older}, damage).empty());
  CHECK(scene.size() == 1);
  older->rowVer = 6;
  CHECK(scene.apply({older}, damage).empty());
  CHECK(scene.size() == 0);
  CHECK(scene.find(first->id) == nullptr);
}

TEST_CASE("thousands of symbols on one another look as if they were painted one after the other") {
  const double ratio = GENERATE(1.0, 2.5);  // at 2.5 the largest are wider than a word has bits
  Scene scene(kMiddle, 1, ratio);
  scene.setClustering(false);
  std::mt19937 random(7);
  std::vector<gis::CasePtr> cases;
  for (int i = 0; i < 4000; ++i) {
    const double x = std::uniform_real_distribution(-0.003, 0.003)(random), y = std::uniform_real_distribution(-0.0022, 0.0022)(random);
    auto c = caseAt(i, kMiddle.x + x, kMiddle.y + y, std::uniform_real_distribution(-0.3, 1.0)(random), static_cast<model::CaseKind>(1 + i % 4));
    c->nature = static_cast<model::Nature>(1 + i % 3);
    cases.push_back(c);
  }
  scene.setCases(cases);
  const QImage whole = picture(scene, ratio);
  // Small parts hold few symbols, and those are painted one after the other.
  QImage parts(kSize * ratio, QImage::Format_RGB32);
  parts.fill(Qt::black);
  QPainter painter(&parts);
  painter.scale(ratio, ratio);
  for (int y = 0; y < kSize.height(); y += 20)
    for (int x = 0; x < kSize.width(); x += 20) {
      painter.setClipRect(QRect(x, y, 20, 20));
      scene.paint(painter, QRectF(x, y, 20, 20));
    }
  painter.end();
  int far = 0;
  for (int y = 0; y < whole.height(); ++y)
    for (int x = 0; x < whole.width(); ++x) far += alike(whole.pixelColor(x, y), parts.pixelColor(x, y), 5) ? 0 : 1;
  CHECK(far == 0);
}

TEST_CASE("a symbol stays as it is until the moment that is told, at every millisecond of its time") {
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    auto c = caseAt(i, kMiddle.x, kMiddle.y, 0.5);
    const int span = std::uniform_int_distribution(1, 700)(random);
    c->reportedAt = c->stateSince = kNow;
    c->due = kNow + Millis(span);
    if (i % 7 == 0) c->due = kNever;
    int told = 0;
    Instant quietUntil = kNow - Millis(5);
    gis::SymbolKey before = gis::symbolKey(*c, quietUntil);
    for (Instant t = quietUntil; t < kNow + Millis(span + 5); t += Millis(1)) {
      const gis::SymbolKey key = gis::symbolKey(*c, t);
      if (t < quietUntil) {
        CHECK(key == before);
        continue;
      }
      before = key;
      quietUntil = gis::symbolChanges(*c, t);
      CHECK(quietUntil > t);
      ++told;
    }
    if (span > 400 && i % 7) CHECK(told < span / 2);
    if (i % 7 == 0) CHECK(told == 1);
  }
}

}  // namespace map_scene_test
