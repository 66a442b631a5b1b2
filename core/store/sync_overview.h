// What the page of the sync shows of a store's books.
#pragma once
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

struct SyncOverview {
  struct Table {
    int table = 0;
    std::int64_t waiting = 0;  ///< changes that the center has not taken in for good
    std::int64_t refused = 0;  ///< that nobody has decided on
  };
  bool joined = false, filling = false;  ///< filling: a bootstrap was begun and has not come to its end
  std::string site, epoch;               ///< as text; epoch "": never spoken to a center
  int siteNumber = 0;
  std::vector<std::string> areas;  ///< area paths that the center gives us
  Instant lastRound = kNever, oldestWaiting = kNever;
  std::int64_t waiting = 0, refused = 0, held = 0;  ///< held: delivered rows that wait for what they need
  std::vector<Table> tables;                        ///< those with anything waiting or refused
};
SyncOverview syncOverview(Connection& c);

/// Who wrote a row last, as far as the end of the journal tells, other than by the op `except`; at kNever: not known.
struct LastWriter {
  std::string actor;
  Instant at = kNever;
};
LastWriter lastWriter(Connection& c, int table, const Uuid& row, const Uuid& except);

/// What a row is called: the title of a case, the name of most others; "" if it is not here. Nothing is masked.
std::string rowName(Connection& c, const std::string& table, const Uuid& row);

/// Whether anything was ever written into the store.
bool everWritten(Connection& c);

/// Whether something was changed since the outbox was filled last.
bool anythingDirty(Connection& c);

}  // namespace jw::store
