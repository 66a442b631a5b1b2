// snapshot: the map as a picture file.
#pragma once
#include "app/command.h"

namespace jw::app {

Command snapshotCommand();

}  // namespace jw::app
