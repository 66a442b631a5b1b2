// Rows of the registry that keep their versions: people, households, dwellings, buildings, compounds, organisations,
// volunteers, appointments, facilities.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/model/actor.h"
#include "core/store/connection.h"
#include "core/store/journal.h"

namespace jw::store {

/// The columns of a row by name, without its keys and versions: numbers, texts, NULL; blobs (sealed values, ids) as
/// hexadecimal text. The same form in memory, in the history and in the journal.
using RowImage = nlohmann::json;

struct RegistryRow {
  std::int64_t n = 0;
  Uuid id;
  std::int64_t rowVer = 0;
  Instant since = fromMillis(0);
  Instant until = kNever;  ///< kNever: the present version
  RowImage image;
  bool inForce() const { return image.at("valid_to").is_null(); }
  std::int64_t number(const char* column) const { return image.at(column).is_null() ? 0 : image.at(column).get<std::int64_t>(); }
  std::string text(const char* column) const { return image.at(column).is_null() ? std::string() : image.at(column).get<std::string>(); }
  std::string blob(const char* column) const;  ///< its bytes; "" for NULL
};

/// Who changes rows, and when: what one command does has one operation id.
struct RegistryOp {
  const model::Actor& actor;
  Instant at;  ///< recorded
  Uuid op;
};

// `table`: people, households, dwellings, buildings, compounds, organisations, volunteers, appointments or facilities. A building or facility
// is in force as long as it is there (core/store/building_rows.h, facility_rows.h); its version holds since the end of the last one that is kept.

// When a row began and ended is what its present version says, whatever its older versions say: an end that was learnt late, or that
// the row was entered by mistake (it ended when it began), is true of the past as well. What stood in it at a moment is said
// by the version that held then; core/store/registry_late.h changes those of the past.

/// The present version, in force or not; nothing if there is no such row.
std::optional<RegistryRow> registryRow(Connection& c, Table table, const Uuid& id);
std::optional<RegistryRow> registryRow(Connection& c, Table table, std::int64_t n);
/// The version of that moment; nothing if the row was not in force then. kNever: the present, if it is in force.
std::optional<RegistryRow> registryRowAsOf(Connection& c, Table table, const Uuid& id, Instant asOf);
std::optional<RegistryRow> registryRowAsOf(Connection& c, Table table, std::int64_t n, Instant asOf);
/// The rows below a parent (people of a household, households of a dwelling, dwellings of a building) of that moment.
std::vector<RegistryRow> registryRowsOf(Connection& c, Table table, std::int64_t parent, Instant asOf);
/// Rows that once were below the parent and now are not; their last version there, until they left it or ended.
std::vector<RegistryRow> formerRowsOf(Connection& c, Table table, std::int64_t parent);

struct OlderVersion {
  RegistryRow row;
  Instant recordedAt = kNever;  ///< when the version after it was recorded, and by whom
  std::string recordedBy;
};
/// Versions before the present one, the newest first.
std::vector<OlderVersion> registryHistory(Connection& c, Table table, std::int64_t n);

// Writer, inside a transaction. Each writes its journal row.

/// `image` must have every column of the table but valid_to and ended, which may be left out. Not for buildings and facilities. The row number.
std::int64_t insertRegistryRow(Connection& w, const RegistryOp& op, Table table, const Uuid& id, const RowImage& image, Instant since);
/// The old version goes into the history; the new one holds since `since`, which must not be before the old one's.
/// Unchanged columns are left alone; nothing is written if all are. The version in force.
std::int64_t updateRegistryRow(Connection& w, const RegistryOp& op, Table table, const RegistryRow& old, const RowImage& patch, Instant since);

// The two halves of it, for whoever writes the history otherwise:

/// What of the patch is not so yet.
RowImage changedColumns(const RegistryRow& old, const RowImage& patch);
/// A version of the history: `version` until `until`. recorded: when the version after it was told, and by whom.
void keepVersion(Connection& w, Table table, const RegistryRow& version, Instant until, Instant recordedAt, std::string_view recordedBy);
/// `image` becomes the present version, the one after `present`, holding since `since`; the version. `changed`: for the journal.
std::int64_t writePresent(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, const RowImage& image, const RowImage& changed, Instant since);

}  // namespace jw::store
