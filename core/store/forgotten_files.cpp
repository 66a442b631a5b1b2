#include "core/store/forgotten_files.h"

#include "core/base/text.h"

namespace jw::store {

void noteFilesToForget(Connection& w, std::int64_t caseRow) {
  w.prepare("INSERT INTO sync_state (key, value) SELECT 'file.' || lower(hex(hash)), '' FROM attachments WHERE case_n=? ON CONFLICT DO NOTHING")->bind(1, caseRow).run();
}
std::vector<std::string> filesToForget(Connection& c) {
  auto s = c.prepare("SELECT substr(key, 6) FROM sync_state WHERE key > 'file.' AND key < 'file/'");
  std::vector<std::string> out;
  while (s->step()) out.emplace_back(s->text(0));
  return out;
}
bool fileIsNamed(Connection& c, const std::string& hash) {
  const std::string bytes = text::fromHex(hash);
  auto s = c.prepare("SELECT 1 FROM attachments WHERE hash=? LIMIT 1");
  s->bindBlob(1, bytes.data(), bytes.size());
  return s->step();
}
void fileForgotten(Connection& w, const std::string& hash) { w.prepare("DELETE FROM sync_state WHERE key='file.' || ?")->bind(1, std::string_view(hash)).run(); }

}  // namespace jw::store
