// Who takes personal rows away, as the command line names them.
#pragma once
#include "app/command.h"
#include "core/model/actor.h"

namespace jw::app {

/// The person of --as in the role of --role, anywhere in the city; without --as the machine, which may read nobody. Throws Error(usage).
model::Actor namedActor(const Options& options);
/// --as, --role and --purpose.
void addPersonOptions(Command& command);

}  // namespace jw::app
