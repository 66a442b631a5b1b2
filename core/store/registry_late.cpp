#include "core/store/registry_late.h"

#include <algorithm>

#include "core/base/error.h"

namespace jw::store {
namespace {

struct Superseded {
  RegistryRow row;  // until kNever: it was the present version
  Instant recordedAt = kNever, toldAt = kNever;
  std::string recordedBy, toldBy;
};

// The versions from `first` on, and the present one, leave the history for a change that makes version `told`.
void supersede(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, std::int64_t first, std::int64_t told) {
  w.prepare("INSERT INTO registry_superseded (tbl, row, told_ver, row_ver, since, until, recorded_at, recorded_by, image, told_at, told_by) "
            "SELECT tbl, row, ?4, row_ver, since, until, recorded_at, recorded_by, image, ?5, ?6 FROM registry_history WHERE tbl=?1 AND row=?2 AND row_ver>=?3")
      ->bind(1, static_cast<int>(table)).bind(2, present.n).bind(3, first).bind(4, told).bind(5, op.at).bind(6, std::string_view(op.actor.name)).run();
  w.prepare("DELETE FROM registry_history WHERE tbl=? AND row=? AND row_ver>=?")->bind(1, static_cast<int>(table)).bind(2, present.n).bind(3, first).run();
  const std::string image = present.image.dump();
  auto s = w.prepare("INSERT INTO registry_superseded (tbl, row, told_ver, row_ver, since, image, told_at, told_by) VALUES (?,?,?,?,?,?,?,?)");
  s->bind(1, static_cast<int>(table)).bind(2, present.n).bind(3, told).bind(4, present.rowVer).bind(5, present.since).bind(6, std::string_view(image));
  s->bind(7, op.at).bind(8, std::string_view(op.actor.name)).run();
}

// By version; the one that was the present is the last.
std::vector<Superseded> supersededBy(Connection& c, Table table, std::int64_t n, std::int64_t told) {
  auto s = c.prepare("SELECT row_ver, since, until, recorded_at, recorded_by, image, told_at, told_by FROM registry_superseded WHERE tbl=? AND row=? AND told_ver=? ORDER BY row_ver");
  s->bind(1, static_cast<int>(table)).bind(2, n).bind(3, told);
  std::vector<Superseded> out;
  while (s->step()) {
    Superseded v;
    v.row.n = n;
    v.row.rowVer = s->integer(0);
    v.row.since = s->instant(1);
    v.row.until = s->instant(2);
    v.row.image = RowImage::parse(s->text(5));
    v.recordedAt = s->instant(3);
    v.recordedBy = s->text(4);
    v.toldAt = s->instant(6);
    v.toldBy = s->text(7);
    out.push_back(std::move(v));
  }
  if (out.empty()) throw Error(ErrorCode::internal, "version " + std::to_string(told) + " of row " + std::to_string(n) + " came from no late report");
  return out;
}

}  // namespace

Instant heldSince(Connection& c, Table table, const RegistryRow& present, const char* column) {
  Instant since = present.since;
  for (const auto& older : registryHistory(c, table, present.n)) {
    if (older.row.until <= older.row.since) continue;
    const auto value = older.row.image.find(column);
    if (value == older.row.image.end() || *value != present.image.at(column)) return since;
    since = older.row.since;
  }
  return std::min(since, fromMillis(present.number("valid_from")));
}

std::int64_t retellRegistryRow(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, const RowImage& patch, Instant since) {
  const RowImage changed = changedColumns(present, patch);
  if (changed.empty()) return present.rowVer;
  auto versions = registryHistory(w, table, present.n);
  std::reverse(versions.begin(), versions.end());
  const auto first = std::find_if(versions.begin(), versions.end(), [&](const OlderVersion& v) { return v.row.until > since; });
  // Of a row that came from the center only what was seen since is kept.
  if (since >= present.since || first == versions.end()) return updateRegistryRow(w, op, table, present, patch, std::max(since, present.since));
  supersede(w, op, table, present, first->row.rowVer, present.rowVer + 1);
  keepVersion(w, table, first->row, std::max(first->row.since, since), op.at, op.actor.name);
  // One version more than before: those that follow the true day have the next number each.
  for (auto v = first; v != versions.end(); ++v) {
    RegistryRow retold = v->row;
    ++retold.rowVer;
    retold.since = std::max(retold.since, since);
    retold.image.update(changed);
    keepVersion(w, table, retold, std::max(retold.since, retold.until), v->recordedAt, v->recordedBy);
  }
  RowImage image = present.image;
  image.update(changed);
  return writePresent(w, op, table, present, image, changed, present.since);
}

bool wasRetold(Connection& c, Table table, std::int64_t n, std::int64_t told) {
  auto s = c.prepare("SELECT 1 FROM registry_superseded WHERE tbl=? AND row=? AND told_ver=? LIMIT 1");
  s->bind(1, static_cast<int>(table)).bind(2, n).bind(3, told);
  return s->step();
}

RegistryRow beforeRetelling(Connection& c, Table table, std::int64_t n, std::int64_t told) { return supersededBy(c, table, n, told).back().row; }

std::int64_t takeBackRetelling(Connection& w, const RegistryOp& op, Table table, const RegistryRow& present, std::int64_t told) {
  const auto before = supersededBy(w, table, present.n, told);
  supersede(w, op, table, present, before.front().row.rowVer, present.rowVer + 1);
  for (const Superseded& v : before)
    if (v.row.until != kNever) keepVersion(w, table, v.row, v.row.until, v.recordedAt, v.recordedBy);
  // Both what is now the present again and what is taken back stand in the history, without length: the past shows no trace of it.
  const Superseded& then = before.back();
  keepVersion(w, table, then.row, then.row.since, then.toldAt, then.toldBy);
  RegistryRow undone = present;
  undone.since = then.row.since;
  keepVersion(w, table, undone, undone.since, op.at, op.actor.name);
  return writePresent(w, op, table, present, then.row.image, changedColumns(present, then.row.image), then.row.since);
}

}  // namespace jw::store
