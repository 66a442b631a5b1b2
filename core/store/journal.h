// The operation journal: one row for every changed row, written in the same transaction.
#pragma once
#include <cstdint>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/model/actor.h"
#include "core/store/connection.h"

namespace jw::store {

/// The numbers of the tables in journal.tbl; never changed, only added to.
enum class Table : std::uint8_t { areas = 1, buildings = 2, departments = 3, staff = 4, categories = 5, rules = 6, settings = 7, cases = 8, facilities = 9, dwellings = 10, households = 11, people = 12,
                                  caseLinks = 13, caseTasks = 14, caseUrges = 15, attachments = 16, crews = 17, outbox = 18, appraisalEntries = 19, publications = 20, cards = 21,
                                  compounds = 22, organisations = 23, volunteers = 24, appointments = 25, caseRequests = 26 };
enum class ChangeKind : std::uint8_t { insert = 1, update = 2, remove = 3, transition = 4 };

struct JournalEntry {
  Uuid op;
  Instant at;
  Table table;
  Uuid row;
  ChangeKind kind;
  std::int64_t rowVer;
  std::string_view area;   ///< area path of the row
  std::string_view patch;  ///< JSON of the new values; "" where the row or its transition says it all
};

/// On the writing connection, inside a transaction.
void appendJournal(Connection& writer, const model::Actor& actor, const JournalEntry& entry);

}  // namespace jw::store
