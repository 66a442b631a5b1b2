// Dwellings, households and people in bulk: for the demo city and imports. Reading persons one by one is the registry's.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/people.h"
#include "core/model/place.h"
#include "core/model/registry.h"
#include "core/store/connection.h"

namespace jw::store {

/// The protected columns of a person as core/access sealed them; "" is NULL.
struct SealedPerson {
  std::string citizenId, citizenIdIndex, phone, phoneIndex;
  std::string health = {};  ///< access::sealHealth
};

/// Inserts rows and gives their row numbers back; `area` is the path of the grid. Writer, inside a transaction. No
/// journal rows: what is made in bulk is journalled by whoever makes it, as one operation. The sealed codes of `p` and
/// `p.citizenId`, `p.phone`, `d.landlord` are not read: what of them is stored is in `sealed` and `landlord`.
std::int64_t insertDwelling(Connection& w, const model::Dwelling& d, std::string_view area, const model::Validity& validity = {}, std::string_view landlord = {});
std::int64_t insertHousehold(Connection& w, const model::Household& h, std::string_view area, const model::Validity& validity = {});
std::int64_t insertPerson(Connection& w, const model::Person& p, const SealedPerson& sealed, std::string_view area, const model::Validity& validity = {});
/// The aggregate-only codes (spec 06, item 2). There is no reading of them here: that is the statistics reader's.
void putAggregateCodes(Connection& w, std::int64_t person, const model::AggregateCodes& codes);
/// Gives back those before, for the undo of this change alone, which keeps them sealed.
model::AggregateCodes exchangeAggregateCodes(Connection& w, std::int64_t person, const model::AggregateCodes& codes);

/// The indexes over people, households and dwellings grow at random places; for very many new rows it is faster to make
/// them anew afterwards. Both inside transactions of the writer; a store that was left between them is still right, and
/// endBulk repairs it.
void beginBulk(Connection& w);
void endBulk(Connection& w);

/// The number of a compound of this name in the community, which is made if it is not there.
std::int64_t compoundNamed(Connection& w, const Uuid& id, std::string_view name, std::string_view area, const model::Validity& validity);
/// `a` but its id and version; in force.
void insertAppointment(Connection& w, const Uuid& id, const model::Appointment& a);
void setCompound(Connection& w, std::int64_t building, std::int64_t compound, int units, int year);
/// A new building without looking for an old one; the row number.
std::int64_t insertBuilding(Connection& w, const model::Building& b, Instant at, std::string_view by);

}  // namespace jw::store
