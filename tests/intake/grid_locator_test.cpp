#include "core/intake/grid_locator.h"

#include <zlib.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "core/base/error.h"
#include "core/intake/csv_reader.h"
#include "tests/catch.h"

namespace grid_locator_test {

using namespace jw;
using jw::intake::GridLocator;
using model::MultiPolygon;
using model::Point;
using model::Ring;

namespace {

constexpr auto kNone = GridLocator::kNone;
using Rational = boost::multiprecision::cpp_rational;

/// The stated rule, word for word and in exact numbers: is the ray east of p crossed an odd number of times by the
/// rings?
bool inPart(const model::Polygon& part, Point p) {
  bool odd = false;
  for (const auto& ring : part.rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      Point a = ring[i], b = ring[(i + 1) % ring.size()];
      if (a.y > b.y) std::swap(a, b);
      if (!(a.y <= p.y && p.y < b.y)) continue;
      if (std::min(a.x, b.x) > p.x) odd = !odd;
      if (std::min(a.x, b.x) > p.x || std::max(a.x, b.x) < p.x) continue;
      const Rational ax(a.x), ay(a.y), bx(b.x), by(b.y), px(p.x), py(p.y);
      odd ^= ax + (bx - ax) * (py - ay) / (by - ay) > px;
    }
  return odd;
}

using Areas = std::map<std::uint32_t, MultiPolygon>;

std::uint32_t ownerByRule(const Areas& areas, Point p) {
  for (const auto& [index, shape] : areas)
    for (const auto& part : shape.parts)
      if (inPart(part, p)) return index;
  return kNone;
}

GridLocator locatorOf(const Areas& areas) {
  std::vector<GridLocator::Entry> entries;
  for (const auto& [index, shape] : areas) entries.insert(entries.begin(), {index, &shape});
  return GridLocator(entries);
}

GridLocator locatorOf(const MultiPolygon& shape) {
  return locatorOf(Areas{{0, shape}});
}

std::vector<std::uint32_t> answers(const GridLocator& locator, const std::vector<Point>& points) {
  std::vector<std::uint32_t> out(points.size(), 4711);
  locator.locate(points, out);
  return out;
}

/// How many points are answered otherwise than the rule says.
std::size_t wrongAnswers(const GridLocator& locator, const Areas& areas, const std::vector<Point>& points) {
  const auto out = answers(locator, points);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < points.size(); ++i) wrong += out[i] != ownerByRule(areas, points[i]);
  return wrong;
}

Ring square(double x, double y, double size) {
  return {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}};
}
MultiPolygon shapeOf(std::vector<Ring> rings) {
  return {{{std::move(rings)}}};
}

/// Random rings, crossing themselves or not, on the points of a coarse lattice, so that everything meets everything.
Areas latticeAreas(std::mt19937& random, int areas, int size) {
  const auto any = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  const auto ring = [&](int x, int y, int reach) {
    Ring r;
    for (int i = any(7) + 3; i > 0; --i) r.push_back({120 + (x + any(reach)) / 8.0, 23 + (y + any(reach)) / 8.0});
    if (any(2)) r.push_back(r.front());
    return r;
  };
  Areas out;
  for (int a = 0; a < areas; ++a) {
    MultiPolygon shape;
    for (int part = any(3) + 1; part > 0; --part) {
      const int x = any(size), y = any(size), reach = 2 + any(size / 2);
      model::Polygon polygon;
      for (int r = any(3) + 1; r > 0; --r) polygon.rings.push_back(ring(x, y, reach));
      shape.parts.push_back(std::move(polygon));
    }
    out[static_cast<std::uint32_t>(a * 3)] = std::move(shape);
  }
  return out;
}

std::vector<Point> latticePoints(int size) {
  std::vector<Point> points;
  for (int y = -1; y <= 3 * size; ++y)
    for (int x = -1; x <= 3 * size; ++x) points.push_back({120 + x / 16.0, 23 + y / 16.0});
  return points;
}

