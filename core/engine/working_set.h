// What the engine thread works with: the writing connection and the state of the city in memory.
#pragma once
#include <memory>

#include "core/access/field_cipher.h"
#include "core/base/calendar.h"
#include "core/base/clock.h"
#include "core/dispatch/matcher.h"
#include "core/engine/snapshots.h"
#include "core/intake/case_numbers.h"
#include "core/store/connection.h"

namespace jw::engine {

/// Touched by the engine thread alone; the snapshots in it are immutable and handed out by the engine.
struct WorkingSet {
  WorkingSet(store::Connection& connection, const Clock& c, WorkingCalendar cal, std::shared_ptr<const access::FieldCipher> fieldCipher);
  /// Reads the directory again from the writing connection, uncommitted changes included.
  void reloadDirectory();
  void reloadAreas();

  store::Connection& db;
  const Clock& clock;
  WorkingCalendar calendar;
  std::shared_ptr<const access::FieldCipher> cipher;
  intake::CaseNumbers numbers;
  std::shared_ptr<const Directory> directory;
  std::shared_ptr<const AreaTree> areas;
  std::unique_ptr<const dispatch::Matcher> matcher;
  bool directoryStale = false;  ///< a Put command has run in the open transaction
};

}  // namespace jw::engine
