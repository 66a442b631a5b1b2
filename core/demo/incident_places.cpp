#include <algorithm>
#include <cmath>

#include "core/demo/incident_stream.h"
#include "core/store/place_gateway.h"

namespace jw::demo {
namespace {

constexpr double kReach = 0.0016;  // degrees, some 150 m
constexpr std::uint32_t kLookedAt = 120;
constexpr std::size_t kTaken = 8;

bool isInside(const model::Ring& ring, model::Point p) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const auto a = ring[i], b = ring[i + 1];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

void addPointsInside(const model::Area& grid, Random& random, std::vector<IncidentPlace>& out) {
  const auto box = grid.shape.box();
  out.push_back({model::pointInside(grid.shape), {}, grid.id});
  for (int i = 0; i < 12; ++i) {
    const model::Point p{random.between(box.xmin, box.xmax), random.between(box.ymin, box.ymax)};
    if (!grid.shape.empty() && isInside(grid.shape.parts[0].rings[0], p)) out.push_back({p, {}, grid.id});
  }
}

std::vector<model::Building> buildingsNear(store::Connection& c, const model::Area& grid, double reach) {
  const auto p = model::pointInside(grid.shape);
  std::int64_t last = 0;
  auto found = store::readBuildings(c, {p.x - reach, p.y - reach, p.x + reach, p.y + reach}, 0, kLookedAt, last);
  std::erase_if(found, [&](const model::Building& b) { return b.area != grid.path; });
  return found;
}

}  // namespace

std::vector<IncidentPlace> samplePlaces(store::Connection& c, const std::vector<model::Area>& areas, std::uint64_t seed, std::size_t most) {
  std::vector<const model::Area*> grids;
  for (const auto& area : areas)
    if (area.level == model::AreaLevel::grid) grids.push_back(&area);
  Random random = Random::of(seed, 7);
  std::vector<IncidentPlace> out;
  const double step = std::max(1.0, static_cast<double>(grids.size()) / static_cast<double>(std::max<std::size_t>(most, 1)));
  for (double i = 0; i < static_cast<double>(grids.size()); i += step) {
    const auto& grid = *grids[static_cast<std::size_t>(i)];
    auto buildings = buildingsNear(c, grid, kReach);
    if (buildings.empty()) buildings = buildingsNear(c, grid, 3 * kReach);
    random.shuffle(buildings);
    if (buildings.size() > kTaken) buildings.resize(kTaken);
    for (auto& b : buildings) out.push_back({b.point, std::move(b.address), grid.id});
    if (buildings.empty()) addPointsInside(grid, random, out);
  }
  return out;
}

}  // namespace jw::demo
