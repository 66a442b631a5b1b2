// A folder of backups that were made by the clock: their names, which of them are kept, which is the newest sound one.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/zone.h"

namespace jw::engine {

struct KeptBackup {
  std::filesystem::path file;
  Instant takenAt = kNever;  ///< as its name says
  friend bool operator==(const KeptBackup&, const KeptBackup&) = default;
};

/// "<store>.backups" beside the store.
std::filesystem::path defaultBackupFolder(const std::filesystem::path& store);
/// "<name of the store>-20261123T011500Z.backup" in the folder.
std::filesystem::path backupName(const std::filesystem::path& folder, const std::filesystem::path& store, Instant takenAt);
/// Files of that form and store, newest first; none where there is no such folder. Their contents are not looked at.
std::vector<KeptBackup> backupsIn(const std::filesystem::path& folder, const std::filesystem::path& store);

/// How many are kept: the newest of each of the last so many hours in which one was made, and of so many days (of the zone). The newest one always.
struct Keeping {
  int hourly = 24, daily = 7;
  friend bool operator==(const Keeping&, const Keeping&) = default;
};
/// Those of `kept` (newest first) that may go.
std::vector<KeptBackup> superfluous(const std::vector<KeptBackup>& kept, const Keeping& keeping, const Zone& zone);

/// Removes those and then the attachments beside them that no backup of the folder names any more, whoever made it; while one
/// of them cannot be read, all attachments stay. How many backups were removed. Throws Error(input).
std::size_t thinOut(const std::filesystem::path& folder, const std::filesystem::path& store, const Keeping& keeping, const Zone& zone);

/// By the moments at which they were made; each is looked through until one is sound. Throws Error(cancelled).
std::optional<std::filesystem::path> newestSound(const std::vector<std::filesystem::path>& files, const Progress& progress);

/// How to type it, with the parts that a shell would take apart in quotes: "jingwei --store S restore B".
std::string restoreCommand(const std::filesystem::path& store, const std::filesystem::path& backup);

}  // namespace jw::engine
