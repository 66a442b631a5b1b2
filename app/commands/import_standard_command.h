// jingwei import standard: a city's case standard into categories, departments and limits.
#pragma once
#include "app/command.h"

namespace jw::app {

Command importStandardCommand();

}  // namespace jw::app
