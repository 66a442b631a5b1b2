// jingwei registry …: find people, houses and organisations, show a page of them, take files in and give lists out.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

/// registry find, show, import and export. Names and numbers are masked: a script has no purpose to open them for.
std::vector<Command> registryCommands();

}  // namespace jw::app
