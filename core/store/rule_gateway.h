// Dispatch rules and crews in the store.
#pragma once
#include <cstdint>
#include <vector>

#include "core/model/actor.h"
#include "core/model/crew.h"
#include "core/model/rule.h"
#include "core/store/connection.h"

namespace jw::store {

std::vector<model::Rule> readRules(Connection& c);  ///< by priority, then the older row first
std::vector<model::Crew> readCrews(Connection& c);  ///< by code

// On the writing connection, inside a transaction; with their journal row. Inserted, or replaced if the id is there;
// the new row version is returned, 0 if nothing differs.
std::int64_t putRule(Connection& w, const model::Actor& actor, Instant at, const model::Rule& value);
/// A code that another crew has: Error(store) from the unique index.
std::int64_t putCrew(Connection& w, const model::Actor& actor, Instant at, const model::Crew& value);

}  // namespace jw::store
