// sync: the central database and this workstation's part in it.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

std::vector<Command> syncCommands();

}  // namespace jw::app
