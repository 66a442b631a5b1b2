// The pages of the registry as values: what a reading of RegistryDesk gives.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/facility.h"
#include "core/model/registry.h"
#include "core/model/volunteer.h"

namespace jw::engine {

/// A building with its dwellings by unit, floor and number: the page as residents' committees know it.
struct BuildingSheet {
  model::BuildingLine building;
  std::vector<model::DwellingLine> dwellings;
  std::vector<model::Appointment> responsible;  ///< as RegistryDesk::responsible
};
/// Who lives in a dwelling; `former` only for the present (asOf kNever): who lived there once.
struct DwellingSheet {
  model::BuildingLine building;
  model::DwellingLine dwelling;
  std::vector<model::HouseholdLine> households, former;
  std::vector<model::Appointment> responsible;
};
struct PersonSheet {
  model::PersonLine person;
  std::string citizenId, phone, birth;  ///< masked
  DwellingSheet home;
};
/// In clear, after the reading was recorded; what the purpose, the role or the scope does not open stays masked.
struct ClearPerson {
  std::string name, citizenId, phone, birth;  ///< birth: 2026-11-20
  std::uint8_t disabilityType = 0, disabilityGrade = 0;
  bool health = false;  ///< the two are opened
  /// What a PersonLine hides of somebody under 14.
  struct Child {
    int age = 0;
    model::PersonCodes codes{};  ///< without disability
  };
  std::optional<Child> child = {};  ///< nothing: not opened, or no child
};

struct RegistryQuery {
  /// A citizen ID or telephone (whole; for roles that may read such numbers), pinyin initials ("zsf"), a name or its
  /// beginning, a part of an address, or that of a dwelling as pages show it ("云锦花园3号楼 1单元 201"); which of them it is, is told from its look.
  std::string text;
  model::AreaPath area;  ///< below it only; "" everywhere in scope
  bool people = true, buildings = true, organisations = true;
  bool facilities = false;  ///< by a part of the code or of the name, or by initials
  std::uint32_t limit = 100;  ///< of each kind
};
struct RegistryFound {
  std::vector<model::PersonLine> people;
  std::vector<model::BuildingLine> buildings;
  struct Home {
    model::DwellingLine dwelling;  ///< without the number of its households and people
    std::string address;
  };
  std::vector<Home> dwellings;  ///< of a written address with its door
  std::vector<model::Organisation> organisations;
  std::vector<model::Facility> facilities;
  bool more = false;  ///< a kind had more than the limit
};

/// Empty fields do not restrict.
struct VolunteerFilter {
  model::AreaPath area;  ///< below it only
  Uuid team;
  std::string text;  ///< the whole name, or a part of the skills or of the team's name
  std::uint32_t offset = 0, limit = 100;
};
/// Empty fields do not restrict.
struct FacilityFilter {
  model::AreaPath area;  ///< below it only
  std::string kind;
  DepartmentId department;
  std::string text;  ///< part of the code or of the name
  std::uint32_t offset = 0, limit = 100;
};
/// In clear, as ClearPerson; contact is the person's telephone, or what was recorded of one from elsewhere.
struct ClearVolunteer {
  std::string name, contact;
};

}  // namespace jw::engine
