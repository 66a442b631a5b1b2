// Categories, departments, staff and switches in the store; rules and crews are in core/store/rule_gateway.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.h"
#include "core/model/category.h"
#include "core/model/organisation.h"
#include "core/model/place.h"
#include "core/model/settings.h"
#include "core/store/connection.h"
#include "core/store/rule_gateway.h"

namespace jw::store {

std::vector<model::Category> readCategories(Connection& c);    ///< by kind and code
std::vector<model::Department> readDepartments(Connection& c); ///< by code
std::vector<model::Staff> readStaff(Connection& c);
/// What this program cannot read, such as a value of a newer one that came through the center, is passed over; `unread` gets a line for
/// each such row whose key is known here.
model::SettingsTable readSettings(Connection& c, std::vector<std::string>* unread = nullptr);

/// Where the facilities of a kind stand.
std::vector<model::Point> facilityPlaces(Connection& c, std::string_view kind);

// On the writing connection, inside a transaction; with their journal row. Inserted, or replaced if the id is there;
// the new row version is returned, 0 if nothing differs. False code or key: Error(store) from the unique index.
std::int64_t putCategory(Connection& w, const model::Actor& actor, Instant at, const model::Category& value);
std::int64_t putDepartment(Connection& w, const model::Actor& actor, Instant at, const model::Department& value);
std::int64_t putStaff(Connection& w, const model::Actor& actor, Instant at, const model::Staff& value);
/// One value of one scope; nothing removes it. False if nothing differs. The key and the value must be good ones.
bool putSetting(Connection& w, const model::Actor& actor, Instant at, const model::SettingScope& scope, std::string_view key, const std::optional<std::string>& value);
bool putSettings(Connection& w, const model::Actor& actor, Instant at, const model::Settings& value);  ///< of the whole city
void putFacility(Connection& w, const model::Actor& actor, Instant at, const model::Facility& value);

}  // namespace jw::store
