// jingwei plan grids: a community split into grids.
#pragma once
#include "app/command.h"

namespace jw::app {

Command planGridsCommand();

}  // namespace jw::app
