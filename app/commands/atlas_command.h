// jingwei atlas: one PDF page for each grid.
#pragma once
#include "app/command.h"

namespace jw::app {

Command atlasCommand();

}  // namespace jw::app
