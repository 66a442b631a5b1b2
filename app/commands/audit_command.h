// jingwei audit verify | show: the audit log of a store.
#pragma once
#include <vector>

#include "app/command.h"

namespace jw::app {

std::vector<Command> auditCommands();

}  // namespace jw::app
