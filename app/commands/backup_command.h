// backup, restore: a copy of the store that is verified, and the way back to it.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

std::vector<Command> backupCommands();

}  // namespace jw::app
