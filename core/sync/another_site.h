// What a workstation is called at its center, when it may not go on under its name.
#pragma once
#include "core/base/clock.h"
#include "core/store/connection.h"

namespace jw::sync {

/// A store that goes on from an earlier moment must not use again the numbers under which it has told the center what was done since:
/// it is another site from now on. Nothing that waits is lost, and what the center has taken already it finds by the op's own id. False
/// where the store belongs to no center. Writer, inside a transaction.
bool becomeAnotherSite(store::Connection& w, Instant now);

}  // namespace jw::sync
