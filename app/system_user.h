// Who runs the program, as the system knows him.
#pragma once
#include <string>

#include "core/model/actor.h"

namespace jw::app {

/// The login name, else the number of the user.
std::string systemUser();
/// He as administrator: commands that work on the file itself have no login, the key file says who may.
model::Actor systemActor();

}  // namespace jw::app
