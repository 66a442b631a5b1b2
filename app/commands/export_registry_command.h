// jingwei export registry: rows with personal data, for a purpose.
#pragma once
#include "app/command.h"

namespace jw::app {

Command exportRegistryCommand();

}  // namespace jw::app
