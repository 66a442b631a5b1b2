// The workstation's books of the sync: state, outbox, the center's copies of rows, what waits, what was refused.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

/// "" if it was never set.
std::string syncState(Connection& c, std::string_view key);
void setSyncState(Connection& w, std::string_view key, std::string_view value);
inline std::int64_t syncNumber(Connection& c, std::string_view key) {
  const std::string s = syncState(c, key);
  return s.empty() ? 0 : std::stoll(s);
}

struct DirtyRow {
  std::int64_t seq = 0;
  int table = 0;
  Uuid row;
  std::int64_t journalSeq = 0;  ///< who changed it stands behind this row of the journal
};
std::vector<DirtyRow> dirtyRows(Connection& c, std::uint32_t limit);
void clean(Connection& w, const DirtyRow& row);

struct StepTaken {
  std::int64_t seq = 0;
  Uuid op;
  nlohmann::json image, step;
};
std::vector<StepTaken> stepsTaken(Connection& c, const Uuid& caseId);
void forgetSteps(Connection& w, const Uuid& caseId);

/// Who wrote the rows of the journal after `seq`, at most `limit` of them.
struct Author {
  int table = 0;
  Uuid row, op;
  std::string actor;
  UserId user;
  Instant at;
};
std::vector<Author> authorsAfter(Connection& c, std::int64_t seq, std::uint32_t limit);

struct Shadow {
  std::int64_t ver = 0;
  nlohmann::json image;  ///< null: the center has no such row
};
std::optional<Shadow> shadowOf(Connection& c, int table, const Uuid& row);
void putShadow(Connection& w, int table, const Uuid& row, const Shadow& shadow);
void dropShadow(Connection& w, int table, const Uuid& row);
/// Rows whose copies the center has not given since a comparison began, at most `limit`.
std::vector<Uuid> unseenCopies(Connection& c, int table, std::uint32_t limit);
std::vector<std::pair<Uuid, Shadow>> shadowsOf(Connection& c, int table);  ///< of rows that the center has
/// Row, column and target of the references of a table's rows to rows that are not here.
struct Dangling {
  Uuid row;
  std::string column;
  Uuid target;
};
std::vector<Dangling> danglingOf(Connection& c, int table);

struct WaitingRow {
  int table = 0;
  Uuid row;
  std::int64_t ver = 0;
  int gone = 0;  ///< 0 a row, 1 a tombstone, 2 has left the scope
  std::string area, image;
  Instant updatedAt = kNever;
  std::string updatedBy;
  int needTable = 0;
  Uuid needRow;
};
void putWaiting(Connection& w, const WaitingRow& row);
void dropWaiting(Connection& w, int table, const Uuid& row);
void dropWaitingOutside(Connection& w, int table, const std::vector<std::string>& areas);
std::optional<WaitingRow> waitingRow(Connection& c, int table, const Uuid& row);
std::vector<WaitingRow> waitingFor(Connection& c, int needTable, const Uuid& needRow);
std::vector<WaitingRow> waitingRows(Connection& c);
std::vector<WaitingRow> waitingForKeys(Connection& c);  ///< and for rows that need them to go

/// Whether anything but plain rows of this table is on the books: copies, waiting or missing rows, tombstones, versions of deleted ones.
bool syncTraces(Connection& c, int table);
bool tombstoned(Connection& c, int table, const Uuid& row);
void putTombstone(Connection& w, int table, const Uuid& row, std::int64_t ver);
void forgetTombstones(Connection& w);

/// Of a comparison of the whole store with the center: what it has given since.
bool seen(Connection& c, int table, const Uuid& row);
void markSeen(Connection& w, int table, const Uuid& row);
void forgetSeen(Connection& w);

struct SyncCounts {
  std::int64_t dirty = 0, waiting = 0, taken = 0, conflicts = 0, held = 0;  ///< held: delivered, not placed yet
  Instant oldestWaiting = kNever;
};
SyncCounts syncCounts(Connection& c);
/// Of the parts that a bootstrap under way has brought.
std::set<std::string> bootstrapMarks(Connection& c);
/// While much is written at once the log may grow to some 64 MB before its pages go into the file, which many a page then does once.
void letLogGrow(Connection& w, bool grow);
/// The marks of a bootstrap that has come to its end.
void forgetBootstrap(Connection& w);
/// From now on this connection writes zeros over what it deletes.
void overwriteDeleted(Connection& w);
/// After overwriteDeleted: empties the log too, in which older pages stand, and ends the overwriting. False if a reader kept it from
/// doing so; never waits for one. Outside a transaction; nothing to do is true.
bool finishPurge(Connection& w);

}  // namespace jw::store
