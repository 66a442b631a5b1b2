// bench: our figures beside those of peers, measured in one run.
#pragma once
#include "app/command.h"

namespace jw::app {

Command benchCommand();

}  // namespace jw::app
