#include "core/engine/near_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "core/store/case_search.h"
#include "core/store/facility_gateway.h"

namespace jw::engine {
namespace {

constexpr double kEarthRadius = 6371008.8;  // metres, IUGG mean
constexpr double kRadians = std::numbers::pi / 180;

}  // namespace

void nearestFacilities(const Engine& engine, const model::Actor& actor, model::Point from, double metres, std::stop_token stop, std::function<void(std::vector<NearFacility>)> ready) {
  const double dy = metres / (kEarthRadius * kRadians), dx = dy / std::max(0.01, std::cos(from.y * kRadians));
  const model::Box box{from.x - dx, from.y - dy, from.x + dx, from.y + dy};
  engine.read(std::move(stop), [scope = actor.scope, from, metres, box, ready = std::move(ready)](store::Connection& c) {
    std::map<std::string, NearFacility> nearest;
    for (auto& f : store::facilitiesIn(c, box, scope)) {
      const double d = metresBetween(from, f.point);
      if (d > metres) continue;
      const auto [it, first] = nearest.try_emplace(f.kind);
      if (first || d < it->second.metres) it->second = {std::move(f), d};
    }
    std::vector<NearFacility> out;
    for (auto& [kind, f] : nearest) out.push_back(std::move(f));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.metres < b.metres; });
    ready(std::move(out));
  });
}

void thingsInside(const Engine& engine, const model::Actor& actor, model::MultiPolygon shape, Instant from, std::uint32_t limit, std::stop_token stop, std::function<void(InShape)> ready) {
  engine.read(std::move(stop), [scope = actor.scope, shape = std::move(shape), from, limit, ready = std::move(ready)](store::Connection& c) {
    InShape out;
    for (auto& f : store::facilitiesIn(c, shape.box(), scope))
      if (out.facilities.size() < limit && model::contains(shape, f.point)) out.facilities.push_back(std::move(f));
    store::CaseQuery query;
    query.box = shape.box();
    query.states = {model::CaseState::archived, model::CaseState::void_};
    query.reportedFrom = from;
    constexpr std::uint32_t kAtOnce = 1000;
    for (std::uint32_t offset = 0; out.closed.size() < limit; offset += kAtOnce) {
      auto page = store::searchCases(c, scope, query, offset, kAtOnce);
      for (auto& found : page)
        if (out.closed.size() < limit && found.point && model::contains(shape, *found.point)) out.closed.push_back(std::move(found));
      if (page.size() < kAtOnce) break;
    }
    ready(std::move(out));
  });
}

std::vector<const model::Area*> areasTouched(const AreaTree& areas, const model::MultiPolygon& shape, model::AreaLevel level) {
  std::vector<const model::Area*> out;
  for (const auto& a : areas.areas())
    if (a.level == level && model::meets(shape, a.shape)) out.push_back(&a);
  return out;
}

}  // namespace jw::engine
