// Areas and buildings in the store.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.h"
#include "core/model/area.h"
#include "core/model/place.h"
#include "core/store/connection.h"

namespace jw::store {

/// What a write did to a row.
enum class Written : std::uint8_t { inserted, updated, unchanged };

/// All areas that are valid now, by path.
std::vector<model::Area> readAreas(Connection& c);
/// Found again by its code; the id and version in force are put into `area`. Writer, inside a transaction.
Written putArea(Connection& w, const model::Actor& actor, Instant at, model::Area& area);

struct AreaMove {
  model::AreaPath from, to;
};
/// After areas have changed their paths: whatever lies in one of them (cases, buildings and what is in them, staff, facilities,
/// crews, messages, rules, settings) goes along, each row with its journal row. Writer, inside a transaction.
void moveContents(Connection& w, const model::Actor& actor, Instant at, const std::vector<AreaMove>& moves);

/// Found again by (source, external id). Writer, inside a transaction.
Written putBuilding(Connection& w, const model::Actor& actor, Instant at, model::Building& building);
/// False if there is no such building. One with dwellings stays: Error(store).
bool removeBuilding(Connection& w, const model::Actor& actor, Instant at, std::string_view source, std::string_view externalId);
/// In row order from row `after` (exclusive), whose outline's box meets `box`; the row number of the last one in `last`.
std::vector<model::Building> readBuildings(Connection& c, const model::Box& box, std::int64_t after, std::uint32_t limit, std::int64_t& last);
/// The point of every building, by row number: for locating them again after the areas have changed.
struct BuildingPlace {
  std::int64_t n;
  model::Point point;
  std::string area;
};
std::vector<BuildingPlace> readBuildingPlaces(Connection& c);
/// Moves a building with its dwellings, households and people to another area path. Writer, inside a transaction.
void moveBuilding(Connection& w, const model::Actor& actor, Instant at, std::int64_t n, std::string_view area);

}  // namespace jw::store
