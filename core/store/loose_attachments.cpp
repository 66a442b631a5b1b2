#include "core/store/loose_attachments.h"

#include "core/base/text.h"

namespace jw::store {

void leaveAttachments(Connection& w, std::int64_t caseRow, const Uuid& caseId) {
  w.prepare("INSERT INTO attachments_left (home, id, step, hash, name, type, size, at, actor) SELECT ?2, id, step, hash, name, type, size, at, actor FROM attachments WHERE case_n=?1 ORDER BY n ON CONFLICT DO NOTHING")
      ->bind(1, caseRow)
      .bind(2, caseId)
      .run();
  w.prepare("DELETE FROM attachments WHERE case_n=?")->bind(1, caseRow).run();
}

void leaveAttachmentsTo(Connection& w, const Uuid& from, const Uuid& to) { w.prepare("UPDATE attachments_left SET home=?2 WHERE home=?1")->bind(1, from).bind(2, to).run(); }

void hangAttachments(Connection& w, std::int64_t caseRow, const Uuid& caseId) {
  if (!w.prepare("SELECT 1 FROM attachments_left WHERE home=? LIMIT 1")->bind(1, caseId).step()) return;
  // A file that hangs there already is not hung twice; a later step than the case has had is none of its.
  w.prepare("INSERT INTO attachments (id, case_n, step, hash, name, type, size, at, actor) SELECT l.id, ?1, min(l.step, c.transitions), l.hash, l.name, l.type, l.size, l.at, l.actor "
            "FROM attachments_left l JOIN cases c ON c.n=?1 WHERE l.home=?2 ORDER BY l.n ON CONFLICT DO NOTHING")
      ->bind(1, caseRow)
      .bind(2, caseId)
      .run();
  w.prepare("DELETE FROM attachments_left WHERE home=?")->bind(1, caseId).run();
}

void forgetAttachments(Connection& w, std::int64_t caseRow) {
  w.prepare("INSERT INTO sync_state (key, value) SELECT 'file.' || lower(hex(hash)), '' FROM attachments WHERE case_n=? ON CONFLICT DO NOTHING")->bind(1, caseRow).run();
  w.prepare("DELETE FROM attachments WHERE case_n=?")->bind(1, caseRow).run();
}

void forgetLeftAttachments(Connection& w) {
  w.execute("INSERT INTO sync_state (key, value) SELECT 'file.' || lower(hex(hash)), '' FROM attachments_left WHERE true ON CONFLICT DO NOTHING; DELETE FROM attachments_left");
}

std::vector<std::string> filesToForget(Connection& c) {
  auto s = c.prepare("SELECT substr(key, 6) FROM sync_state WHERE key > 'file.' AND key < 'file/'");
  std::vector<std::string> out;
  while (s->step()) out.emplace_back(s->text(0));
  return out;
}

bool fileIsNamed(Connection& c, const std::string& hash) {
  const std::string bytes = text::fromHex(hash);
  auto s = c.prepare("SELECT 1 FROM attachments WHERE hash=?1 UNION ALL SELECT 1 FROM attachments_left WHERE hash=?1 LIMIT 1");
  s->bindBlob(1, bytes.data(), bytes.size());
  return s->step();
}

void fileForgotten(Connection& w, const std::string& hash) { w.prepare("DELETE FROM sync_state WHERE key='file.' || ?")->bind(1, std::string_view(hash)).run(); }

}  // namespace jw::store