/// side x side areas around 120 E 23 N whose borders are shared, vertex by vertex; nothing about them is round.
Areas net(int side, std::mt19937& random, std::vector<Point>* inner = nullptr) {
  std::uniform_real_distribution<double> jitter(-0.3, 0.3);
  const auto width = static_cast<std::size_t>(2 * side + 1);
  std::vector<Point> at(width * width);
  for (std::size_t j = 0; j < width; ++j)
    for (std::size_t i = 0; i < width; ++i)
      at[j * width + i] = {120 + 0.0137 * (static_cast<double>(i) + jitter(random)),
                           23 + 0.0171 * (static_cast<double>(j) + jitter(random))};
  Areas out;
  for (std::size_t j = 0; j + 1 < width; j += 2)
    for (std::size_t i = 0; i + 1 < width; i += 2) {
      const auto v = [&](std::size_t x, std::size_t y) { return at[(j + y) * width + i + x]; };
      const Ring ring{v(0, 0), v(1, 0), v(2, 0), v(2, 1), v(2, 2), v(1, 2), v(0, 2), v(0, 1), v(0, 0)};
      if (inner)
        for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
          const Point a = ring[k], b = ring[k + 1];
          const bool rim = (j == 0 && k < 2) || (i + 3 == width && (k == 2 || k == 3)) ||
                           (j + 3 == width && (k == 4 || k == 5)) || (i == 0 && k > 5);
          if (rim) continue;
          for (const double t : {0.0, 0.25, 1.0 / 3, 0.5, 0.9}) {
            if (t == 0.0 && (k == 0 || k == 2 || k == 4 || k == 6)) continue;  // may lie on the rim
            inner->push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
          }
        }
      out[static_cast<std::uint32_t>(out.size())] = shapeOf({ring});
    }
  if (inner)
    for (std::size_t j = 2; j + 2 < width; j += 2)
      for (std::size_t i = 2; i + 2 < width; i += 2) inner->push_back(at[j * width + i]);
  return out;
}

std::filesystem::path dataFolder() {
  const char* data = std::getenv("JINGWEI_DATA");
  return data ? std::filesystem::path(data) : std::filesystem::path(JW_SOURCE_DIR) / ".." / "shared" / "data";
}

std::string unpacked(const std::filesystem::path& file) {
  std::string text(1 << 26, '\0');
  gzFile in = gzopen(file.c_str(), "rb");
  text.resize(static_cast<std::size_t>(std::max(0, gzread(in, text.data(), static_cast<unsigned>(text.size())))));
  gzclose(in);
  return text;
}

Areas readAreas(const std::filesystem::path& file) {
  Areas areas;
  const auto toPolygon = [](const nlohmann::json& rings) {
    model::Polygon polygon;
    for (const auto& ring : rings) {
      auto& r = polygon.rings.emplace_back();
      for (const auto& p : ring) r.push_back({p[0], p[1]});
    }
    return polygon;
  };
  const auto collection = nlohmann::json::parse(unpacked(file));
  for (const auto& feature : collection["features"]) {
    auto& shape = areas[static_cast<std::uint32_t>(areas.size())];
    const auto& geometry = feature["geometry"];
    if (geometry["type"] == "Polygon")
      shape.parts.push_back(toPolygon(geometry["coordinates"]));
    else
      for (const auto& part : geometry["coordinates"]) shape.parts.push_back(toPolygon(part));
  }
  return areas;
}

}  // namespace

TEST_CASE("locator: nothing is found where there is nothing") {
  const GridLocator none{std::span<const GridLocator::Entry>{}};
  CHECK_FALSE(none.locate({120, 23}));
  const GridLocator empty = locatorOf(MultiPolygon{});
  CHECK_FALSE(empty.locate({0, 0}));
  CHECK_FALSE(locatorOf(shapeOf({})).locate({0, 0}));
  CHECK_FALSE(locatorOf(shapeOf({Ring{}})).locate({0, 0}));
  CHECK_FALSE(locatorOf(shapeOf({Ring{{1, 1}}})).locate({1, 1}));
  CHECK_FALSE(locatorOf(shapeOf({Ring{{1, 1}, {1, 1}, {1, 1}}})).locate({1, 1}));
  CHECK_FALSE(locatorOf(shapeOf({Ring{{0, 0}, {4, 4}, {0, 0}}})).locate({2, 2}));
  CHECK_FALSE(locatorOf(shapeOf({Ring{{0, 0}, {4, 0}, {2, 0}, {0, 0}}})).locate({2, 0}));
}

