// The SQL that follows from data/sync/tables.toml: images of rows as JSON, and the triggers that note changes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/store/sync_table.h"

namespace jw::store {

/// A JSON object of the row's columns as they travel; `row`: "t.", "OLD." or "NEW.".
/// With what its sets hold, or without.
std::string imageExpression(const SyncTable& table, const std::string& row, bool sets = true);
/// A JSON array of what the set of a case holds, in the order of ids, so that two images of one set are one text.
std::string setExpression(const std::string& row);
/// Of a row of `transitions`.
std::string stepExpression(const std::string& row);
/// The area path of a row "t"; '' for tables of the whole city.
std::string areaExpression(const SyncTable& table, const std::string& row = "t.");
/// Hexadecimal EWKB as WKB: without the reference system, in lower case.
std::string wkbOf(std::string_view ewkb);
/// One statement each.
std::vector<std::string> syncTriggers(const SyncTables& tables);

}  // namespace jw::store
