// Rows of the center into a table that holds none of them yet, without the detour of their images. For a fresh workstation.
#pragma once
#include <memory>
#include <vector>

#include "core/base/ids.h"
#include "core/store/row_page.h"
#include "core/store/sync_rows.h"

namespace jw::store {

/// On the writing connection, inside one transaction, while store::Applying lives; finish() before it is committed. Writes neither journal
/// nor history: these rows have none here yet. The trigger that would look at every one of them is away meanwhile.
class RowLoader {
 public:
  RowLoader(Connection& connection, const SyncTables& tables, const SyncTable& table);
  ~RowLoader();
  /// False: it was not put in, because it or its key is here already or what it refers to is not. SyncRows::put looks closer then.
  bool load(const RowPage& page, std::size_t row);
  void finish();
  static SyncImage image(const SyncTable& table, const RowPage& page, std::size_t row);

 private:
  struct Parent {
    std::unique_ptr<Statement> find;
    Uuid last;  ///< rows of one parent come one after the other
    std::int64_t number = 0;
  };
  bool bindColumn(std::size_t column, int at, const RowPage& page, std::size_t row);

  Connection& m_db;
  const SyncTable& m_table;
  bool m_hasArea = false, m_stamped = false;
  std::vector<bool> m_required;
  std::vector<Parent> m_parents;  ///< by column; those of references
  std::unique_ptr<Statement> m_insert;
  std::string m_trigger;  ///< the statement that makes it
};

}  // namespace jw::store
