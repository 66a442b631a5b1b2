// jingwei appraise: a ranked appraisal of departments, areas or persons.
#pragma once
#include "app/command.h"

namespace jw::app {

Command appraiseCommand();

}  // namespace jw::app
