// The center in memory: the rules of the real one, with transactions that commit late. For the simulation.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/store/row_page.h"
#include "core/sync/tables.h"
#include "core/sync/wire.h"

namespace jw::test {

/// The rows by field, as a real center gives them.
store::RowPage pageOf(const store::SyncTable& table, const std::vector<sync::Row>& rows);

class ModelCenter {
 public:
  using Key = std::pair<int, Uuid>;
  /// `breakRule`: which of the center's or the reader's rules is left out, to see that the simulation notices; 0: none.
  ModelCenter(const sync::Tables& tables, std::size_t page, int breakRule = 0) : m_tables(tables), m_page(page), m_broken(breakRule) {}

  void admit(const Uuid& site, std::vector<std::string> areas);
  void rescope(const Uuid& site, std::vector<std::string> areas);
  /// A site that minted a new name keeps its place.
  void rename(const Uuid& from, const Uuid& to) { m_sites[to] = m_sites[from]; }
  sync::Welcome handshake(const sync::Handshake& site) const;
  /// Forgets changes that every open transaction is behind of.
  void purgeLog();
  sync::PushAnswer push(const Uuid& site, const sync::PushBatch& batch);
  /// Begins now, takes effect at commitOne().
  void pushLate(const Uuid& site, const sync::PushBatch& batch);
  bool commitOne(std::size_t which);
  std::size_t late() const { return m_late.size(); }
  sync::PullPage pull(const Uuid& site, sync::Lane lane, sync::Cursor after) const;
  std::vector<sync::Digest> digests(const Uuid& site) const;
  sync::BootstrapPlan plan(const Uuid& site) const;
  std::vector<sync::Row> part(const Uuid& site, const sync::BootstrapPart& part) const;

  struct Stored {
    std::int64_t ver = 0;
    std::string area;
    nlohmann::json values;
  };
  bool inScope(const Uuid& site, int table, const std::string& area) const;
  std::map<Key, Stored> rows;
  std::map<Key, std::int64_t> tombstones;
  std::map<Uuid, sync::OpResult> ops;
  struct Entry {
    Key row;
    std::string area;
  };
  /// Back to an older moment, with a new epoch.
  struct Backup {
    std::map<Key, Stored> rows;
    std::map<Key, std::int64_t> tombstones;
    std::map<Uuid, sync::OpResult> ops;
    std::map<std::pair<Uuid, std::int64_t>, Uuid> bySite;
    std::map<sync::Cursor, Entry> log;
    std::uint64_t xid = 0, floor = 0;
    std::int64_t seq = 0;
  };
  Backup backup() const { return {rows, tombstones, ops, m_bySite, m_log, m_xid, m_floor, m_seq}; }
  void restore(const Backup& backup);

 private:
  struct Late {
    std::uint64_t xid;
    Uuid site;
    sync::PushBatch batch;
  };
  struct Site {
    std::vector<std::string> areas;
    std::int64_t epoch = 1;
    int number = 0;
  };
  sync::PushAnswer apply(const Uuid& site, const sync::PushBatch& batch, std::uint64_t xid);
  sync::OpResult judge(const Uuid& site, const sync::Op& op, std::uint64_t xid);
  sync::OpResult merge(const store::SyncTable& table, const sync::Op& op, const nlohmann::json& patch, const nlohmann::json* base, std::uint64_t xid);
  sync::OpResult step(const sync::Op& op, Stored& row, std::uint64_t xid);
  void log(const Key& row, const std::string& area, std::uint64_t xid) { m_log[{xid, ++m_seq}] = {row, area}; }
  std::uint64_t horizon() const;
  sync::Row rowOf(const Key& key, const Stored& stored) const;

  const sync::Tables& m_tables;
  const std::size_t m_page;
  const int m_broken;
  std::map<Uuid, Site> m_sites;
  std::map<std::pair<Uuid, std::int64_t>, Uuid> m_bySite;
  std::map<sync::Cursor, Entry> m_log;
  std::vector<Late> m_late;
  std::uint64_t m_xid = 0, m_floor = 0;
  std::int64_t m_seq = 0;
  Uuid m_epoch = Uuid::named("epoch 1");
  int m_epochs = 1;
};

}  // namespace jw::test
