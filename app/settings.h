// What the program remembers between two runs, per user.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/sync_desk.h"

namespace jw::app {

/// $XDG_CONFIG_HOME/jingwei/settings.json, else ~/.config/jingwei/settings.json.
std::filesystem::path settingsFile();

/// The store that was opened last; nothing if none was, or if the file cannot be read.
std::optional<std::filesystem::path> lastStore(const std::filesystem::path& settings);

/// Remembers `store` by its absolute path. A settings file that cannot be written is no reason to fail: returns false.
bool rememberStore(const std::filesystem::path& settings, const std::filesystem::path& store);

/// Where backups of the store were made last, the newest first; for the day when the store itself cannot say it.
std::vector<std::filesystem::path> backupsOf(const std::filesystem::path& settings, const std::filesystem::path& store);
/// Remembers the file, and forgets all but some earlier ones. False where the settings cannot be written.
bool rememberBackup(const std::filesystem::path& settings, const std::filesystem::path& store, const std::filesystem::path& backup);

/// The center that the store of that id belongs to; url "" if it is not known. siteName "": the computer's own name.
engine::CenterAddress centerOf(const std::filesystem::path& settings, const std::string& storeId);

/// Remembers the address for the store. False where the file cannot be written, and for an address with a password in it, which
/// belongs into ~/.pgpass (or wherever PGPASSFILE points).
bool rememberCenter(const std::filesystem::path& settings, const std::string& storeId, const engine::CenterAddress& center);

}  // namespace jw::app