TEST_CASE("locator: an area owns its western and southern border, not the eastern and northern one") {
  const GridLocator one = locatorOf(shapeOf({square(120, 23, 0.5)}));
  CHECK(one.locate({120.25, 23.25}) == 0u);
  CHECK(one.locate({120, 23}) == 0u);
  CHECK(one.locate({120, 23.25}) == 0u);
  CHECK(one.locate({120.25, 23}) == 0u);
  CHECK_FALSE(one.locate({120.5, 23.25}));
  CHECK_FALSE(one.locate({120.25, 23.5}));
  CHECK_FALSE(one.locate({120.5, 23.5}));
  CHECK_FALSE(one.locate({120.5, 23}));
  CHECK_FALSE(one.locate({120, 23.5}));
  CHECK(one.locate({std::nextafter(120.5, 0), std::nextafter(23.5, 0)}) == 0u);
  CHECK_FALSE(one.locate({std::nextafter(120, 0), 23.25}));
  CHECK_FALSE(one.locate({120.25, std::nextafter(23, 0)}));
}

TEST_CASE("locator: coordinates that are no place are in no area") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  const GridLocator one = locatorOf(shapeOf({square(-1, -1, 2)}));
  for (const Point p :
       {Point{nan, 0}, {0, nan}, {nan, nan}, {inf, 0}, {-inf, 0}, {0, inf}, {0, -inf}, {1e300, 0}, {0, -1e300}})
    CHECK_FALSE(one.locate(p));
  CHECK(answers(one, {{nan, 0}, {0, 0}, {inf, -inf}}) == std::vector<std::uint32_t>{kNone, 0, kNone});

  // A part with such a coordinate is left out, the others stay.
  MultiPolygon shape = shapeOf({square(0, 0, 1)});
  shape.parts.push_back({{Ring{{2, 0}, {3, 0}, {nan, 1}, {2, 0}}}});
  shape.parts.push_back({{square(4, 0, 1), Ring{{4.2, 0.2}, {inf, 0.2}, {4.4, 0.4}}}});
  shape.parts.push_back({{square(6, 0, 1)}});
  const GridLocator rest = locatorOf(shape);
  CHECK(rest.locate({0.5, 0.5}) == 0u);
  CHECK_FALSE(rest.locate({2.4, 0.1}));
  CHECK_FALSE(rest.locate({4.5, 0.5}));
  CHECK(rest.locate({6.5, 0.5}) == 0u);
}

TEST_CASE("locator: holes, islands in holes, spikes, and an index that comes twice") {
  MultiPolygon shape = shapeOf({square(0, 0, 10), square(2, 2, 6)});
  shape.parts.push_back({{square(4, 4, 2)}});
  const GridLocator one = locatorOf(shape);
  CHECK(one.locate({1, 1}) == 0u);
  CHECK_FALSE(one.locate({3, 3}));
  CHECK(one.locate({5, 5}) == 0u);
  CHECK_FALSE(one.locate({2, 2}));
  CHECK(one.locate({8, 8}) == 0u);

  const GridLocator spike = locatorOf(shapeOf({Ring{{0, 0}, {4, 0}, {4, 2}, {9, 2}, {4, 2}, {4, 4}, {0, 4}}}));
  CHECK(spike.locate({3.9, 2}) == 0u);
  CHECK_FALSE(spike.locate({6, 2}));
  CHECK_FALSE(locatorOf(shapeOf({square(0, 0, 1), square(0, 0, 1)})).locate({0.5, 0.5}));

  const MultiPolygon left = shapeOf({square(0, 0, 1)}), right = shapeOf({square(5, 0, 1)}),
                     all = shapeOf({square(0, 0, 6)});
  const std::vector<GridLocator::Entry> entries{{9, &all}, {7, &left}, {7, &right}};
  const GridLocator twice(entries);
  CHECK(twice.locate({0.5, 0.5}) == 7u);
  CHECK(twice.locate({5.5, 0.5}) == 7u);
  CHECK(twice.locate({3, 0.5}) == 9u);
}

TEST_CASE("locator: an index must leave room for marks") {
  const MultiPolygon shape = shapeOf({square(0, 0, 1)});
  CHECK(locatorOf(Areas{{0x7FFFFFFF, shape}}).locate({0.5, 0.5}) == 0x7FFFFFFFu);
  CHECK_THROWS_AS(locatorOf(Areas{{0x80000000, shape}}), Error);
}

