// What the statistics know of a row (model::RegistryChange), read before and after a change.
#pragma once
#include <optional>

#include "core/model/registry_change.h"
#include "core/store/sealed_codes.h"

namespace jw::store {

/// Nothing for a row that is not there or not in force. Any connection.
std::optional<model::PersonFacts> personFacts(Connection& c, std::int64_t n, const OpenHealth& open);
std::optional<model::HouseholdFacts> householdFacts(Connection& c, std::int64_t n);
std::optional<model::DwellingFacts> dwellingFacts(Connection& c, std::int64_t n);

}  // namespace jw::store
