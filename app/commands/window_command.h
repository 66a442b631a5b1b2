// What the program does without a command: the window.
#pragma once
#include "app/command.h"

namespace jw::app {

Command windowCommand();

}  // namespace jw::app
