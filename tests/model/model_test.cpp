// Names, limits, paths and plane geometry of the plain values.
#include <random>
#include <set>

#include "core/model/area.h"
#include "core/model/case.h"
#include "core/model/category.h"
#include "core/model/geometry.h"
#include "core/model/refusal.h"
#include "tests/catch.h"

namespace model_test {

using namespace jw;
using namespace jw::model;

namespace {

template <class Enum, class Name, class Parse>
void roundTrip(int first, int last, Name name, Parse parse) {
  std::set<std::string> names;
  for (int i = first; i <= last; ++i) {
    const std::string text(name(static_cast<Enum>(i)));
    INFO(i << " " << text);
    CHECK_FALSE(text.empty());
    CHECK(names.insert(text).second);
    Enum out{};
    CHECK(parse(text, out));
    CHECK(static_cast<int>(out) == i);
  }
  Enum out = static_cast<Enum>(first);
  for (const char* bad : {"", "Reported", " reported", "x", "reported "}) CHECK_FALSE(parse(bad, out));
  CHECK(static_cast<int>(out) == first);
}

}  // namespace

TEST_CASE("every enumerator has a name of its own that is read back") {
  roundTrip<CaseState>(0, 10, stateName, parseState);
  roundTrip<Channel>(1, 7, channelName, parseChannel);
  roundTrip<Action>(1, 13, actionName, parseAction);
  roundTrip<CaseKind>(1, 4, kindName, parseKind);
  roundTrip<Nature>(1, 3, natureName, parseNature);
  roundTrip<AreaLevel>(1, 5, levelName, parseLevel);
  CHECK(stateName(CaseState::void_) == "void");
  CHECK(stateName(CaseState::fedBack) == "fed_back");
  CHECK(channelName(Channel::import_) == "import");
  CHECK(locationName(Location::located) == "located");
  CHECK(locationName(Location::outsideAllGrids) == "outside_all_grids");
  CHECK(levelName(AreaLevel::grid) == "grid");
  std::set<std::string_view> refusals;
  for (int i = 1; i <= static_cast<int>(RefusalCode::notStored); ++i) CHECK(refusals.insert(refusalName(static_cast<RefusalCode>(i))).second);
  CHECK(refusalName(RefusalCode::unknownCategory) == "unknown_category");
  CHECK(refusalName(RefusalCode::notStored) == "not_stored");
}

TEST_CASE("open is neither archived nor void nor before the report") {
  for (int i = 0; i < kCaseStates; ++i) {
    const auto s = static_cast<CaseState>(i);
    CHECK(isOpen(s) == (s != CaseState::none && s != CaseState::archived && s != CaseState::void_));
  }
}

TEST_CASE("limits as text") {
  using Unit = Limit::Unit;
  const std::pair<const char*, Limit> good[] = {
      {"30min", {30, Unit::naturalMinute}}, {"4h", {4, Unit::naturalHour}}, {"2d", {2, Unit::naturalDay}}, {"8wh", {8, Unit::workingHour}}, {"3wd", {3, Unit::workingDay}}};
  for (const auto& [text, limit] : good) {
    CHECK(limitText(limit) == text);
    Limit out;
    CHECK(parseLimit(text, out));
    CHECK(out == limit);
  }
  Limit none{5, Unit::naturalDay};
  CHECK(parseLimit("", none));
  CHECK_FALSE(none);
  CHECK(limitText({0, Unit::workingDay}).empty());
  CHECK(limitText({-3, Unit::workingDay}).empty());
  Limit kept{7, Unit::naturalHour};
  for (const char* bad : {"0h", "-1h", "h", "4", "4 h", " 4h", "4hh", "4H", "+4h", "99999999999h", "4.5h", "4wm"}) {
    INFO(bad);
    CHECK_FALSE(parseLimit(bad, kept));
  }
  CHECK(kept == Limit{7, Unit::naturalHour});
}

TEST_CASE("an area contains what its path begins") {
  CHECK(isWithin("33/3301/", "33/"));
  CHECK(isWithin("33/3301/", "33/3301/"));
  CHECK_FALSE(isWithin("33/", "33/3301/"));
  CHECK_FALSE(isWithin("33/33010/", "33/3301/"));
  CHECK(isWithin("33/", ""));
  CHECK(isWithin("", ""));
  CHECK_FALSE(isWithin("", "33/"));
}

TEST_CASE("the box of a shape is of its outer rings") {
  MultiPolygon m;
  CHECK(m.box().empty());
  CHECK_FALSE(m.box().contains({0, 0}));
  m.parts = {{{{{0, 0}, {4, 0}, {4, 2}, {0, 0}}}}, {{{{-1, 5}, {0, 5}, {0, 6}, {-1, 5}}}}, {}};
  const Box b = m.box();
  CHECK(b.xmin == -1);
  CHECK(b.xmax == 4);
  CHECK(b.ymin == 0);
  CHECK(b.ymax == 6);
  CHECK(b.contains({4, 6}));
  CHECK_FALSE(b.contains({4.001, 6}));
}

namespace {

bool insideRing(const Ring& r, Point p) {
  bool in = false;
  for (std::size_t i = 1; i < r.size(); ++i)
    if ((r[i].y > p.y) != (r[i - 1].y > p.y) && p.x < (r[i - 1].x - r[i].x) * (p.y - r[i].y) / (r[i - 1].y - r[i].y) + r[i].x) in = !in;
  return in;
}
bool inside(const MultiPolygon& m, Point p) {
  for (const auto& part : m.parts) {
    int rings = 0;
    for (const auto& ring : part.rings) rings += insideRing(ring, p);
    if (rings % 2 == 1) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a point inside a shape is inside: holes, horseshoes, several parts") {
  const Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, hole{{3, 3}, {3, 7}, {7, 7}, {7, 3}, {3, 3}};
  CHECK(inside({{{{square}}}}, pointInside({{{{square}}}})));
  const MultiPolygon ring{{{{square, hole}}}};
  CHECK(inside(ring, pointInside(ring)));
  const MultiPolygon horseshoe{{{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 9}, {9, 9}, {9, 1}, {0, 1}, {0, 0}}}}}};
  CHECK(inside(horseshoe, pointInside(horseshoe)));
  const MultiPolygon two{{{{{{20, 20}, {21, 20}, {21, 21}, {20, 20}}}}, {{square}}}};
  CHECK(insideRing(square, pointInside(two)));
  CHECK(pointInside({}) == Point{0, 0});
  CHECK(pointInside({{{{{{5, 6}, {7, 6}, {5, 6}}}}}}) == Point{5, 6});
  CHECK(pointInside({{{}, {{{}}}}}) == Point{0, 0});
}

