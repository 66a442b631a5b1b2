#include "core/dispatch/crew_balance.h"

#include <limits>
#include <tuple>

namespace jw::dispatch {

CrewChoice chooseCrew(std::span<const model::Crew> crews, DepartmentId department, std::string_view area, const std::optional<model::Point>& place,
                      const std::unordered_map<CrewId, std::uint32_t>& open) {
  CrewChoice best;
  const auto order = [](const CrewChoice& c) { return std::make_tuple(c.open, c.metres.value_or(std::numeric_limits<double>::infinity()), std::string_view(c.crew->code), c.crew->id); };
  for (const auto& crew : crews) {
    if (crew.department != department || !model::isWithin(area, crew.area)) continue;
    CrewChoice choice{&crew, 0, {}};
    if (const auto it = open.find(crew.id); it != open.end()) choice.open = it->second;
    if (place && crew.point) choice.metres = metresBetween(*place, *crew.point);
    if (!best.crew || order(choice) < order(best)) best = choice;
  }
  return best;
}

}  // namespace jw::dispatch
