// Where the data folder is: schema steps, code tables, mappings, calendars.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace jw::app {

/// `given` (--data) if there is one, else share/jingwei/data beside the installed program, else the folder of the
/// source tree. Throws Error(input) if it holds no schema.
std::filesystem::path findDataDir(const std::optional<std::filesystem::path>& given);

/// The mapping file that --map names: a path, or the bare name of one in data/mappings ("tainan"). Throws Error(input).
std::filesystem::path findMapping(const std::string& name, const std::filesystem::path& data);

}  // namespace jw::app
