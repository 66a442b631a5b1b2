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

// The same report or building was entered here and elsewhere: the center has the other one, which takes this one's place.
void Replica::fold(const store::SyncTable& t, const OutboxOp& op, const OpResult& result, Instant now, Touched& touched) {
  OutboxOp whole = op;
  if (auto mine = m_rows.image(t, op.row)) {
    if (t.name == "cases") (*mine)["trail"] = m_rows.trail(op.row);
    whole.patch = mine->dump(-1, ' ', false, json::error_handler_t::replace);
  }
  refuse(whole, result, now);
  m_rows.erase(t, op.row, false, now);
  touch(t, op.row, touched);
  wakeKeys(now, touched);
}

void Replica::settle(const OpResult& result, Instant now, Touched& touched) {
  const auto op = store::opById(m_db, result.opId);
  if (!op || op->state != OutboxOp::State::waiting) return;
  const auto* t = store::findTable(m_tables.all, op->table);
  if (!t) return;
  const store::Applying applying(m_db);
  auto shadow = store::shadowOf(m_db, op->table, op->row);
  const auto known = m_rows.known(*t, op->row);
  const std::int64_t have = shadow ? shadow->ver : known ? known->serverVer : 0;
  // Nothing will come back of a row that is gone for ever, or that is somebody else's by now.
  const bool gone = store::tombstoned(m_db, op->table, op->row) || (!known && op->kind != static_cast<int>(OpKind::remove));
  bool again = false;  // the row must be written anew from what the center has
  if (result.status == OpStatus::applied || result.status == OpStatus::duplicate) {
    if (result.status == OpStatus::duplicate && result.detail.find("\"existing\"") != std::string::npos) {
      fold(*t, *op, result, now, touched);
    } else if (result.status == OpStatus::applied && empty(result.detail) && shadow && result.newVer == have + 1 && op->kind != static_cast<int>(OpKind::remove)) {
      // Nobody else has touched it: the center's row is what we knew of it with this op.
      if (overlay(shadow->image, *op)) {
        shadow->ver = result.newVer;
        store::putShadow(m_db, op->table, op->row, *shadow);
        m_rows.setServerVer(*t, op->row, result.newVer);
        store::setOpState(m_db, op->op, OutboxOp::State::settled, result.newVer, now);
      } else {
        store::setOpState(m_db, op->op, OutboxOp::State::taken, result.newVer, now);
      }
    } else if (result.newVer <= have || gone) {
      store::setOpState(m_db, op->op, OutboxOp::State::settled, result.newVer, now);
      again = true;
    } else {
      store::setOpState(m_db, op->op, OutboxOp::State::taken, result.newVer, now);
    }
  } else {
    refuse(*op, result, now);
    again = true;
  }
  if (again && shadow && !shadow->image.is_null()) place(*t, op->row, shadow->ver, shadow->image, {}, op->area, now, touched);
  if (store::openOps(m_db, op->table, op->row).empty()) {
    store::dropShadow(m_db, op->table, op->row);
    // It was somebody else's row when the answer came: no copy of it stays.
    if (!m_rows.known(*t, op->row) && !store::tombstoned(m_db, op->table, op->row) && op->kind != static_cast<int>(OpKind::remove) && result.status == OpStatus::applied)
      store::blankOps(m_db, op->table, op->row);
  }
}

}  // namespace jw::sync
