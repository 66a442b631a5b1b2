// A store in a folder of its own with a small city in it: two districts of two grids each, two departments, categories.
#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "core/base/zone.h"
#include "core/engine/engine.h"

namespace jw::test {

/// A folder that goes with the test; keys of stores go into it too.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "jingwei-test-XXXXXX").string();
    m_path = mkdtemp(pattern.data());
    setenv("JINGWEI_KEY_DIR", (m_path / "keys").c_str(), 1);
  }
  TempFolder(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ec;
    std::filesystem::remove_all(m_path, ec);
  }
  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

 private:
  std::filesystem::path m_path;
};

inline model::MultiPolygon square(double x, double y, double size) { return {{{{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}}}}}; }

struct SmallCity {
  TempFolder folder;
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(Zone::china().toInstant({2026, 11, 20, 9, 0, 0, 0}));  // a Friday
  std::unique_ptr<engine::Engine> engine;
  model::Actor machine{{}, "@engine", model::Role::engine, {}, {}};
  model::Actor operatorDesk{{}, "值班员", model::Role::operator_, {}, {}};
  DepartmentId sanitation{Uuid::named("department:sanitation")}, roads{Uuid::named("department:roads")};
  CategoryId litter{Uuid::named("category:litter")}, pothole{Uuid::named("category:pothole")}, other{Uuid::named("category:other")};

  SmallCity() {
    open(true);
    engine::Engine::AreaImport areas;
    auto add = [&](model::AreaLevel level, const std::string& code, const std::string& name, const std::string& parent, model::MultiPolygon shape) {
      model::Area a;
      a.id = {Uuid::named(code)};
      a.level = level;
      a.code = code;
      a.name = name;
      if (!parent.empty()) a.parent = {Uuid::named(parent)};
      a.shape = std::move(shape);
      areas.areas.push_back(std::move(a));
    };
    add(model::AreaLevel::district, "330101", "东城区", "", square(120.0, 30.0, 0.02));
    add(model::AreaLevel::district, "330102", "西城区", "", square(119.98, 30.0, 0.02));
    add(model::AreaLevel::grid, "330101001", "东一", "330101", square(120.0, 30.0, 0.01));
    add(model::AreaLevel::grid, "330101002", "东二", "330101", square(120.01, 30.0, 0.01));
    add(model::AreaLevel::grid, "330102001", "西一", "330102", square(119.98, 30.0, 0.01));
    add(model::AreaLevel::grid, "330102002", "西二", "330102", square(119.99, 30.0, 0.01));
    engine->importAreas(machine, std::move(areas)).get();
    // Most tests report many things at one place.
    put(engine::PutSetting{{}, "hold_duplicates", "0"});
    put(engine::PutDepartment{{sanitation, 1, "D1", "环卫局", "", ""}});
    put(engine::PutDepartment{{roads, 1, "D2", "公路局", "", ""}});
    put(engine::PutCategory{{litter, 1, model::CaseKind::matter, "0601", "暴露垃圾", "Litter", model::Nature::ordinary, sanitation, {4, model::Limit::Unit::workingHour}}});
    put(engine::PutCategory{{pothole, 1, model::CaseKind::component, "0201", "路面破损", "Pothole", model::Nature::ordinary, roads, {2, model::Limit::Unit::workingDay}}});
    put(engine::PutCategory{{other, 1, model::CaseKind::sentiment, "9901", "其他", "Other", model::Nature::ordinary, {}, {}}});
  }
  void open(bool create = false) {
    engine.reset();
    engine = std::make_unique<engine::Engine>(engine::Engine::Options{folder / "city.jw", std::filesystem::path(JW_SOURCE_DIR) / "data", create, clock, 2, 4096});
  }
  template <class Command>
  engine::Answer put(Command command) {
    return engine->submit(engine::Order{machine, std::move(command)}).get();
  }
  static model::Report report(CategoryId category, const std::string& title, double lon = 120.005, double lat = 30.005) {
    model::Report r;
    r.category = category;
    r.title = title;
    r.point = model::Point{lon, lat};
    return r;
  }
  engine::Answer send(model::Report r) { return engine->submit(engine::Order{operatorDesk, engine::ReportCase{std::move(r)}}).get(); }
  engine::Answer act(const model::Actor& actor, CaseId id, model::Action action, engine::ActOnCase more = {}) {
    more.id = id;
    more.action = action;
    return engine->submit(engine::Order{actor, std::move(more)}).get();
  }
  model::Actor worker(DepartmentId department) const { return {{}, "部工", model::Role::department, {}, department}; }
};

}  // namespace jw::test
