#include "core/store/journal.h"
#include "core/base/json_line.h"
#include "core/store/loose_attachments.h"
#include "core/store/sync_functions.h"
#include "core/sync/replica.h"

namespace jw::sync {
namespace {

using nlohmann::json;
using store::OutboxOp;
using store::StoredConflict;

bool empty(const std::string& detail) { return detail.empty() || detail == "{}" || detail == "null"; }

}  // namespace

void Replica::refuse(const OutboxOp& op, const OpResult& result, Instant now) {
  store::addConflict(m_db, {op.op, op.table, op.row, op.kind, static_cast<int>(result.status), op.area, op.patch, op.base, op.step, result.detail, op.actor, op.at, now, StoredConflict::Decision::open, kNever, {}});
  store::setOpState(m_db, op.op, OutboxOp::State::refused, result.newVer, now);
}

// The center will never have this row: the same report or building was entered elsewhere, and that one takes its place, or it may
// not stand there. Whole, as it stands now, it is among the conflicts.
void Replica::fold(const store::SyncTable& t, const OutboxOp& op, const OpResult& result, Instant now, Touched& touched) {
  OutboxOp whole = op;
  if (const auto mine = m_rows.whole(t, op.row)) whole.patch = jsonLine(*mine);
  // For the person who decides, a row that was told again is one that was entered.
  if (op.kind == static_cast<int>(OpKind::restore)) whole.kind = static_cast<int>(OpKind::insert);
  refuse(whole, result, now);
  m_rows.erase(t, op.row, false, now);
  if (const Uuid existing = existingOf(result.detail); !existing.isNil() && t.number == static_cast<int>(store::Table::cases)) {
    store::leaveAttachmentsTo(m_db, op.row, existing);
    if (const auto there = m_rows.known(t, existing)) store::hangAttachments(m_db, there->n, existing);
  }
  // What was done on it since is answered without a copy to fall back on.
  dropCopy(t, op.row, 0);
  touched.note(t.number, op.row);
  wakeKeys(now, touched);
}

// A row that we told to a center that was restored, and that it did not take as it is. False: it is to be treated as an insertion.
bool Replica::settleRestored(const store::SyncTable& t, const OutboxOp& op, const OpResult& result, std::int64_t have, Instant now, Touched& touched) {
  const auto detail = json::parse(result.detail, nullptr, false);
  const std::string reason = detail.is_object() && detail.contains("reason") && detail.at("reason").is_string() ? detail.at("reason").get<std::string>() : "";
  // Deleted for ever, in an area that is not ours by now, or not for us to tell: the center's word holds, and nobody's work is lost.
  if (have == 0 && reason != "deleted" && reason != "elsewhere" && reason != "not_entitled") return false;
  store::forgetOp(m_db, op.op);
  const auto shadow = store::shadowOf(m_db, t.number, op.row);
  if (have == 0)
    applyGone({t.number, op.row, 0}, Gone::unknown, now, touched);
  else if (shadow && !shadow->image.is_null())
    place(t, op.row, shadow->ver, shadow->image, {}, op.area, now, touched);
  return true;
}

void Replica::settle(const OpResult& result, Instant now, Touched& touched) {
  using State = OutboxOp::State;
  const auto op = store::opById(m_db, result.opId);
  if (!op || (op->state != State::waiting && op->state != State::again)) return;
  const auto* t = store::findTable(m_tables.all, op->table);
  if (!t) return;
  const store::Applying applying(m_db);
  const bool good = result.status == OpStatus::applied || result.status == OpStatus::duplicate;
  const bool same = result.status == OpStatus::duplicate && !existingOf(result.detail).isNil();
  auto shadow = store::shadowOf(m_db, op->table, op->row);
  const auto known = m_rows.known(*t, op->row);
  auto held = store::waitingRow(m_db, op->table, op->row);
  const bool going = held && held->gone != 0;    // only its children keep it here
  const bool holding = held && held->gone == 0;  // what the center has of it has no place yet
  const std::int64_t have = holding ? held->ver : shadow ? shadow->ver : known ? known->serverVer : 0;
  const bool restore = op->kind == static_cast<int>(OpKind::restore);
  if (restore && !good && settleRestored(*t, *op, result, have, now, touched)) return;
  // A row that is here alone would stay so.
  const bool alone = same || (!good && (restore || op->kind == static_cast<int>(OpKind::insert)) && have == 0);
  if (op->state == State::again && !(alone && known)) {
    // Its effect is in the row here already, or in what has come over it since; but a row that the center has not given yet may be gone
    // from it before it does. Where another row stands in its place, people see it.
    const bool ungiven = op->kind == static_cast<int>(OpKind::insert) && known && known->serverVer == 0;
    good && !same ? store::setOpState(m_db, op->op, ungiven ? State::taken : State::settled, result.newVer, now) : refuse(*op, result, now);
    return;
  }
  // Before the center has given its row in a comparison, its versions and ours are not those of one history.
  const bool comparable = comparison() == Comparison::none || have == 0 || store::seen(m_db, op->table, op->row);
  // Nothing will come back of a row that is gone for ever, or that is somebody else's by now.
  const bool gone = store::tombstoned(m_db, op->table, op->row) || !known;
  bool again = false;  // the row must be written anew from what the center has
  if (alone) {
    fold(*t, *op, result, now, touched);
  } else if (!good) {
    refuse(*op, result, now);
    again = true;
  } else if (op->kind == static_cast<int>(OpKind::remove)) {
    store::putTombstone(m_db, op->table, op->row, result.newVer);
    store::setOpState(m_db, op->op, State::settled, result.newVer, now);
    closeTaken(op->table, op->row, result.newVer, now);
  } else if (Json image; holding && comparable && result.status == OpStatus::applied && empty(result.detail) && result.newVer == have + 1 && overlay(image = Json::parse(held->image), *op)) {
    held->ver = result.newVer;
    held->image = image.dump();
    store::putWaiting(m_db, *held);
    store::setOpState(m_db, op->op, State::settled, result.newVer, now);
  } else if (!holding && comparable && result.status == OpStatus::applied && empty(result.detail) && shadow && result.newVer == have + 1 && overlay(shadow->image, *op)) {
    // Nobody else has touched it: the center's row is what we knew of it with this op.
    shadow->ver = result.newVer;
    store::putShadow(m_db, op->table, op->row, *shadow);
    m_rows.setServerVer(*t, op->row, result.newVer);
    // What happens to it before the copy begins is told by neither the copy nor what is pulled after it.
    if (comparison() == Comparison::rest || !store::syncState(m_db, "bootstrap.xid").empty()) store::markSeen(m_db, op->table, op->row);
    store::setOpState(m_db, op->op, State::settled, result.newVer, now);
  } else if ((comparable && result.newVer <= have) || gone) {
    store::setOpState(m_db, op->op, State::settled, result.newVer, now);
    again = true;
  } else {
    store::setOpState(m_db, op->op, State::taken, result.newVer, now);
  }
  if (again && holding)
    place(*t, op->row, held->ver, Json::parse(held->image), {held->updatedAt, held->updatedBy}, held->area, now, touched);
  else if (again && shadow && !shadow->image.is_null() && !going)
    place(*t, op->row, shadow->ver, shadow->image, {}, op->area, now, touched);
  if (store::openOps(m_db, op->table, op->row).empty()) {
    store::dropShadow(m_db, op->table, op->row);
    // It was somebody else's row when the answer came: no copy of it stays.
    if (!m_rows.known(*t, op->row) && !store::tombstoned(m_db, op->table, op->row) && result.status == OpStatus::applied) store::blankOps(m_db, op->table, op->row);
  }
}

}  // namespace jw::sync
