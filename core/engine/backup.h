// Backups of a store with what belongs to it, and the way back.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/actor.h"
#include "core/store/backup.h"

namespace jw::engine {

/// What belongs to a backup: the store's file, and beside it in the folder "jingwei.files" the attachments that its rows name (each content once,
/// shared by all backups of the folder). What does not: the key file. Whoever finds a backup cannot open the sealed fields with it; the
/// key is kept apart, once, on paper or another medium.
struct BackupReport {
  std::filesystem::path file;
  store::StoreFacts facts;
  std::uint64_t attachments = 0, copied = 0;  ///< that rows name; of those, that were not in the folder yet
  std::vector<store::Finding> findings;       ///< attachments that are missing or damaged (kind "file"): everything else is there
};

struct BackupTarget {
  std::filesystem::path file;
  bool replace = false;  ///< an earlier backup of that name, once the new one is whole
};

/// Reads through `reader` (see store::copyStore) and leaves a verified backup or nothing. `begins` is called when nothing speaks against the target any
/// more, before the first page is read: what leaves is put on record there. Throws Error(usage) for a target that cannot be
/// meant, Error(input) if it cannot be written, Error(store) if the store is damaged, Error(cancelled).
BackupReport makeBackup(store::Connection& reader, const BackupTarget& target, Instant now, const Progress& progress, const std::function<void()>& begins = nullptr);

/// The attachments beside backups in a folder.
std::filesystem::path backupVaultOf(const std::filesystem::path& folder);

struct RestoreReport {
  std::filesystem::path store, aside;  ///< aside: where the store that was there before is now; empty if there was none
  store::StoreFacts facts;             ///< of the backup
  bool newSite = false;                ///< the store belongs to a center, which will know it as another workstation
  std::uint64_t heldMessages = 0;      ///< that waited at the time of the backup: they may have been sent since
  std::uint64_t attachments = 0, copied = 0;
  std::vector<store::Finding> findings;  ///< attachments that neither the store's folder nor the backup has
};

/// Puts the backup in the store's place once it is verified, upgraded and settled: its site is another one, messages that waited are held,
/// the restoring stands in its audit log. Reads the environment for the key. Throws Error(input) for a file that is no backup, Error(store) if the backup is damaged, is one of
/// another store than is there, its key is missing, or the store is open; Error(newer_store), Error(cancelled). The store is then as it was.
RestoreReport restoreBackup(const std::filesystem::path& backup, const std::filesystem::path& store, const std::filesystem::path& schemaFolder, const model::Actor& actor, Instant now, const Progress& progress);

/// Writes into the audit log that a backup is made there. Writer, inside a transaction.
void auditBackup(store::Connection& w, const model::Actor& actor, Instant now, const std::filesystem::path& file);

}  // namespace jw::engine
