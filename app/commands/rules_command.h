// jingwei rules …: the dispatch rules of a store, proposals for them, and how they would have done.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

/// rules list, import, learn, test and replay.
std::vector<Command> rulesCommands();

}  // namespace jw::app
