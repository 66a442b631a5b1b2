#include "core/engine/grid_planning.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

#include "core/store/place_counts.h"

namespace jw::engine {
namespace {

constexpr double kMetresPerDegree = 111195.08;  // of latitude, on the sphere of the mean earth radius

std::optional<Refused> refusal(const PlanQuestion& q, const AreaTree& areas) {
  if (q.actor.role == model::Role::department) return Refused{RefusalCode::notEntitled, "departments plan no grids"};
  const auto* area = areas.byPath(q.area);
  if (!area) return Refused{RefusalCode::unknownGrid, q.area};
  if (!model::isWithin(q.area, q.actor.scope)) return Refused{RefusalCode::outOfScope, q.area};
  for (const auto& a : areas.areas())
    if (a.path.size() > q.area.size() && model::isWithin(a.path, q.area) && a.level != model::AreaLevel::grid) return Refused{RefusalCode::badValue, "area: " + area->code + " has other areas than grids below it"};
  return std::nullopt;
}

planning::PlanTask taskOf(const PlanQuestion& q, const model::Area& area, const std::vector<store::BuildingLoad>& loads) {
  planning::PlanTask task;
  task.shape = area.shape;
  task.measure = q.measure;
  task.variants = q.variants;
  task.seed = q.seed;
  std::int64_t total = 0;
  for (const auto& b : loads) {
    const double wide = b.wide * kMetresPerDegree * std::cos(b.point.y * std::numbers::pi / 180), high = b.high * kMetresPerDegree;
    task.buildings.push_back({b.point, (wide + high) / 4, b.households, b.people, b.compound});
    total += q.measure == planning::Measure::people ? b.people : b.households;
  }
  task.parts = q.parts > 0 ? q.parts : planning::gridsFor(total, q.target);
  return task;
}

}  // namespace

std::future<void> planGrids(const Engine& engine, PlanQuestion question, Progress progress, std::function<void(std::variant<PlannedArea, Refused>)> ready) {
  const auto stop = progress.stop;
  return engine.read(stop, [areas = engine.areas(), question = std::move(question), progress = std::move(progress), ready = std::move(ready)](store::Connection& c) {
    if (auto why = refusal(question, *areas)) return ready(std::move(*why));
    PlannedArea answer;
    answer.task = taskOf(question, *areas->byPath(question.area), store::readBuildingLoads(c, question.area));
    answer.plan = planning::planGrids(answer.task, progress);
    ready(std::move(answer));
  });
}

}  // namespace jw::engine
