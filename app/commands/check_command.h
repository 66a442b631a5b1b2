// check: whether a store is sound.
#pragma once
#include "app/command.h"

namespace jw::app {

Command checkCommand();

}  // namespace jw::app
