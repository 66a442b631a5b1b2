// Dwellings 房屋 with who lives in them, as tables of them have it. Any connection.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/store/connection.h"

namespace jw::store {

/// Row numbers of what is in force.
struct HomeRow {
  std::int64_t dwelling = 0;
  std::int64_t household = 0;  ///< 0: nobody lives there
};
/// Below the area, one for each household and one for each dwelling without any; by building, unit, floor and door.
std::vector<HomeRow> homesBelow(Connection& c, std::string_view area);
std::uint64_t countHomes(Connection& c, std::string_view area);

}  // namespace jw::store
