// notify test, notify log: whether messages get out of the house, and which did.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

std::vector<Command> notifyCommands();

}  // namespace jw::app
