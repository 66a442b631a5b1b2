// Backups in words.
#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/engine/backup_desk.h"

namespace jw::ui {

/// Main thread, in the language of the moment.
class BackupWords {
  Q_DECLARE_TR_FUNCTIONS(BackupWords)
 public:
  /// "● backed up 12 min ago", "▲ the last backup failed" …
  static QString brief(const engine::BackupDesk::Status& status, Instant now);
  /// Where the last one lies, how large it is, when the next one comes.
  static QString sentence(const engine::BackupDesk::Status& status, Instant now);
  /// What went wrong and what to do next; "" if nothing did.
  static QString trouble(const engine::BackupDesk::Status& status);
  static QString progress(const engine::BackupDesk::Status& status);
  static QString size(std::uint64_t bytes);
  /// What to type at a shell.
  static QString restoreCommand(const std::filesystem::path& store, const std::filesystem::path& backup);
};

}  // namespace jw::ui
