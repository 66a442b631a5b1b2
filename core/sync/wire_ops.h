// What a workstation tells the center that was done, and what the center makes of it. Plain values.
#pragma once
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace jw::sync {

/// A row is one JSON object {column: value} with the columns of data/sync/tables.toml: numbers, texts, null; uuids and
/// references as 36 characters, bytes as "\x" and lower-case hexadecimal, geometry as hexadecimal EWKB (SRID 4490).
/// A case carries its whole trail ("trail": steps in order, each with "op" and "n") and its sealed people ("people").
/// Columns that the reader does not know are kept.
using Json = std::string;

/// As store::ChangeKind. restore: a row that the center had, told to one that was put back to an older state; where it has the row, that
/// one stays.
enum class OpKind : std::uint8_t { insert = 1, update = 2, remove = 3, transition = 4, restore = 5 };

/// What somebody has done, once; the same op may be sent any number of times.
struct Op {
  Uuid opId;
  std::int64_t localSeq = 0;  ///< grows without end in one site
  Uuid prevOpId;              ///< the op before it on the same row that had no answer yet; nil: none
  std::string actor;          ///< name, for the history
  UserId user;
  int role = 0;               ///< model::Role; 0: not known
  DepartmentId department;    ///< whom the actor acts for; nil: the desk
  int table = 0;              ///< store::Table
  Uuid row;
  OpKind kind = OpKind::update;
  std::int64_t baseVer = 0;   ///< the center's row_ver that this builds on; 0: insert, restore
  std::string area;           ///< of the row
  Json patch;                 ///< the new values; of an insert all of them; "" of a remove
  Json base;                  ///< the values before, of the same columns (update, transition)
  Json step;                  ///< transition: one step of the trail
  Instant clientAt{};
};

struct PushBatch {
  std::vector<Op> ops;  ///< in the order of localSeq; at most 500 or 1 MiB
};

enum class OpStatus : std::uint8_t {
  applied = 1,
  duplicate = 2,      ///< nothing had to change, or the same target and assignee: success. detail.existing: the row with the same external key
  conflict = 3,       ///< class A columns kept the center's values; detail {column: {mine, server}}
  rejectedStale = 4,  ///< the case or the deleted row has moved on
  rejected = 5,       ///< illegal, not entitled, outside the scope, tombstoned; detail.reason
  siteCloned = 6,     ///< another op has this (site, localSeq); nothing after it was looked at
};

struct OpResult {
  Uuid opId;
  OpStatus status = OpStatus::applied;
  std::int64_t newVer = 0;  ///< row_ver in force after it
  Json detail;              ///< "": the stored row is the base with the patch
};

/// The row that stands in the place of the one that was told (detail.existing); nil: none.
Uuid existingOf(const Json& detail);

struct PushAnswer {
  std::vector<OpResult> results;  ///< of the first ops of the batch, in order; all of them unless siteCloned
};

}  // namespace jw::sync
