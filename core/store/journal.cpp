#include "core/store/journal.h"

namespace jw::store {

void appendJournal(Connection& writer, const model::Actor& actor, const JournalEntry& e) {
  auto s = writer.prepare("INSERT INTO journal (op, at, actor, user, tbl, row, kind, row_ver, area, patch) VALUES (?,?,?,?,?,?,?,?,?,?)");
  s->bind(1, e.op).bind(2, e.at).bind(3, std::string_view(actor.name)).bind(4, actor.user).bind(5, static_cast<int>(e.table));
  s->bind(6, e.row).bind(7, static_cast<int>(e.kind)).bind(8, e.rowVer).bind(9, e.area).bindOrNull(10, e.patch);
  s->run();
}

}  // namespace jw::store
