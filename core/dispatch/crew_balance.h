// Which crew of a department gets the next case: the one with the fewest open cases, then the nearest (spec 02).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>

#include "core/model/crew.h"

namespace jw::dispatch {

struct CrewChoice {
  const model::Crew* crew = nullptr;  ///< null: the department has no crew that works there
  std::uint32_t open = 0;             ///< its open cases
  std::optional<double> metres;       ///< to its stand; nothing where one of the two places is not known
};

/// Among the department's crews that work in `area` (an empty one of a case that lies nowhere: only crews that work
/// everywhere): fewest open cases, then nearest (crews without a stand come after those with one), then the smaller code,
/// then the smaller id. A crew that `open` does not list has none. Pure; any thread.
CrewChoice chooseCrew(std::span<const model::Crew> crews, DepartmentId department, std::string_view area, const std::optional<model::Point>& place,
                      const std::unordered_map<CrewId, std::uint32_t>& open);

}  // namespace jw::dispatch
