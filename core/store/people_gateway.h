// Dwellings, households and people in bulk: for the demo city and imports. Reading persons one by one is the registry's.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/people.h"
#include "core/model/place.h"
#include "core/store/connection.h"

namespace jw::store {

/// The protected columns of a person as core/access sealed them.
struct SealedPerson {
  std::string citizenId, citizenIdIndex, phone, phoneIndex;
};

/// Inserts rows and gives their row numbers back; `area` is the path of the grid. Writer, inside a transaction. No
/// journal rows: what is made in bulk is journalled by whoever makes it, as one operation.
std::int64_t insertDwelling(Connection& w, const model::Dwelling& d, std::string_view area);
std::int64_t insertHousehold(Connection& w, const model::Household& h, std::string_view area);
std::int64_t insertPerson(Connection& w, const model::Person& p, const SealedPerson& sealed, std::string_view area);
/// A new building without looking for an old one; the row number.
std::int64_t insertBuilding(Connection& w, const model::Building& b, Instant at, std::string_view by);

}  // namespace jw::store
