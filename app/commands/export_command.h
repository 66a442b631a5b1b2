// export: cases, areas or buildings as a table or a map file.
#pragma once
#include "app/command.h"

namespace jw::app {

/// Personal fields (reporter, parties, their telephone numbers) and free texts are never part of it.
std::vector<Command> exportCommands();

}  // namespace jw::app
