// Finding rows of the registry by what stands in them, for its commands.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/model/registry.h"
#include "core/store/registry_rows.h"

namespace jw::store {

/// People in force with this blind index (access::FieldCipher::blindIndex of "people.citizen_id"), at most a few.
std::vector<Uuid> peopleWithCitizenId(Connection& c, std::string_view index);
/// Organisations with this credit code, closed ones too: a code is never given twice.
std::vector<Uuid> organisationsWithCode(Connection& c, std::string_view creditCode);

struct BuildingRef {
  std::int64_t n = 0;
  std::string area;
  BuildingId id{};
  std::int32_t floors = 0, units = 0;  ///< 0: not known
};
std::optional<BuildingRef> buildingRef(Connection& c, BuildingId id);
/// For each of these texts the one building below the area that has it as name, else as address; nothing if there are none
/// or several. Reads all buildings of the area once.
void findBuildings(Connection& c, std::unordered_map<std::string, std::optional<BuildingRef>>& named, std::string_view area);
std::optional<std::string> areaPathWithCode(Connection& c, std::string_view code);
/// An area in force has this path; isArea: of this level or below it.
bool areaPathKnown(Connection& c, std::string_view path);
bool isArea(Connection& c, std::string_view path, model::AreaLevel highest);
std::optional<Uuid> areaIdAt(Connection& c, std::string_view path);
std::optional<std::string> areaPathOf(Connection& c, const Uuid& area);
/// The dwelling in force with this door; nothing if there is none.
std::optional<std::int64_t> dwellingAt(Connection& c, std::int64_t building, int unit, int floor, int number);
/// Dwellings in force with this door in any unit, or in that one; by unit.
std::vector<RegistryRow> dwellingsWithDoor(Connection& c, std::int64_t building, std::optional<int> unit, int floor, int number);
/// Appointments in force at the place, of this post (nothing: of any); held by the person, anywhere.
std::vector<RegistryRow> appointmentsInForce(Connection& c, const Uuid& place, std::optional<int> post);
std::vector<RegistryRow> appointmentsHeldBy(Connection& c, const Uuid& person);
std::vector<std::int64_t> volunteersOf(Connection& c, std::int64_t person);
/// What there is of people or households that were not entered by mistake: who ever was in the household, or which ever was in the dwelling,
/// for any length of time, `but` this row; whether another record was merged into the person.
bool everBelow(Connection& c, Table table, std::int64_t parent, std::int64_t but);
bool hasMerged(Connection& c, std::int64_t person);
/// The households in which the person has ever been, the present one among them.
std::vector<std::int64_t> householdsOf(Connection& c, std::int64_t person);
/// The leader's entry in the directory of this area; nothing: there is none yet.
std::optional<model::Staff> leaderStaff(Connection& c, std::string_view area);

}  // namespace jw::store