TEST_CASE("locator: rings of every kind on a lattice are answered by the rule, on vertices and edges too") {
  std::mt19937 random(1);
  const auto points = latticePoints(12);
  for (int round = 0; round < 60; ++round) {
    const Areas areas = latticeAreas(random, 1 + round % 9, 12);
    INFO("round " << round);
    CHECK(wrongAnswers(locatorOf(areas), areas, points) == 0);
  }
}

TEST_CASE("locator: every point on a shared border has exactly one owner") {
  std::mt19937 random(2);
  std::vector<Point> inner;
  const Areas areas = net(9, random, &inner);
  const auto out = answers(locatorOf(areas), inner);
  std::vector<int> claims(inner.size(), 0);
  for (const auto& [index, shape] : areas) {
    const auto alone = answers(locatorOf(shape), inner);
    for (std::size_t i = 0; i < inner.size(); ++i) {
      claims[i] += alone[i] == 0;
      if (alone[i] == 0 && out[i] != index) claims[i] += 1000;
    }
  }
  CHECK(inner.size() > 1500);
  CHECK(static_cast<std::size_t>(std::count(claims.begin(), claims.end(), 1)) == inner.size());
  CHECK(wrongAnswers(locatorOf(areas), areas, inner) == 0);
}

TEST_CASE("locator: overlapping nets go to the lowest index") {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> x(119.99, 120.12), y(22.99, 23.15);
  std::vector<Point> points(3000);
  for (Point& p : points) p = {x(random), y(random)};
  Areas areas = net(4, random, &points);
  for (auto& [index, shape] : net(4, random, &points)) areas[100 + index] = shape;
  areas[90] = shapeOf({square(119.995, 23.05, 0.08), square(120.01, 23.07, 0.02)});
  areas[300] = shapeOf({square(119, 22, 3)});
  CHECK(wrongAnswers(locatorOf(areas), areas, points) == 0);
}

TEST_CASE("locator: rounding decides nothing") {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> any(0, 1);
  // Two triangles on a common long side, asked in the ulps around points of it.
  for (int round = 0; round < 30; ++round) {
    const Point a{120 + any(random), 23 + any(random)}, b{121.5 + any(random), 23 + any(random)};
    const Areas areas{{0, shapeOf({Ring{a, b, {a.x, 26}, a}})}, {1, shapeOf({Ring{b, a, {b.x, 20}, b}})}};
    std::vector<Point> points;
    const double t = any(random);
    for (int i = -12; i <= 12; ++i)
      for (int j = -12; j <= 12; ++j)
        points.push_back({a.x + t * (b.x - a.x) + i * 0x1p-46, a.y + t * (b.y - a.y) + j * 0x1p-48});
    const auto out = answers(locatorOf(areas), points);
    CHECK(std::count(out.begin(), out.end(), kNone) == 0);
    CHECK(wrongAnswers(locatorOf(areas), areas, points) == 0);
  }
}

TEST_CASE("locator: areas as small as rounding, as thin as a line and as wide as the numbers go") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> any(0, 1);
  const auto check = [&](const Areas& areas, Point low, Point high) {
    std::vector<Point> points;
    for (int i = 0; i < 800; ++i)
      points.push_back({low.x + any(random) * (high.x - low.x), low.y + any(random) * (high.y - low.y)});
    for (const auto& [index, shape] : areas)
      for (const Point p : shape.parts[0].rings[0]) points.push_back(p);
    CHECK(wrongAnswers(locatorOf(areas), areas, points) == 0);
  };
  const double e = 0x1p-44;  // four steps of a number near 120
  check({{0, shapeOf({Ring{{120, 23}, {120 + 9 * e, 23 + e}, {120 + 3 * e, 23 + 7 * e}}})},
         {1, shapeOf({square(120 + e, 23, 6 * e)})}},
        {120, 23}, {120 + 9 * e, 23 + 9 * e});
  check({{0, shapeOf({Ring{{120, 23}, {121, 23.3}, {121, std::nextafter(23.3, 24)}}})},
         {1, shapeOf({square(120, 23, 1)})}},
        {120, 23}, {121, 24});
  check({{0, shapeOf({Ring{{120, 23}, {121, std::nextafter(23, 24)}, {121, 23}}})}, {1, shapeOf({square(120, 23, 1)})}},
        {120, 23}, {121, 23 + 1e-14});
  check({{0, shapeOf({Ring{{-1e99, -1e99}, {1e99, -3e98}, {7, 1e99}}})}, {1, shapeOf({square(120, 23, 1)})}},
        {-1e99, -1e99}, {1e99, 1e99});
  check({{1, shapeOf({Ring{{-1e99, -1e99}, {1e99, -3e98}, {7, 1e99}}})}, {0, shapeOf({square(120, 23, 1)})}}, {119, 22},
        {122, 25});
  check({{0, shapeOf({Ring{{0, 0}, {1000, 0.001}, {1000, 0.002}, {0, 0.001}}})},
         {1, shapeOf({Ring{{0, 0.001}, {1000, 0.002}, {0, 0.003}}})}},
        {0, 0}, {1000, 0.003});
}

