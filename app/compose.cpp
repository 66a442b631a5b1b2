#include "app/compose.h"

#include <spdlog/spdlog.h>

#include "app/settings.h"
#include "core/base/error.h"

namespace jw::app {
namespace fs = std::filesystem;

fs::path storeFile(const Context& context) {
  if (context.store) return *context.store;
  if (const auto last = lastStore(context.settings)) return *last;
  throw Error(ErrorCode::usage, "which store? None was opened before; name one with --store");
}

std::unique_ptr<engine::Engine> openEngine(const Context& context, Opening opening, bool courier) {
  const fs::path file = storeFile(context);
  auto engine = openEngine(context, file, opening, courier);
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
