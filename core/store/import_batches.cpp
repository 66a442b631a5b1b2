#include "core/store/import_batches.h"

namespace jw::store {

void beginBatch(Connection& w, const Uuid& batch, std::string_view subject, std::uint64_t rows, Instant at, std::string_view by) {
  w.prepare("INSERT INTO import_batches (id, subject, rows, started_at, started_by) VALUES (?,?,?,?,?)")->bind(1, batch).bind(2, subject).bind(3, static_cast<std::int64_t>(rows)).bind(4, at).bind(5, by).run();
}

void keepBatchSteps(Connection& w, const Uuid& batch, std::span<const model::UndoStep> steps) {
  auto last = w.prepare("SELECT coalesce(max(n), 0) FROM import_steps WHERE batch=?");
  last->bind(1, batch).step();
  std::int64_t n = last->integer(0);
  auto s = w.prepare("INSERT INTO import_steps (batch, n, journal_table, row, row_ver, inserted) VALUES (?,?,?,?,?,?)");
  for (const auto& step : steps)
    s->bind(1, batch).bind(2, ++n).bind(3, std::int64_t{step.table}).bind(4, step.row).bind(5, step.rowVer).bind(6, std::int64_t{step.inserted}).run();
}

std::vector<model::UndoStep> takeBatchSteps(Connection& w, const Uuid& batch, std::uint32_t limit) {
  std::vector<model::UndoStep> steps;
  std::int64_t from = 0;
  auto s = w.prepare("SELECT n, journal_table, row, row_ver, inserted FROM import_steps WHERE batch=? ORDER BY n DESC LIMIT ?");
  s->bind(1, batch).bind(2, std::int64_t{limit});
  while (s->step()) {
    from = s->integer(0);
    steps.push_back({static_cast<std::uint8_t>(s->integer(1)), s->integer(2), s->integer(3), s->integer(4) != 0});
  }
  if (!steps.empty()) w.prepare("DELETE FROM import_steps WHERE batch=? AND n>=?")->bind(1, batch).bind(2, from).run();
  return steps;
}

void endBatch(Connection& w, const Uuid& batch, BatchState state) { w.prepare("UPDATE import_batches SET state=?2 WHERE id=?1")->bind(1, batch).bind(2, static_cast<std::int64_t>(state)).run(); }

std::uint32_t forgetBatchSteps(Connection& w, std::uint32_t limit) {
  w.prepare("DELETE FROM import_steps WHERE (batch, n) IN (SELECT s.batch, s.n FROM import_batches b JOIN import_steps s ON s.batch=b.id WHERE b.state<>0 LIMIT ?)")->bind(1, std::int64_t{limit}).run();
  return static_cast<std::uint32_t>(w.changes());
}

std::optional<Uuid> unfinishedBatch(Connection& c) {
  auto s = c.prepare("SELECT id FROM import_batches WHERE state=0 LIMIT 1");
  return s->step() ? std::optional(s->uuid(0)) : std::nullopt;
}

}  // namespace jw::store
