// Rows that travel: the triggers that note their changes, their images as JSON, and how an image gets into its table.
#pragma once
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>

#include "core/base/clock.h"
#include "core/store/connection.h"
#include "core/store/sync_table.h"

namespace jw::store {

/// The columns of a row as they travel (core/sync/wire.h), with "area" where the table has it; of a case "trail" and "people" too.
using SyncImage = nlohmann::json;

/// A row that cannot be placed: what it refers to is not here (table > 0), or its key is another row's (table 0).
struct NotPlaced {
  int table = 0;
  Uuid row;
  std::string why;
};

/// On the writing connection; all but the reads inside a transaction. Not for longer than the tables live.
class SyncRows {
 public:
  SyncRows(Connection& connection, const SyncTables& tables);
  ~SyncRows();

  /// Makes the triggers anew if they are not those of these tables. From then on only programs with registerSyncFunctions
  /// can change the tables.
  void arm();
  void disarm();
  /// Notes every row that the center does not know as changed; parents first.
  void noteAll();

  struct Known {
    std::int64_t n = 0, rowVer = 0, serverVer = 0;
    std::string area;
  };
  std::optional<Known> known(const SyncTable& table, const Uuid& id);
  /// Without trail and people; nothing if there is no such row.
  std::optional<SyncImage> image(const SyncTable& table, const Uuid& id);
  /// The steps of a case in order, each with op, n and actor.
  /// With both.
  std::optional<SyncImage> whole(const SyncTable& table, const Uuid& id);
  SyncImage trail(const Uuid& caseId);
  SyncImage people(const Uuid& caseId);  ///< null if nobody is known
  /// Every row that the center knows, in the order of row numbers, with its image as it stands here.
  void forEach(const SyncTable& table, const std::function<void(const Uuid& id, std::int64_t serverVer, const std::string& area, SyncImage image)>& visit);

  struct Origin {
    Instant at = kNever;  ///< kNever: not known
    std::string by;
  };
  /// Inserts or updates the row so that it is this image; keys that the table has no column for are passed over. row_ver
  /// grows, the older version goes into the history where the table has one, the journal gets its rows.
  std::variant<std::monostate, NotPlaced> put(const SyncTable& table, const Uuid& id, std::int64_t serverVer, const SyncImage& image, const Origin& origin, Instant now);
  /// Rows of other areas than these, at most `limit`; rows without an area are everybody's.
  std::vector<Uuid> outside(const SyncTable& table, const std::vector<std::string>& areas, std::uint32_t limit);
  /// Rows of the center that it has not given since a comparison with it began, at most `limit`; without those that are to go already.
  std::vector<Uuid> unseen(const SyncTable& table, std::uint32_t limit);
  /// Gives up the keys of a row whose newer version waits for another one's; false: it has none to give up.
  bool vacate(const SyncTable& table, const Uuid& id);
  void setServerVer(const SyncTable& table, const Uuid& id, std::int64_t serverVer);
  /// False if other rows still need it. purge: history and, at the next forgetPurged(), journal forget its contents too.
  bool erase(const SyncTable& table, const Uuid& id, bool purge, Instant now);
  void forgetPurged();
  /// Sets the references to this row that were left out when it was not here.
  void mendDangling(const SyncTable& table, const Uuid& id);

 private:
  struct Shape;
  Shape& shapeOf(const SyncTable& table);
  SyncImage setsOf(const SyncTable& table, const Uuid& id);
  template <class Text>
  Lease prepared(std::unique_ptr<Statement>& slot, Text text);
  void noteSets();
  std::int64_t versionLeft(const SyncTable& table, const Uuid& id);  ///< row_ver of a row that was deleted; 0
  std::optional<std::int64_t> numberOf(const SyncTable& table, const Uuid& id);
  void putTrail(std::int64_t caseRow, const Uuid& id, const SyncImage& trail, std::string_view area);
  void putPeople(std::int64_t caseRow, const SyncImage& people);
  void keepOlder(const SyncTable& table, const Uuid& id, const SyncImage& newer, const Origin& origin, Instant now);

  Connection& m_db;
  const SyncTables& m_tables;
  std::vector<std::pair<int, Uuid>> m_purged;
  std::unordered_map<int, std::unique_ptr<Shape>> m_shapes;
};

}  // namespace jw::store
