// Rows of the registry as lists and pages show them: masked (spec 06, item 3).
#pragma once
#include <string>
#include <vector>

#include "core/model/attribute.h"
#include "core/model/registry.h"
#include "core/store/registry_rows.h"

namespace jw::registry {

/// `at`: the moment shown (for the age). `address`: of the dwelling, for the line.
model::PersonLine shownPerson(const store::RegistryRow& row, const Uuid& household, std::string address, Instant at);
model::HouseholdLine shownHousehold(const store::RegistryRow& row, const Uuid& dwelling);
model::DwellingLine shownDwelling(const store::RegistryRow& row);
/// "云锦花园3号楼 1单元 201"
std::string addressOf(const std::string& building, const model::DwellingLine& dwelling);

/// The codes of a person's row that are not sealed. Of children under 14 they are protected.
model::PersonCodes codesOf(const store::RegistryRow& person);
/// Full years; a year is full on the birthday itself, as people count.
int ageOn(std::int32_t birthDay, Instant at);

/// Each version against the one before it, the newest first. Numbers, names, days of birth and contacts are masked;
/// disability is not there at all.
std::vector<model::RowVersion> shownHistory(const store::RegistryRow& present, const std::vector<store::OlderVersion>& older);

}  // namespace jw::registry
