#include "app/compose.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/restore_hint.h"
#include "app/settings.h"
#include "core/base/error.h"
#include "core/engine/backup_folder.h"
#include "core/store/backup.h"
#include "core/store/check.h"

namespace jw::app {
namespace fs = std::filesystem;

fs::path storeFile(const Context& context) {
  if (context.store) return *context.store;
  if (const auto last = lastStore(context.settings)) return *last;
  throw Error(ErrorCode::usage, "which store? None was opened before; name one with --store");
}

namespace {

// Not every store that does not open is damaged: its key may be missing.
bool isDamaged(const fs::path& store) {
  try {
    store::Connection c(store, store::OpenMode::readOnly);
    store::checkFile(c, true);
    return false;
  } catch (const Error&) {
    return true;
  }
}

}  // namespace

std::optional<fs::path> newestBackup(const Context& context, const fs::path& store) {
  auto files = backupsOf(context.settings, store);
  std::vector<fs::path> folders{engine::defaultBackupFolder(store)};
  for (const auto& file : files)
    if (std::find(folders.begin(), folders.end(), file.parent_path()) == folders.end()) folders.push_back(file.parent_path());
  for (const auto& folder : folders)
    for (auto& kept : engine::backupsIn(folder, store)) files.push_back(std::move(kept.file));
  return engine::newestSound(files, {.report = nullptr, .stop = context.stop});
}

std::unique_ptr<engine::Engine> openEngine(const Context& context, Opening opening, bool courier) {
  const fs::path file = storeFile(context);
  std::unique_ptr<engine::Engine> engine;
  try {
    engine = openEngine(context, file, opening, courier);
  } catch (const Error& e) {
    if (e.code() != ErrorCode::store || (fs::exists(file) && !isDamaged(file))) throw;
    const std::string hint = restoreHint(context, file);
    if (hint.empty()) throw;
    throw Error(e.code(), e.what() + hint);
  }
  if (context.store) rememberStore(context.settings, file);
  return engine;
}

std::unique_ptr<engine::Engine> openEngine(const Context& context, const fs::path& store, Opening opening, bool courier) {
  engine::Engine::Options options;
  options.store = store;
  options.data = context.data;
  options.create = opening == Opening::create;
  if (courier) options.notify = context.settings.parent_path() / "notify.toml";
  return std::make_unique<engine::Engine>(std::move(options));
}

std::unique_ptr<engine::SyncDesk> openSync(const Context& context, engine::Engine& engine, const engine::CenterAddress& given) {
  engine::SyncDesk::Options options;
  options.center = centerOf(context.settings, engine.storeId());
  if (!given.url.empty()) options.center.url = given.url;
  if (!given.rootCertificate.empty()) options.center.rootCertificate = given.rootCertificate;
  if (!given.siteName.empty()) options.center.siteName = given.siteName;
  options.appVersion = JW_VERSION;
  options.remember = [settings = context.settings, store = engine.storeId()](const engine::CenterAddress& center) {
    if (!rememberCenter(settings, store, center)) spdlog::warn("sync: the address of the center is not remembered");
  };
  return std::make_unique<engine::SyncDesk>(engine, std::move(options));
}

model::Actor machineActor() {
  model::Actor actor;
  actor.name = "@import";
  actor.role = model::Role::engine;
  return actor;
}

}  // namespace jw::app
