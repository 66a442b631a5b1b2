// How a store is backed up by the clock: kept in the store, with defaults and limits from data/backup/settings.toml.
#pragma once
#include <filesystem>
#include <string>

#include "core/engine/backup_folder.h"
#include "core/store/connection.h"

namespace jw::engine {

struct BackupSettings {
  bool on = true;
  int minutes = 60;             ///< between two
  Keeping keeping;
  std::filesystem::path folder;  ///< absolute; empty: defaultBackupFolder
  friend bool operator==(const BackupSettings&, const BackupSettings&) = default;
};

struct BackupLimits {
  BackupSettings standard, least, most;  ///< of least and most only the numbers count
};

/// Throws Error(input) naming what is wrong in the file.
BackupLimits loadBackupLimits(const std::filesystem::path& dataFolder);
/// Of the store; what it does not say, or says outside the limits, is as in `limits`.
BackupSettings backupSettings(store::Connection& c, const BackupLimits& limits);
/// "" if these may be chosen, else what may not: "minutes", "hourly", "daily", "folder".
std::string faultOf(const BackupSettings& settings, const BackupLimits& limits);
/// Writer, inside a transaction.
void putBackupSettings(store::Connection& w, const BackupSettings& settings);

}  // namespace jw::engine
