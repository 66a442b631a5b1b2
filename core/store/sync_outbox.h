// The workstation's outbox and what came back refused. Every change inside a transaction of the writer.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::store {

struct OutboxOp {
  /// again: settled with a center that was restored since, and told once more; its effect here is not undone meanwhile.
  enum class State : std::uint8_t { waiting = 1, taken = 2, settled = 3, refused = 4, again = 5 };
  std::int64_t localSeq = 0;
  Uuid op;
  int table = 0;
  Uuid row;
  int kind = 0;  ///< store::ChangeKind
  std::int64_t baseVer = 0;
  Uuid prev;
  std::string actor;
  UserId user;
  int role = 0;
  std::string area, patch, base, step;  ///< JSON; "" where there is none
  Instant at{};
  State state = State::waiting;
  std::int64_t newVer = 0;
};
void addOp(Connection& w, const OutboxOp& op);
std::optional<OutboxOp> opById(Connection& c, const Uuid& op);
/// Of one row, waiting or taken, in order.
std::vector<OutboxOp> openOps(Connection& c, int table, const Uuid& row);
/// Those to be told again and then those that wait, in order, at most `limit` and about `bytes`, at least one.
std::vector<OutboxOp> opsToPush(Connection& c, std::uint32_t limit, std::size_t bytes);
void forgetOp(Connection& w, const Uuid& op);
void countAttempt(Connection& w, std::int64_t fromSeq, std::int64_t toSeq);
void setOpState(Connection& w, const Uuid& op, OutboxOp::State state, std::int64_t newVer, Instant now);
/// What was taken in or settled since this moment is told again: for a center that has forgotten it.
void tellAgain(Connection& w, Instant since);
/// Taken ones of all rows, in order.
std::vector<OutboxOp> takenOps(Connection& c);
void forgetSettled(Connection& w, Instant before);
/// The contents of closed ops and of conflicts of a row that is not ours any more.
void blankOps(Connection& w, int table, const Uuid& row);

struct StoredConflict {
  enum class Decision : std::uint8_t { open = 0, theirs = 1, mine = 2, mixed = 3 };
  Uuid op;
  int table = 0;
  Uuid row;
  int kind = 0, status = 0;  ///< sync::OpStatus
  std::string area, mine, base, step, detail, actor;
  Instant at{}, answeredAt{};
  Decision decision = Decision::open;
  Instant decidedAt = kNever;
  std::string decidedBy;
};
void addConflict(Connection& w, const StoredConflict& conflict);
/// Open ones whose area begins with `scope`, the newest first.
std::vector<StoredConflict> openConflicts(Connection& c, std::string_view scope, std::uint32_t limit);
/// Those that somebody has decided on, the last decision first.
std::vector<StoredConflict> decidedConflicts(Connection& c, std::string_view scope, std::uint32_t limit);
std::optional<StoredConflict> conflictOf(Connection& c, const Uuid& op);
void decideConflict(Connection& w, const Uuid& op, StoredConflict::Decision decision, Instant now, std::string_view by);

}  // namespace jw::store
