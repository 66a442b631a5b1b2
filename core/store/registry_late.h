// Late reports: what is learnt today of a day before the row's present version, for example a move before the telephone was corrected.
//
// Two times are kept. registry_history says what held when, as far as it is known now: each change begins on its true day, the changes
// that were told earlier and happened later stand after it, and each says when it was told and by whom. registry_superseded says what
// was believed before: every version that a late report took the place of, with the moment at which it was told and by whom. Nothing
// that was ever recorded is lost, and taking the report back puts the former versions back as they were.
//
// An end (a death, a move out of the city, an entry by mistake) needs none of this: the present version says it for all of the past.
// Other workstations get the present version alone, as of every change: of ends they know the true day, of a late move the present home.
#pragma once
#include "core/store/registry_rows.h"

namespace jw::store {

/// Since when the column says what it says now: the beginning of the first version of an unbroken run of versions in which it does;
/// versions that never held do not count. Of a column that has said nothing else as far as is kept: since the row began.
Instant heldSince(Connection& c, Table table, const RegistryRow& present, const char* column);

// Writer, inside a transaction. `table`: people, households or dwellings.

/// The patch holds since `since`, which may be before the present version: each version that held later has it too, whatever it
/// said of these columns. Nothing is written if the present version says all of it. The version in force.
std::int64_t retellRegistryRow(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, const RowImage& patch, Instant since);
/// Whether version `told` came from a late report, or from taking one back.
bool wasRetold(Connection& c, Table table, std::int64_t n, std::int64_t told);
/// The version before a late report, as it will be when that is taken back. Only if wasRetold().
RegistryRow beforeRetelling(Connection& c, Table table, std::int64_t n, std::int64_t told);
/// Takes the report back by which `told` came, which can be taken back in its turn. The version in force. Only if wasRetold().
std::int64_t takeBackRetelling(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, std::int64_t told);

}  // namespace jw::store