TEST_CASE("locator: many points are answered like single ones, whatever their number") {
  std::mt19937 random(6);
  const GridLocator locator = locatorOf(net(9, random));
  std::uniform_real_distribution<double> x(119.98, 120.28), y(22.98, 23.33);
  for (const std::size_t n : {0, 1, 2, 63, 64, 65, 127, 128, 129, 191, 192, 193, 5000}) {
    std::vector<Point> points(n);
    for (Point& p : points) p = {x(random), y(random)};
    const auto out = answers(locator, points);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < n; ++i) wrong += out[i] != locator.locate(points[i]).value_or(kNone);
    CHECK(wrong == 0);
  }
}

TEST_CASE("locator: after a replacement it answers as if built anew, and the old one as before") {
  std::mt19937 random(7);
  std::vector<Point> points;
  Areas areas = net(9, random, &points);
  std::uniform_real_distribution<double> x(119.9, 120.35), y(22.9, 23.4);
  for (int i = 0; i < 4000; ++i) points.push_back({x(random), y(random)});
  const GridLocator first = locatorOf(areas);
  const auto before = answers(first, points);
  GridLocator now = first;
  const auto replace = [&](std::uint32_t index, const MultiPolygon& shape) {
    now = now.withReplaced(index, shape);
    areas[index] = shape;
    CHECK(answers(now, points) == answers(locatorOf(areas), points));
  };
  for (int round = 0; round < 20; ++round) {
    const auto index = static_cast<std::uint32_t>(random() % 81);
    MultiPolygon moved = areas[index];
    if (moved.empty()) continue;
    for (Point& p : moved.parts[0].rings[0]) p = {p.x + 0.01, p.y - 0.005 * (round % 3)};
    replace(index, moved);
  }
  replace(40, {});
  replace(500, shapeOf({square(120.05, 23.05, 0.1)}));
  replace(0, shapeOf({square(119.95, 22.95, 0.1)}));
  replace(17, shapeOf({square(120, 23, 0.3)}));
  CHECK(wrongAnswers(now, areas, points) == 0);
  CHECK(answers(first, points) == before);
  CHECK(first.locate(points[0]) != std::nullopt);

  const GridLocator grown =
      GridLocator{std::span<const GridLocator::Entry>{}}.withReplaced(3, shapeOf({square(0, 0, 1)}));
  CHECK(grown.locate({0.5, 0.5}) == 3u);
  CHECK_FALSE(grown.withReplaced(3, {}).locate({0.5, 0.5}));
}

TEST_CASE("locator: all but 17 of Tainan's reports lie in a village") {
  const auto data = dataFolder();
  if (!std::filesystem::exists(data / "areas" / "tainan_villages.geojson.gz")) {
    WARN("skipped: no data");
    return;
  }
  const Areas villages = readAreas(data / "areas" / "tainan_villages.geojson.gz");
  CHECK(villages.size() == 649);
  std::vector<Point> points;
  intake::CsvReader csv(data / "incidents" / "tainan.csv.gz");
  csv.next();
  while (csv.next())
    points.push_back({std::stod(std::string(csv.fields().at(8))), std::stod(std::string(csv.fields().at(7)))});
  CHECK(points.size() == 67548);
  const GridLocator locator = locatorOf(villages);
  const auto out = answers(locator, points);
  CHECK(std::count(out.begin(), out.end(), kNone) == 17);

  std::vector<Point> some;
  for (std::size_t i = 0; i < points.size(); i += 37) some.push_back(points[i]);
  for (const auto& [index, shape] : villages)
    for (std::size_t i = 0; i < shape.parts[0].rings[0].size(); i += 29) some.push_back(shape.parts[0].rings[0][i]);
  CHECK(wrongAnswers(locator, villages, some) == 0);
}

}  // namespace grid_locator_test
