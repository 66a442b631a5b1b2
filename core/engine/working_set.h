// What the engine thread works with: the writing connection and the state of the city in memory.
#pragma once
#include <memory>

#include "core/access/field_cipher.h"
#include "core/access/field_names.h"
#include "core/base/calendar.h"
#include "core/base/clock.h"
#include "core/dispatch/matcher.h"
#include "core/engine/snapshots.h"
#include "core/intake/case_numbers.h"
#include "core/notify/templates.h"
#include "core/store/connection.h"

namespace jw::engine {

/// Touched by the engine thread alone; the snapshots in it are immutable and handed out by the engine.
struct WorkingSet {
  WorkingSet(store::Connection& connection, const Clock& c, WorkingCalendar shipped, std::shared_ptr<const access::FieldCipher> fieldCipher, std::shared_ptr<const notify::Templates> texts, std::shared_ptr<const access::FieldNames> names);
  /// Reads the directory again from the writing connection, uncommitted changes included.
  void reloadDirectory();
  void reloadAreas();
  /// What is in memory now is what has been committed.
  void keep() { m_kept = {directory, areas, matcher}; }
  /// After a rollback: back to what was kept, without asking the store, which may be broken.
  void rollBack();

  store::Connection& db;
  const Clock& clock;
  std::shared_ptr<const access::FieldCipher> cipher;
  std::shared_ptr<const notify::Templates> templates;
  std::shared_ptr<const access::FieldNames> fieldNames;
  intake::CaseNumbers numbers;
  std::shared_ptr<const Directory> directory;
  std::shared_ptr<const AreaTree> areas;
  std::shared_ptr<const dispatch::Matcher> matcher;
  const WorkingCalendar shippedCalendar;  ///< that in force is the directory's
  bool messagesPut = false;     ///< the open transaction has put messages into the outbox
  bool directoryStale = false;  ///< a Put command has run in the open transaction

 private:
  struct {
    std::shared_ptr<const Directory> directory;
    std::shared_ptr<const AreaTree> areas;
    std::shared_ptr<const dispatch::Matcher> matcher;
  } m_kept;
};

}  // namespace jw::engine
