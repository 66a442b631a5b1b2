// What a workstation and the center say to each other: plain values. JSON travels as text.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"

namespace jw::sync {

/// A row is one JSON object {column: value} with the columns of data/sync/tables.toml: numbers, texts, null; uuids and
/// references as 36 characters, bytes as "\x" and lower-case hexadecimal, geometry as hexadecimal EWKB (SRID 4490).
/// A case carries its whole trail ("trail": steps in order, each with "op" and "n") and its sealed people ("people").
/// Columns that the reader does not know are kept.
using Json = std::string;

/// A place in the center's change log; what lies at or before it was delivered.
struct Cursor {
  std::uint64_t xid = 0;
  std::int64_t seq = 0;
  friend auto operator<=>(const Cursor&, const Cursor&) = default;
};

/// Work that waits for nobody, and bulk: each has a cursor of its own (tables.toml: lane).
enum class Lane : std::uint8_t { live = 0, registry = 1 };
constexpr Lane kLanes[] = {Lane::live, Lane::registry};

struct Handshake {
  Uuid site;
  std::string siteName, appVersion;
  int tablesVersion = 0;         ///< of tables.toml
  std::uint32_t keyId = 0;       ///< of the key that seals fields; all sites of a center have the same one
  Uuid epoch;                    ///< nil: never spoken to this center
  std::int64_t scopeEpoch = 0;
  Cursor cursor;                 ///< the older of the lanes'
  Instant clock;
};

enum class Verdict : std::uint8_t { ok = 1, migrate, readOnly, rebootstrap, wrongKey };

struct Welcome {
  Verdict verdict = Verdict::ok;
  Uuid epoch;                      ///< another one than the site's: the center was restored or replaced
  std::int64_t scopeEpoch = 0;     ///< another one than the site's: `areas` have changed
  std::vector<std::string> areas;  ///< area paths; the site gets what lies below them. One "": the whole city
  int siteNumber = 0;              ///< small, unique to the site, from 1
  Instant serverNow{};
  Millis horizonAge{0};
  std::string why;                 ///< for the log, where the verdict is not ok
};

/// As store::ChangeKind.
enum class OpKind : std::uint8_t { insert = 1, update = 2, remove = 3, transition = 4 };

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
  std::int64_t baseVer = 0;   ///< the center's row_ver that this builds on; 0: insert
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

struct PushAnswer {
  std::vector<OpResult> results;  ///< of the first ops of the batch, in order; all of them unless siteCloned
};

struct Row {
  int table = 0;
  Uuid id;
  std::int64_t ver = 0;
  std::string area;
  Json values;
  Instant updatedAt{};
  std::string updatedBy;
};

struct RowGone {
  int table = 0;
  Uuid id;
  std::int64_t ver = 0;  ///< of a tombstone
};

struct PullPage {
  std::vector<Row> rows;
  std::vector<RowGone> tombstones;  ///< deleted for ever
  std::vector<RowGone> removed;     ///< has left the scope: not ours any more
  Cursor next;
  bool more = false;
  Millis horizonAge{0};
  Instant serverNow{};
};

/// Of the rows of one table and one area path: how many, and XOR over rows of the first 8 bytes (big-endian) of SHA-256 of
/// id|row_ver|values in the order of column names (core/sync/digest.h has the details).
struct Digest {
  int table = 0;
  std::string area;
  std::int64_t count = 0;
  std::uint64_t xor64 = 0;
  friend bool operator==(const Digest&, const Digest&) = default;
};

/// What a fresh site gets: parts in an order in which parents come first. Rows may be newer than `at`, never older.
struct BootstrapPart {
  int table = 0;
  std::string area;  ///< community path; "": rows of no area or above the communities
  std::int64_t rows = 0;
};
struct BootstrapPlan {
  Cursor at;  ///< where pulling begins afterwards, in both lanes
  std::vector<BootstrapPart> parts;
};

/// Why there was no answer. The site goes on without.
struct Trouble {
  enum class Kind : std::uint8_t { unreachable = 1, refused, protocol, cancelled } kind = Kind::unreachable;
  std::string text;  ///< English, for the log; without secrets
};
template <class T>
using Reply = std::variant<T, Trouble>;

}  // namespace jw::sync
