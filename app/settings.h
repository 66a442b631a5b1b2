// What the program remembers between two runs, per user.
#pragma once
#include <filesystem>
#include <optional>

namespace jw::app {

/// $XDG_CONFIG_HOME/jingwei/settings.json, else ~/.config/jingwei/settings.json.
std::filesystem::path settingsFile();

/// The store that was opened last; nothing if none was, or if the file cannot be read.
std::optional<std::filesystem::path> lastStore(const std::filesystem::path& settings);

/// Remembers `store` by its absolute path. A settings file that cannot be written is no reason to fail: returns false.
bool rememberStore(const std::filesystem::path& settings, const std::filesystem::path& store);

}  // namespace jw::app