TEST_CASE("a point inside random stars is inside") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit(0.05, 1);
  for (int k = 0; k < 500; ++k) {
    const int n = 3 + static_cast<int>(random() % 20);
    Ring ring;
    for (int i = 0; i < n; ++i) {
      const double angle = 6.283185307179586 * i / n, radius = unit(random);
      ring.push_back({120 + 0.01 * radius * std::cos(angle), 30 + 0.01 * radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    const MultiPolygon star{{{{ring}}}};
    if (!inside(star, pointInside(star))) FAIL("star " << k);
  }
}

TEST_CASE("areas that tile the ground share no point and miss none") {
  const auto box = [](double x, double y, double w, double h) { return MultiPolygon{{Polygon{{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}}}}}; };
  const std::vector<MultiPolygon> tiles{box(0, 0, 1, 1), box(1, 0, 1, 1), box(0, 1, 1, 1), box(1, 1, 1, 1)};
  std::mt19937 random(7);
  std::uniform_int_distribution<int> step(0, 199);
  for (int i = 0; i < 2000; ++i) {
    const Point p{step(random) / 100.0, step(random) / 100.0};  // many on borders and corners
    int in = 0;
    for (const auto& tile : tiles) in += contains(tile, p);
    INFO(p.x << " " << p.y);
    CHECK(in == 1);
  }
  MultiPolygon ring = box(0, 0, 3, 3);
  ring.parts[0].rings.push_back({{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}});
  CHECK(contains(ring, {0.5, 1.5}));
  CHECK_FALSE(contains(ring, {1.5, 1.5}));
  CHECK_FALSE(contains({}, {0, 0}));
}

TEST_CASE("shapes meet when they overlap, hold each other or cross without a vertex in the other") {
  const auto box = [](double x, double y, double w, double h) { return MultiPolygon{{Polygon{{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}}}}}; };
  CHECK(meets(box(0, 0, 2, 2), box(1, 1, 2, 2)));
  CHECK(meets(box(0, 0, 9, 9), box(4, 4, 1, 1)));
  CHECK(meets(box(4, 4, 1, 1), box(0, 0, 9, 9)));
  CHECK(meets(box(0, 4, 9, 1), box(4, 0, 1, 9)));  // a cross
  CHECK_FALSE(meets(box(0, 0, 1, 1), box(2, 0, 1, 1)));
  const MultiPolygon corner{{Polygon{{{{0, 0}, {10, 0}, {0, 10}, {0, 0}}}}}};
  CHECK_FALSE(meets(corner, box(8, 8, 1, 1)));  // only the boxes meet
  CHECK_FALSE(meets({}, corner));
}

}  // namespace model_test
