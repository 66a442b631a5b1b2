// Households as tables have them: their head, since when they live where they do, days as text.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "core/store/registry_rows.h"

namespace jw::registry {

/// Any connection.
std::optional<store::RegistryRow> headOf(store::Connection& c, const store::RegistryRow& household);
/// In the dwelling of its present version; 1970 or before: since ever.
Instant livesThereSince(store::Connection& c, const store::RegistryRow& household);
/// Days since 1970-01-01 in China.
std::int32_t localDay(Instant t);
/// "1960-03-15"
std::string dayText(std::int32_t day);

}  // namespace jw::registry
