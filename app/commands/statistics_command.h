// jingwei stats …: the statistics catalog, and the figures of one entry.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

/// stats list and stats run.
std::vector<Command> statisticsCommands();

}  // namespace jw::app
