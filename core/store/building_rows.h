// Buildings as records of the registry: new ones, and taking one away so that it can come back.
#pragma once
#include <cstdint>
#include <optional>

#include "core/model/place.h"
#include "core/store/registry_rows.h"

namespace jw::store {

/// What hangs on a building.
struct BuildingUse {
  std::int64_t dwellings = 0;      ///< in force
  std::int64_t formerDwellings = 0;
  std::int64_t organisations = 0;  ///< closed ones too
  std::int64_t appointments = 0;   ///< in force
  std::int32_t highestFloor = 0, highestUnit = 0;  ///< of dwellings in force
};
BuildingUse buildingUse(Connection& c, std::int64_t building, const Uuid& id);
/// Another building of this area with this name.
std::optional<BuildingId> buildingNamed(Connection& c, std::string_view area, std::string_view name, const Uuid& but);
/// Buildings of a compound, and how many of them lie outside of an area.
struct CompoundUse {
  std::int64_t buildings = 0, outside = 0;
};
CompoundUse compoundUse(Connection& c, std::int64_t compound, std::string_view area);
/// A compound in force of this area with this name.
std::optional<Uuid> compoundWithName(Connection& c, std::string_view area, std::string_view name, const Uuid& but);

// Writer, inside a transaction. Each writes its journal row. `image`: name, address, use, floors, units, year, compound, area.

/// The row number, which no building has had before.
std::int64_t addBuildingRow(Connection& w, const RegistryOp& op, const model::Building& building, const RowImage& image);
/// The whole row, outline included, goes into the history.
void removeBuildingRow(Connection& w, const RegistryOp& op, const RegistryRow& row);
/// Brings back what was removed at this version; false if it is not kept, or the number or its key is taken.
bool restoreBuildingRow(Connection& w, const RegistryOp& op, std::int64_t n, std::int64_t removedAs);

}  // namespace jw::store
