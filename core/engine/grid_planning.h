// The grid planner over the store: a community's buildings with how many live in them, split into grids.
#pragma once
#include <functional>
#include <future>
#include <variant>

#include "core/base/progress.h"
#include "core/engine/engine.h"
#include "core/planning/grid_plan.h"

namespace jw::engine {

struct PlanQuestion {
  model::Actor actor;
  model::AreaPath area;     ///< of a community, or of an area that has nothing but grids below it
  int parts = 0;            ///< 0: by `target`
  std::int64_t target = 400;  ///< households (or people) of a grid
  planning::Measure measure = planning::Measure::households;
  int variants = 3;
  std::uint64_t seed = 1;
};

struct PlannedArea {
  planning::PlanTask task;
  planning::GridPlan plan;
};

/// Reads and plans on a reader thread of the engine, where `ready` and the progress are called. Refused: notEntitled for
/// departments, outOfScope, unknownGrid for an area that is not there, badValue for one that has other areas than grids below
/// it. `ready` is not called for a plan that was stopped; the future then carries Error(cancelled).
std::future<void> planGrids(const Engine& engine, PlanQuestion question, Progress progress, std::function<void(std::variant<PlannedArea, Refused>)> ready);

}  // namespace jw::engine
