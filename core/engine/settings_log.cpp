#include "core/engine/settings_log.h"

namespace jw::engine {

void settingChanges(const Engine& engine, model::Actor actor, std::uint32_t limit, std::stop_token stop, std::function<void(std::vector<store::SettingChange>)> ready) {
  engine.read(stop, [actor = std::move(actor), limit, stop, ready = std::move(ready)](store::Connection& c) {
    auto changes = store::settingChanges(c, actor.scope, limit);
    if (!stop.stop_requested()) ready(std::move(changes));
  });
}

}  // namespace jw::engine
