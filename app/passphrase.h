// A passphrase from the terminal, a file or a pipe; never from the arguments, which every program on the machine can read.
#pragma once
#include <filesystem>
#include <string>

#include "app/context.h"

namespace jw::app {

/// `file`: its first line; "-": the first line of the standard input; "": asked on the terminal without echo, `twice` to be sure.
/// Throws Error(usage) without a terminal, Error(input) where it cannot be read or the two differ, Error(cancelled).
std::string readPassphrase(const Context& context, const std::filesystem::path& file, bool twice);

}  // namespace jw::app
