#include "app/bench/bench_intake.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>

#include "app/bench/cpu_time.h"
#include "app/scratch_dir.h"
#include "core/engine/engine.h"
#include "core/store/bench_intake_peer.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;

constexpr int kIntakeRounds = 5;
constexpr int kSide = 40;  // grids along each side of the city
constexpr int kCategories = 100;
constexpr int kDepartments = 20;
constexpr double kStep = 0.005;  // degrees: a grid of some 500 m
constexpr struct { std::size_t group, events; } kSizes[] = {{1, 400}, {10, 3000}, {100, 12000}, {1000, 24000}};

struct Cost {
  double wall = INFINITY, cpu = INFINITY;  // seconds
  void keepBest(const Cost& other) {
    wall = std::min(wall, other.wall);
    cpu = std::min(cpu, other.cpu);
  }
};

template <class Work>
Cost measure(const Work& work) {
  const double cpu = processSeconds();
  const auto wall = std::chrono::steady_clock::now();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(), processSeconds() - cpu};
}

model::Actor machine() {
  model::Actor actor;
  actor.name = "bench";
  actor.role = model::Role::engine;
  return actor;
}

std::string digits(int n, int width) {
  std::string s = std::to_string(n);
  return std::string(static_cast<std::size_t>(std::max(0, width - static_cast<int>(s.size()))), '0') + s;
}

model::MultiPolygon square(double x, double y, double side) {
  return {{model::Polygon{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}}};
}

std::unique_ptr<engine::Engine> open(const fs::path& store, const fs::path& data, bool create) {
  engine::Engine::Options options;
  options.store = store;
  options.data = data;
  options.create = create;
  return std::make_unique<engine::Engine>(std::move(options));
}

DepartmentId department(int i) {
  return {Uuid::named("bench:department:" + std::to_string(i))};
}
CategoryId category(int i) {
  return {Uuid::named("bench:category:" + std::to_string(i))};
}

// A city of 1,600 grids in one district, with the directory that dispatch needs: every second category by a rule.
void makeCity(engine::Engine& engine) {
  engine::Engine::AreaImport areas;
  areas.source = "bench";
  model::Area district;
  district.id = {Uuid::named("bench:district")};
  district.level = model::AreaLevel::district;
  district.code = "640104";
  district.name = "640104";
  district.shape = square(106, 38, kSide * kStep);
  areas.areas.push_back(district);
  for (int i = 0; i < kSide * kSide; ++i) {
    model::Area grid;
    grid.id = {Uuid::named("bench:grid:" + std::to_string(i))};
    grid.level = model::AreaLevel::grid;
    grid.code = "640104001" + digits(i, 6);
    grid.name = grid.code;
    grid.parent = district.id;
    grid.shape = square(106 + kStep * (i % kSide), 38 + kStep * (i / kSide), kStep);
    areas.areas.push_back(std::move(grid));
  }
  engine.importAreas(machine(), std::move(areas)).get();
  std::vector<engine::Order> orders;
  // The peer inserts every row; a held duplicate would spare us some.
  orders.push_back({machine(), engine::PutSetting{{}, "hold_duplicates", "0"}});
  for (int i = 0; i < kDepartments; ++i) {
    model::Department d;
    d.id = department(i);
    d.code = "D" + digits(i, 3);
    d.name = d.code;
    orders.push_back({machine(), engine::PutDepartment{d}});
  }
  for (int i = 0; i < kCategories; ++i) {
    model::Category c;
    c.id = category(i);
    c.code = digits(600 + i, 4);
    c.name = c.code;
    if (i % 2 == 0) c.department = department(i % kDepartments);
    orders.push_back({machine(), engine::PutCategory{c}});
    if (i % 2 == 0) continue;
    model::Rule r;
    r.id = {Uuid::named("bench:rule:" + std::to_string(i))};
    r.name = c.code;
    r.categoryPrefix = c.code;
    r.department = department(i % kDepartments);
    orders.push_back({machine(), engine::PutRule{r}});
  }
  for (const auto& answer : engine.submit(std::move(orders)).get())
    if (const auto* r = engine::refused(answer)) throw Error(ErrorCode::internal, "bench city refused: " + r->detail);
}

std::vector<engine::Order> reports(std::size_t n) {
  std::vector<engine::Order> orders;
  orders.reserve(n);
  std::uint64_t state = 20260101;
  const auto random = [&](int below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<int>((state >> 33) % static_cast<std::uint64_t>(below));
  };
  for (std::size_t i = 0; i < n; ++i) {
    model::Report r;
    r.source = "bench";
    r.externalId = "B" + std::to_string(i);
    r.category = category(random(kCategories));
    r.title = "路灯不亮，夜间行人看不清路面";
    r.text = "和平路与中山街交叉口东北角第三盏路灯连续三天不亮，请尽快派人检修，谢谢。编号 " + std::to_string(i);
    r.address = "和平路与中山街交叉口";
    r.point = model::Point{106 + kStep * kSide * (random(100000) + 0.5) / 100000,
                           38 + kStep * kSide * (random(100000) + 0.5) / 100000};
    r.channel = model::Channel::api;
    orders.push_back({machine(), engine::ReportCase{std::move(r)}});
  }
  return orders;
}

