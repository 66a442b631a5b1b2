// What to do about a store that is damaged or gone.
#pragma once
#include <filesystem>
#include <string>

#include "app/context.h"

namespace jw::app {

/// Two lines, each begun by a line end: the newest sound backup, and the command that restores it; "" if there is none. Reads backups.
std::string restoreHint(const Context& context, const std::filesystem::path& store);

}  // namespace jw::app
