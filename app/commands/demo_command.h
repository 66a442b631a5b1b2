// demo: a whole fictitious city in a new store.
#pragma once
#include "app/command.h"

namespace jw::app {

Command demoCommand();

}  // namespace jw::app
