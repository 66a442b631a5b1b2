#include "core/planning/grid_plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <set>

#include "core/planning/ground.h"
#include "core/planning/joined.h"
#include "core/planning/partition.h"

namespace jw::planning {
namespace {

constexpr double kGoodImbalance = 0.10;  // spec 04
constexpr double kRoadCost = 0.35;       // a border along a road instead of between houses
constexpr double kCompoundCost = 4;      // a border through a compound

/// The cells as one task's variants see them.
struct Cells {
  std::vector<double> weight;
  std::vector<std::int64_t> compound;  // 0: none
};

double evennessOf(PlanAim aim) {
  return aim == PlanAim::balanced ? 100 : aim == PlanAim::compact ? 25 : 400;
}

/// Cells that must stay together: those of a compound that touch, while the compound fits into a grid.
std::vector<int> groupsOf(const Ground& ground, const Cells& cells, bool keepCompounds, double mean, int parts) {
  std::vector<int> up(z(ground.cells()));
  std::iota(up.begin(), up.end(), 0);
  if (!keepCompounds) return up;
  std::map<std::int64_t, double> weightOf;
  for (std::size_t c = 0; c < cells.weight.size(); ++c) weightOf[cells.compound[c]] += cells.weight[c];
  for (int c = 0; c < ground.cells(); ++c)
    for (const auto& l : ground.links(c))
      if (const auto compound = cells.compound[z(c)]; compound != 0 && compound == cells.compound[z(l.to)] && !l.water && weightOf[compound] <= mean) up[z(rootOf(up, c))] = rootOf(up, l.to);
  std::map<int, int> number;
  std::vector<int> group;
  for (int c = 0; c < ground.cells(); ++c) group.push_back(number.try_emplace(rootOf(up, c), static_cast<int>(number.size())).first->second);
  // Fewer groups than grids: nothing can be kept together.
  if (static_cast<int>(number.size()) >= parts) return group;
  std::iota(up.begin(), up.end(), 0);
  return up;
}

std::vector<int> gridsOfCells(const PlanTask& task, const Ground& ground, const Cells& cells, PlanAim aim, std::uint64_t seed, const Progress& progress) {
  const double total = std::accumulate(cells.weight.begin(), cells.weight.end(), 0.0);
  const auto group = groupsOf(ground, cells, aim != PlanAim::even, total / task.parts, task.parts);
  const double side = std::sqrt(ground.squareMetres() / task.parts);
  PartGraph graph;
  graph.weight.resize(z(*std::max_element(group.begin(), group.end()) + 1));
  graph.links.resize(graph.weight.size());
  std::vector<std::map<int, double>> links(graph.weight.size());
  for (int c = 0; c < ground.cells(); ++c) {
    graph.weight[z(group[z(c)])] += cells.weight[z(c)];
    for (const auto& l : ground.links(c)) {
      if (group[z(c)] == group[z(l.to)]) continue;
      const auto compound = cells.compound[z(c)];
      const bool within = compound != 0 && compound == cells.compound[z(l.to)];
      links[z(group[z(c)])][group[z(l.to)]] += l.border / side * (within ? kCompoundCost : l.road ? kRoadCost : 1);
    }
  }
  for (std::size_t g = 0; g < links.size(); ++g)
    for (const auto& [to, cost] : links[g]) graph.links[g].push_back({to, cost});
  const auto part = splitGraph(graph, {task.parts, evennessOf(aim), seed}, progress);
  std::vector<int> gridOf;
  for (const int g : group) gridOf.push_back(part[z(g)]);
  return gridOf;
}

/// From the northwest, in rows of about a grid's height.
std::vector<int> readingOrder(const Ground& ground, const std::vector<PlannedGrid>& grids) {
  const double row = std::sqrt(ground.squareMetres() / static_cast<double>(grids.size()));
  std::vector<std::pair<double, double>> key;
  for (const auto& g : grids) {
    const auto at = ground.metres(model::pointInside(g.shape));
    key.emplace_back(-std::round(at.y / row), at.x);
  }
  std::vector<int> order(grids.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key[z(a)] < key[z(b)]; });
  return order;
}

PlanVariant describe(const PlanTask& task, const Ground& ground, std::vector<int> gridOfCell) {
  const auto shapes = ground.outlines(gridOfCell, task.parts);
  std::vector<PlannedGrid> grids(shapes.size());
  for (std::size_t g = 0; g < shapes.size(); ++g) grids[g].shape = shapes[g];
  const auto order = readingOrder(ground, grids);
  std::vector<int> rank(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[z(order[i])] = static_cast<int>(i);
  for (int& g : gridOfCell) g = rank[z(g)];

  PlanVariant v;
  v.grids.resize(grids.size());
  for (std::size_t g = 0; g < shapes.size(); ++g) {
    PlannedGrid& grid = v.grids[z(rank[g])];
    grid.shape = shapes[g];
    grid.squareMetres = ground.squareMetresOf(grid.shape);
    grid.perimeterMetres = ground.perimeterOf(grid.shape);
    const double p = grid.perimeterMetres;
    v.compactness += 4 * std::numbers::pi * grid.squareMetres / (p * p) / static_cast<double>(shapes.size());
  }
  std::map<std::int64_t, std::set<int>> gridsOfCompound;
  for (std::size_t b = 0; b < task.buildings.size(); ++b) {
    const auto& building = task.buildings[b];
    const int g = gridOfCell[z(ground.cellOf(b))];
    v.gridOf.push_back(g);
    PlannedGrid& grid = v.grids[z(g)];
    ++grid.buildings;
    grid.households += building.households;
    grid.people += building.people;
    if (building.compound != 0) gridsOfCompound[building.compound].insert(g);
  }
  v.compounds = static_cast<int>(gridsOfCompound.size());
  v.compoundsCut = static_cast<int>(std::count_if(gridsOfCompound.begin(), gridsOfCompound.end(), [](const auto& c) { return c.second.size() > 1; }));
  std::vector<std::set<int>> neighbours(v.grids.size());
  for (int c = 0; c < ground.cells(); ++c)
    for (const auto& l : ground.links(c)) {
      const int a = gridOfCell[z(c)], b = gridOfCell[z(l.to)];
      if (a == b || l.water) continue;
      neighbours[z(a)].insert(b);
      v.borderMetres += l.border / 2;
    }
  double mean = 0;
  const auto measured = [&](const PlannedGrid& g) { return static_cast<double>(task.measure == Measure::people ? g.people : g.households); };
  for (std::size_t g = 0; g < v.grids.size(); ++g) {
    v.grids[g].neighbours.assign(neighbours[g].begin(), neighbours[g].end());
    mean += measured(v.grids[g]) / static_cast<double>(v.grids.size());
  }
  for (const auto& g : v.grids)
    if (mean > 0) v.imbalance = std::max(v.imbalance, std::abs(measured(g) - mean) / mean);
  return v;
}

}  // namespace

int gridsFor(std::int64_t total, std::int64_t target) {
  return target <= 0 ? 1 : static_cast<int>(std::max<std::int64_t>(1, (total + target / 2) / target));
}

GridPlan planGrids(const PlanTask& task, const Progress& progress) {
  if (task.parts < 1) throw Error(ErrorCode::usage, "a plan has at least one grid");
  GridPlan plan;
  const auto refuse = [&](GridPlan::Refused why) {
    plan.refused = why;
    return plan;
  };
  if (task.parts > 1 && task.buildings.empty()) return refuse(GridPlan::Refused::noBuildings);
  std::vector<Site> sites;
  for (const auto& b : task.buildings) sites.push_back({b.at, b.radius});
  progress(0, 0, "ground");
  std::optional<Ground> ground;
  try {
    ground.emplace(task.shape, sites, task.roads);
  } catch (const Error& e) {
    if (e.code() != ErrorCode::input) throw;
    return refuse(GridPlan::Refused::badShape);
  }

  Cells cells{std::vector<double>(z(ground->cells())), std::vector<std::int64_t>(z(ground->cells()))};
  const auto measured = [&](const PlannedBuilding& b) { return static_cast<double>(task.measure == Measure::people ? b.people : b.households); };
  for (std::size_t b = 0; b < task.buildings.size(); ++b) {
    cells.weight[z(ground->cellOf(b))] += measured(task.buildings[b]);
    cells.compound[z(ground->cellOf(b))] = task.buildings[b].compound;
  }
  std::set<int> places;
  for (std::size_t b = 0; b < task.buildings.size(); ++b) places.insert(ground->cellOf(b));
  if (task.parts > 1 && z(task.parts) > places.size()) return refuse(GridPlan::Refused::moreGridsThanPlaces);
  const double total = std::accumulate(cells.weight.begin(), cells.weight.end(), 0.0);
  // Without anybody anywhere the buildings themselves are shared out.
  if (total <= 0)
    for (std::size_t b = 0; b < task.buildings.size(); ++b) ++cells.weight[z(ground->cellOf(b))];
  else
    plan.leastImbalance = std::max(0.0, *std::max_element(cells.weight.begin(), cells.weight.end()) * task.parts / total - 1);

  constexpr PlanAim aims[] = {PlanAim::balanced, PlanAim::compact, PlanAim::even};
  const int wanted = task.parts == 1 ? 1 : std::clamp(task.variants, 1, 12);
  for (int i = 0; i < wanted; ++i) {
    progress(static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(wanted), "variants");
    const PlanAim aim = aims[i % 3];
    const std::uint64_t seed = task.seed * 1000 + static_cast<std::uint64_t>(i);
    const auto gridOfCell = task.parts == 1 ? std::vector<int>(cells.weight.size(), 0) : gridsOfCells(task, *ground, cells, aim, seed, {nullptr, progress.stop});
    plan.variants.push_back(describe(task, *ground, gridOfCell));
    plan.variants.back().aim = aim;
    plan.variants.back().seed = seed;
  }
  progress(static_cast<std::uint64_t>(wanted), static_cast<std::uint64_t>(wanted), "variants");
  std::stable_sort(plan.variants.begin(), plan.variants.end(), [](const PlanVariant& a, const PlanVariant& b) {
    const bool goodA = a.imbalance <= kGoodImbalance, goodB = b.imbalance <= kGoodImbalance;
    if (goodA != goodB) return goodA;
    return goodA ? a.compactness > b.compactness : a.imbalance < b.imbalance;
  });
  return plan;
}

}  // namespace jw::planning
