// A small file as one text.
#pragma once
#include <filesystem>
#include <string>

namespace jw {

/// All bytes of it. Any thread. Throws Error(input) that names a file that cannot be read.
std::string readFile(const std::filesystem::path& file);

}  // namespace jw
