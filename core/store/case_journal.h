// The journal rows of what hangs on a case.
#pragma once
#include <nlohmann/json.hpp>

#include "core/store/case_extras_gateway.h"
#include "core/store/journal.h"

namespace jw::store {

/// On the writing connection, inside a transaction. The patch comes to name the case.
void journalOf(Connection& w, const model::Actor& actor, const CaseKey& key, Table table, const Uuid& row, ChangeKind kind, std::int64_t version, Instant at, nlohmann::json patch);

/// A moment in a patch: milliseconds, null for kNever.
inline nlohmann::json millisOrNull(Instant t) { return t == kNever ? nlohmann::json() : nlohmann::json(toMillis(t)); }

}  // namespace jw::store
