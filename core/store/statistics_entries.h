// The analysts' own entries of the statistics catalog, as the texts that they are.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

/// Key and TOML text, by key.
std::vector<std::pair<std::string, std::string>> readStatisticsEntries(Connection& c);
/// Writer, inside a transaction: takes the place of the one of that key.
void putStatisticsEntry(Connection& w, std::string_view key, std::string_view toml, Instant at, std::string_view by);
void removeStatisticsEntry(Connection& w, std::string_view key);

}  // namespace jw::store
