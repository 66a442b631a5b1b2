#include "app/restore_hint.h"

#include "app/compose.h"
#include "core/engine/backup_folder.h"

namespace jw::app {

std::string restoreHint(const Context& context, const std::filesystem::path& store) {
  const auto backup = newestBackup(context, store);
  if (!backup) return {};
  return "\n" + std::string(context.text({"最近的完好备份：", "the newest sound backup: "})) + backup->string() + "\n" + std::string(context.text({"恢复命令：", "restore it with: "})) + engine::restoreCommand(store, *backup);
}

}  // namespace jw::app
