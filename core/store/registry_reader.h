// Lists of the registry: compounds, buildings, organisations, appointments, and finding people. Any connection.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/registry.h"
#include "core/store/registry_rows.h"

namespace jw::store {

// `area`: only what lies below this path; "" is everywhere.

/// By name, with the number of their buildings.
std::vector<model::Compound> readCompounds(Connection& c, std::string_view area);
std::optional<model::Compound> readCompound(Connection& c, const Uuid& id);

struct BuildingEntry {
  std::int64_t n = 0;
  model::BuildingLine line;
};
/// By name, of one compound (nil: of all), with counts of dwellings, occupied ones and people in force.
std::vector<BuildingEntry> readBuildingLines(Connection& c, std::string_view area, const Uuid& compound, std::uint32_t offset, std::uint32_t limit);
std::uint64_t countBuildings(Connection& c, std::string_view area, const Uuid& compound);
std::optional<BuildingEntry> readBuildingLine(Connection& c, std::int64_t n);
/// Name or address holds the text.
std::vector<BuildingEntry> findBuildings(Connection& c, std::string_view text, std::string_view area, std::uint32_t limit);

enum class FindBy : std::uint8_t { citizenId, phone, initials, name };
/// People in force: blind index equal, or initials or name beginning with `value`; by name.
std::vector<std::int64_t> findPeople(Connection& c, FindBy by, std::string_view value, std::string_view area, std::uint32_t limit);

/// By name; kind 0: all. `text` is part of the name, "" for all; or, if `initials`, how its initials begin.
std::vector<model::Organisation> readOrganisations(Connection& c, std::string_view area, int kind, std::string_view text, bool initials, std::uint32_t offset, std::uint32_t limit);
/// Those that sit in the building with this row number.
std::vector<model::Organisation> organisationsOfBuilding(Connection& c, std::int64_t building);
std::uint64_t countOrganisations(Connection& c, std::string_view area, int kind);

/// At these places (ids); with `past` those that have ended too, the newest first.
std::vector<model::Appointment> readAppointments(Connection& c, const std::vector<Uuid>& places, bool past);

/// People without initials, as older programs wrote them: row numbers and names, at most `limit`, after row `after`.
std::vector<std::pair<std::int64_t, std::string>> peopleWithoutInitials(Connection& c, std::int64_t after, std::uint32_t limit);
void setInitials(Connection& w, std::int64_t person, std::string_view initials);

}  // namespace jw::store
