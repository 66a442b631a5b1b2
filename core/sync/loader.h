// The copy of a table that a fresh workstation gets, straight into the store.
#pragma once
#include <map>

#include "core/store/row_loader.h"
#include "core/sync/replica.h"

namespace jw::sync {

/// For one transaction of the writing connection. What cannot go in as it is (it is here already, its key is taken, its parent is
/// missing, somebody has worked on the table meanwhile) goes the way of all rows, through Replica.
class Loader {
 public:
  Loader(store::Connection& connection, const Tables& tables) : m_db(connection), m_tables(tables) {}
  /// Everything that was changed here must have been captured before.
  void load(const store::SyncTable& table, const store::RowPage& page, Instant now, Touched& touched);
  /// After the last one, before the commit.
  void finish();

 private:
  store::Connection& m_db;
  const Tables& m_tables;
  std::map<int, std::unique_ptr<store::RowLoader>> m_loaders;
};

}  // namespace jw::sync
