#include "tests/app/small_city.h"

#include <stdlib.h>

#include "core/base/error.h"

namespace jw::test {
namespace {

const CategoryId kCategory{Uuid::named("test:category")};
const DepartmentId kDepartment{Uuid::named("test:department")};

model::MultiPolygon square(double x, double y, double side) {
  return {{model::Polygon{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}}};
}

void put(engine::Engine& engine, engine::Order order) {
  const auto answer = engine.submit(std::move(order)).get();
  if (const auto* r = engine::refused(answer)) throw Error(ErrorCode::internal, "test city: " + r->detail);
}

}  // namespace

TempDir::TempDir() {
  std::string name = (std::filesystem::temp_directory_path() / "jingwei-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw Error(ErrorCode::internal, "no temporary folder");
  m_path = name;
  setenv("JINGWEI_KEY_DIR", (m_path / "keys").c_str(), 1);
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

engine::Engine::Options cityOptions(const std::filesystem::path& store, bool create) {
  engine::Engine::Options options;
  options.store = store;
  options.data = std::filesystem::path(JW_SOURCE_DIR) / "data";
  options.create = create;
  return options;
}

model::Actor importer() {
  model::Actor actor;
  actor.name = "test";
  actor.role = model::Role::engine;
  return actor;
}

void makeCity(const std::filesystem::path& store) {
  engine::Engine engine(cityOptions(store, true));
  engine::Engine::AreaImport areas;
  areas.source = "test";
  model::Area district;
  district.id = {Uuid::named("test:district")};
  district.level = model::AreaLevel::district;
  district.code = "640104";
  district.name = "东区";
  district.shape = square(106, 38, 0.02);
  areas.areas.push_back(district);
  for (int i = 0; i < 4; ++i) {
    model::Area grid;
    grid.id = {Uuid::named("test:grid" + std::to_string(i))};
    grid.level = model::AreaLevel::grid;
    grid.code = "64010400100100" + std::to_string(i + 1);
    grid.name = "网格" + std::to_string(i + 1);
    grid.parent = district.id;
    grid.shape = square(106 + 0.01 * (i % 2), 38 + 0.01 * (i / 2), 0.01);
    areas.areas.push_back(grid);
  }
  engine.importAreas(importer(), std::move(areas)).get();
  put(engine, {importer(), engine::PutSetting{{}, "hold_duplicates", "0"}});
  model::Department department;
  department.id = kDepartment;
  department.code = "D1";
  department.name = "城管执法局";
  put(engine, {importer(), engine::PutDepartment{department}});
  model::Category category;
  category.id = kCategory;
  category.code = "0601";
  category.name = "暴露垃圾";
  category.department = kDepartment;
  put(engine, {importer(), engine::PutCategory{category}});
}

model::Report cityReport(int n) {
  model::Report r;
  r.source = "kill";
  r.externalId = std::to_string(n);
  r.category = kCategory;
  r.title = "路边垃圾 " + std::to_string(n);
  r.text = "路边有一堆垃圾，请尽快清理。";
  r.point = model::Point{106.0001 + 0.0198 * (n % 97) / 97, 38.0001 + 0.0198 * (n % 89) / 89};
  r.channel = model::Channel::app;
  return r;
}

}  // namespace jw::test
