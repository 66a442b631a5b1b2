// What was said of the place of cases, for lists that leave the screen; summaries do not carry it.
#pragma once
#include <functional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/engine/engine.h"

namespace jw::engine {

/// Of those in the actor's area that have an address. `ready` comes on a reader's thread.
void addressesOf(const Engine& engine, const model::Actor& actor, std::vector<CaseId> cases, std::stop_token stop, std::function<void(std::unordered_map<CaseId, std::string>)> ready);

}  // namespace jw::engine
