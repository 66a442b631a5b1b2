// A small city for tests of the map: one district of 5 × 5 grids round 120.2° E, 23.0° N, and cases on it.
#pragma once
#include <QColor>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <functional>
#include <memory>

#include "core/engine/area_tree.h"
#include "core/model/case.h"

namespace jw::test {

constexpr double kWest = 120.15, kSouth = 22.95, kGrid = 0.02;  // degrees
const inline Instant kNow = fromMillis(1'700'000'000'000);

inline model::Area square(model::AreaLevel level, const std::string& code, const std::string& name, double x, double y,
                          double side) {
  model::Area a;
  a.id.uuid = Uuid::named(code);
  a.level = level;
  a.code = code;
  a.name = name;
  a.path = code + "/";
  a.shape.parts = {{{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}}}};
  return a;
}

/// The district cut into `n` × `n` grids.
inline std::vector<model::Area> city(int n = 5) {
  std::vector<model::Area> areas{square(model::AreaLevel::district, "d", "测试区", kWest, kSouth, 5 * kGrid)};
  const double side = 5 * kGrid / n;
  for (int i = 0; i < n * n; ++i) {
    auto grid = square(model::AreaLevel::grid, "g" + std::to_string(i), "网格" + std::to_string(i),
                       kWest + i % n * side, kSouth + i / n * side, side);
    grid.parent = areas.front().id;
    grid.path = "d/" + grid.path;
    areas.push_back(grid);
  }
  return areas;
}

inline std::shared_ptr<const engine::AreaTree> cityTree(int n = 5) {
  return std::make_shared<engine::AreaTree>(city(n), 1);
}

/// An accepted case whose time began an hour before kNow; `left` is what is left of it, 0–1, negative: overdue.
inline std::shared_ptr<model::CaseSummary> caseAt(int n, double lon, double lat, double left,
                                                  model::CaseKind kind = model::CaseKind::matter) {
  auto c = std::make_shared<model::CaseSummary>();
  c->id.uuid = Uuid::named("case " + std::to_string(n));
  c->rowVer = 1;
  c->number = std::to_string(1'000'000 + n);
  c->title = "路灯不亮";
  c->kind = kind;
  c->state = model::CaseState::accepted;
  c->point = model::Point{lon, lat};
  c->reportedAt = c->stateSince = kNow - Millis(3'600'000);
  c->due = left < 0 ? kNow - Millis(60'000) : c->reportedAt + Millis(static_cast<std::int64_t>(3'600'000 / (1 - left)));
  return c;
}

/// Lets events happen until `done`, at most half a minute; returns what `done` says then.
inline bool until(const std::function<bool()>& done) {
  QElapsedTimer clock;
  clock.start();
  while (!done() && clock.elapsed() < 30'000) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  return done();
}

/// Whether the colours differ by at most `by` in every channel.
inline bool alike(QColor a, QColor b, int by = 6) {
  return std::abs(a.red() - b.red()) <= by && std::abs(a.green() - b.green()) <= by &&
         std::abs(a.blue() - b.blue()) <= by;
}

}  // namespace jw::test
