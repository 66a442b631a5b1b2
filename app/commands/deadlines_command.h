// jingwei deadlines: what a city's history says about its limits.
#pragma once
#include "app/command.h"

namespace jw::app {

Command deadlinesInferCommand();

}  // namespace jw::app
