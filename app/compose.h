// The one place where the parts of the program are built and joined.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>

#include "app/context.h"
#include "core/engine/engine.h"
#include "core/engine/sync_desk.h"

namespace jw::app {

enum class Opening {
  existing,  ///< a store that is not there is an error
  create     ///< a store that is not there is made
};

/// The file that --store names, else the last one opened. Throws Error(usage) if there is neither.
std::filesystem::path storeFile(const Context& context);

/// The engine over storeFile(), whose error names the newest backup where the store is damaged or gone; a store named by --store is remembered as the last one. Throws Error(store).
/// Messages go out only where `courier` is set, by the notify.toml beside the program's settings.
std::unique_ptr<engine::Engine> openEngine(const Context& context, Opening opening, bool courier = false);
/// The engine over that very file, which is not remembered: for exports of the demo, benches and headless runs.
std::unique_ptr<engine::Engine> openEngine(const Context& context, const std::filesystem::path& store, Opening opening, bool courier = false);

/// The newest backup of the store that is whole, of those that are remembered and those beside it; nothing if there is none. Looks
/// through the pages of those that it finds, until one is sound.
std::optional<std::filesystem::path> newestBackup(const Context& context, const std::filesystem::path& store);

/// The conversation with the center that is remembered for the engine's store; what `given` names counts before that. Alone where
/// there is none. An address that has answered is remembered, unless there is a password in it.
std::unique_ptr<engine::SyncDesk> openSync(const Context& context, engine::Engine& engine, const engine::CenterAddress& given);

/// The machine's own hand: enters what happened elsewhere, reads for pictures and exports. Sees the whole city.
model::Actor machineActor();

}  // namespace jw::app
