// Facilities as records of the registry: new ones, and taking one away so that it can come back.
#pragma once
#include <cstdint>
#include <optional>

#include "core/store/registry_rows.h"

namespace jw::store {

// Writer, inside a transaction. Each writes its journal row. `image`: kind, code, name, area, lon, lat, department.

/// The row number, which no facility has had before.
std::int64_t addFacilityRow(Connection& w, const RegistryOp& op, const Uuid& id, const RowImage& image);
/// The whole row goes into the history.
void removeFacilityRow(Connection& w, const RegistryOp& op, const RegistryRow& row);
/// What was removed at this version; nothing if it is not kept. Any connection.
std::optional<RegistryRow> removedFacility(Connection& c, std::int64_t n, std::int64_t removedAs);
/// Brings it back as the next version; false if its number or id is taken. The code must be free.
bool restoreFacilityRow(Connection& w, const RegistryOp& op, const RegistryRow& removed, std::int64_t removedAs);

}  // namespace jw::store
