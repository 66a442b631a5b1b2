#include "gis/map/packed_buildings.h"

#include <fstream>

#include "core/base/error.h"
#include "gis/map/packed_writer.h"
#include "tests/catch.h"
#include "tests/gis/building_city.h"
#include "tests/gis/temp_dir.h"

namespace map_packed_buildings_test {

using namespace jw;

namespace {

BuildingId idOf(std::size_t n) { return {Uuid::named("building " + std::to_string(n))}; }

std::shared_ptr<const gis::PackedBuildings> open(const std::filesystem::path& file) {
  return gis::PackedBuildings::open(QString::fromStdString(file.string()));
}

/// Crossings of a ray: whether the shape itself holds the point.
bool holds(const model::MultiPolygon& shape, model::Point p) {
  bool inside = false;
  for (const auto& part : shape.parts)
    for (const auto& ring : part.rings)
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const auto a = ring[i], b = ring[i + 1];
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) inside = !inside;
      }
  return inside;
}

}  // namespace

TEST_CASE("every building is found again at its places, with its id, use and floors") {
  const test::TempDir dir;
  const auto shapes = test::buildingCity(120);
  gis::PackedWriter writer;
  const char* const uses[] = {"", "residential", "学校"};
  for (std::size_t i = 0; i < shapes.size(); ++i) writer.add(idOf(i), uses[i % 3], static_cast<int>(i % 300), shapes[i]);
  writer.write(dir / "b", 4549);
  const auto packed = open(dir / "b");
  REQUIRE(packed);
  CHECK(packed->epsg() == 4549);
  CHECK(packed->buildings() == shapes.size());
  // Spec 13, W4: at most 80 bytes a building, with its densities and its key.
  CHECK(static_cast<double>(packed->bytes()) / static_cast<double>(shapes.size()) <= 80);
  std::mt19937 random(7);
  int hits = 0;
  for (int n = 0; n < 3000; ++n) {
    const model::Point p{500'000 + random() % 360'000 / 100.0 + 0.003, 2'500'000 + random() % 360'000 / 100.0 + 0.003};
    // Within the rounding of the file the edge itself may belong to either side.
    bool near = false;
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (std::abs(shapes[i].parts[0].rings[0][0].x - p.x) > 60 || std::abs(shapes[i].parts[0].rings[0][0].y - p.y) > 60) continue;
      const bool here = holds(shapes[i], p);
      for (const double dx : {-0.02, 0.02})
        for (const double dy : {-0.02, 0.02}) near = near || holds(shapes[i], {p.x + dx, p.y + dy}) != here;
      if (here) at.push_back(i);
    }
    if (near || at.size() > 1) continue;
    const auto found = packed->at(p);
    REQUIRE(found.has_value() == !at.empty());
    if (!found) continue;
    ++hits;
    CHECK(found->id == idOf(at[0]));
    CHECK(found->use == uses[at[0] % 3]);
    CHECK(found->floors == std::min<int>(static_cast<int>(at[0] % 300), 255));
  }
  CHECK(hits > 500);
}

TEST_CASE("the densities of every level hold the same area of buildings") {
  const test::TempDir dir;
  const auto shapes = test::buildingCity(60);
  gis::PackedWriter writer;
  double area = 0;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    writer.add(idOf(i), "", 0, shapes[i]);
    for (const auto& part : shapes[i].parts)
      for (const auto& ring : part.rings) {
        double twice = 0;
        for (std::size_t k = 0; k + 1 < ring.size(); ++k) twice += (ring[k].x - 500'000) * (ring[k + 1].y - 2'500'000) - (ring[k + 1].x - 500'000) * (ring[k].y - 2'500'000);
        area += twice / 2;  // holes of these buildings run the other way
      }
  }
  writer.write(dir / "b", 4549);
  const auto packed = open(dir / "b");
  REQUIRE(packed);
  REQUIRE(packed->levels().size() > 4);
  for (const auto& level : packed->levels()) {
    double sum = 0;
    for (std::size_t t = 0; t < packed->tileKeys(level).size(); ++t)
      for (std::size_t i = 0; i < gis::packed::kTile * gis::packed::kTile; ++i) {
        const double root = packed->tile(level, t)[i].area / 255.0;
        sum += root * root * level.side * level.side;
      }
    CHECK(sum == Approx(area).epsilon(0.02));
  }
}

TEST_CASE("shapes that are no polygons are left out, long ones keep their form") {
  const test::TempDir dir;
  gis::PackedWriter writer;
  const double x = 500'000, y = 4'000'000;
  writer.add(idOf(1), "", 0, {{{{{{x, y}, {x + 10, y}, {x, y}}}}}});                                                                    // no area
  writer.add(idOf(2), "", 0, {});                                                                                                        // nothing
  writer.add(idOf(3), "", 0, {{{{{{x, y}, {x, y + 3000}, {x + 2000, y + 3000}, {x + 2000, y}, {x, y}}}}}});                             // clockwise, long
  model::Ring wheel;
  for (int i = 0; i < 100'000; ++i) wheel.push_back({x + 5000 + 900 * std::cos(i * 2e-5 * M_PI), y + 900 * std::sin(i * 2e-5 * M_PI)});
  wheel.push_back(wheel.front());
  writer.add(idOf(4), "", 0, {{{{wheel}}}});
  writer.write(dir / "b", 4549);
  const auto packed = open(dir / "b");
  REQUIRE(packed);
  CHECK(packed->buildings() == 2);
  CHECK(packed->at({x + 1999.9, y + 2999.9})->id == idOf(3));
  CHECK_FALSE(packed->at({x + 2000.2, y + 2999.9}));
  CHECK(packed->at({x + 5000 + 890, y})->id == idOf(4));
  CHECK_FALSE(packed->at({x + 5000 + 901, y}));
}

TEST_CASE("a city without buildings is a file too; anything else is none") {
  const test::TempDir dir;
  gis::PackedWriter().write(dir / "empty", 4549);
  const auto packed = open(dir / "empty");
  REQUIRE(packed);
  CHECK(packed->buildings() == 0);
  CHECK_FALSE(packed->at({500'000, 2'500'000}));
  CHECK_FALSE(open(dir / "none"));
  CHECK_FALSE(open(dir.write("text", "not a file of buildings, but long enough to be looked at by somebody who reads")));
  CHECK_THROWS_AS(gis::PackedWriter().write(dir / "no" / "such" / "folder", 4549), Error);

  gis::PackedWriter writer;
  const auto shapes = test::buildingCity(12);
  for (std::size_t i = 0; i < shapes.size(); ++i) writer.add(idOf(i), "", 0, shapes[i]);
  writer.write(dir / "b", 4549);
  const std::string whole = test::bytesOf(dir / "b");
  for (std::size_t cut = 0; cut < whole.size(); cut += 97) CHECK_FALSE(open(dir.write("cut", whole.substr(0, cut))));
  // Bytes gone wrong anywhere: refused, or read without leaving the file.
  std::mt19937 random(3);
  for (int n = 0; n < 400; ++n) {
    std::string bad = whole;
    bad[random() % bad.size()] = static_cast<char>(random());
    if (const auto read = open(dir.write("bad", bad))) read->at({500'100, 2'500'100});
  }
}

}  // namespace map_packed_buildings_test
