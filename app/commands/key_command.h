// sync key export|import: one key for all workstations of a center, carried by hand.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

std::vector<Command> keyCommands();

}  // namespace jw::app
