// The operation log of switches and durations, as the window asks for it.
#pragma once
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "core/engine/engine.h"
#include "core/store/settings_log.h"

namespace jw::engine {

/// Newest first, inside the actor's area. `ready` runs on a reader thread and is not called for a read that was stopped.
void settingChanges(const Engine& engine, model::Actor actor, std::uint32_t limit, std::stop_token stop, std::function<void(std::vector<store::SettingChange>)> ready);

}  // namespace jw::engine
