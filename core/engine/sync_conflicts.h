// Refused changes as they are shown: both versions side by side, by field, with who and when. What is protected is masked.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/actor.h"
#include "core/store/sync_outbox.h"
#include "core/sync/tables.h"
#include "core/sync/wire_ops.h"

namespace jw::engine {

class Directory;

struct ConflictField {
  enum class Kind : std::uint8_t {
    text,
    number,
    moment,  ///< milliseconds since 1970
    masked,  ///< personal: whether there is a value and whether the two differ is all that is told
    shape,   ///< a geometry: the value is its size in bytes
  };
  std::string column;  ///< of data/sync/tables.toml
  Kind kind = Kind::text;
  std::string base, mine, theirs;  ///< as text; "" for nothing
  bool differs = false;            ///< mine from theirs
  bool mayTake = false;            ///< mine can be written once more
};

struct SyncConflict {
  Uuid op;
  std::string table;  ///< of data/sync/tables.toml
  Uuid row;           ///< that it was about; of a report that was folded into another: the other one
  sync::OpKind kind = sync::OpKind::update;
  sync::OpStatus status = sync::OpStatus::conflict;
  std::string what;    ///< what the row is called; people masked
  std::string area;    ///< path
  std::string reason;  ///< the center's: "illegal", "not_entitled", "deleted" …; "" where the fields say it
  bool here = false;   ///< the row is in this store
  bool folded = false; ///< the center had the same thing already; it stands here in its place
  std::string mineBy, theirsBy;
  Instant mineAt = kNever, theirsAt = kNever, answeredAt = kNever;  ///< kNever: not known
  /// A step of a case: model::CaseState and model::Action; 0: not known.
  int fromState = 0, toState = 0, stateNow = 0, action = 0;
  std::vector<ConflictField> fields;  ///< those that differ first
  store::StoredConflict::Decision decision = store::StoredConflict::Decision::open;
  std::string decidedBy;
  Instant decidedAt = kNever;
  bool mayTakeAny() const;
};

enum class ConflictAnswer : std::uint8_t {
  done = 1,
  notPossible,  ///< it was decided meanwhile, the row is gone, or another one has its key
  notEntitled,
  notStored,
};

/// In place of columns: the whole change, a deletion too.
constexpr const char* kWholeChange = "*";

/// Whether the actor may decide on conflicts at all; analysts and departments only look at their own screens.
bool mayDecideConflicts(const model::Actor& actor);

/// Any thread that owns the connection. The newest first, inside the scope, at most `limit`.
std::vector<SyncConflict> readConflicts(store::Connection& c, const sync::Tables& tables, const Directory& directory, const std::string& scope, bool decided, std::uint32_t limit);

}  // namespace jw::engine
