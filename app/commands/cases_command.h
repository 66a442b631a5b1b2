// jingwei cases list | show | sheet: the work queues, one case, and its sheet as a PDF.
#pragma once
#include "app/command.h"

namespace jw::app {

std::vector<Command> casesCommands();

}  // namespace jw::app
