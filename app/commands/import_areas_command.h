// import areas: one level of the area tree from a map file.
#pragma once
#include "app/command.h"

namespace jw::app {

Command importAreasCommand();

}  // namespace jw::app
