// Sealed codes inside SQL: for the statistics, which reads whole columns, and for checking its figures.
#pragma once
#include <functional>
#include <string_view>

#include "core/model/attribute.h"
#include "core/store/connection.h"

namespace jw::store {

/// Opens one sealed value of people.health into the two codes (access::openHealth with the store's cipher).
using OpenHealth = std::function<void(const Uuid& person, std::string_view sealed, model::PersonCodes& codes)>;

/// Gives this connection the function health_code(id, health, which): which 0 the disability type, 1 the grade; 0 for NULL.
/// In "SELECT n, health_code(id, health, 0) FROM people" it stands where a plain column would. Only for the connections of
/// the statistics; may be called again.
void installHealthCode(Connection& c, OpenHealth open);

}  // namespace jw::store
