// What the center gives a workstation: changed rows, digests, a whole scope. Plain values.
#pragma once
#include <string>
#include <vector>

#include "core/sync/wire_ops.h"

namespace jw::sync {

/// A place in the center's change log; what lies at or before it was delivered.
struct Cursor {
  std::uint64_t xid = 0;
  std::int64_t seq = 0;
  friend auto operator<=>(const Cursor&, const Cursor&) = default;
};

/// Work that waits for nobody, and bulk: each has a cursor of its own (tables.toml: lane).
enum class Lane : std::uint8_t { live = 0, registry = 1 };
constexpr Lane kLanes[] = {Lane::live, Lane::registry};

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

}  // namespace jw::sync
