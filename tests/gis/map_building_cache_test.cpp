#include <filesystem>

#include "core/base/error.h"
#include "core/base/ids.h"
#include "gis/map/building_cache.h"
#include "gis/map/packed_buildings.h"
#include "tests/catch.h"

namespace map_building_cache_test {

using namespace jw;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("jw-cache-" + Uuid::make(1).text());
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};

model::Building square(double x, double y, const std::string& name) {
  model::Building b;
  b.id.uuid = Uuid::named(name);
  b.name = name;
  b.floors = 6;
  b.shape.parts = {{{{{x, y}, {x + 1e-4, y}, {x + 1e-4, y + 1e-4}, {x, y + 1e-4}, {x, y}},
                     {{x + 2e-5, y + 2e-5}, {x + 2e-5, y + 4e-5}, {x + 4e-5, y + 4e-5}, {x + 2e-5, y + 2e-5}}}}};
  return b;
}

std::function<std::vector<model::Building>()> batches(int n) {
  return [left = n]() mutable {
    std::vector<model::Building> out;
    for (int i = 0; i < 2 && left > 0; ++i, --left)
      out.push_back(square(120.2 + left * 1e-3, 23.0, "楼" + std::to_string(left)));
    return out;
  };
}

const gis::BuildingCacheKey kKey{"0190c0de-0000-7000-8000-000000000001", 7, 4549};

}  // namespace

TEST_CASE("the cache holds every outline in the map's metres") {
  const Folder folder;
  const fs::path file = gis::writeBuildingCache(folder.path, kKey, batches(5), {});
  CHECK(file == gis::buildingCachePath(folder.path, kKey));
  CHECK(folder.files() == 1);
  const auto packed = gis::PackedBuildings::open(QString::fromStdString(file.string()));
  REQUIRE(packed);
  CHECK(packed->buildings() == 5);
  CHECK(packed->epsg() == 4549);
  const model::Box box = packed->box();
  // 0.201° east of the meridian of 120° at 23° N is 20.6 km of easting from 500 km; the northing is the meridian's arc.
  CHECK(box.xmin == Approx(520603).margin(60));
  CHECK(box.ymin == Approx(2544540).margin(100));
  const auto found = packed->at({box.xmin + 1, box.ymin + 1});
  REQUIRE(found);
  CHECK(found->id.uuid == Uuid::named("楼1"));
  CHECK(found->floors == 6);
  CHECK_FALSE(packed->at({box.xmin + 2.6, box.ymin + 3}));  // the court
}

TEST_CASE("a building of which only the place is known stands on its point") {
  const Folder folder;
  const auto file = gis::writeBuildingCache(folder.path, kKey, [left = 1]() mutable {
    std::vector<model::Building> out;
    if (left-- > 0) {
      out.push_back(square(0, 0, "entered by hand"));
      out.back().shape = {};
      out.back().point = {120.201, 23.0};
    }
    return out;
  }, {});
  const auto packed = gis::PackedBuildings::open(QString::fromStdString(file.string()));
  REQUIRE(packed);
  REQUIRE(packed->buildings() == 1);
  const model::Box box = packed->box();
  CHECK(box.xmax - box.xmin == Approx(14).margin(0.02));
  CHECK(box.ymax - box.ymin == Approx(14).margin(0.02));
  const model::Point middle{(box.xmin + box.xmax) / 2, (box.ymin + box.ymax) / 2};
  CHECK(packed->at(middle));
  CHECK_FALSE(packed->at({box.xmin + 1, box.ymin + 1}));  // a square on its point leaves the corners free
}

TEST_CASE("a file that is there is not made again, and an older revision goes away") {
  const Folder folder;
  gis::writeBuildingCache(folder.path, kKey, batches(3), {});
  gis::writeBuildingCache(folder.path, kKey,
                          []() -> std::vector<model::Building> { throw std::runtime_error("asked again"); }, {});
  const fs::path strange = folder.path / "buildings-other-store-3-4549.buildings";
  gis::writeBuildingCache(folder.path, {"other-store", 3, 4549}, batches(1), {});
  auto next = kKey;
  next.revision = 8;
  const fs::path file = gis::writeBuildingCache(folder.path, next, batches(4), {});
  CHECK(fs::exists(file));
  CHECK_FALSE(fs::exists(gis::buildingCachePath(folder.path, kKey)));
  CHECK(fs::exists(strange));
}

TEST_CASE("unfinished work leaves nothing behind") {
  const Folder folder;
  SECTION("the reader fails") {
    auto next = [n = 0]() mutable -> std::vector<model::Building> {
      if (n++ == 1) throw Error(ErrorCode::store, "the disk is gone");
      return {square(120.2, 23, "一")};
    };
    CHECK_THROWS_AS(gis::writeBuildingCache(folder.path, kKey, next, {}), Error);
  }
  SECTION("somebody stops it") {
    std::stop_source stop;
    stop.request_stop();
    Progress progress;
    progress.stop = stop.get_token();
    CHECK_THROWS_AS(gis::writeBuildingCache(folder.path, kKey, batches(3), progress), Error);
  }
  CHECK(folder.files() == 0);
}

}  // namespace map_building_cache_test
