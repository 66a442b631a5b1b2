// The workstation's side of the sync, without any network: what was done here becomes ops, what the center answers and sends
// becomes rows. Every change happens inside the caller's transaction on the writing connection.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/store/sync_gateway.h"
#include "core/store/sync_outbox.h"
#include "core/store/sync_rows.h"
#include "core/sync/tables.h"
#include "core/sync/touched.h"
#include "core/sync/wire.h"

namespace jw::sync {

/// Used by one thread; made anew for each transaction, or kept as long as the connection.
class Replica {
 public:
  Replica(store::Connection& connection, const Tables& tables) : m_db(connection), m_tables(tables), m_rows(connection, tables.all) {}

  static constexpr std::uint32_t kOpsOfPush = 500;
  static constexpr std::size_t kBytesOfPush = 1 << 20;
  /// A center that was restored may have lost what it took in since its last backup.
  static constexpr auto kKept = std::chrono::days(30);

  /// Makes the store a site: with a name of its own, and everything in it waiting to be told to the center.
  void join(const Uuid& site, Instant now);
  bool joined() const { return !store::syncState(m_db, "site").empty(); }
  /// Makes the triggers anew where the tables have changed. After joining, at every start.
  void arm() { m_rows.arm(); }
  Uuid site() const;
  /// Another store speaks under our name: from now on we have another one, and nothing that waits is lost.
  void mintSite(Instant now);
  Cursor cursor(Lane lane) const;
  void setCursor(Lane lane, Cursor cursor);

  /// Turns what was changed since the last call into ops, at most `rows` rows; true: there is more.
  bool capture(std::uint32_t rows, Instant now);
  PushBatch nextBatch() const;
  void settle(const OpResult& result, Instant now, Touched& touched);

  /// The page and the cursor behind it; everything that was changed here must have been captured before.
  void apply(Lane lane, const PullPage& page, Instant now, Touched& touched);
  /// Rows of a bootstrap.
  void apply(const std::vector<Row>& rows, Instant now, Touched& touched);

  /// A center that was restored: what it may have forgotten is told again, and its versions may be older than ours. Rows that it has not
  /// given when the comparison ends are told as well, whoever made them, unless we have not heard from it for kKept.
  void newEpoch(const Uuid& epoch, Instant now);
  /// Pulling alone can no longer tell what the center has: a bootstrap (rows), pulling to the end (rest), and then reconcile() do. An
  /// unfinished comparison of the same scope goes on, unless it is to begin anew.
  enum class Comparison : std::uint8_t { none, rows, rest };
  void compare(std::int64_t scopeEpoch, bool anew);
  Comparison comparison() const;
  /// Rows that the center has not given since the comparison began leave the store, or are told to a center that was restored; at most
  /// `rows` of them; true: there are more.
  bool reconcile(std::uint32_t rows, Instant now, Touched& touched);
  /// Rows outside these areas leave the store with their traces, children before parents, at most `rows` of them; true: there are more.
  bool purgeOutside(const std::vector<std::string>& areas, std::uint32_t rows, Instant now, Touched& touched);

  /// Everything was pushed and pulled, a comparison is at its end: what was settled long ago need not be kept.
  void roundDone(Instant now);

  /// Where pulling goes on after the bootstrap: the cursor of the attempt that was begun first.
  Cursor beginBootstrap(Cursor at);
  /// The oldest change in the center's log that we have not had: of the lanes, or of a bootstrap under way.
  Cursor needed() const;
  void endBootstrap(Cursor at);

  /// Of what the center has given us, by table and area; compare with the center's.
  std::vector<Digest> digests(const std::string& area);

  /// What a decision has written over, for taking it back.
  struct Decided {
    int table = 0;
    Uuid row;
    nlohmann::json before, after;  ///< of the columns that were taken; null: nothing was written
  };
  /// The person's decision on a refused change: these of its columns are written once more, as a new change (none: the center's stay;
  /// kAll: all that can be; of a deletion kAll deletes, of a step kAll takes it). Nothing where that cannot be done: it was decided before,
  /// the row is gone, its key is another one's, the case does not stand where the step began. A report or building that was folded into another one gives its values to that.
  std::optional<Decided> decide(const Uuid& op, const std::vector<std::string>& columns, const std::string& by, Instant now, Touched& touched);
  bool decide(const Uuid& op, store::StoredConflict::Decision decision, const std::string& by, Instant now, Touched& touched);
  static constexpr const char* kAll = "*";
  /// The conflict is open again, with the values from before; false where something has come over them since.
  bool takeBack(const Uuid& op, const Decided& decided, const std::string& by, Instant now, Touched& touched);

 private:
  using Json = nlohmann::json;
  void captureRow(const store::DirtyRow& dirty, const std::vector<store::Author>& authors, Instant now);
  std::int64_t versionHere(const store::SyncTable& table, const Uuid& id);
  void applyRow(const Row& row, Instant now, Touched& touched);
  enum class Gone : std::uint8_t { deleted, leftScope, unknown };
  void applyGone(const RowGone& gone, Gone why, Instant now, Touched& touched);
  /// Writes the center's row with our open ops on it; false: it waits for something.
  bool place(const store::SyncTable& table, const Uuid& id, std::int64_t ver, const Json& image, const store::SyncRows::Origin& origin, const std::string& area, Instant now, Touched& touched);
  void closeTaken(int table, const Uuid& id, std::int64_t ver, Instant now);
  void wake(const store::SyncTable& table, const Uuid& id, Instant now, Touched& touched);
  void wakeKeys(Instant now, Touched& touched);
  void giveBack(const store::SyncTable& table, const Uuid& id, Instant now);
  bool settleRestored(const store::SyncTable& table, const store::OutboxOp& op, const OpResult& result, std::int64_t have, Instant now, Touched& touched);
  void refuse(const store::OutboxOp& op, const OpResult& result, Instant now);
  void fold(const store::SyncTable& table, const store::OutboxOp& op, const OpResult& result, Instant now, Touched& touched);
  void dropCopy(const store::SyncTable& table, const Uuid& id, std::int64_t ver);
  bool retake(const store::SyncTable& table, const store::StoredConflict& conflict, Json& image, const std::string& by, Instant now);

  store::Connection& m_db;
  const Tables& m_tables;
  store::SyncRows m_rows;
};

/// The image with an op on it; false if a step no longer fits (the image is then as it was).
bool overlay(nlohmann::json& image, const store::OutboxOp& op);

}  // namespace jw::sync
