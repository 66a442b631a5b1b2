// headless: the main job without a window, for machines without a display.
#pragma once
#include "app/command.h"

namespace jw::app {

Command headlessCommand();

}  // namespace jw::app