// Each group waits for its answer before the next is sent, so that both sides make the same commits.
Cost runOurs(const fs::path& store, const fs::path& data, std::size_t events, std::size_t group) {
  const auto engine = open(store, data, false);
  const auto all = reports(events);
  std::vector<std::vector<engine::Order>> groups;
  for (std::size_t i = 0; i < events; i += group)
    groups.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(i),
                        all.begin() + static_cast<std::ptrdiff_t>(std::min(i + group, events)));
  std::size_t assigned = 0;
  const Cost cost = measure([&] {
    for (auto& g : groups)
      for (const auto& answer : engine->submit(std::move(g)).get())
        if (const auto* d = engine::done(answer); d != nullptr && d->state == model::CaseState::assigned) ++assigned;
  });
  if (assigned != events)
    throw Error(ErrorCode::internal, "bench: " + std::to_string(events - assigned) + " reports were not dispatched");
  return cost;
}

Cost runPeer(const fs::path& finished, const fs::path& target, std::int64_t after, std::size_t events, std::size_t group, store::IntakeRows::Shape shape) {
  store::Connection from(finished, store::OpenMode::readOnly);
  const store::IntakeRows rows(from, after, shape);
  if (rows.cases() != events)
    throw Error(ErrorCode::internal, "bench: the peer found " + std::to_string(rows.cases()) + " cases");
  store::Connection into(target, store::OpenMode::readWrite);
  if (shape == store::IntakeRows::Shape::bare) store::IntakeRows::createBare(into);
  return measure([&] { rows.insert(into, group); });
}

}  // namespace

std::vector<BenchResult> benchIntake(const fs::path& scratch, const fs::path& data, const Progress& progress) {
  const ScratchDir dir(scratch);
  // The key of a store that is thrown away goes with it.
  setenv("JINGWEI_KEY_DIR", (dir.path() / "keys").c_str(), 1);
  const fs::path base = dir.path() / "base.jwg";
  makeCity(*open(base, data, true));
  const std::int64_t after = store::lastCaseRow(*std::make_unique<store::Connection>(base, store::OpenMode::readOnly));
  std::vector<Cost> ours(std::size(kSizes)), peer(std::size(kSizes)), bare(std::size(kSizes));
  for (int round = 0; round < kIntakeRounds; ++round)
    for (std::size_t i = 0; i < std::size(kSizes); ++i) {
      progress(static_cast<std::uint64_t>(round) * std::size(kSizes) + i, kIntakeRounds * std::size(kSizes), "intake");
      const fs::path a = dir.path() / "ours.jwg", b = dir.path() / "peer.jwg", c = dir.path() / "bare.jwg";
      for (const auto& file : {a, b, c}) {
        for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
        fs::copy_file(base, file);
      }
      ours[i].keepBest(runOurs(a, data, kSizes[i].events, kSizes[i].group));
      using Shape = store::IntakeRows::Shape;
      peer[i].keepBest(runPeer(a, b, after, kSizes[i].events, kSizes[i].group, Shape::whole));
      bare[i].keepBest(runPeer(a, c, after, kSizes[i].events, kSizes[i].group, Shape::bare));
    }
  std::vector<BenchResult> results;
  for (std::size_t i = 0; i < std::size(kSizes); ++i) {
    const double n = static_cast<double>(kSizes[i].events);
    const std::string group = std::to_string(kSizes[i].group);
    results.push_back({"intake.wall." + group, "events/s", n / ours[i].wall, n / peer[i].wall, "SQLite inserts",
                       peer[i].wall / ours[i].wall, kSizes[i].events});
    results.push_back({"intake.cpu." + group, "events/s", n / ours[i].cpu, n / peer[i].cpu, "SQLite inserts",
                       peer[i].cpu / ours[i].cpu, kSizes[i].events});
    results.push_back({"intake.bare.wall." + group, "events/s", n / ours[i].wall, n / bare[i].wall, "4 bare SQLite rows", bare[i].wall / ours[i].wall, kSizes[i].events});
    results.push_back({"intake.bare.cpu." + group, "events/s", n / ours[i].cpu, n / bare[i].cpu, "4 bare SQLite rows", bare[i].cpu / ours[i].cpu, kSizes[i].events});
  }
  return results;
}

}  // namespace jw::app
